// What the journal tells of occurrences: which are excused and why, and which evidence was assigned to one.
import { controlId, engagementId, evidenceId, memberId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { texts, type ToldKind, type Untold } from './told-kind';

/** What stands in the row, by what it is about, with the control it belongs to. */
type Rows = Map<string, { readonly control: string; readonly says: string }>;

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

interface ExcuseRow {
  readonly engagement: number;
  readonly control: number;
  readonly occurrence_from: string;
  readonly reason: string;
  readonly excused_by: number;
  readonly excused_at: string;
}
interface AssignedRow {
  readonly engagement: number;
  readonly control: number;
  readonly evidence: number;
  readonly occurrence_from: string;
  readonly reason: string;
}

const storedExcuses = (db: ReadableDb): Rows =>
  new Map(
    (db.prepare('SELECT * FROM excuse').all() as ExcuseRow[]).map((row) => {
      const control = controlId(row.control);
      const says = keyOf(row.reason, memberId(row.excused_by), row.excused_at);
      return [keyOf(engagementId(row.engagement), control, row.occurrence_from), { control, says }];
    }),
  );

const storedAssignments = (db: ReadableDb): Rows =>
  new Map(
    (db.prepare('SELECT * FROM assigned_occurrence').all() as AssignedRow[]).map((row) => {
      const control = controlId(row.control);
      const key = keyOf(engagementId(row.engagement), control, evidenceId(row.evidence));
      return [key, { control, says: keyOf(row.occurrence_from, row.reason) }];
    }),
  );

/** Controls of rows that are on one side only, or say something else. */
const differing = (told: Rows, stored: Rows, what: string): Untold[] => {
  const controls = [...told, ...stored]
    .filter(([key]) => told.get(key)?.says !== stored.get(key)?.says)
    .map(([, { control }]) => control);
  return [...new Set(controls)].map((subject) => ({ subject, what }));
};

export const toldCoverage = (): ToldKind => {
  const excuses: Rows = new Map();
  const assignments: Rows = new Map();
  return {
    take: ({ action, subject: control, detail, member, time }) => {
      const { engagement, from, reason } = detail;
      if (typeof engagement !== 'string') return;
      if (action === 'coverage.unassigned') {
        for (const evidence of texts(detail['evidence']) ?? [])
          assignments.delete(keyOf(engagement, control, evidence));
      }
      if (typeof from !== 'string') return;
      if (action === 'coverage.excuse-withdrawn') excuses.delete(keyOf(engagement, control, from));
      if (action === 'coverage.excused' && typeof reason === 'string')
        excuses.set(keyOf(engagement, control, from), { control, says: keyOf(reason, member, time) });
      if (action === 'coverage.assigned') {
        for (const evidence of texts(detail['evidence']) ?? [])
          assignments.set(keyOf(engagement, control, evidence), {
            control,
            says: keyOf(from, typeof reason === 'string' ? reason : ''),
          });
      }
    },
    *compare(db) {
      yield differing(excuses, storedExcuses(db), 'which occurrences of it are excused');
      yield differing(
        assignments,
        storedAssignments(db),
        'which evidence is assigned to an occurrence of it',
      );
    },
  };
};
