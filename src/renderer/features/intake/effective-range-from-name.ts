// Which days a file speaks about, as far as its name says so. Only a proposal for the intake table: a
// person confirms it. A year alone is not enough: "pentest 2026" does not speak about all of 2026. A name
// that says a week or a quarter and no year is read in the examined time, where that is only once.
import { addDays, CalendarDate, type DateRange } from '../../../shared/period';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** Without short forms and without May: in a name without a year those are words like any other. */
const LONG_MONTH_NAME = '(january|february|march|april|june|july|august|september|october|november|december)';
const WEEK = '(?:w|wk|kw|cw|week)';
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

const oneDay = (year: number, month: number, day: number): DateRange | null => {
  const date = dateOf(year, month, day);
  return date === null ? null : { from: date, to: date };
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
    regexp: pattern(`${YEAR}${SEPARATOR}?${WEEK}${SEPARATOR}?(\\d\\d?)`),
    read: ([year, week]) => isoWeek(Number(year), Number(week)),
  },
  {
    regexp: pattern(`${WEEK}${SEPARATOR}?(\\d\\d?)${SEPARATOR}${YEAR}`),
    read: ([week, year]) => isoWeek(Number(year), Number(week)),
  },
  {
    regexp: pattern(`(\\d\\d?)\\.(\\d\\d?)\\.${YEAR}`),
    read: ([day, month, year]) => oneDay(Number(year), Number(month), Number(day)),
  },
  {
    regexp: pattern(`${MONTH_NAME}${SEPARATOR}?(\\d\\d?)(?:st|nd|rd|th)?,?${SEPARATOR}${YEAR}`),
    read: ([month, day, year]) => oneDay(Number(year), monthNumber(month ?? ''), Number(day)),
  },
  {
    regexp: pattern(`(\\d\\d?)${SEPARATOR}${MONTH_NAME}${SEPARATOR}${YEAR}`),
    read: ([day, month, year]) => oneDay(Number(year), monthNumber(month ?? ''), Number(day)),
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

/** Without a year; what is read gets one from the examined time. */
const YEARLESS: readonly {
  readonly regexp: RegExp;
  readonly read: (groups: readonly string[], year: number) => DateRange | null;
}[] = [
  {
    regexp: pattern('q([1-4])'),
    read: ([q], year) => months(year, Number(q) * 3 - 2, Number(q) * 3),
  },
  {
    regexp: pattern('h([12])'),
    read: ([h], year) => months(year, Number(h) * 6 - 5, Number(h) * 6),
  },
  {
    regexp: pattern(`${WEEK}${SEPARATOR}?(\\d\\d?)`),
    read: ([week], year) => isoWeek(year, Number(week)),
  },
  {
    regexp: pattern(LONG_MONTH_NAME),
    read: ([month], year) => months(year, monthNumber(month ?? ''), monthNumber(month ?? '')),
  },
];

/**
 * Of the years that the examined time touches, the one in which the days lie inside of it; else the last in
 * which they touch it; null when they never do.
 */
export const inYearOf = (within: DateRange, read: (year: number) => DateRange | null): DateRange | null => {
  const [first, last] = [Number(within.from.slice(0, 4)), Number(within.to.slice(0, 4))];
  const found: DateRange[] = [];
  for (let year = last; year >= first; year -= 1) {
    const range = read(year);
    if (range !== null && range.from <= within.to && range.to >= within.from) found.push(range);
  }
  return found.find((range) => range.from >= within.from && range.to <= within.to) ?? found[0] ?? null;
};

const firstOf = <F extends { readonly regexp: RegExp }>(
  text: string,
  forms: readonly F[],
  read: (form: F, groups: readonly string[]) => DateRange | null,
): DateRange | null => {
  for (const form of forms)
    for (const match of text.matchAll(form.regexp)) {
      const range = read(form, match.slice(1));
      if (range !== null) return range;
    }
  return null;
};

/**
 * The days a name such as `access-review-2026Q2.csv` or `scan 2026-05-04.pdf` speaks about, or null.
 * @param within the examined time, for names without a year; without it those propose nothing
 */
export const effectiveRangeFromName = (name: string, within: DateRange | null = null): DateRange | null => {
  // An underscore is a letter to a word boundary but a space to a person.
  const text = name.replaceAll('_', ' ').replace(/\.[A-Za-z][A-Za-z0-9]{0,4}$/, '');

  const days = [...name.replaceAll('_', '-').matchAll(FULL_DATE)]
    .map(([, year, , month, day]) => dateOf(Number(year), Number(month), Number(day)))
    .filter((date) => date !== null);
  const first = days[0];
  const last = days[1] ?? first;
  if (first !== undefined && last !== undefined)
    return days.length <= 2 && first <= last ? { from: first, to: last } : { from: first, to: first };

  const dated = firstOf(text, FORMS, (form, groups) => form.read(groups));
  if (dated !== null || within === null) return dated;
  // A year that the forms above could not place is no reason to guess another one.
  if (/(?<!\d)(?:19|20)\d\d(?!\d)/.test(text)) return null;
  return firstOf(text, YEARLESS, (form, groups) => inYearOf(within, (year) => form.read(groups, year)));
};
