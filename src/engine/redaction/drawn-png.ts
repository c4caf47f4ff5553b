// Takes a page apart that the window has drawn. It accepts the one form of PNG a canvas writes (8 bits, with
// or without opacity, not interlaced) and nothing else: the bytes come from the side that decodes what
// strangers made, so the size is proven before a byte is unpacked, and no more than that is unpacked.
import { crc32, inflate } from 'node:zlib';
import { promisify } from 'node:util';
import { UserError } from '../../shared/errors';
import type { Raster } from './raster';

const inflated = promisify(inflate);

export const MOST_PIXELS = 50_000_000;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const LONGEST_SIDE = 65_500;

export interface DrawnHead {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly packed: Uint8Array;
}

const refused = (reason: string): UserError => new UserError('redaction.picture-refused', { reason });

/**
 * What the head of the picture says, and its packed pixels.
 * @throws UserError redaction.picture-refused
 */
export const readDrawnHead = (png: Uint8Array): DrawnHead => {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw refused('not-a-png');
  let head: Omit<DrawnHead, 'packed'> | null = null;
  const packed: Uint8Array[] = [];
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) throw refused('cut-short');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw refused('cut-short');
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw refused('checksum');
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, end - 4);
    at = end;
    if (type === 'IHDR') {
      if (head !== null || content.length !== 13) throw refused('head');
      const [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
      const [depth, colour, packing, filter, interlaced] = content.subarray(8);
      if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) throw refused('size');
      if (width * height > MOST_PIXELS) throw refused('size');
      if (depth !== 8 || (colour !== 2 && colour !== 6)) throw refused('form');
      if (packing !== 0 || filter !== 0 || interlaced !== 0) throw refused('form');
      head = { width, height, channels: colour === 2 ? 3 : 4 };
    } else if (head === null) throw refused('head');
    else if (type === 'IDAT') packed.push(content);
    else if (type === 'IEND') return { ...head, packed: Buffer.concat(packed) };
    // Anything else says how to show it; only the colours are of interest.
  }
};

const paeth = (left: number, up: number, corner: number): number => {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [
    Math.abs(estimate - left),
    Math.abs(estimate - up),
    Math.abs(estimate - corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
};

/** Undoes the filter of each row, in place. */
const unfilter = (rows: Uint8Array, stride: number, height: number, pixel: number): void => {
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1) + 1;
    const filter = rows[start - 1] ?? 0;
    if (filter > 4) throw refused('filter');
    if (filter === 0) continue;
    for (let i = 0; i < stride; i += 1) {
      const at = start + i;
      const left = i < pixel ? 0 : (rows[at - pixel] ?? 0);
      const up = row === 0 ? 0 : (rows[at - stride - 1] ?? 0);
      const corner = i < pixel || row === 0 ? 0 : (rows[at - stride - 1 - pixel] ?? 0);
      let before = left;
      if (filter === 2) before = up;
      else if (filter === 3) before = (left + up) >> 1;
      else if (filter === 4) before = paeth(left, up, corner);
      rows[at] = (rows[at] ?? 0) + before;
    }
  }
};

/**
 * The colours of a drawn page; what is not opaque is laid on white, as it was shown.
 * @throws UserError redaction.picture-refused
 */
export const decodeDrawn = async (png: Uint8Array): Promise<Raster> => {
  const { width, height, channels, packed } = readDrawnHead(png);
  const stride = width * channels;
  const expected = (stride + 1) * height;
  const rows = await inflated(packed, { maxOutputLength: expected }).catch((error: unknown) => {
    throw new UserError('redaction.picture-refused', { reason: 'packing' }, { cause: error });
  });
  if (rows.length !== expected) throw refused('length');
  unfilter(rows, stride, height, channels);
  const rgb = new Uint8Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1) + 1;
    if (channels === 3) {
      rgb.set(rows.subarray(start, start + stride), to);
      to += stride;
      continue;
    }
    for (let from = start; from < start + stride; from += 4) {
      const opacity = rows[from + 3] ?? 0;
      for (let i = 0; i < 3; i += 1) {
        const colour = rows[from + i] ?? 0;
        rgb[to] = opacity === 255 ? colour : Math.round((colour * opacity + 255 * (255 - opacity)) / 255);
        to += 1;
      }
    }
  }
  rows.fill(0);
  return { width, height, rgb };
};
