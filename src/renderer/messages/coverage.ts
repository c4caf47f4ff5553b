// Texts of the Coverage screen: states, occurrences and what would answer them.
import type { OccurrenceState, StateCounts } from '../../shared/domain/coverage';
import { count } from './count';

const STATES = {
  met: 'Met',
  late: 'Late',
  missed: 'Missed',
  due: 'Due',
  'not-due': 'Not due',
  excused: 'Excused',
  'not-expected': 'Not expected',
} as const satisfies Record<OccurrenceState, string>;

const COUNTED: readonly OccurrenceState[] = ['missed', 'late', 'due', 'met', 'excused', 'not-due'];

const stateWord = (state: OccurrenceState): string => STATES[state];

export const coverage = {
  title: 'Coverage',
  state: stateWord,
  stateInside: (state: OccurrenceState) => stateWord(state).toLowerCase(),
  population: 'Population',
  noneExpected: 'None expected',
  /** `1 missed, 8 met, 3 not due`; the parts that are zero are left out. */
  countsInWords: (counts: StateCounts): string =>
    COUNTED.filter((state) => counts[state] > 0)
      .map((state) => `${count(counts[state])} ${stateWord(state).toLowerCase()}`)
      .join(', '),
} as const;
