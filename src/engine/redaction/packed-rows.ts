// The colours of a page, packed as both PNG and PDF hold them (filtered rows in a zlib stream); and the PNG
// around them, which has a head, these rows, and nothing else.
import { crc32, deflate } from 'node:zlib';
import { promisify } from 'node:util';
import type { Raster } from './raster';

const deflated = promisify(deflate);

export interface PackedRows {
  readonly width: number;
  readonly height: number;
  /** One for a page that is grey throughout. */
  readonly channels: 1 | 3;
  readonly zlib: Uint8Array;
}

const isGrey = ({ rgb }: Raster): boolean => {
  for (let at = 0; at < rgb.length; at += 3)
    if (rgb[at] !== rgb[at + 1] || rgb[at] !== rgb[at + 2]) return false;
  return true;
};

const greyOf = ({ rgb }: Raster): Uint8Array => {
  const grey = new Uint8Array(rgb.length / 3);
  for (let at = 0; at < grey.length; at += 1) grey[at] = rgb[at * 3] ?? 0;
  return grey;
};

/** How far a difference is from none, as the usual measure for choosing a filter has it. */
const distance = (byte: number): number => (byte < 128 ? byte : 256 - byte);

/** The rows with the filter each packs best with, of none, left and up. */
const filteredRows = (pixels: Uint8Array, stride: number, height: number, pixel: number): Uint8Array => {
  const rows = new Uint8Array((stride + 1) * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * stride;
    let [plain, left, up] = [0, 0, 0];
    for (let i = 0; i < stride; i += 1) {
      const byte = pixels[from + i] ?? 0;
      plain += distance(byte);
      left += distance((byte - (i < pixel ? 0 : (pixels[from + i - pixel] ?? 0))) & 255);
      up += distance((byte - (row === 0 ? 0 : (pixels[from + i - stride] ?? 0))) & 255);
    }
    const best = Math.min(plain, left, up);
    const filter = best === up ? 2 : best === left ? 1 : 0;
    const to = row * (stride + 1);
    rows[to] = filter;
    for (let i = 0; i < stride; i += 1) {
      let before = 0;
      if (filter === 1 && i >= pixel) before = pixels[from + i - pixel] ?? 0;
      if (filter === 2 && row > 0) before = pixels[from + i - stride] ?? 0;
      rows[to + 1 + i] = (pixels[from + i] ?? 0) - before;
    }
  }
  return rows;
};

export const packRows = async (page: Raster): Promise<PackedRows> => {
  const { width, height } = page;
  const channels = isGrey(page) ? 1 : 3;
  const pixels = channels === 1 ? greyOf(page) : page.rgb;
  const rows = filteredRows(pixels, width * channels, height, channels);
  return { width, height, channels, zlib: await deflated(rows, { level: 6 }) };
};

const chunk = (type: string, content: Uint8Array): Buffer => {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
};

/** A PNG of these rows: no text, no time, no profile, no thumbnail. */
export const pngOf = ({ width, height, channels, zlib }: PackedRows): Uint8Array => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = channels === 1 ? 0 : 2;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', zlib),
    chunk('IEND', new Uint8Array(0)),
  ]);
};
