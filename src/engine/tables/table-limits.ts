// How large a table may be that somebody hands us, and the two errors about one.
import { UserError } from '../../shared/errors';

export interface TableLimits {
  readonly fileBytes: number;
  /** Of the parts of an XLSX file that are read, all together. */
  readonly unpackedBytes: number;
  /** Below the head line. */
  readonly rows: number;
  readonly columns: number;
  /** Of all cells together, counted each time a text appears. */
  readonly characters: number;
}

const MIB = 1024 * 1024;
export const USUAL_LIMITS: TableLimits = {
  fileBytes: 20 * MIB,
  unpackedBytes: 200 * MIB,
  rows: 20_000,
  columns: 200,
  characters: 50_000_000,
};

const WHAT = {
  fileBytes: 'bytes',
  unpackedBytes: 'bytes when unpacked',
  rows: 'rows',
  columns: 'columns',
  characters: 'characters',
} as const satisfies Record<keyof TableLimits, string>;

export const tooLarge = (limits: TableLimits, which: keyof TableLimits): UserError =>
  new UserError('table.too-large', { limit: limits[which], what: WHAT[which] });

/** `what` is a sentence of ours, never content of the file. */
export const notReadable = (what: string, cause?: unknown): UserError =>
  new UserError('table.not-readable', { what }, cause === undefined ? undefined : { cause });
