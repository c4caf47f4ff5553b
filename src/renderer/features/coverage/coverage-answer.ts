// The facts of the sentence above the grid: what is met of what is over, where the missed ones lie, and
// when the next ones fall due. The sentence itself stands in messages/coverage.ts.
import type { Cadence } from '../../../shared/domain/catalog';
import type { Occurrence, StateCounts } from '../../../shared/domain/coverage';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { occurrenceName } from './occurrence-name';

export interface DueFacts {
  /** The day on which all of them are due; null when they fall on several days. */
  readonly day: CalendarDate | null;
  /** The last of those days. */
  readonly by: CalendarDate;
  readonly days: number;
}

export interface AnswerFacts {
  readonly counts: StateCounts;
  /** The only cadence shown; null for several. */
  readonly cadence: Cadence | null;
  /** Where all missed ones lie, such as Q2; null when they lie in several places or are not all known. */
  readonly missedIn: string | null;
  readonly due: DueFacts | null;
}

/** When those that are due fall due; null when there is none, or not all of them are known. */
export const dueFacts = (
  open: readonly Occurrence[],
  total: number,
  today: CalendarDate,
): DueFacts | null => {
  const due = open.filter((one) => one.state === 'due');
  if (due.length !== total) return null;
  const days = [...new Set(due.map((one) => one.to))].sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  return { day: days.length === 1 ? first : null, by: last, days: daysBetween(today, last) };
};

interface Lists {
  readonly missed: { readonly rows: readonly Occurrence[]; readonly total: number };
  readonly due: { readonly rows: readonly Occurrence[]; readonly total: number };
}

/**
 * @param lists of the whole engagement; used only while nothing but cadences narrows the grid, because
 * they know nothing of the other filters
 */
export const answerFacts = (
  counts: StateCounts,
  cadences: readonly Cadence[],
  lists: Lists | null,
  today: CalendarDate,
): AnswerFacts => {
  const [only] = cadences;
  const cadence = cadences.length === 1 && only !== undefined ? only : null;
  const shown = (one: Occurrence) => cadences.length === 0 || cadences.includes(one.cadence);
  const missed = lists?.missed.rows.filter(shown) ?? [];
  const names = new Set(missed.map((one) => occurrenceName(one)));
  const [name] = names;
  const isComplete = missed.length === counts.missed;
  return {
    counts,
    cadence,
    missedIn: isComplete && names.size === 1 && name !== undefined ? name : null,
    due: lists === null ? null : dueFacts(lists.due.rows.filter(shown), counts.due, today),
  };
};
