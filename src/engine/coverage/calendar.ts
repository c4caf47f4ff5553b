// Calendar dates as whole numbers (days since 1970-01-01), because 182,500 occurrences are too many for
// text. No clock and no time zone: a day is a day.
import type { CalendarDate } from '../../shared/period';

export type Day = number;

/** 0 is Monday, 6 is Sunday. The first day of 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;
const FRIDAY = 4;

/** The Friday of this day's week, which lies before a Saturday and a Sunday. */
export const fridayOf = (day: Day): Day => day - weekdayOf(day) + FRIDAY;

// Both directions of the Gregorian calendar, in years that begin in March: the leap day then comes last.
const dayOfCivil = (year: number, month: number, date: number): Day => {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
};

const civilOf = (day: Day): { readonly year: number; readonly month: number; readonly date: number } => {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
};

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
};

/** The date that stands at this place of a text, as YYYY-MM-DD. */
export const dayAt = (text: string, at: number): Day =>
  dayOfCivil(digits(text, at, at + 4), digits(text, at + 5, at + 7), digits(text, at + 8, at + 10));

export const dayOf = (date: CalendarDate): Day => dayAt(date, 0);

export const dateOf = (day: Day): CalendarDate => {
  const { year, month, date } = civilOf(day);
  const two = (value: number): string => (value < 10 ? `0${String(value)}` : String(value));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as CalendarDate;
};

/** Months since the year 0, so that months can be counted and compared. */
export const monthOf = (day: Day): number => {
  const { year, month } = civilOf(day);
  return year * 12 + month - 1;
};

/** `2026-04` for a number of `monthOf`. */
export const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** The same date so many months later; the last of that month where it has no such date. */
export const plusMonths = (day: Day, months: number): Day => {
  const { year, month, date } = civilOf(day);
  const at = year * 12 + month - 1 + months;
  const first = dayOfCivil(Math.floor(at / 12), (at % 12) + 1, 1);
  const next = dayOfCivil(Math.floor((at + 1) / 12), ((at + 1) % 12) + 1, 1);
  return Math.min(first + date - 1, next - 1);
};
