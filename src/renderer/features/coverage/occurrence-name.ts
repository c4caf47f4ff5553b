// What an occurrence is called: Q2, May, 4 to 10 May, 4 May. By the calendar, so that the same words mean
// the same days in every engagement; a tile that is no quarter of the calendar says its months.
import { addDays, type CalendarDate, type DateRange, daysBetween } from '../../../shared/period';
import { dayMonth, daysOfMonth, monthName, monthsWithYear, monthYear, withYear } from '../../messages/dates';

const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7)) - 1;
const quarterOf = (date: CalendarDate): number => Math.floor(monthOf(date) / 3) + 1;
const isFirstDay = (date: CalendarDate): boolean => date.endsWith('-01');
const isLastDay = (date: CalendarDate): boolean => isFirstDay(addDays(date, 1));

/** Half a month or more of one month is called by the month. */
const MONTH_DAYS = 15;
/** More than a month inside one quarter is called by the quarter. */
const QUARTER_DAYS = 32;

/** @param isYearSaid true where the period touches two years, so that Q4 says which */
export const occurrenceName = ({ from, to }: DateRange, isYearSaid = false): string => {
  const length = daysBetween(from, to) + 1;
  const days = (words: string): string => (isYearSaid ? withYear(words, to) : words);
  const months = (words: string): string => (isYearSaid ? monthsWithYear(words, to) : words);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  if (length === 1) return days(dayMonth(from));
  if (isOneMonth)
    return length >= MONTH_DAYS ? months(monthName(monthOf(from))) : days(daysOfMonth(from, to));
  if (isOneYear && length >= QUARTER_DAYS && quarterOf(from) === quarterOf(to))
    return months(`Q${String(quarterOf(from))}`);
  if (isFirstDay(from) && isLastDay(to)) {
    if (isOneYear && monthOf(from) === 0 && monthOf(to) === 11) return from.slice(0, 4);
    return isOneYear
      ? months(`${monthName(monthOf(from))} to ${monthName(monthOf(to))}`)
      : `${monthYear(from)} to ${monthYear(to)}`;
  }
  return days(`${dayMonth(from)} to ${dayMonth(to)}`);
};
