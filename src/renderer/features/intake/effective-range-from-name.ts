// Which days a file speaks about, as far as its name says so. Only a proposal for the intake table: a
// person confirms it. A year alone is not enough: "pentest 2026" does not speak about all of 2026.
import { addDays, CalendarDate, type DateRange } from '../../../shared/period';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '((?:19|20)\\d\\d)';
const SEPARATOR = '[-_. ]';

const two = (number: number): string => String(number).padStart(2, '0');
const dateOf = (year: number, month: number, day: number): CalendarDate | null => {
  const parsed = CalendarDate.safeParse(`${String(year)}-${two(month)}-${two(day)}`);
  return parsed.success ? parsed.data : null;
};

/** Whole months, both included. */
const months = (year: number, first: number, last: number): DateRange | null => {
  const from = dateOf(year, first, 1);
  const next = last === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, last + 1, 1);
  return from !== null && next !== null ? { from, to: addDays(next, -1) } : null;
};

/** Monday to Sunday of an ISO week; week 1 is the one that holds 4 January. */
const isoWeek = (year: number, week: number): DateRange | null => {
  const fourth = dateOf(year, 1, 4);
  if (fourth === null || week < 1 || week > 53) return null;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(fourth, (week - 1) * 7 - weekday);
  return { from, to: addDays(from, 6) };
};

const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const pattern = (source: string): RegExp => new RegExp(`(?<![\\dA-Za-z])${source}(?![\\dA-Za-z])`, 'gi');
const FULL_DATE = new RegExp(`(?<!\\d)${YEAR}([-_.]?)(\\d\\d)\\2(\\d\\d)(?!\\d)`, 'g');

interface Form {
  readonly regexp: RegExp;
  readonly read: (groups: readonly string[]) => DateRange | null;
}

// The first form that fits wins, so the more exact ones stand first.
const FORMS: readonly Form[] = [
  {
    regexp: pattern(`${YEAR}${SEPARATOR}?q([1-4])`),
    read: ([year, q]) => months(Number(year), Number(q) * 3 - 2, Number(q) * 3),
  },
  {
    regexp: pattern(`q([1-4])${SEPARATOR}?${YEAR}`),
    read: ([q, year]) => months(Number(year), Number(q) * 3 - 2, Number(q) * 3),
  },
  {
    regexp: pattern(`${YEAR}${SEPARATOR}?h([12])`),
    read: ([year, h]) => months(Number(year), Number(h) * 6 - 5, Number(h) * 6),
  },
  {
    regexp: pattern(`h([12])${SEPARATOR}?${YEAR}`),
    read: ([h, year]) => months(Number(year), Number(h) * 6 - 5, Number(h) * 6),
  },
  {
    regexp: pattern(`${YEAR}${SEPARATOR}?(?:w|wk|week)${SEPARATOR}?(\\d\\d?)`),
    read: ([year, week]) => isoWeek(Number(year), Number(week)),
  },
  {
    regexp: pattern(`(\\d\\d?)${SEPARATOR}${MONTH_NAME}${SEPARATOR}${YEAR}`),
    read: ([day, month, year]) => {
      const date = dateOf(Number(year), monthNumber(month ?? ''), Number(day));
      return date === null ? null : { from: date, to: date };
    },
  },
  {
    regexp: pattern(`${MONTH_NAME}${SEPARATOR}?${YEAR}`),
    read: ([month, year]) => months(Number(year), monthNumber(month ?? ''), monthNumber(month ?? '')),
  },
  {
    regexp: pattern(`${YEAR}${SEPARATOR}?${MONTH_NAME}`),
    read: ([year, month]) => months(Number(year), monthNumber(month ?? ''), monthNumber(month ?? '')),
  },
  {
    // Not the beginning of an impossible date such as 2026-02-30.
    regexp: pattern(`${YEAR}${SEPARATOR}?(\\d\\d)(?!${SEPARATOR}?\\d)`),
    read: ([year, month]) => months(Number(year), Number(month), Number(month)),
  },
];

/** The days a name such as `access-review-2026Q2.csv` or `scan 2026-05-04.pdf` speaks about, or null. */
export const effectiveRangeFromName = (name: string): DateRange | null => {
  // An underscore is a letter to a word boundary but a space to a person.
  const text = name.replaceAll('_', ' ').replace(/\.[A-Za-z][A-Za-z0-9]{0,4}$/, '');

  const days = [...name.replaceAll('_', '-').matchAll(FULL_DATE)]
    .map(([, year, , month, day]) => dateOf(Number(year), Number(month), Number(day)))
    .filter((date) => date !== null);
  const first = days[0];
  const last = days[1] ?? first;
  if (first !== undefined && last !== undefined)
    return days.length <= 2 && first <= last ? { from: first, to: last } : { from: first, to: first };

  for (const { regexp, read } of FORMS)
    for (const match of text.matchAll(regexp)) {
      const range = read(match.slice(1));
      if (range !== null) return range;
    }
  return null;
};
