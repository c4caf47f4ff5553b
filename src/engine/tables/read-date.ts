// Days as people write them in tables. What can be read in two ways is read by the list's own order of day and month;
// what cannot be read is null and never guessed.
import { CalendarDate, DateRange } from '../../shared/period';

export interface DateForm {
  /** 03/04/2026 is the third of April. */
  readonly dayFirst: boolean;
  /** Of the workbook: days without a format of their own are counted from 1904. */
  readonly since1904: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const monthOf = (name: string): number => {
  const bare = name.toLowerCase().replace(/\.$/, '');
  const full = FULL.indexOf(bare);
  return (full === -1 ? (bare === 'sept' ? 8 : MONTHS.indexOf(bare)) : full) + 1;
};

const LAST_SHORT_YEAR = 80;
/** 26 is 2026; 99 may be of either century, and is none. Other years than these stand in no list of requests. */
const yearOf = (text: string): number => {
  const year = Number(text);
  return text.length > 2 ? year : year < LAST_SHORT_YEAR ? 2000 + year : 0;
};
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const dateOf = (year: number, month: number, day: number): CalendarDate | null => {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  const found = CalendarDate.safeParse(`${String(year)}-${two(month)}-${two(day)}`);
  return found.success ? found.data : null;
};

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

const ofSerial = (text: string, since1904: boolean): CalendarDate | null => {
  const days = Math.floor(Number(text));
  // From 1990 on in either count: smaller numbers are years, amounts or row numbers.
  if (days < 31_413 || days > 73_415) return null;
  const day = new Date((since1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY).toISOString().slice(0, 10);
  return CalendarDate.parse(day);
};

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const TIME =
  /(?:t|,?\s+(?:at\s+)?)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|a\.m\.|p\.m\.)?\s*(?:z|utc|[a-z]{2,4}|[+-]\d{2}:?\d{2})?$/i;

const bare = (text: string): string =>
  text.trim().replace(/\s+/g, ' ').replace(WEEKDAY, '').replace(TIME, '').trim();

/** One day; null for what is none. */
export const readDate = (text: string, form: DateForm): CalendarDate | null => {
  const day = bare(text);
  if (/^\d{5}(?:\.\d+)?$/.test(day)) return ofSerial(day, form.since1904);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(day);
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const [dayOf, month] = form.dayFirst ? [first, second] : [second, first];
    return dateOf(yearOf(numbers[3] ?? ''), month, dayOf);
  }
  const dayName = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3,9}\.?)[\s,-]+(\d{4}|\d{2})$/i.exec(day);
  if (dayName !== null)
    return dateOf(yearOf(dayName[3] ?? ''), monthOf(dayName[2] ?? ''), Number(dayName[1]));
  const nameDay = /^([a-z]{3,9}\.?)[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/i.exec(day);
  if (nameDay !== null) return dateOf(Number(nameDay[3]), monthOf(nameDay[1] ?? ''), Number(nameDay[2]));
  return null;
};

const range = (from: CalendarDate | null, to: CalendarDate | null): DateRange | null => {
  const found = DateRange.safeParse({ from, to });
  return found.success ? found.data : null;
};

const lastDayOf = (year: number, month: number): CalendarDate | null =>
  [31, 30, 29, 28].map((day) => dateOf(year, month, day)).find((day) => day !== null) ?? null;

const months = (year: number, first: number, last: number): DateRange | null =>
  range(dateOf(year, first, 1), lastDayOf(year, last));

