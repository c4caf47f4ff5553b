// The cells of a CSV file as spreadsheets write it: comma, semicolon or tab, with or without a byte order
// mark, in UTF-8 or (Excel's “Unicode text”) UTF-16.
import { parse } from 'csv-parse/sync';
import { notReadable, type TableLimits } from './table-limits';

const LONGEST_ROW = 4 * 1024 * 1024;

const decoded = (bytes: Uint8Array): string => {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw notReadable('Its text is not UTF-8.', error);
  }
};

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter that the head line has most of, outside of quotes; a comma when it has none. */
const delimiterOf = (text: string): string => {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n' || character === '\r') break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return DELIMITERS.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
};

/** How a CSV file is written, beside what is in its cells. */
export interface CsvForm {
  /** Without byte order mark and without a stated delimiter. */
  readonly text: string;
  readonly delimiter: string;
  /** `sep=;` as its own first line, which only Excel knows. */
  readonly statesDelimiter: boolean;
  readonly hasMark: boolean;
  readonly lineEnd: '\r\n' | '\n' | '\r';
}

/** Throws table.not-readable. */
export const csvForm = (bytes: Uint8Array): CsvForm => {
  const whole = decoded(bytes);
  // What Excel itself writes and reads before the head line.
  const stated = /^sep=([,;\t])\r?\n/i.exec(whole);
  const text = stated === null ? whole : whole.slice(stated[0].length);
  if (text.includes('\0')) throw notReadable('It is not a text file.');
  const hasMark = (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  const end = /\r\n|\n|\r/.exec(whole)?.[0] ?? '\r\n';
  const lineEnd = end === '\n' || end === '\r' ? end : '\r\n';
  return {
    text,
    delimiter: stated?.[1] ?? delimiterOf(text),
    statesDelimiter: stated !== null,
    hasMark,
    lineEnd,
  };
};

/** Throws table.not-readable. Answers at most one row more than the limit. */
export const cellsOf = ({ text, delimiter }: CsvForm, limits: TableLimits): string[][] => {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      to: limits.rows + 2,
    });
  } catch (error) {
    throw notReadable('A row of it has quotation marks that do not close, or is too long.', error);
  }
};

/** Throws table.not-readable. Answers at most one row more than the limit. */
export const csvCells = (bytes: Uint8Array, limits: TableLimits): string[][] =>
  cellsOf(csvForm(bytes), limits);
