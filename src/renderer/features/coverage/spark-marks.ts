// Which marks a sparkline shows: one for each occurrence, or one for each month where there are many.
import type { CoverageRow, OccurrenceState } from '../../../shared/domain/coverage';
import { addDays, type CalendarDate } from '../../../shared/period';
import { occurrencesOf, weightiest } from './occurrence-states';

/** More marks than this and one stands for a month. */
export const MOST_MARKS = 13;

/** The mark of a month is its weightiest state: a missed day among thirty met ones is what one looks for. */
export const sparkMarks = (row: CoverageRow, firstDay: CalendarDate): readonly OccurrenceState[] => {
  const occurrences = occurrencesOf(row).filter((one) => one.state !== 'not-expected');
  if (occurrences.length <= MOST_MARKS) return occurrences.map((one) => one.state);
  const byMonth = new Map<string, OccurrenceState[]>();
  for (const one of occurrences) {
    const month = addDays(firstDay, one.end).slice(0, 7);
    const states = byMonth.get(month);
    if (states === undefined) byMonth.set(month, [one.state]);
    else states.push(one.state);
  }
  return [...byMonth.values()].map(weightiest);
};
