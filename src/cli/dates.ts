// Dates and ranges as they are typed: `2026-03-31`, `2026-01-01..2026-03-31`, both ends included.
import { UserError } from '../shared/errors';
import { CalendarDate, type DateRange } from '../shared/period';
import { WrongUse } from './wrong-use';

/** Errors: wrong use, naming the option the text was given for. */
export const parseDate = (typed: string, option: string): CalendarDate => {
  const parsed = CalendarDate.safeParse(typed.trim());
  if (parsed.success) return parsed.data;
  throw new WrongUse(`${option} takes a date of the form YYYY-MM-DD, and “${typed}” is not one.`);
};

/** A single day is the range of that day. Errors: wrong use; use.period-reversed. */
export const parseRange = (typed: string, option: string): DateRange => {
  const [from = '', to, ...more] = typed.split('..');
  if (more.length > 0) throw new WrongUse(`${option} takes a range of the form FROM..TO, not “${typed}”.`);
  const range = { from: parseDate(from, option), to: parseDate(to ?? from, option) };
  if (range.to < range.from) throw new UserError('use.period-reversed', range);
  return range;
};

/** A day as one date, anything longer as FROM..TO. */
export const rangeText = (range: DateRange | null): string => {
  if (range === null) return 'undated';
  return range.from === range.to ? range.from : `${range.from}..${range.to}`;
};
