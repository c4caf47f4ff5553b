// SVG pieces and their way to PNG. WebAssembly, so that the same drawing gives the same bytes on every
// machine; fonts come from packages, never from the system.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const packages = createRequire(import.meta.url);
const FONTS = [
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
] as const;

let ready: Promise<Uint8Array[]> | undefined;

const prepare = async (): Promise<Uint8Array[]> => {
  await initWasm(await readFile(packages.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(FONTS.map(async (font) => new Uint8Array(await readFile(packages.resolve(font)))));
};

export const picture = async (
  width: number,
  height: number,
  content: readonly string[],
): Promise<Uint8Array> => {
  ready ??= prepare();
  const fontBuffers = await ready;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">${content.join('')}</svg>`;
  const drawn = new Resvg(svg, {
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Inter Variable' },
  });
  return drawn.render().asPng();
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  { radius = 0, stroke = 'none' }: { readonly radius?: number; readonly stroke?: string } = {},
): string =>
  `<rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" rx="${String(radius)}" fill="${fill}" stroke="${stroke}"/>`;

export interface Lettering {
  readonly size?: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly mono?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text on its baseline. Bold is drawn by a thin outline: the font has one weight here. */
export const line = (x: number, y: number, text: string, lettering: Lettering = {}): string => {
  const { size = 14, fill = '#1f2629', bold = false, mono = false, anchor = 'start' } = lettering;
  const family = mono ? 'IBM Plex Mono' : 'Inter Variable';
  const weight = bold ? ` stroke="${fill}" stroke-width="${String(size / 32)}"` : '';
  return `<text x="${String(x)}" y="${String(y)}" font-family="${family}" font-size="${String(size)}" fill="${fill}" text-anchor="${anchor}"${weight}>${escaped(text)}</text>`;
};

export const path = (points: readonly (readonly [number, number])[], stroke: string, width = 2): string =>
  `<polyline points="${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}" fill="none" stroke="${stroke}" stroke-width="${String(width)}"/>`;
