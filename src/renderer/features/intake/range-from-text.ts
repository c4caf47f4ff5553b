// Days as people type them into a cell: "18 Sep", "Q3", "1 Apr to 30 Jun 2026", "2026-05", "wk36", "today".
// A day or month without a year is taken from the examined time.
import { CalendarDate, type DateRange } from '../../../shared/period';
import { effectiveRangeFromName, inYearOf } from './effective-range-from-name';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const BETWEEN = /\s*(?:\.\.|…|–|—)\s*|\s+(?:to|till|until|bis|-)\s+/i;

const dayOf = (year: number, month: number, day: number): DateRange | null => {
  const two = (number: number) => String(number).padStart(2, '0');
  const parsed = CalendarDate.safeParse(`${String(year)}-${two(month)}-${two(day)}`);
  return parsed.success ? { from: parsed.data, to: parsed.data } : null;
};

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const monthOf = (year: number, month: number): DateRange | null => {
  const [first, last] = [dayOf(year, month, 1), dayOf(year, month, lastDay(year, month))];
  return first !== null && last !== null ? { from: first.from, to: last.to } : null;
};

const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** `18 sep`, `sep 18`, `18.9.`, `sep`: what only a cell may say without a year. */
const yearless = (text: string, within: DateRange): DateRange | null => {
  const named = /^(\d\d?)[. ]*([a-z]{3,9})\.?$/i.exec(text) ?? undefined;
  const turned = /^([a-z]{3,9})\.?\s*(\d\d?)$/i.exec(text) ?? undefined;
  const dotted = /^(\d\d?)\.(\d\d?)\.?$/.exec(text) ?? undefined;
  const [day, month] =
    named !== undefined
      ? [Number(named[1]), monthNumber(named[2] ?? '')]
      : turned !== undefined
        ? [Number(turned[2]), monthNumber(turned[1] ?? '')]
        : dotted !== undefined
          ? [Number(dotted[1]), Number(dotted[2])]
          : [0, 0];
  if (day > 0 && month > 0) return inYearOf(within, (year) => dayOf(year, month, day));
  const alone = /^[a-z]{3,9}$/i.test(text) ? monthNumber(text) : 0;
  return alone > 0 ? inYearOf(within, (year) => monthOf(year, alone)) : null;
};

const YEAR_FIRST = /^(\d{4})[ ,]+([a-z]{3,9})\.?[ ]+(\d\d?)$/i;
/** `2026 May 4`, as some regions write it, in the order that everything else is read in. */
const dayFirst = (text: string): string => text.replace(YEAR_FIRST, '$3 $2 $1');

interface Calendar {
  readonly today: CalendarDate;
  /** The examined time, or the year of today while there is none. */
  readonly within: DateRange;
}

const one = (text: string, { today, within }: Calendar): DateRange | null => {
  if (/^today$/i.test(text)) return { from: today, to: today };
  if (/^(?:the )?period$/i.test(text)) return within;
  const dated = effectiveRangeFromName(dayFirst(text));
  // A day that is not in the calendar is a slip of the pen, not its month.
  if (dated !== null && dated.from !== dated.to && /^\d\d?[. ]+[a-z]+[. ]+\d{4}$/i.test(text)) return null;
  return dated ?? yearless(text, within) ?? effectiveRangeFromName(text, within);
};

/** `'empty'` for nothing but spaces; null for what is no date, or runs backwards. */
export const rangeFromText = (text: string, calendar: Calendar): DateRange | 'empty' | null => {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const parts = trimmed.split(BETWEEN);
  if (parts.length === 2) {
    // "2026 Apr 1 to Jun 30": the year stands once, at the beginning.
    const leadingYear = YEAR_FIRST.exec(parts[0] ?? '')?.[1];
    const last = parts[1] ?? '';
    const to = one(
      leadingYear === undefined || /\d{4}/.test(last) ? last : `${last} ${leadingYear}`,
      calendar,
    );
    if (to === null) return null;
    const year = to.to.slice(0, 4);
    // "1 Apr to 30 Jun 2026": the year stands once, at the end.
    const first = dayFirst(parts[0] ?? '');
    const from =
      effectiveRangeFromName(first) ?? effectiveRangeFromName(`${first} ${year}`) ?? one(first, calendar);
    return from !== null && from.from <= to.to ? { from: from.from, to: to.to } : null;
  }
  return parts.length === 1 ? one(trimmed, calendar) : null;
};
