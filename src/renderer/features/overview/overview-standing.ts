// The facts of the overview's sentence and of the strip: what is over, and from when to when the next
// ones fall due.
import type { CoverageSummary, StateCounts } from '../../../shared/domain/coverage';
import { addDays, type CalendarDate } from '../../../shared/period';
import { addMonths } from '../coverage/period-columns';

export interface OverviewStanding {
  readonly counts: StateCounts;
  /** The last day of those that are due; null when none is. */
  readonly dueBy: CalendarDate | null;
  /** The first day, from today on, that one of them is due. */
  readonly firstDue: CalendarDate | null;
}

type Facts = Pick<CoverageSummary, 'counts' | 'due' | 'months'>;

/** The list of open ones is cut; then the months, which are complete, say by which one all are due. */
const lastDue = ({ counts, due, months }: Facts): CalendarDate | null => {
  const days = due.rows.filter((one) => one.state === 'due').map((one) => one.to);
  if (days.length === counts.due) return days.sort().at(-1) ?? null;
  const month = months.findLast((one) => one.counts.due > 0)?.month;
  return month === undefined ? null : addDays(addMonths(`${month}-01` as CalendarDate, 1), -1);
};

export const overviewStanding = (summary: Facts, today: CalendarDate): OverviewStanding => ({
  counts: summary.counts,
  dueBy: lastDue(summary),
  firstDue:
    summary.due.rows
      .filter((one) => one.state === 'due' && one.to >= today)
      .map((one) => one.to)
      .sort()[0] ?? null,
});
