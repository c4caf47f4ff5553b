// Reads a table somebody filled in: CSV or XLSX, told apart by its first bytes. It only reads; what the
// rows mean is for those who asked.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { errnoOf, READ_NO_WAIT } from '../blobs/durable-files';
import { csvCells } from './csv-cells';
import { fromCell } from './table-cell';
import { notReadable, type TableLimits, tooLarge, USUAL_LIMITS } from './table-limits';
import { xlsxCells } from './xlsx-cells';

export interface Table {
  readonly headers: readonly string[];
  /** As wide as the head; row `i` is row `i + 2` of the spreadsheet. Blank rows at the end are left out. */
  readonly rows: readonly (readonly string[])[];
  /** Of the file's bytes. */
  readonly sha256: Sha256;
}

/** The bytes of a table's file. Throws table.not-readable, table.too-large. */
export const readBytes = async (path: string, limits: TableLimits): Promise<Buffer> => {
  try {
    const handle = await open(path, READ_NO_WAIT);
    try {
      const { size } = await handle.stat();
      if (size > limits.fileBytes) throw tooLarge(limits, 'fileBytes');
      if (!(await handle.stat()).isFile()) throw notReadable('It is not a file.');
      // One byte more than it had: a file that is still growing does not get past the limit.
      const buffer = Buffer.alloc(size + 1);
      let filled = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
        if (bytesRead === 0) return buffer.subarray(0, filled);
        filled += bytesRead;
        if (filled > size) throw notReadable('It is being written to.');
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (errnoOf(error) === '') throw error;
    throw notReadable(errnoOf(error) === 'ENOENT' ? 'It is not there.' : 'It cannot be opened.', error);
  }
};

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** Told by its first bytes. Throws table.not-readable for what is neither XLSX nor text. */
export const isXlsx = (bytes: Uint8Array): boolean => {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw notReadable('It has a password, or is of an Excel older than 2007.');
  return startsWith(bytes, 0x50, 0x4b);
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/**
 * The table in the file at `path`; the first row is its head. Cells that {@link toCell} has guarded come
 * back as they were.
 * @throws UserError table.not-readable, table.too-large
 */
export const readTable = async (path: string, limits: TableLimits = USUAL_LIMITS): Promise<Table> => {
  const bytes = await readBytes(path, limits);
  const isZip = isXlsx(bytes);
  const [head = [], ...below] = isZip ? await xlsxCells(bytes, limits) : csvCells(bytes, limits);
  if (isBlank(head)) throw notReadable('Its first line, the head, is empty.');
  while (isBlank(below.at(-1) ?? ['.'])) below.pop();
  if (below.length > limits.rows) throw tooLarge(limits, 'rows');
  const width = Math.max(head.length, ...below.map((cells) => cells.length));
  if (width > limits.columns) throw tooLarge(limits, 'columns');
  let characters = 0;
  const rows = below.map((cells) =>
    Array.from({ length: width }, (_none, at) => {
      const cell = cells[at] ?? '';
      characters += cell.length;
      if (characters > limits.characters) throw tooLarge(limits, 'characters');
      return fromCell(cell);
    }),
  );
  const headers = Array.from({ length: width }, (_none, at) => fromCell(head[at] ?? '').trim());
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
  return { headers, rows, sha256 };
};
