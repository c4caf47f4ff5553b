// The state of each occurrence on a given day. Nothing here judges a control: it compares dates.
import { OCCURRENCE_STATES, type OccurrenceState, type StateCounts } from '../../shared/domain/coverage';
import { type Asked, type Counted, LATE, NOTHING } from './count-evidence';
import type { Occurrences } from './occurrences';

/** A state as a small number: its place in OCCURRENCE_STATES. */
const codeOf = (state: OccurrenceState): number => OCCURRENCE_STATES.indexOf(state);
export const STATE = {
  met: codeOf('met'),
  late: codeOf('late'),
  missed: codeOf('missed'),
  due: codeOf('due'),
  notDue: codeOf('not-due'),
  excused: codeOf('excused'),
  notExpected: codeOf('not-expected'),
} as const;

/** One code of STATE for each occurrence. */
export const statesOf = (
  occurrences: Occurrences,
  counted: Counted,
  { excused, today }: Asked,
): Uint8Array => {
  const { count, starts, graceEnds, dueFrom, expected } = occurrences;
  const states = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    const how = counted.how[at];
    if (excused.size > 0 && excused.has(starts[at] as number)) states[at] = STATE.excused;
    else if (how !== NOTHING) states[at] = how === LATE ? STATE.late : STATE.met;
    else if (expected[at] === 0) states[at] = STATE.notExpected;
    else if (today > (graceEnds[at] as number)) states[at] = STATE.missed;
    else states[at] = today >= (dueFrom[at] as number) ? STATE.due : STATE.notDue;
  }
  return states;
};

/** How many occurrences are in each state, in the order of OCCURRENCE_STATES. */
export const tally = (states: Uint8Array): Int32Array => {
  const counts = new Int32Array(OCCURRENCE_STATES.length);
  for (const state of states) counts[state] = (counts[state] as number) + 1;
  return counts;
};

export const stateCounts = (tallied: ArrayLike<number>): StateCounts => ({
  met: tallied[STATE.met] ?? 0,
  late: tallied[STATE.late] ?? 0,
  missed: tallied[STATE.missed] ?? 0,
  due: tallied[STATE.due] ?? 0,
  'not-due': tallied[STATE.notDue] ?? 0,
  excused: tallied[STATE.excused] ?? 0,
  'not-expected': tallied[STATE.notExpected] ?? 0,
});
