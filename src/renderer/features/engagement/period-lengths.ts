// Whole months as a period: from the first day, so many months, the last day included.
import type { CalendarDate } from '../../../shared/period';
import { addDays } from '../../../shared/period';

export const PERIOD_LENGTHS = [3, 6, 9, 12] as const;

/** `2026-01-01` and 12 → `2026-12-31`; `2026-01-31` and 1 → `2026-02-28`, the last day the month has. */
export const lastDayOf = (from: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const later = month - 1 + months;
  const first = new Date(Date.UTC(year, later, 1)).toISOString().slice(0, 10) as CalendarDate;
  const daysThere = new Date(Date.UTC(year, later + 1, 0)).getUTCDate();
  // The day before the same day of the later month; a day that month lacks is its end.
  return day > daysThere ? addDays(first, daysThere - 1) : addDays(first, day - 2);
};
