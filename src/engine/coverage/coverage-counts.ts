// Numbers out of the coverage for other use cases: the worksheet of readiness and the next actions.
import { type ControlId, controlId, type EngagementId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { dateOf } from './calendar';
import { coverageNow } from './coverage-now';
import { STATE } from './states';

export interface MissedAndLate {
  readonly missed: number;
  readonly late: number;
}

/**
 * By control, those in force on some day of the engagement's time.
 * @throws UserError use.unknown-engagement
 */
export const missedAndLate = (
  vault: OpenVault,
  today: CalendarDate,
  engagement: EngagementId,
): ReadonlyMap<ControlId, MissedAndLate> =>
  new Map(
    coverageNow(vault, today, engagement).inForce.map(({ number, tallied }) => [
      controlId(number),
      { missed: tallied[STATE.missed] ?? 0, late: tallied[STATE.late] ?? 0 },
    ]),
  );

/** What coverage asks somebody to do. */
export interface Unanswered {
  /** Occurrences whose last days (or days of grace) run, and the end of the first of them. */
  readonly due: { readonly count: number; readonly first: CalendarDate | null };
  readonly missed: readonly { readonly controlId: ControlId; readonly from: CalendarDate }[];
}

/** @throws UserError use.unknown-engagement */
export const unanswered = (vault: OpenVault, today: CalendarDate, engagement: EngagementId): Unanswered => {
  let count = 0;
  let first = Number.POSITIVE_INFINITY;
  const missed: { controlId: ControlId; from: CalendarDate }[] = [];
  for (const { number, tallied, states, occurrences } of coverageNow(vault, today, engagement).inForce) {
    if ((tallied[STATE.missed] ?? 0) + (tallied[STATE.due] ?? 0) === 0) continue;
    states.forEach((state, at) => {
      if (state === STATE.due) {
        count += 1;
        first = Math.min(first, occurrences.ends[at] as number);
      } else if (state === STATE.missed) {
        missed.push({ controlId: controlId(number), from: dateOf(occurrences.starts[at] as number) });
      }
    });
  }
  return { due: { count, first: count === 0 ? null : dateOf(first) }, missed };
};
