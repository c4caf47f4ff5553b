// The rows of the intake table with what is to be said of them. A row that nothing has changed for stays the
// same object, so that only what changed is drawn again.
import { useMemo, useState } from 'react';
import type { Failure } from '../../../shared/errors';
import { useExaminedTime } from '../evidence/use-examined-time';
import { assess, type Assessment, surroundingsOf } from './assess-rows';
import type { IntakeRow } from './intake-draft';
import { useIntakeLooks, useIntakeRows, useIntakeWork } from './intake-store';

export interface AssessedRow extends Assessment {
  readonly row: IntakeRow;
  /** Why it could not be added the last time. */
  readonly failure: Failure | null;
}

const isSame = (before: AssessedRow, now: AssessedRow): boolean =>
  before.row === now.row &&
  before.failure === now.failure &&
  before.fate === now.fate &&
  before.isLookedAt === now.isLookedAt &&
  before.blockers.join() === now.blockers.join() &&
  before.cautions.join() === now.cautions.join() &&
  before.flags.join() === now.flags.join() &&
  JSON.stringify(before.same) === JSON.stringify(now.same);

export const useAssessedRows = (): readonly AssessedRow[] => {
  const rows = useIntakeRows();
  const looks = useIntakeLooks();
  const work = useIntakeWork();
  // While rows are stored the work changes many times a second; only its outcome matters here.
  const outcome = work.state === 'done' ? work.outcome : null;
  const examined = useExaminedTime();
  // Not drawn, so that nothing has to be told of it: what was said of each row the last time.
  const [before] = useState(() => new Map<string, AssessedRow>());
  // By its parts: the hook makes a new object each time it is asked.
  const examinedKey = JSON.stringify(examined);
  return useMemo(() => {
    const around = surroundingsOf(rows, looks, examined);
    const failures = new Map((outcome?.failed ?? []).map((one) => [one.row.key, one.failure] as const));
    const assessed = rows.map((row): AssessedRow => {
      const now = { row, ...assess(row, around), failure: failures.get(row.key) ?? null };
      const known = before.get(row.key);
      return known !== undefined && isSame(known, now) ? known : now;
    });
    before.clear();
    for (const one of assessed) before.set(one.row.key, one);
    return assessed;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- examined by its parts, see above
  }, [rows, looks, outcome, examinedKey, before]);
};
