// The intake table of this window: it outlives a change of page, so that files dropped anywhere gather
// in one place and a running import is never started twice. It ends when the vault is locked (file names
// belong to the vault). Nothing in it is stored.
import { useSyncExternalStore } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import type { JobProgress } from '../../app/use-job';
import type { IntakeOutcome } from './add-in-batches';
import { type IntakeOrigin, type IntakeRow, rowOf } from './intake-draft';

export type IntakeWork =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running';
      readonly part: number;
      readonly parts: number;
      readonly progress: JobProgress | null;
      readonly isCancelling: boolean;
    }
  | { readonly state: 'done'; readonly outcome: IntakeOutcome; readonly failure: Failure | null };

interface Intake {
  readonly rows: readonly IntakeRow[];
  readonly work: IntakeWork;
}

const EMPTY: Intake = { rows: [], work: { state: 'idle' } };
let intake = EMPTY;
let nextKey = 1;
const listeners = new Set<() => void>();

const replace = (next: Intake): void => {
  intake = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Puts files into the table, in advance filled from where they were dropped. */
export const offerFiles = (files: readonly FileRef[], origin: IntakeOrigin = {}): void => {
  const added = files.map((file) => rowOf(`row-${String(nextKey++)}`, file, origin));
  replace({ ...intake, rows: [...intake.rows, ...added] });
};

/** Changes the table by a pure function of its rows. */
export const changeIntake = (change: (rows: readonly IntakeRow[]) => readonly IntakeRow[]): void => {
  replace({ ...intake, rows: change(intake.rows) });
};

export const setIntakeWork = (work: IntakeWork): void => {
  replace({ ...intake, work });
};

export const intakeWork = (): IntakeWork => intake.work;

/** Forgets every row and the last result; called when the vault is locked, and on a confirmed discard. */
export const emptyIntake = (): void => {
  replace(EMPTY);
};

export const useIntakeRows = (): readonly IntakeRow[] => useSyncExternalStore(subscribe, () => intake.rows);
export const useIntakeWork = (): IntakeWork => useSyncExternalStore(subscribe, () => intake.work);
