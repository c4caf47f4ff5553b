// A page of a table written as text, of any length: rows from a place on, split where they lie in the bytes, so
// that the next page begins without the ones before. It shows what is there and never refuses: quotation marks
// that do not close are shown as cells that are cut.
import type { PreviewPage, PreviewPlace } from '../../shared/calls/preview';
import type { Previewed } from './open-previewed';
import { decodeText, encodingOf, type TextEncoding } from './text-encoding';

export const TABLE_LIMITS = { rows: 200, columns: 200, cellCharacters: 2000, pageBytes: 2 ** 20 } as const;

type TablePage = Extract<PreviewPage, { readonly shows: 'table' }>;

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** The code unit at a place; every character that splits a table is one unit in each encoding. */
const unitsOf = (bytes: Uint8Array, { encoding, unitBytes }: TextEncoding): ((at: number) => number) => {
  if (unitBytes === 1) return (at) => bytes[at] ?? -1;
  return (at) => {
    const [first, second] = [bytes[at], bytes[at + 1]];
    if (first === undefined || second === undefined) return -1;
    return encoding === 'utf-16le' ? first | (second << 8) : second | (first << 8);
  };
};

/** The delimiter the first line has most of, outside of quotation marks; a comma when it has none. */
const delimiterOf = (bytes: Uint8Array, encoding: TextEncoding, mediaType: string): number => {
  if (mediaType === 'text/tab-separated-values') return 0x09;
  const unit = unitsOf(bytes, encoding);
  const counts = new Map([',', ';', '\t'].map((one) => [one.charCodeAt(0), 0]));
  let isQuoted = false;
  for (let at = encoding.markBytes; at < bytes.length; at += encoding.unitBytes) {
    const one = unit(at);
    if (one === QUOTE) isQuoted = !isQuoted;
    if (!isQuoted && (one === CR || one === LF)) break;
    const count = counts.get(one);
    if (!isQuoted && count !== undefined) counts.set(one, count + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
};

interface Split {
  readonly rows: string[][];
  /** Bytes of whole rows. */
  readonly used: number;
  readonly isCut: boolean;
  readonly isRepaired: boolean;
}

/** Splits the rows in `bytes`; the last one counts only when it ends there or nothing follows. */
const splitRows = (bytes: Uint8Array, encoding: TextEncoding, delimiter: number, isEnd: boolean): Split => {
  const unit = unitsOf(bytes, encoding);
  const step = encoding.unitBytes;
  const longest = TABLE_LIMITS.cellCharacters * 4;
  const rows: string[][] = [];
  let cells: string[] = [];
  let used = 0;
  let isCut = false;
  let isRepaired = false;
  let at = 0;

  const keep = (from: number, to: number, isQuoted: boolean): void => {
    if (cells.length === TABLE_LIMITS.columns) {
      isCut = true;
      return;
    }
    const decoded = decodeText(bytes.subarray(from, Math.min(to, from + longest)), encoding);
    const text = isQuoted ? decoded.text.replaceAll('""', '"') : decoded.text;
    const isLong = to - from > longest || text.length > TABLE_LIMITS.cellCharacters;
    isCut ||= isLong;
    // A cut in the middle of a character is ours, not the file's.
    isRepaired ||= decoded.isRepaired && !isLong;
    cells.push(isLong ? `${text.slice(0, TABLE_LIMITS.cellCharacters)}…` : text);
  };

  while (at < bytes.length && rows.length < TABLE_LIMITS.rows) {
    const isQuoted = unit(at) === QUOTE;
    const from = isQuoted ? at + step : at;
    let to = from;
    if (isQuoted) {
      while (to < bytes.length && !(unit(to) === QUOTE && unit(to + step) !== QUOTE))
        to += unit(to) === QUOTE ? 2 * step : step;
      at = Math.min(to + step, bytes.length);
    }
    // What stands between a closing quotation mark and the delimiter belongs to no cell we could show.
    while (at < bytes.length && unit(at) !== delimiter && unit(at) !== CR && unit(at) !== LF) at += step;
    if (!isQuoted) to = at;
    const isOver = at >= bytes.length;
    if (isOver && !isEnd && rows.length > 0) break;
    keep(from, Math.min(to, bytes.length), isQuoted);
    if (!isOver && unit(at) === delimiter) {
      at += step;
      // A delimiter as the last thing of the file stands before one more, empty cell.
      if (at < bytes.length || !isEnd) continue;
      keep(at, at, false);
    } else if (!isOver) at += unit(at) === CR && unit(at + step) === LF ? 2 * step : step;
    if (isOver && !isEnd) isCut = true;
    rows.push(cells);
    cells = [];
    used = at;
  }
  return { rows, used, isCut, isRepaired };
};

/** Null is the beginning. Throws what reading the file throws. */
export const csvPage = async (file: Previewed, place: PreviewPlace | null): Promise<TablePage> => {
  const head = await file.read(0, 64 * 1024);
  const encoding = encodingOf(head);
  // What Excel itself writes and reads before the head line; it is no row.
  const opening = decodeText(head.subarray(encoding.markBytes, encoding.markBytes + 16), encoding).text;
  const stated = /^sep=([,;\t])\r?\n/i.exec(opening);
  const delimiter = stated?.[1]?.charCodeAt(0) ?? delimiterOf(head, encoding, file.mediaType);
  const begin = encoding.markBytes + (stated?.[0].length ?? 0) * encoding.unitBytes;
  const aimed = place === null ? 0 : place.byte - (place.byte % encoding.unitBytes);
  const from = Math.max(begin, aimed);
  const bytes = await file.read(from, TABLE_LIMITS.pageBytes);
  const isEnd = from + bytes.length >= file.sizeBytes;
  const split = splitRows(bytes, encoding, delimiter, isEnd);
  const firstRow = place === null ? 1 : place.line;
  const after = from + (split.rows.length === 0 ? bytes.length : split.used);
  return {
    shows: 'table',
    mediaType: file.mediaType,
    sizeBytes: file.sizeBytes,
    sheets: [],
    sheet: null,
    firstRow,
    rows: split.rows,
    isCut: split.isCut,
    isRepaired: split.isRepaired,
    at: { byte: from, line: firstRow },
    next:
      after >= file.sizeBytes
        ? null
        : { byte: after, line: firstRow === null ? null : firstRow + split.rows.length },
  };
};
