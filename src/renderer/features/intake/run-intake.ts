// Stores the ready rows of the intake table: one import at a time, followed from wherever one is in the
// window, cancelled by its job. Rows that were stored leave the table; the others stay.
import type { Failure } from '../../../shared/errors';
import type { EvidenceId, JobId } from '../../../shared/ids';
import { bridge } from '../../app/bridge';
import { failureOf } from '../../app/call-failed';
import { onBridgeEvent } from '../../app/events';
import { call } from '../../app/use-call';
import { addInBatches, type IntakeOutcome } from './add-in-batches';
import type { RowFate } from './assess-rows';
import { letGoPictures } from './held-pictures';
import { effectiveOf, intakeItemOf, type IntakeRow } from './intake-draft';
import { answersOf } from './intake-request';
import { assignmentsOf } from './intake-occurrence';
import { changeIntake, intakeLooks, intakeWork, setIntakeWork } from './intake-store';
import { storeRows } from './store-rows';

let job: JobId | null = null;

const newJob = (): JobId => {
  job = `job-${crypto.randomUUID()}` as JobId;
  return job;
};

const mediaTypeOf = (row: IntakeRow): string | undefined =>
  intakeLooks().files.get(row.files[0].token)?.mediaType;

/** Tells the occurrences about what was stored, where its dates alone would say another. */
const assign = async (rows: readonly IntakeRow[], stored: readonly { key: string; id: EvidenceId }[]) => {
  const assigned: IntakeOutcome['assigned'][number][] = [];
  let failure: Failure | null = null;
  const said = stored.flatMap(({ key, id }) => {
    const row = rows.find((one) => one.key === key);
    return row === undefined ? [] : [{ row, effective: effectiveOf(row), id }];
  });
  for (const { occurrence, evidenceIds } of assignmentsOf(said)) {
    const { controlId, from, name } = occurrence;
    try {
      await call('coverage', 'assign', { controlId, from, evidenceIds });
      assigned.push({ controlId, name, evidenceIds });
    } catch (error) {
      failure ??= failureOf(error);
    }
  }
  return { assigned, failure };
};

/** Links the requests that files were dropped on to what was stored of them. */
const answer = async (rows: readonly IntakeRow[], stored: readonly { key: string; id: EvidenceId }[]) => {
  const answered: IntakeOutcome['answered'][number][] = [];
  let failure: Failure | null = null;
  for (const { requestId, evidenceIds } of answersOf(rows, stored)) {
    try {
      const targets = evidenceIds.map((id) => ({ kind: 'evidence' as const, id }));
      await call('requests', 'link', { ids: [requestId], targets, note: '' });
      answered.push({ requestId, evidenceIds });
    } catch (error) {
      failure ??= failureOf(error);
    }
  }
  return { answered, failure };
};

/** Rows that can be stored, and what becomes of each; those that are left out leave the table with them. */
export interface ReadyRow {
  readonly row: IntakeRow;
  readonly fate: RowFate;
}

/** Does nothing while an import is running. */
export const runIntake = async (ready: readonly ReadyRow[]): Promise<void> => {
  if (intakeWork().state === 'running' || ready.every(({ fate }) => fate === 'leave')) return;
  const failures: Failure[] = [];
  const rows = ready.map(({ row }) => row);
  const toAdd = ready.filter(({ fate }) => fate === 'add').map(({ row }) => row);
  // Set before the first part, so that a second press finds it running.
  setIntakeWork({ state: 'running', part: 1, parts: 1, progress: null, isCancelling: false });
  const stop = onBridgeEvent((event) => {
    const work = intakeWork();
    if (event.type !== 'progress' || event.progress.job !== job || work.state !== 'running') return;
    const { phase, done, total, unit } = event.progress;
    const startedAt = work.progress?.phase === phase ? work.progress.startedAt : performance.now();
    setIntakeWork({ ...work, progress: { phase, done, total, unit, startedAt } });
  });
  /** Null once it was cancelled between two parts, or the vault was locked meanwhile. */
  const begin = (part: number, parts: number): JobId | null => {
    const before = intakeWork();
    if (before.state !== 'running' || before.isCancelling) return null;
    setIntakeWork({ state: 'running', part, parts, progress: null, isCancelling: false });
    return newJob();
  };
  const added = await addInBatches(
    toAdd,
    async (items, { part, parts }) => {
      const started = begin(part, parts);
      if (started === null) return null;
      try {
        return await call('evidence', 'add', { items }, started);
      } catch (error) {
        const failed = failureOf(error);
        if (failed.code !== 'job.cancelled') failures.push(failed);
        return null;
      }
    },
    undefined,
    (row) => intakeItemOf(row, mediaTypeOf(row)),
  );
  const others = ready.flatMap(({ row, fate }) =>
    fate === 'version' || fate === 'link' ? [{ row, fate, mediaType: mediaTypeOf(row) }] : [],
  );
  const stored = added.endedEarly
    ? { versions: [], linked: [], failed: [], endedEarly: true }
    : await storeRows(others, (place) => begin(place + 1, others.length));
  stop();
  job = null;
  const told = await assign(rows, [...added.added, ...stored.versions]);
  const asked = await answer(rows, [...added.added, ...stored.versions, ...stored.linked]);
  // The table was emptied while this ran: the vault is locked, and its names are not shown any more.
  if (intakeWork().state !== 'running') return;
  const left = stored.endedEarly ? [] : ready.filter(({ fate }) => fate === 'leave').map(({ row }) => row);
  const gone = new Set([
    ...[...added.added, ...stored.versions, ...stored.linked].map(({ key }) => key),
    ...left.map(({ key }) => key),
  ]);
  const outcome: IntakeOutcome = {
    ...added,
    ...stored,
    failed: [...added.failed, ...stored.failed],
    leftOut: left.length,
    assigned: told.assigned,
    answered: asked.answered,
  };
  changeIntake((now) => now.filter((row) => !gone.has(row.key)));
  letGoPictures();
  setIntakeWork({ state: 'done', outcome, failure: failures[0] ?? told.failure ?? asked.failure });
};

export const cancelIntake = (): void => {
  const work = intakeWork();
  if (work.state !== 'running') return;
  setIntakeWork({ ...work, isCancelling: true });
  if (job !== null) bridge.cancel(job);
};
