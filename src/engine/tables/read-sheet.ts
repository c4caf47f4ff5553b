// A sheet as it lies in a file of somebody else: no head is assumed and nothing is unescaped. For tables of our own
// form there is read-table.
import { createHash } from 'node:crypto';
import type { Sha256 } from '../../shared/ids';
import { csvCells } from './csv-cells';
import { isXlsx, readBytes } from './read-table';
import { type TableLimits, tooLarge, USUAL_LIMITS } from './table-limits';
import { hasXlsxSheet, type MergedCells, xlsxSheet } from './xlsx-cells';

export interface RawSheet {
  /** The sheets one can see; none for CSV. */
  readonly sheets: readonly string[];
  /** Null for CSV. */
  readonly sheet: string | null;
  /** Row `i` is row `i + 1` of the spreadsheet; blank ones at the end are left out. Widths differ. */
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly MergedCells[];
  readonly since1904: boolean;
}

export interface SheetFile {
  readonly bytes: Buffer;
  readonly sha256: Sha256;
  readonly isXlsx: boolean;
}

/** @throws UserError table.not-readable, table.too-large */
export const readSheetFile = async (path: string, limits: TableLimits = USUAL_LIMITS): Promise<SheetFile> => {
  const bytes = await readBytes(path, limits);
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
  return { bytes, sha256, isXlsx: isXlsx(bytes) };
};

/** Whether there is a sheet of this name, hidden or not; false for CSV. @throws UserError table.not-readable */
export const hasSheet = async (file: SheetFile, name: string): Promise<boolean> =>
  file.isXlsx && (await hasXlsxSheet(file.bytes, USUAL_LIMITS, name));

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/**
 * The sheet of that name; null is the first one, or CSV.
 * @throws UserError table.not-readable (also: no such sheet), table.too-large
 */
export const readSheet = async (
  file: SheetFile,
  wanted: string | null,
  limits: TableLimits = USUAL_LIMITS,
): Promise<RawSheet> => {
  const read = file.isXlsx
    ? await xlsxSheet(file.bytes, limits, wanted)
    : { sheets: [], sheet: null, rows: csvCells(file.bytes, limits), merges: [], since1904: false };
  const rows = read.rows.map((cells) => cells.map((cell) => cell.replace(/\r\n?/g, '\n').toWellFormed()));
  while (rows.length > 0 && isBlank(rows.at(-1) ?? [])) rows.pop();
  if (rows.length > limits.rows) throw tooLarge(limits, 'rows');
  let characters = 0;
  for (const cells of rows) {
    if (cells.length > limits.columns) throw tooLarge(limits, 'columns');
    for (const cell of cells) characters += cell.length;
  }
  if (characters > limits.characters) throw tooLarge(limits, 'characters');
  return { ...read, rows };
};
