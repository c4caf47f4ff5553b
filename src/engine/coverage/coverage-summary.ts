// The coverage of an engagement at a glance: counts, months, and what is missed, late or due first.
import type { Input, Output } from '../../shared/contract';
import { type Occurrence, OCCURRENCE_STATES } from '../../shared/domain/coverage';
import type { EngagementId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { type Day, monthOf, monthText } from './calendar';
import { type ControlCoverage, type Coverage, coverageNow } from './coverage-now';
import { occurrenceLine } from './occurrence-lines';
import { STATE, stateCounts } from './states';

interface Cut {
  readonly rows: Occurrence[];
  readonly total: number;
}

/** The occurrences in one of these states, the earliest end first; as far as `limit`. */
const listOf = ({ inForce, time }: Coverage, wanted: readonly number[], limit: number): Cut => {
  const byEnd = new Map<Day, number>();
  let total = 0;
  for (const control of inForce) {
    if (wanted.every((state) => control.tallied[state] === 0)) continue;
    control.states.forEach((state, at) => {
      if (!wanted.includes(state)) return;
      total += 1;
      const end = control.occurrences.ends[at] as number;
      byEnd.set(end, (byEnd.get(end) ?? 0) + 1);
    });
  }
  // The last day that is still shown: only occurrences up to it are looked at again.
  let last = time.from - 1;
  let upToLast = 0;
  while (upToLast < Math.min(limit, total)) {
    last += 1;
    upToLast += byEnd.get(last) ?? 0;
  }
  const places = inForce.flatMap((control) => {
    const { ends } = control.occurrences;
    const found: { control: typeof control; at: number; end: Day }[] = [];
    for (let at = 0; at < ends.length && (ends[at] as number) <= last; at += 1) {
      if (wanted.includes(control.states[at] as number)) found.push({ control, at, end: ends[at] as number });
    }
    return found;
  });
  const shown = places
    .sort((one, other) => one.end - other.end || one.control.number - other.control.number)
    .slice(0, limit);
  return { rows: shown.map(({ control, at }) => occurrenceLine(control, at)), total };
};

/** The place of the first or last occurrence of a control in one of these states; -1 for none. */
const firstIn = ({ states }: ControlCoverage, wanted: readonly number[]): number =>
  states.findIndex((state) => wanted.includes(state));
const lastIn = ({ states }: ControlCoverage, wanted: readonly number[]): number =>
  states.findLastIndex((state) => wanted.includes(state));

/** One occurrence of each control that has one, by the day it ends, and by number on one day. */
const onePerControl = (
  { inForce }: Coverage,
  placeIn: (control: ControlCoverage) => number,
  way: 1 | -1,
  limit: number,
): { readonly control: ControlCoverage; readonly at: number }[] =>
  inForce
    .map((control) => ({ control, at: placeIn(control) }))
    .filter(({ at }) => at >= 0)
    .map((one) => ({ ...one, end: one.control.occurrences.ends[one.at] as number }))
    .sort((one, other) => way * (one.end - other.end) || one.control.number - other.control.number)
    .slice(0, limit);

const monthsOf = ({ inForce, time }: Coverage): Output<'coverage', 'summary'>['months'] => {
  const first = monthOf(time.from);
  const months = Array.from({ length: monthOf(time.to) - first + 1 }, () =>
    new Array<number>(OCCURRENCE_STATES.length).fill(0),
  );
  const monthOfDay = Int32Array.from({ length: time.to - time.from + 1 }, (_, at) => monthOf(time.from + at));
  for (const { occurrences, states } of inForce) {
    for (let at = 0; at < occurrences.count; at += 1) {
      const month = monthOfDay[(occurrences.ends[at] as number) - time.from] as number;
      const counts = months[month - first] as number[];
      const state = states[at] as number;
      counts[state] = (counts[state] as number) + 1;
    }
  }
  return months.map((counts, at) => ({ month: monthText(first + at), counts: stateCounts(counts) }));
};

/**
 * Counts over all controls in force, and the first `limit` of what is missed, late and still open.
 * @throws UserError use.engagement-missing, use.unknown-engagement
 */
export const coverageSummary = (
  vault: OpenVault,
  { today, limit }: Input<'coverage', 'summary'>,
  engagementId: EngagementId | null = null,
): Output<'coverage', 'summary'> => {
  const coverage = coverageNow(vault, today, engagementId);
  const { inForce } = coverage;
  const sumOf = (state: number): number =>
    inForce.reduce((sum, control) => sum + (control.tallied[state] ?? 0), 0);
  return {
    counts: stateCounts(OCCURRENCE_STATES.map((_, state) => sumOf(state))),
    months: monthsOf(coverage),
    missed: listOf(coverage, [STATE.missed], limit),
    late: listOf(coverage, [STATE.late], limit),
    due: listOf(coverage, [STATE.due, STATE.notDue], limit),
    missedControls: onePerControl(coverage, (control) => lastIn(control, [STATE.missed]), -1, limit).map(
      ({ control, at }) => ({
        ...occurrenceLine(control, at),
        missedCount: control.tallied[STATE.missed] ?? 0,
      }),
    ),
    nextOfControls: onePerControl(
      coverage,
      (control) => firstIn(control, [STATE.due, STATE.notDue]),
      1,
      limit,
    ).map(({ control, at }) => occurrenceLine(control, at)),
    controlsWithHoles: inForce.filter(
      ({ tallied }) => (tallied[STATE.late] ?? 0) + (tallied[STATE.missed] ?? 0) > 0,
    ).length,
    controls: inForce.length,
  };
};
