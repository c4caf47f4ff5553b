// The marks of one month in the overview's drawing: one for each occurrence, or one for several where a
// month has very many. A state that occurs is always seen, however many others there are.
import type { OccurrenceState, StateCounts } from '../../../shared/domain/coverage';

export const PER_ROW = 7;
const MOST_ROWS = 7;

/** What must be read first stands first. */
export const MARK_ORDER: readonly OccurrenceState[] = ['missed', 'late', 'due', 'excused', 'met', 'not-due'];

export const shownCount = (counts: StateCounts): number =>
  MARK_ORDER.reduce((sum, state) => sum + counts[state], 0);

/** How many occurrences one mark stands for, so that the fullest month fits. */
export const marksScale = (months: readonly StateCounts[]): number =>
  Math.max(1, Math.ceil(Math.max(0, ...months.map(shownCount)) / (PER_ROW * MOST_ROWS)));

export const monthMarks = (counts: StateCounts, per: number): readonly OccurrenceState[] =>
  MARK_ORDER.flatMap((state) =>
    Array.from({ length: Math.ceil(counts[state] / per) }, (): OccurrenceState => state),
  );
