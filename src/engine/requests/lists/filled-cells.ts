// What a cell of our own list says when it comes back: the same as went out, or something else, or nothing that can be
// understood.
import { RequestKind } from '../../../shared/domain/request';
import type { CalendarDate } from '../../../shared/period';
import { cellText, fromCell, readDate, toCell } from '../../tables';
import { AUDITORS_STATUSES, type AuditorsStatus, cellOf, STATUS_WORDS } from './requests-workbook';
import type { SheetField } from './sheet-rows';
import { bareWord } from './value-words';

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Saving it in another program, or making a day of a text, changes nothing. */
export const isAsItWent = (field: SheetField, base: string, cell: string): boolean => {
  const meant = cellOf(field, base);
  if (plain(cell) === plain(cellText(toCell(meant))) || plain(fromCell(cell)) === plain(meant)) return true;
  return DAYS.includes(field) && base !== '' && dayIn(cell) === base;
};

export const DAYS: readonly SheetField[] = ['periodFrom', 'periodTo', 'requestedOn', 'dueOn'];

/** A day in words or as spreadsheets store it; 03/04/2026 can be read in two ways and is none. */
export const dayIn = (cell: string): CalendarDate | null => {
  const read = (dayFirst: boolean): CalendarDate | null =>
    readDate(fromCell(cell.trim()), { dayFirst, since1904: false });
  const [one, other] = [read(true), read(false)];
  return one !== null && other !== null && one !== other ? null : (one ?? other);
};

export const kindIn = (cell: string): RequestKind | null => {
  const found = RequestKind.safeParse(cell.trim().toLowerCase());
  return found.success ? found.data : null;
};

/** A status an auditor sets; null for another word. */
export const statusWordIn = (cell: string): AuditorsStatus | null =>
  AUDITORS_STATUSES.find((status) => bareWord(STATUS_WORDS[status]) === bareWord(cell)) ?? null;

/** The text a cell stands for, without white space at both ends. */
export const textIn = (cell: string): string => plain(fromCell(cell.trim()));
