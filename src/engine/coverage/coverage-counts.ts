// Numbers out of the coverage for other use cases: the worksheet of readiness and the next actions.
import { type ControlId, controlId, type EngagementId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { dateOf, dayOf } from './calendar';
import { placeOfStart } from './count-evidence';
import { type Coverage, coverageNow } from './coverage-now';
import { STATE } from './states';

export interface MissedAndLate {
  readonly missed: number;
  readonly late: number;
}

const counted = new WeakMap<Coverage, ReadonlyMap<ControlId, MissedAndLate>>();

/**
 * By control, those in force on some day of the engagement's time. The same object as long as nothing in the
 * vault has changed.
 * @throws UserError use.unknown-engagement
 */
export const missedAndLate = (
  vault: OpenVault,
  today: CalendarDate,
  engagement: EngagementId,
): ReadonlyMap<ControlId, MissedAndLate> => {
  const coverage = coverageNow(vault, today, engagement);
  const known = counted.get(coverage);
  if (known !== undefined) return known;
  const made = new Map(
    coverage.inForce.map(({ number, tallied }) => [
      controlId(number),
      { missed: tallied[STATE.missed] ?? 0, late: tallied[STATE.late] ?? 0 },
    ]),
  );
  counted.set(coverage, made);
  return made;
};

/** An occurrence is named by its control and its first day. */
export interface NamedOccurrence {
  readonly controlId: ControlId;
  readonly from: CalendarDate;
}

/** What coverage asks somebody to do. */
export interface Unanswered {
  /** Occurrences whose last days (or days of grace) run, and the end of the first of them. */
  readonly due: { readonly count: number; readonly first: CalendarDate | null };
  readonly missed: number;
}

/**
 * Missed occurrences that are among `answered` do not count.
 * @throws UserError use.unknown-engagement
 */
export const unanswered = (
  vault: OpenVault,
  today: CalendarDate,
  engagement: EngagementId,
  answered: readonly NamedOccurrence[],
): Unanswered => {
  const { inForce, controls } = coverageNow(vault, today, engagement);
  let count = 0;
  let missed = 0;
  let first = Number.POSITIVE_INFINITY;
  for (const { tallied, states, occurrences } of inForce) {
    missed += tallied[STATE.missed] ?? 0;
    const due = tallied[STATE.due] ?? 0;
    if (due === 0) continue;
    count += due;
    // In order of time: the first of them ends first.
    first = Math.min(first, occurrences.ends[states.indexOf(STATE.due)] as number);
  }
  const named = new Map(answered.map((one) => [`${one.controlId} ${one.from}`, one]));
  for (const { controlId: id, from } of named.values()) {
    const control = controls.get(numberOf(id));
    if (control?.occurrences.inForce !== true) continue;
    const at = placeOfStart(control.occurrences, dayOf(from));
    if (at >= 0 && control.states[at] === STATE.missed) missed -= 1;
  }
  return { due: { count, first: count === 0 ? null : dateOf(first) }, missed };
};
