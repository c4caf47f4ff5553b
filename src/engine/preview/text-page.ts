// A page of a text of any length: some 64 KiB from a place, cut at the end of a line where there is one. What
// lies before it is not read.
import type { PreviewPage, PreviewPlace } from '../../shared/calls/preview';
import type { Previewed } from './open-previewed';
import { decodeText, encodingOf, type TextEncoding, wholeCharacters } from './text-encoding';

export const PAGE_BYTES = 64 * 1024;

type TextPage = Extract<PreviewPage, { readonly shows: 'text' }>;

/** The place after the line end that is nearest to one end of the bytes; -1 without one. */
const lineEnd = (
  bytes: Uint8Array,
  { encoding, unitBytes }: TextEncoding,
  from: 'first' | 'last',
): number => {
  const step = from === 'first' ? unitBytes : -unitBytes;
  const start = from === 'first' ? 0 : bytes.length - (bytes.length % unitBytes) - unitBytes;
  for (let at = start; at >= 0 && at < bytes.length; at += step) {
    const unit =
      unitBytes === 1
        ? bytes[at]
        : ((bytes[encoding === 'utf-16le' ? at + 1 : at] ?? 0) << 8) |
          (bytes[encoding === 'utf-16le' ? at : at + 1] ?? 0);
    if (unit === 0x0a) return at + unitBytes;
  }
  return -1;
};

/** Where a jump lands: on the next line, or where it was aimed at in a line without end. */
const landing = (bytes: Uint8Array, encoding: TextEncoding, byte: number): number => {
  const skipped = lineEnd(bytes.subarray(0, PAGE_BYTES), encoding, 'first');
  if (skipped > 0 && skipped < bytes.length) return byte + skipped;
  // Not into the middle of a character.
  const inside = bytes.findIndex((one) => encoding.encoding !== 'utf-8' || (one & 0xc0) !== 0x80);
  return byte + Math.max(0, inside);
};

const newLines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/** Null is the beginning. Throws what reading the file throws. */
export const textPage = async (
  file: Previewed,
  as: TextPage['as'],
  place: PreviewPlace | null,
): Promise<TextPage> => {
  const encoding = encodingOf(await file.read(0, PAGE_BYTES));
  const aimed = place === null ? 0 : place.byte - (place.byte % encoding.unitBytes);
  let from = Math.max(encoding.markBytes, aimed);
  let bytes: Uint8Array = await file.read(from, PAGE_BYTES);
  if (place !== null && place.line === null && from > encoding.markBytes) {
    from = landing(bytes, encoding, from);
    bytes = await file.read(from, PAGE_BYTES);
  }
  const isLast = from + bytes.length >= file.sizeBytes;
  if (!isLast) {
    const end = lineEnd(bytes, encoding, 'last');
    bytes = end > 0 ? bytes.subarray(0, end) : wholeCharacters(bytes, encoding);
  }
  const { text, isRepaired } = decodeText(bytes, encoding);
  const firstLine = place === null ? 1 : place.line;
  return {
    shows: 'text',
    mediaType: file.mediaType,
    sizeBytes: file.sizeBytes,
    as,
    text,
    isRepaired,
    firstLine,
    at: { byte: from, line: firstLine },
    next: isLast
      ? null
      : { byte: from + bytes.length, line: firstLine === null ? null : firstLine + newLines(text) },
  };
};
