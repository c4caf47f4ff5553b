// Calendar arithmetic of an examination. A date is a calendar date (YYYY-MM-DD): it has no time and no
// time zone, so nothing here ever looks at a clock. Ranges include both ends.
import { z } from 'zod';

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const isCalendarDate = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

export const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date of the form YYYY-MM-DD')
  .refine(isCalendarDate, 'no such day in the calendar')
  .brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** An instant of a clock, UTC, to the second: `2026-05-04T16:20:00Z`. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'not a UTC instant')
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** `from` and `to` both belong to the range. */
export const DateRange = z
  .strictObject({ from: CalendarDate, to: CalendarDate })
  .refine((range) => range.from <= range.to, 'the range ends before it begins');
export type DateRange = z.infer<typeof DateRange>;

/** What is examined: a day (Type I) or a period (Type II). */
export type ExaminedTime =
  { readonly type: 1; readonly asOf: CalendarDate } | { readonly type: 2; readonly period: DateRange };

export const DATE_VERDICTS = [
  'inside',
  'partly-inside',
  'outside-before',
  'outside-after',
  'undated',
] as const;
/** How the effective dates of evidence lie against the examined time. Arithmetic, not a judgement. */
export const DateVerdict = z.enum(DATE_VERDICTS);
export type DateVerdict = z.infer<typeof DateVerdict>;

/**
 * Judges effective dates against the examined time. For Type I the as-of date must lie in the
 * effective range; for Type II the range is compared with the period. Dates compare as text because
 * YYYY-MM-DD sorts like time.
 */
export const dateVerdict = (effective: DateRange | null, examined: ExaminedTime): DateVerdict => {
  if (effective === null) return 'undated';
  const within = examined.type === 1 ? { from: examined.asOf, to: examined.asOf } : examined.period;
  if (effective.to < within.from) return 'outside-before';
  if (effective.from > within.to) return 'outside-after';
  if (examined.type === 1) return 'inside';
  return effective.from >= within.from && effective.to <= within.to ? 'inside' : 'partly-inside';
};

const epochDay = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => epochDay(to) - epochDay(from);

/** The date `days` after (before, when negative) the given one. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date((epochDay(date) + days) * 86_400_000).toISOString().slice(0, 10) as CalendarDate;

/** The same day so many months later; the last of that month where it has no such day. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const place = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(place / 12), (place % 12) + 1];
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(toYear)}-${two(toMonth)}-${two(Math.min(day, daysInMonth(toYear, toMonth)))}` as CalendarDate;
};
