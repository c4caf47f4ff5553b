// Stores the ready rows of the intake table: one import at a time, followed from wherever one is in the
// window, cancelled by its job. Rows that were stored leave the table; the others stay.
import type { Failure } from '../../../shared/errors';
import type { JobId } from '../../../shared/ids';
import { bridge } from '../../app/bridge';
import { failureOf } from '../../app/call-failed';
import { onBridgeEvent } from '../../app/events';
import { call } from '../../app/use-call';
import { addInBatches } from './add-in-batches';
import { effectiveOf, type IntakeRow } from './intake-draft';
import { assignmentsOf } from './intake-occurrence';
import { changeIntake, intakeWork, setIntakeWork } from './intake-store';

let job: JobId | null = null;

/** Does nothing while an import is running. */
export const runIntake = async (rows: readonly IntakeRow[]): Promise<void> => {
  if (intakeWork().state === 'running' || rows.length === 0) return;
  let failure: Failure | null = null;
  // Set before the first part, so that a second press finds it running.
  setIntakeWork({ state: 'running', part: 1, parts: 1, progress: null, isCancelling: false });
  const stop = onBridgeEvent((event) => {
    const work = intakeWork();
    if (event.type !== 'progress' || event.progress.job !== job || work.state !== 'running') return;
    const { phase, done, total, unit } = event.progress;
    const startedAt = work.progress?.phase === phase ? work.progress.startedAt : performance.now();
    setIntakeWork({ ...work, progress: { phase, done, total, unit, startedAt } });
  });
  const outcome = await addInBatches(rows, async (items, { part, parts }) => {
    const before = intakeWork();
    // Cancelled between two parts, or the vault was locked meanwhile.
    if (before.state !== 'running' || before.isCancelling) return null;
    job = `job-${crypto.randomUUID()}` as JobId;
    setIntakeWork({ state: 'running', part, parts, progress: null, isCancelling: false });
    try {
      return await call('evidence', 'add', { items }, job);
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code !== 'job.cancelled') failure = failed;
      return null;
    }
  });
  stop();
  job = null;
  const assigned = [];
  for (const { occurrence, evidenceIds } of assignmentsOf(
    outcome.added.flatMap(({ key, id }) => {
      const row = rows.find((one) => one.key === key);
      return row === undefined ? [] : [{ row, effective: effectiveOf(row), id }];
    }),
  )) {
    const { controlId, from, name } = occurrence;
    try {
      await call('coverage', 'assign', { controlId, from, evidenceIds });
      assigned.push({ controlId, name, evidenceIds });
    } catch (error) {
      failure ??= failureOf(error);
    }
  }
  // The table was emptied while this ran: the vault is locked, and its names are not shown any more.
  if (intakeWork().state !== 'running') return;
  const stored = new Set(outcome.added.map((one) => one.key));
  changeIntake((now) => now.filter((row) => !stored.has(row.key)));
  setIntakeWork({ state: 'done', outcome: { ...outcome, assigned }, failure });
};

export const cancelIntake = (): void => {
  const work = intakeWork();
  if (work.state !== 'running') return;
  setIntakeWork({ ...work, isCancelling: true });
  if (job !== null) bridge.cancel(job);
};
