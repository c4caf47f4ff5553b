// Whether the approval of an AI asset's version is kept as evidence of the controls it is changed under: an item linked to
// the record by hand that speaks of the day of the approval (docs/programme.md).
import { AI_ASSET } from '../../shared/domain/programme';
import { ControlId, EvidenceId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { factsAs, type StoredRecord } from './record-rows';

export interface ApprovalsKept {
  /** It is approved on a day, changes under controls, and nothing speaks of that day. */
  readonly isOpen: (record: Pick<StoredRecord, 'number' | 'facts'>) => boolean;
}

interface LinkRow {
  readonly number: number;
  readonly field: string;
  readonly target: string;
}

/** Of all AI assets, read once. */
export const approvalsKept = (db: ReadableDb): ApprovalsKept => {
  const rows = db
    .prepare("SELECT number, field, target FROM register_link WHERE register = 'ai-asset'")
    .all() as LinkRow[];
  const links = Map.groupBy(rows, ({ number }) => number);
  const effective = db.prepare(
    `SELECT v.effective_from AS "from", v.effective_to AS "to" FROM evidence AS e JOIN evidence_version AS v
       ON v.evidence = e.number AND v.version = e.current_version
     WHERE e.number = ? AND e.withdrawn_at IS NULL`,
  );
  const speaksOf = (target: string, day: CalendarDate): boolean => {
    if (!EvidenceId.safeParse(target).success) return false;
    const range = effective.get(numberOf(target as EvidenceId)) as
      { from: CalendarDate | null; to: CalendarDate | null } | undefined;
    return (
      range?.from !== undefined &&
      range.from !== null &&
      range.to !== null &&
      range.from <= day &&
      day <= range.to
    );
  };
  return {
    isOpen: (record) => {
      const { approvedOn } = factsAs(AI_ASSET, record);
      const of = links.get(record.number) ?? [];
      return (
        approvedOn !== null &&
        of.some(({ target }) => ControlId.safeParse(target).success) &&
        !of.some(({ field, target }) => field === '' && speaksOf(target, approvedOn))
      );
    },
  };
};
