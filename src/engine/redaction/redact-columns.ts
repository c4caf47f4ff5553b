// Replaces the cells of whole columns. A CSV stays the file it was, but for these cells; an XLSX becomes a new
// workbook with the values of its visible sheets, because the old one keeps values in more places than cells.
import { stringify } from 'csv-stringify/sync';
import { UserError } from '../../shared/errors';
import type { Job } from '../environment';
import { cellsOf, csvForm, type TableLimits, writeWorkbook, xlsxSheet } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { findOriginal, type OriginalRef, readOriginal } from './original';
import { REPLACEMENT } from './redact-words';
import { nameOfRedacted, type RedactedSays, storeRedacted } from './store-redacted';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MIB = 2 ** 20;
const LIMITS: TableLimits = {
  fileBytes: 64 * MIB,
  unpackedBytes: 400 * MIB,
  rows: 500_000,
  columns: 16_384,
  characters: 200_000_000,
};

export interface ColumnsToRedact {
  /** Of an XLSX; null for the first that can be seen. */
  readonly sheet: string | null;
  /** From 1. */
  readonly columns: readonly number[];
  /** Whether their names go as well. */
  readonly withHead: boolean;
  /** Whether rows that are longer than the head are taken to be in order; left out: no. */
  readonly onlyColumns?: boolean | undefined;
}

type Rows = readonly (readonly string[])[];

/** Of a row that is longer than the head nobody knows which cell belongs to which name. */
const isLonger = (row: readonly string[], at: number, rows: Rows): boolean =>
  at > 0 && row.length > (rows[0]?.length ?? 0);

/**
 * In a row that is longer than the head everything goes from the first of the columns on: a delimiter within a
 * value may have moved what stands behind it to the right.
 * @throws UserError redaction.nothing-covered when a column is not there
 */
const withoutColumns = (
  rows: Rows,
  { columns, withHead, onlyColumns = false }: ColumnsToRedact,
): string[][] => {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const covered = new Set(columns);
  for (const column of covered)
    if (column > width) throw new UserError('redaction.nothing-covered', { column });
  const first = Math.min(...covered);
  let replaced = 0;
  const done = rows.map((row, at) => {
    const coversRest = !onlyColumns && isLonger(row, at, rows);
    return row.map((cell, place) => {
      const isCovered = covered.has(place + 1) || (coversRest && place + 1 >= first);
      if (!isCovered || (at === 0 && !withHead)) return cell;
      replaced += 1;
      return REPLACEMENT;
    });
  });
  if (replaced === 0) throw new UserError('redaction.nothing-covered');
  return done;
};

const redactedCsv = (bytes: Uint8Array, what: ColumnsToRedact): Uint8Array => {
  const form = csvForm(bytes);
  const rows = cellsOf(form, LIMITS);
  if (rows.length > LIMITS.rows + 1) throw new UserError('redaction.too-large', { limit: LIMITS.rows });
  const text = stringify(withoutColumns(rows, what), {
    delimiter: form.delimiter,
    record_delimiter: form.lineEnd,
    quoted_match: /[\r\n]/,
  });
  const stated = form.statesDelimiter ? `sep=${form.delimiter}${form.lineEnd}` : '';
  return Buffer.from(`${form.hasMark ? '\ufeff' : ''}${stated}${text}`, 'utf8');
};

/** Few digits are shown as they are; more would be rounded or shown in another way. */
const cellValue = (text: string): string | number => {
  const number = Number(text);
  return text.length <= 11 && text !== '' && String(number) === text ? number : text;
};

const redactedXlsx = async (bytes: Uint8Array, what: ColumnsToRedact): Promise<Uint8Array> => {
  const first = await xlsxSheet(bytes, LIMITS, what.sheet);
  const pages = [];
  for (const name of first.sheets) {
    const { rows } = name === first.sheet ? first : await xlsxSheet(bytes, LIMITS, name);
    const shown = name === first.sheet ? withoutColumns(rows, what) : rows;
    const width = shown.reduce((widest, row) => Math.max(widest, row.length), 1);
    const [head = [], ...below] = shown;
    pages.push({
      name,
      columns: Array.from({ length: width }, (_none, at) => ({ title: head[at] ?? '', width: 22 })),
      rows: below.map((row) => row.map(cellValue)),
      filter: false,
    });
  }
  return writeWorkbook(pages);
};

/** @throws UserError redaction.not-this-type, redaction.too-large, and as findOriginal */
const openTable = async (vault: OpenVault, ref: OriginalRef) => {
  const original = findOriginal(vault, ref);
  const isXlsx = original.mediaType === XLSX;
  if (!isXlsx && !['text/csv', 'text/tab-separated-values', 'text/plain'].includes(original.mediaType))
    throw new UserError('redaction.not-this-type', { mediaType: original.mediaType });
  return { original, isXlsx, source: await readOriginal(vault, original, LIMITS.fileBytes) };
};

export interface LookAtTable {
  /** Of a workbook, those that can be seen; none for a CSV. */
  readonly sheets: string[];
  readonly sheet: string | null;
  readonly columnCount: number;
  /** Rows with more cells than the head. */
  readonly longerRows: number;
  /** The first ones, the head among them, as they are read when columns are covered. */
  readonly rows: string[][];
}

/**
 * A table as redactColumns reads it, so that nobody chooses columns by another program's reading.
 * @throws UserError redaction.not-this-type, redaction.too-large, table.not-readable, table.too-large
 */
export const lookAtTable = async (
  vault: OpenVault,
  ref: OriginalRef,
  sheet: string | null,
  rowCount: number,
): Promise<LookAtTable> => {
  const { isXlsx, source } = await openTable(vault, ref);
  const read = isXlsx
    ? await xlsxSheet(source, LIMITS, sheet)
    : { sheets: [], sheet: null, rows: cellsOf(csvForm(source), LIMITS) };
  source.fill(0);
  return {
    sheets: [...read.sheets],
    sheet: read.sheet,
    columnCount: read.rows.reduce((width, row) => Math.max(width, row.length), 0),
    longerRows: read.rows.filter(isLonger).length,
    rows: read.rows.slice(0, rowCount),
  };
};

/**
 * Stores a version of the item in whose table the cells of these columns are replaced.
 * @throws UserError redaction.not-this-type, redaction.nothing-covered, redaction.too-large,
 * table.not-readable, table.too-large, and as addDerivedVersion
 */
export const redactColumns = async (
  vault: OpenVault,
  ref: OriginalRef,
  { reason, title, fileName, ...what }: ColumnsToRedact & RedactedSays,
  job: Job,
) => {
  vault.requireMay('evidence.version-added');
  const { original, isXlsx, source } = await openTable(vault, ref);
  nameOfRedacted(original, { fileName });
  const bytes = isXlsx ? await redactedXlsx(source, what) : redactedCsv(source, what);
  source.fill(0);
  return storeRedacted(vault, original, { bytes, reason, title, fileName }, job);
};
