// The head of the grid: the months of the period, and above them the tiles of three months that quarterly
// occurrences lie in. Days count from the period's first day, which is 0.
import { addDays, type CalendarDate, type DateRange, daysBetween } from '../../../shared/period';
import { monthName } from '../../messages/dates';
import { occurrenceName } from './occurrence-name';

export interface PeriodColumn {
  readonly key: string;
  readonly name: string;
  /** First and last day; cut to the period. */
  readonly start: number;
  readonly end: number;
}

const two = (number: number): string => String(number).padStart(2, '0');

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day `months` after a date; a day the month does not have becomes its last. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const place = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(place / 12), (place % 12) + 1];
  return `${String(toYear)}-${two(toMonth)}-${two(Math.min(day, lastOfMonth(toYear, toMonth)))}` as CalendarDate;
};

export const spansYears = ({ from, to }: DateRange): boolean => from.slice(0, 4) !== to.slice(0, 4);

/** Calendar months, the first and the last cut to the period. The year stands where it begins anew. */
export const monthColumns = (time: DateRange): readonly PeriodColumn[] => {
  const columns: PeriodColumn[] = [];
  const years = spansYears(time);
  for (let from = time.from; from <= time.to;) {
    const next = addMonths(`${from.slice(0, 7)}-01` as CalendarDate, 1);
    const to = next > time.to ? time.to : addDays(next, -1);
    const name = monthName(Number(from.slice(5, 7)) - 1);
    const isFirstOfYear = columns.length === 0 || from.slice(5, 7) === '01';
    columns.push({
      key: from.slice(0, 7),
      name: years && isFirstOfYear ? `${name} ${from.slice(2, 4)}` : name,
      start: daysBetween(time.from, from),
      end: daysBetween(time.from, to),
    });
    from = next;
  }
  return columns;
};

/** Tiles of three months, counted from the period's first day as the occurrences are. */
export const quarterColumns = (time: DateRange): readonly PeriodColumn[] => {
  const columns: PeriodColumn[] = [];
  const years = spansYears(time);
  for (let place = 0; ; place += 3) {
    const from = addMonths(time.from, place);
    if (from > time.to) return columns;
    const end = addDays(addMonths(time.from, place + 3), -1);
    const to = end > time.to ? time.to : end;
    // Only a quarter of the calendar needs its year: a range of days says it by the months below.
    const name = occurrenceName({ from, to });
    columns.push({
      key: from,
      name: years && name.startsWith('Q') ? `${name} ${from.slice(0, 4)}` : name,
      start: daysBetween(time.from, from),
      end: daysBetween(time.from, to),
    });
  }
};
