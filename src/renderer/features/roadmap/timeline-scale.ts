// The axis of the timeline: whole months from the first day of the plan (or today) to the last. Pure.
import type { RoadmapPlan } from '../../../shared/domain/roadmap';
import { addDays, type CalendarDate, daysBetween } from '../../../shared/period';
import { monthName } from '../../messages/dates';

export interface Tick {
  readonly date: CalendarDate;
  /** Place on the axis, 0 to 1. */
  readonly share: number;
  /** Empty where there is no room for a name. */
  readonly name: string;
  /** The first month of a year, and the first of all. */
  readonly year: string | null;
}

export interface TimelineScale {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly ticks: readonly Tick[];
  /** Where the beginning of a day lies, 0 to 1; the end of a day is the beginning of the next. */
  readonly shareOf: (date: CalendarDate) => number;
}

const firstOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 7)}-01` as CalendarDate;
const nextMonth = (first: CalendarDate): CalendarDate => firstOfMonth(addDays(first, 31));

/** Names have room for so many months; a longer plan names every third, a very long one every sixth. */
const NAMED = 18;

export const timelineScale = (plan: RoadmapPlan, today: CalendarDate): TimelineScale => {
  const days = [
    today,
    ...plan.steps.flatMap(({ plannedFrom, plannedTo, actualFrom, actualTo }) =>
      [plannedFrom, plannedTo, actualFrom, actualTo].filter((date) => date !== null),
    ),
  ].toSorted();
  const from = firstOfMonth(days[0] ?? today);
  const to = addDays(nextMonth(firstOfMonth(days.at(-1) ?? today)), -1);
  const length = daysBetween(from, to) + 1;
  const shareOf = (date: CalendarDate) => Math.min(1, Math.max(0, daysBetween(from, date) / length));
  const months: CalendarDate[] = [];
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month);
  const every = months.length > 3 * NAMED ? 6 : months.length > NAMED ? 3 : 1;
  return {
    from,
    to,
    shareOf,
    ticks: months.map((date, index) => {
      const month = Number(date.slice(5, 7)) - 1;
      return {
        date,
        share: shareOf(date),
        name: month % every === 0 ? monthName(month) : '',
        year: index === 0 || month === 0 ? date.slice(0, 4) : null,
      };
    }),
  };
};
