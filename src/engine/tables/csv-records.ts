// Rows of a CSV file of any length, read piece by piece: memory holds one piece and one row. It works on bytes,
// because line ends, quotation marks and delimiters are single bytes in UTF-8, and so each row has a place
// from which reading can begin again.
import { isUtf8 } from 'node:buffer';
import { notReadable } from './table-limits';

const LONGEST_ROW = 4 * 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

export interface CsvRecord {
  readonly cells: string[];
  /** Where it begins, in bytes. */
  readonly at: number;
}
type Pieces = AsyncIterable<Uint8Array>;

export interface OpenCsv {
  /** Whether `records` may begin anywhere; not so for UTF-16, which is read anew each time. */
  readonly canSeek: boolean;
  /**
   * The rows from the one that begins at byte `at` (an `at` this answered before); the head is the first of
   * all. Some rows at a time. Throws table.not-readable.
   */
  readonly records: (at?: number) => AsyncGenerator<readonly CsvRecord[]>;
}

const isLineEnd = (byte: number): boolean => byte === LF || byte === CR;

/** How long the first line is, in bytes, line ends inside quotation marks not counted as such; -1: longer. */
const firstLineLength = (bytes: Uint8Array): number => {
  let isQuoted = false;
  return bytes.findIndex((byte) => {
    if (byte === QUOTE) isQuoted = !isQuoted;
    return !isQuoted && isLineEnd(byte);
  });
};

/** The delimiter the head line has most of, outside of quotation marks; a comma when it has none. */
const delimiterIn = (line: Uint8Array): string => {
  const counts = new Map([',', ';', '\t'].map((one) => [one.charCodeAt(0), 0]));
  let isQuoted = false;
  for (const byte of line) {
    if (byte === QUOTE) isQuoted = !isQuoted;
    const count = counts.get(byte);
    if (!isQuoted && count !== undefined) counts.set(byte, count + 1);
  }
  const [best] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return String.fromCharCode(best);
};

const inUtf8 = async function* (
  pieces: Pieces,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }), 'utf8');
    yield Buffer.from(decoder.decode(), 'utf8');
  } catch (error) {
    if (error instanceof TypeError) throw notReadable('Its text is not UTF-16 throughout.', error);
    throw error;
  }
};

const quotesDoNotClose = (): Error =>
  notReadable('A row of it has quotation marks that do not close, or is too long.');

/** The cells of one row; `text` has no line end behind it. Throws table.not-readable. */
const cellsOf = (text: string, delimiter: string): string[] => {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      cells.push(end === -1 ? text.slice(at) : text.slice(at, end));
      if (end === -1) return cells;
      at = end + 1;
      continue;
    }
    let close = at + 1;
    for (;;) {
      close = text.indexOf('"', close);
      if (close === -1) throw quotesDoNotClose();
      if (text[close + 1] !== '"') break;
      close += 2;
    }
    cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
    at = close + 2;
    if (close + 1 === text.length) return cells;
    if (text[close + 1] !== delimiter) throw quotesDoNotClose();
  }
};

/** Cuts pieces into rows. `base` is the place of the first byte. */
const scan = async function* (
  pieces: Pieces,
  delimiter: string,
  base: number,
): AsyncGenerator<readonly CsvRecord[]> {
  const delimiterByte = delimiter.charCodeAt(0);
  let held = Buffer.alloc(0);
  let heldAt = base;
  let at = 0;
  let from = 0;
  /** Inside a cell that began with a quotation mark; a doubled one leaves it and enters it again. */
  let isQuoted = false;
  let isCellStart = true;
  let wasClosed = false;
  let wasCr = false;
  const record = (end: number): CsvRecord => ({
    cells: cellsOf(held.toString('utf8', from, end), delimiter),
    at: heldAt + from,
  });
  for await (const piece of pieces) {
    held = Buffer.concat([held, piece]);
    const found: CsvRecord[] = [];
    for (; at < held.length; at += 1) {
      const byte = held[at] ?? 0;
      if (wasCr) {
        wasCr = false;
        if (byte === LF) {
          from = at + 1;
          continue;
        }
      }
      if (isQuoted) {
        if (byte === QUOTE) {
          isQuoted = false;
          wasClosed = true;
        }
        continue;
      }
      if (byte === QUOTE && (isCellStart || wasClosed)) {
        isQuoted = true;
        isCellStart = false;
        wasClosed = false;
      } else if (byte === delimiterByte) {
        isCellStart = true;
        wasClosed = false;
      } else if (isLineEnd(byte)) {
        found.push(record(at));
        from = at + 1;
        isCellStart = true;
        wasClosed = false;
        wasCr = byte === CR;
      } else if (byte === 0) throw notReadable('It is not a text file.');
      else {
        isCellStart = false;
        wasClosed = false;
      }
    }
    if (held.length - from > LONGEST_ROW) throw quotesDoNotClose();
    if (!isUtf8(held.subarray(0, from))) throw notReadable('Its text is not UTF-8.');
    if (found.length > 0) yield found;
    held = Buffer.from(held.subarray(from));
    heldAt += from;
    at -= from;
    from = 0;
  }
  if (isQuoted) throw quotesDoNotClose();
  if (!isUtf8(held)) throw notReadable('Its text is not UTF-8.');
  if (held.length > 0) yield [record(held.length)];
};

/** Whether the head line is there as a whole, also behind a line that only states the delimiter. */
const hasHead = (start: Buffer): boolean => {
  const first = firstLineLength(start);
  if (first === -1 || !/sep=/i.test(start.toString('latin1', 0, 7))) return first !== -1;
  return firstLineLength(start.subarray(first + 2)) !== -1;
};

const startOf = async (pieces: Pieces): Promise<Buffer> => {
  let start = Buffer.alloc(0);
  for await (const piece of pieces) {
    start = Buffer.concat([start, piece]);
    if (hasHead(start)) return start;
    if (start.length > LONGEST_ROW) throw notReadable('Its first line is too long.');
  }
  return start;
};

/**
 * Looks at the beginning of a CSV file for its encoding and delimiter. `read` answers its bytes from a place
 * on. Throws table.not-readable.
 */
export const openCsv = async (read: (at: number) => Pieces): Promise<OpenCsv> => {
  const raw = await startOf(read(0));
  const mark = raw.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : null;
  const source = (at: number): Pieces => (encoding === null ? read(at) : inUtf8(read(0), encoding));
  const bytes = encoding === null ? raw : await startOf(source(0));
  let head = raw.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0;
  // What Excel itself writes and reads before the head line.
  const stated = /^sep=([,;\t])\r?\n/i.exec(bytes.toString('latin1', head, head + 7));
  if (stated !== null) head += stated[0].length;
  const behind = bytes.subarray(head);
  const length = firstLineLength(behind);
  const delimiter = stated?.[1] ?? delimiterIn(length === -1 ? behind : behind.subarray(0, length));
  if (encoding !== null) {
    const skipping = async function* (): Pieces {
      let left = head;
      for await (const piece of source(0)) {
        yield piece.subarray(Math.min(left, piece.length));
        left -= Math.min(left, piece.length);
      }
    };
    return { canSeek: false, records: () => scan(skipping(), delimiter, head) };
  }
  return { canSeek: true, records: (at = head) => scan(read(at), delimiter, at) };
};
