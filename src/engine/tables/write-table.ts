// Writes rows as a table for people: CSV or XLSX by the name they chose. What is written, readTable reads
// back as the same texts.
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { UserError } from '../../shared/errors';
import { type SheetColumn, writeWorkbook } from '../export/workbook/write-workbook';
import { goOnOrStop, type Job, unwatchedJob } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import { writeOutside } from '../vault/outside-file';
import { toCell } from './table-cell';

export type TableColumn = Pick<SheetColumn, 'title' | 'width'>;
type Rows = readonly (readonly (string | number)[])[];

/** Excel's own limit for one cell. */
const LONGEST_CELL = 32_767;

/** What a spreadsheet could run is neutralised. */
export const csvBytes = (columns: readonly TableColumn[], rows: Rows): Uint8Array => {
  const lines = [columns.map((one) => one.title), ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? String(cell) : toCell(cell))),
  );
  // With a byte order mark Excel takes it for UTF-8.
  return Buffer.from(
    stringify(lines, { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n;\t]/ }),
    'utf8',
  );
};

const xlsxBytes = (sheetName: string, columns: readonly TableColumn[], rows: Rows): Uint8Array => {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : toCell(cell))));
  for (const cell of cells.flat()) {
    if (typeof cell === 'string' && cell.length > LONGEST_CELL)
      throw new UserError('table.too-large', {
        limit: LONGEST_CELL,
        what: 'characters in one cell: Excel takes no more, CSV does',
      });
  }
  return writeWorkbook([{ name: sheetName, columns, rows: cells }]);
};

/** Says how far it is, and lets a cancel be heard before the next piece. */
export const tellWriting = async (job: Job, done: number, total: number): Promise<void> => {
  job.progress({ phase: 'writing', done, total, unit: 'items' });
  await setImmediate();
  goOnOrStop(job);
};

/**
 * Writes the rows to `path`, replacing what is there. A name that does not end in .xlsx gives CSV.
 * @throws UserError use.bad-input (inside the vault), table.too-large (a cell longer than XLSX allows), disk.*, job.cancelled
 */
export const writeTable = async (
  vault: OpenVault,
  path: string,
  sheetName: string,
  columns: readonly TableColumn[],
  rows: Rows,
  job: Job = unwatchedJob(),
): Promise<void> => {
  await tellWriting(job, 0, rows.length);
  const isXlsx = extname(path).toLowerCase() === '.xlsx';
  const bytes = isXlsx ? xlsxBytes(sheetName, columns, rows) : csvBytes(columns, rows);
  // Made in one go; what comes now is the disk's part.
  await tellWriting(job, rows.length, rows.length);
  await writeOutside(vault, path, bytes);
};
