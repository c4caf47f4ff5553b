// What a row of the grid says about its occurrences, unpacked: states from letters, days from numbers.
import {
  type CoverageRow,
  OCCURRENCE_STATES,
  type OccurrenceState,
  STATE_LETTERS,
  type StateCounts,
} from '../../../shared/domain/coverage';
import { evidenceId, type EvidenceId } from '../../../shared/ids';
import type { State } from '../../ui/StateMark';

const STATES_BY_LETTER = new Map(OCCURRENCE_STATES.map((state) => [STATE_LETTERS[state], state] as const));

/** A letter nobody knows is a remainder nobody expects: it asks for nothing. */
export const stateOfLetter = (letter: string): OccurrenceState =>
  (STATES_BY_LETTER as ReadonlyMap<string, OccurrenceState>).get(letter) ?? 'not-expected';

/** The mark that draws a state. */
export const markOf = (state: OccurrenceState): State =>
  state === 'not-due' || state === 'not-expected' ? 'notdue' : state;

/** One occurrence of a row; days count from the grid's first day. */
export interface RowOccurrence {
  readonly start: number;
  readonly end: number;
  readonly state: OccurrenceState;
  /** The day its evidence speaks for; null without. */
  readonly servedOn: number | null;
  readonly servedBy: EvidenceId | null;
  readonly evidenceCount: number;
}

export const occurrencesOf = (row: CoverageRow): readonly RowOccurrence[] =>
  row.starts.map((start, place) => {
    const served = row.servedOn[place] ?? -1;
    const by = row.servedBy[place] ?? 0;
    return {
      start,
      end: row.ends[place] ?? start,
      state: stateOfLetter(row.states[place] ?? ''),
      servedOn: served < 0 ? null : served,
      servedBy: by === 0 ? null : evidenceId(by),
      evidenceCount: row.evidenceCounts[place] ?? 0,
    };
  });

/** What must be read first stands first: one mark for several occurrences shows the first of them. */
const BY_WEIGHT: readonly OccurrenceState[] = [
  'missed',
  'late',
  'due',
  'met',
  'excused',
  'not-due',
  'not-expected',
];

export const weightiest = (states: readonly OccurrenceState[]): OccurrenceState =>
  BY_WEIGHT.find((state) => states.includes(state)) ?? 'not-expected';

export const NO_COUNTS: StateCounts = {
  met: 0,
  late: 0,
  missed: 0,
  due: 0,
  'not-due': 0,
  excused: 0,
  'not-expected': 0,
};

export const countStates = (states: readonly OccurrenceState[]): StateCounts => {
  const counts = { ...NO_COUNTS };
  for (const state of states) counts[state] += 1;
  return counts;
};
