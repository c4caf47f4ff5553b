// What somebody gets out of a redacted file with the tools that are there for it: words by pdftotext, pictures
// by pdfimages, colours by a reader that has no part in writing them.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { decode } from 'fast-png';

export interface Colours {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue. */
  readonly rgb: Uint8Array;
}

/** In fractions of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const hasPoppler = (): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export const coloursOf = (png: Uint8Array): Colours => {
  const { width, height, channels, data } = decode(png);
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    for (let i = 0; i < 3; i += 1) rgb[pixel * 3 + i] = data[pixel * channels + (channels >= 3 ? i : 0)] ?? 0;
  return { width, height, rgb };
};

const run = (tool: string, ...args: string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 });

/** All words that any way of reading the PDF gives. */
export const wordsOfPdf = (file: string): string =>
  [['-enc', 'UTF-8'], ['-raw'], ['-htmlmeta']]
    .map((how) => run('pdftotext', ...how, file, '-'))
    .join(' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\f]+/g, ' ')
    .trim();

/** Names of facts that a program would show of it, beside its form. */
export const factsOfPdf = (file: string): string[] =>
  run('pdfinfo', file)
    .split('\n')
    .map((line) => line.slice(0, Math.max(0, line.indexOf(':'))))
    .filter((name) => ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer'].includes(name));

export const attachmentsOfPdf = (file: string): number =>
  Number(/^(\d+) embedded/.exec(run('pdfdetach', '-list', file))?.[1] ?? -1);

/** The pictures in it, in the order of the pages. */
export const picturesOfPdf = (file: string, folder: string): Colours[] => {
  fs.mkdirSync(folder, { recursive: true });
  run('pdfimages', '-png', file, path.join(folder, 'page'));
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.png'));
  return names.sort().map((name) => coloursOf(fs.readFileSync(path.join(folder, name))));
};

/** The original as another program draws it, at the same size. */
export const drawnByPoppler = (
  file: string,
  page: number,
  { width, height }: Colours,
  to: string,
): Colours => {
  const at = ['-f', String(page), '-l', String(page), '-singlefile', '-png'];
  run('pdftoppm', ...at, '-scale-to-x', String(width), '-scale-to-y', String(height), file, to);
  return coloursOf(fs.readFileSync(`${to}.png`));
};

/** An area's place as the window's style sheet writes it is rounded; in pixels less than this. */
const ROUNDED = 0.001;

/** Pixels that an area touches, by whole columns and rows. */
const pixelsOf = (area: Box, { width, height }: Pick<Colours, 'width' | 'height'>) => ({
  left: Math.floor(area.left * width + ROUNDED),
  top: Math.floor(area.top * height + ROUNDED),
  right: Math.min(width, Math.ceil((area.left + area.width) * width - ROUNDED)),
  bottom: Math.min(height, Math.ceil((area.top + area.height) * height - ROUNDED)),
});

/** Pixels of the areas that are not exactly black. */
export const uncovered = (page: Colours, areas: readonly Box[]): number => {
  let count = 0;
  for (const { left, top, right, bottom } of areas.map((area) => pixelsOf(area, page)))
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) {
        const at = (y * page.width + x) * 3;
        if (page.rgb[at] !== 0 || page.rgb[at + 1] !== 0 || page.rgb[at + 2] !== 0) count += 1;
      }
  return count;
};

/** The largest and the mean difference of a colour outside of the areas (and a pixel around them). */
export const changedOutside = (after: Colours, before: Colours, areas: readonly Box[]) => {
  if (after.width !== before.width || after.height !== before.height) return { largest: 255, mean: 255 };
  const { width, height } = after;
  const boxes = areas.map((area) => pixelsOf(area, after));
  let [largest, sum, count] = [0, 0, 0];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isInside = boxes.some(
        (box) => x >= box.left - 1 && x <= box.right && y >= box.top - 1 && y <= box.bottom,
      );
      if (isInside) continue;
      for (let i = 0; i < 3; i += 1) {
        const at = (y * width + x) * 3 + i;
        const difference = Math.abs((after.rgb[at] ?? 0) - (before.rgb[at] ?? 0));
        largest = Math.max(largest, difference);
        sum += difference;
        count += 1;
      }
    }
  return { largest, mean: count === 0 ? 0 : sum / count };
};
