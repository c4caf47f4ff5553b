// Rows and looks as the tests of the intake table need them.
import type { InspectedFile } from '../../../shared/calls/intake';
import type { FileRef } from '../../../shared/contract';
import type { FileToken } from '../../../shared/ids';
import type { CalendarDate, ExaminedTime } from '../../../shared/period';
import type { Looks } from './assess-rows';
import { type IntakeOrigin, type IntakeRow, rowOf } from './intake-draft';

export const day = (text: string): CalendarDate => text as CalendarDate;
export const year2026: ExaminedTime = { type: 2, period: { from: day('2026-01-01'), to: day('2026-12-31') } };

/** The same name has the same token. */
export const tokenOf = (name: string): FileToken => {
  const hex = [...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(16)).join('');
  return `file-${hex.padEnd(32, '0').slice(0, 32)}` as FileToken;
};

export const fileRef = (name: string, more: Partial<FileRef> = {}): FileRef => ({
  token: tokenOf(name),
  name,
  sizeBytes: 10,
  isFolder: false,
  ...more,
});

/** Named by its file. */
export const row = (name: string, more: Partial<FileRef> = {}, origin: IntakeOrigin = {}): IntakeRow =>
  rowOf(name, fileRef(name, more), origin);

export const inspected = (name: string, more: Partial<InspectedFile> = {}): InspectedFile => ({
  token: tokenOf(name),
  sizeBytes: 10,
  mediaType: 'text/csv',
  flags: [],
  modifiedOn: null,
  sha256: null,
  alreadyIn: [],
  sameAs: null,
  problem: null,
  ...more,
});

export const looksOf = (files: readonly InspectedFile[], items: Looks['items'] = new Map()): Looks => ({
  files: new Map(files.map((file) => [file.token, file])),
  items,
});
