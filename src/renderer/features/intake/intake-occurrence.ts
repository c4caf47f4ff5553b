// Files that were dropped on one occurrence of a control: for which it is, whether their dates let them
// count for it, and whether a person's word is needed beside the dates (docs/coverage.md).
import type { ControlId, EvidenceId } from '../../../shared/ids';
import type { CalendarDate, DateRange } from '../../../shared/period';
import type { IntakeRow } from './intake-draft';

export interface IntakeOccurrence {
  readonly controlId: ControlId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The last day on which it counts as late. */
  readonly graceUntil: CalendarDate;
  /** As the grid calls it: Q2. */
  readonly name: string;
}

/** Whether evidence may count for an occurrence when a person says so: by its last effective day. */
export const countsFor = (
  effective: DateRange | null,
  { from, to, graceUntil }: Pick<IntakeOccurrence, 'from' | 'to' | 'graceUntil'>,
): 'on-time' | 'late' | 'no' => {
  if (effective === null || effective.to < from) return 'no';
  if (effective.to <= to) return 'on-time';
  return effective.to <= graceUntil ? 'late' : 'no';
};

/**
 * True when the dates alone could say otherwise: a last day after the end belongs to the occurrence that
 * follows. On time, and outside the days of grace, a word changes nothing.
 */
export const needsWord = (effective: DateRange | null, occurrence: IntakeOccurrence): boolean =>
  countsFor(effective, occurrence) === 'late';

export interface Assignment {
  readonly occurrence: IntakeOccurrence;
  readonly evidenceIds: EvidenceId[];
}

/** What is to be said about rows that were just stored, one line for each occurrence. */
export const assignmentsOf = (
  stored: readonly {
    readonly row: Pick<IntakeRow, 'occurrences' | 'controlIds'>;
    readonly effective: DateRange | null;
    readonly id: EvidenceId;
  }[],
): readonly Assignment[] => {
  const byOccurrence = new Map<string, Assignment>();
  for (const { row, effective, id } of stored) {
    for (const occurrence of row.occurrences) {
      if (!row.controlIds.includes(occurrence.controlId) || !needsWord(effective, occurrence)) continue;
      const key = `${occurrence.controlId} ${occurrence.from}`;
      const known = byOccurrence.get(key);
      if (known === undefined) byOccurrence.set(key, { occurrence, evidenceIds: [id] });
      else known.evidenceIds.push(id);
    }
  }
  return [...byOccurrence.values()];
};