/** A quarter, a half, a month or a calendar year that is called by its name. A fiscal year is not known here. */
const named = (text: string): DateRange | null => {
  const quarter =
    /^q([1-4])[\s/-]*(?:cy\s*)?(\d{4}|\d{2})$/i.exec(text) ?? swapped(/^(\d{4})[\s/-]*q([1-4])$/i.exec(text));
  if (quarter !== null) {
    const first = (Number(quarter[1]) - 1) * 3 + 1;
    return months(yearOf(quarter[2] ?? ''), first, first + 2);
  }
  const half =
    /^h([12])[\s/-]*(?:cy\s*)?(\d{4}|\d{2})$/i.exec(text) ?? swapped(/^(\d{4})[\s/-]*h([12])$/i.exec(text));
  if (half !== null) return months(yearOf(half[2] ?? ''), Number(half[1]) * 6 - 5, Number(half[1]) * 6);
  const year = /^(?:cy|calendar year|year)[\s-]*(\d{4})$/i.exec(text);
  if (year !== null) return months(Number(year[1]), 1, 12);
  const month = /^([a-z]{3,9}\.?)[\s,-]+(\d{4})$/i.exec(text);
  if (month === null) return null;
  const number = monthOf(month[1] ?? '');
  return number === 0 ? null : months(Number(month[2]), number, number);
};

const swapped = (found: RegExpExecArray | null): readonly string[] | null =>
  found === null ? null : [found[0], found[2] ?? '', found[1] ?? ''];

const BETWEEN = [
  /\s+(?:to|through|thru|until|till|bis)\s+/i,
  /\s*[–—]\s*/,
  /\s+-\s+/,
  /\s*\.\.+\s*/,
  /(?<=\d{4}-\d{2}-\d{2})\s*\/\s*(?=\d{4}-)/,
  /(?<=\d)-(?=\d{1,2}[/.])/,
  /(?<=[a-z]|\d{4})-(?=[a-z])/i,
];
const LEAD = /^(?:from|period|as of|as at|for|during|between)[:\s]+/i;

const bothEnds = (left: string, right: string, form: DateForm): DateRange | null => {
  const year = /\d{4}$/.exec(right)?.[0] ?? '';
  // "Jan 1 – Dec 31, 2026": the year stands once.
  const lefts = year === '' ? [left] : [left, `${left}, ${year}`, `${left}/${year}`];
  const ends = (text: string): DateRange | null => {
    const day = readDate(text, form);
    return day === null ? named(text) : { from: day, to: day };
  };
  const last = ends(right);
  const first = lefts.map(ends).find((one) => one !== null) ?? null;
  return first === null || last === null ? null : range(first.from, last.to);
};

/** A day, two days with something between them, or a quarter, half, month or calendar year by its name. */
export const readPeriod = (text: string, form: DateForm): DateRange | null => {
  const whole = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(LEAD, '')
    .replace(/\s+and\s+/i, ' to ');
  const day = readDate(whole, form);
  if (day !== null) return { from: day, to: day };
  const single = named(whole);
  if (single !== null) return single;
  for (const between of BETWEEN) {
    const [left, right, ...more] = whole.split(between);
    if (left === undefined || right === undefined || more.length > 0) continue;
    const found = bothEnds(left.trim(), right.trim(), form);
    if (found !== null) return found;
  }
  return null;
};

const NUMBERS = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/g;

/** Whether days of a list can only be read with the day first, or only with the month; null when none or both of them. */
export const provesDayFirst = (texts: readonly string[]): boolean | null => {
  const found = new Set<boolean>();
  for (const text of texts)
    for (const [, first, , second] of text.matchAll(NUMBERS)) {
      if (Number(first) > 12 && Number(second) <= 12) found.add(true);
      if (Number(second) > 12 && Number(first) <= 12) found.add(false);
    }
  const [only = null] = found;
  return found.size === 1 ? only : null;
};

/** Whether days of a list are written with the day first; null when none of them tells. */
export const tellsDayFirst = (texts: readonly string[]): boolean | null => {
  const first = texts.map((text) => provesDayFirst([text])).find((told) => told !== null);
  if (first !== undefined) return first;
  const dots = texts.some((text) => [...text.matchAll(NUMBERS)].some(([, , separator]) => separator === '.'));
  return dots ? true : null;
};
