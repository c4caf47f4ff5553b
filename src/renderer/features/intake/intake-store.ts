// The intake table of this window: it outlives a change of page, so that files dropped anywhere gather
// in one place and a running import is never started twice. It ends when the vault is locked (file names
// belong to the vault). Nothing in it is stored.
import { useSyncExternalStore } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { InspectedFile } from '../../../shared/calls/intake';
import type { Failure } from '../../../shared/errors';
import type { JobProgress } from '../../app/use-job';
import type { IntakeOutcome } from './add-in-batches';
import { type KnownItem, type Looks, NO_LOOKS } from './assess-rows';
import { type Desk, type IntakeOrigin, type IntakeRow, rowOf } from './intake-draft';

/** The table holds as many; a list of more is for a script, not for a person at a table. */
export const MOST_ROWS = 10_000;

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

/** What happened on the way into the table, told until somebody reads it. */
export interface IntakeTold {
  /** Hidden and system files, links, folders that could not be read. */
  readonly passedOver: number;
  /** Files that were there already. */
  readonly repeated: number;
  /** Files that had no more room, or a folder that held more than can be taken at once. */
  readonly isCut: boolean;
  /** Paste was pressed and the clipboard held no picture. */
  readonly isNothingPasted: boolean;
}

interface Intake {
  readonly rows: readonly IntakeRow[];
  readonly work: IntakeWork;
  readonly looks: Looks;
  readonly told: IntakeTold | null;
  /** When files came last, by the clock of this computer. */
  readonly droppedAt: Date | null;
}

const EMPTY: Intake = { rows: [], work: { state: 'idle' }, looks: NO_LOOKS, told: null, droppedAt: null };
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

/**
 * Puts files into the table, in advance filled from where they were dropped; a file that waits there already
 * is not put in twice.
 * @returns the rows that were made of them
 */
export const offerFiles = (
  files: readonly FileRef[],
  origin: IntakeOrigin = {},
  desk?: Desk,
  told: Partial<IntakeTold> = {},
): readonly IntakeRow[] => {
  const here = new Set(intake.rows.flatMap((row) => row.files.map((file) => file.token)));
  const fresh = files.filter((file) => !here.has(file.token));
  const taken = fresh.slice(0, Math.max(0, MOST_ROWS - intake.rows.length));
  const added = taken.map((file) => rowOf(`row-${String(nextKey++)}`, file, origin, desk));
  const now: IntakeTold = {
    passedOver: told.passedOver ?? 0,
    repeated: files.length - fresh.length,
    isCut: told.isCut === true || taken.length < fresh.length,
    isNothingPasted: false,
  };
  const hasNews = now.passedOver > 0 || now.repeated > 0 || now.isCut;
  replace({
    ...intake,
    rows: [...intake.rows, ...added],
    told: hasNews ? now : null,
    droppedAt: new Date(),
  });
  return added;
};

/** Changes the table by a pure function of its rows. */
export const changeIntake = (change: (rows: readonly IntakeRow[]) => readonly IntakeRow[]): void => {
  replace({ ...intake, rows: change(intake.rows) });
};

/** What was found out about files and items; nothing when the table was emptied meanwhile. */
export const learn = (files: readonly InspectedFile[], items: readonly KnownItem[] = []): void => {
  if (intake.rows.length === 0) return;
  replace({
    ...intake,
    looks: {
      files: new Map([...intake.looks.files, ...files.map((file) => [file.token, file] as const)]),
      items: new Map([...intake.looks.items, ...items.map((item) => [item.id, item] as const)]),
    },
  });
};

export const tell = (told: Partial<IntakeTold> | null): void => {
  const nothing: IntakeTold = { passedOver: 0, repeated: 0, isCut: false, isNothingPasted: false };
  replace({ ...intake, told: told === null ? null : { ...nothing, ...told } });
};

export const setIntakeWork = (work: IntakeWork): void => {
  replace({ ...intake, work });
};

export const intakeWork = (): IntakeWork => intake.work;
export const intakeRows = (): readonly IntakeRow[] => intake.rows;
export const intakeLooks = (): Looks => intake.looks;

/** Forgets every row and the last result; called when the vault is locked, and on a confirmed discard. */
export const emptyIntake = (): void => {
  replace(EMPTY);
};

export const useIntakeRows = (): readonly IntakeRow[] => useSyncExternalStore(subscribe, () => intake.rows);
/** For whoever only counts: a letter typed into a row is no news to them. */
export const useIntakeCount = (): number => useSyncExternalStore(subscribe, () => intake.rows.length);
export const useIntakeWork = (): IntakeWork => useSyncExternalStore(subscribe, () => intake.work);
export const useIntakeLooks = (): Looks => useSyncExternalStore(subscribe, () => intake.looks);
export const useIntakeTold = (): IntakeTold | null => useSyncExternalStore(subscribe, () => intake.told);
export const useDroppedAt = (): Date | null => useSyncExternalStore(subscribe, () => intake.droppedAt);
