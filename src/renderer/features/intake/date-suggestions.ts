// Days that are offered for a file beside what its name says: the day it was last changed, and the month and
// quarter around it. Offered, never filled in: when a file was changed says nothing of what it speaks about.
import { addDays, type CalendarDate, type DateRange } from '../../../shared/period';

export interface DateSuggestion {
  readonly id: 'day' | 'month' | 'quarter';
  readonly range: DateRange;
}

const firstOf = (year: number, month: number): CalendarDate =>
  `${String(year + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01` as CalendarDate;

const monthsFrom = (year: number, month: number, length: number): DateRange => ({
  from: firstOf(year, month),
  to: addDays(firstOf(year, month + length), -1),
});

export const dateSuggestions = (modifiedOn: CalendarDate): readonly DateSuggestion[] => {
  const [year, month] = [Number(modifiedOn.slice(0, 4)), Number(modifiedOn.slice(5, 7)) - 1];
  return [
    { id: 'day', range: { from: modifiedOn, to: modifiedOn } },
    { id: 'month', range: monthsFrom(year, month, 1) },
    { id: 'quarter', range: monthsFrom(year, Math.floor(month / 3) * 3, 3) },
  ];
};
