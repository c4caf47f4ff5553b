// The facts of the overview's sentence: what is over, and from when to when the next ones fall due.
import type { CoverageSummary, StateCounts } from '../../../shared/domain/coverage';
import type { CalendarDate } from '../../../shared/period';

export interface OverviewStanding {
  readonly counts: StateCounts;
  readonly dueBy: CalendarDate | null;
  readonly firstDue: CalendarDate | null;
}

/** Days count from those the list holds; it is cut, and then says less, never something else. */
export const overviewStanding = (
  { counts, due }: Pick<CoverageSummary, 'counts' | 'due'>,
  today: CalendarDate,
): OverviewStanding => {
  const days = due.rows
    .filter((one) => one.state === 'due')
    .map((one) => one.to)
    .sort();
  const isComplete = days.length === counts.due;
  return {
    counts,
    dueBy: isComplete ? (days.at(-1) ?? null) : null,
    firstDue: days.find((day) => day >= today) ?? null,
  };
};
