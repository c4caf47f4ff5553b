// The day questions about dates are asked on: where the person sits, unless they say another.
import type { Environment } from '../engine';
import type { CalendarDate } from '../shared/period';
import { text } from './command';
import { parseDate } from './dates';

export const todayOption = {
  today: text('DATE', 'ask as if it were this day (left out: the day it is here)'),
} as const;

/** The day of the environment's clock in this machine's time zone. Errors: wrong use. */
export const todayOf = (typed: string | undefined, environment: Pick<Environment, 'now'>): CalendarDate => {
  if (typed !== undefined) return parseDate(typed, '--today');
  const here = new Date(environment.now());
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(here.getFullYear())}-${two(here.getMonth() + 1)}-${two(here.getDate())}` as CalendarDate;
};
