// How the system's region orders dates, tells the clock and groups digits. The words stay English. One
// value for the window, set once before the first screen; without a region it is the international way.

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

export interface Region {
  /** ISO 3166 of two letters; null where the system names none. */
  readonly code: string | null;
  /** Of a date whose month is a word. */
  readonly order: DateOrder;
  readonly clock: 12 | 24;
  /** Between hours and minutes. */
  readonly timeSeparator: ':' | '.';
  readonly morning: string;
  readonly afternoon: string;
  readonly firstDay: WeekDay;
  /** What `Intl` is asked for numbers with. */
  readonly numbers: string;
  /** What date fields are laid out by: an English locale, whatever the region speaks. */
  readonly fields: string;
}

/** 4 May 2026, 09:48, 1,204; date fields as YYYY-MM-DD, so that nobody takes the month for the day. */
export const INTERNATIONAL: Region = {
  code: null,
  order: 'dmy',
  clock: 24,
  timeSeparator: ':',
  morning: 'am',
  afternoon: 'pm',
  firstDay: 'mon',
  numbers: 'en',
  fields: 'en-CA',
};

const FIELDS: Readonly<Record<DateOrder, string>> = { dmy: 'en-GB', mdy: 'en-US', ymd: 'en-CA' };

const orderOf = (locale: string, month: 'short' | 'numeric'): DateOrder => {
  const order = new Intl.DateTimeFormat(locale, { year: 'numeric', month, day: 'numeric' })
    .formatToParts(0)
    .map(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? type.charAt(0) : ''))
    .join('');
  return order === 'mdy' || order === 'ymd' ? order : 'dmy';
};

type WithWeek = Intl.Locale & {
  readonly getWeekInfo?: () => { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
};

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** `United States`; null for what is no region. */
export const regionName = (code: string): string | null =>
  /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? (NAMES.of(code) ?? null) : null;

/** @param code as the system gives it; what is no region is taken for none */
export const regionOf = (code: string | null): Region => {
  if (code === null || regionName(code) === null) return INTERNATIONAL;
  // Customs of a region are those of the language most of it writes; the digits stay ours.
  const own = new Intl.Locale(`und-${code}`).maximize();
  const customs = `${own.language}-${code}-u-ca-gregory-nu-latn`;
  const locale = new Intl.Locale(customs) as WithWeek;
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  const cycle = new Intl.DateTimeFormat(customs, { hour: 'numeric' }).resolvedOptions().hourCycle;
  const english = new Intl.DateTimeFormat(`en-${code}`, { hour: 'numeric', minute: '2-digit', hour12: true });
  const isEnglishKnown = english.resolvedOptions().locale === `en-${code}`;
  const half = (hour: number, otherwise: string): string =>
    english.formatToParts(new Date(2026, 0, 1, hour)).find(({ type }) => type === 'dayPeriod')?.value ??
    otherwise;
  const minutes = new Intl.DateTimeFormat(customs, { hour: '2-digit', minute: '2-digit' })
    .formatToParts(0)
    .find(({ type }) => type === 'literal');
  return {
    code,
    order: orderOf(customs, 'short'),
    clock: cycle === 'h11' || cycle === 'h12' ? 12 : 24,
    timeSeparator: minutes?.value === '.' ? '.' : ':',
    morning: half(9, 'am'),
    afternoon: half(21, 'pm'),
    firstDay: WEEK_DAYS[firstDay - 1] ?? 'mon',
    numbers: customs,
    fields: isEnglishKnown ? `en-${code}` : FIELDS[orderOf(customs, 'numeric')],
  };
};

let current = INTERNATIONAL;
let digits = new Intl.NumberFormat(current.numbers);

/** The region everything in the window is written by. */
export const region = (): Region => current;

/** Set before the first screen is drawn; texts that stand already do not change. */
export const setRegion = (code: string | null): void => {
  current = regionOf(code);
  digits = new Intl.NumberFormat(current.numbers);
};

/** `1,204` as the region groups it. */
export const digitsText = (number: number): string => digits.format(number);

/** The same with at most so many places behind the decimal sign. */
export const decimalText = (number: number, places: number): string =>
  new Intl.NumberFormat(current.numbers, { maximumFractionDigits: places }).format(number);
