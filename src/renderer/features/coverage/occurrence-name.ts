// What an occurrence is called: Q2, May, 4 to 10 May, 4 May. By the calendar, so that the same words mean
// the same days in every engagement; a tile that is no quarter of the calendar says its months.
import { addDays, type CalendarDate, type DateRange, daysBetween } from '../../../shared/period';
import { monthName } from '../../messages/dates';

const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7)) - 1;
const dayOf = (date: CalendarDate): string => String(Number(date.slice(8)));
const quarterOf = (date: CalendarDate): number => Math.floor(monthOf(date) / 3) + 1;
const isFirstDay = (date: CalendarDate): boolean => date.endsWith('-01');
const isLastDay = (date: CalendarDate): boolean => isFirstDay(addDays(date, 1));
const dayAndMonth = (date: CalendarDate): string => `${dayOf(date)} ${monthName(monthOf(date))}`;

/** Half a month or more of one month is called by the month. */
const MONTH_DAYS = 15;
/** More than a month inside one quarter is called by the quarter. */
const QUARTER_DAYS = 32;

/** @param withYear true where the period touches two years, so that Q4 says which */
export const occurrenceName = ({ from, to }: DateRange, withYear = false): string => {
  const days = daysBetween(from, to) + 1;
  const year = withYear ? ` ${to.slice(0, 4)}` : '';
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  if (days === 1) return dayAndMonth(from) + year;
  if (isOneMonth)
    return days >= MONTH_DAYS
      ? monthName(monthOf(from)) + year
      : `${dayOf(from)} to ${dayAndMonth(to)}${year}`;
  if (isOneYear && days >= QUARTER_DAYS && quarterOf(from) === quarterOf(to))
    return `Q${String(quarterOf(from))}${year}`;
  if (isFirstDay(from) && isLastDay(to)) {
    if (isOneYear && monthOf(from) === 0 && monthOf(to) === 11) return from.slice(0, 4);
    const first = monthName(monthOf(from)) + (isOneYear ? '' : ` ${from.slice(0, 4)}`);
    return `${first} to ${monthName(monthOf(to))}${isOneYear ? year : ` ${to.slice(0, 4)}`}`;
  }
  return `${dayAndMonth(from)} to ${dayAndMonth(to)}${year}`;
};
