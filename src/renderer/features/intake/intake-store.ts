// The intake table of this window: it outlives a change of page, so that files dropped anywhere gather
// in one place, and ends when the vault is locked (file names belong to the vault). Nothing in it is stored.
import { useSyncExternalStore } from 'react';
import type { FileRef } from '../../../shared/contract';
import { type IntakeOrigin, type IntakeRow, rowOf } from './intake-draft';

let rows: readonly IntakeRow[] = [];
let nextKey = 1;
const listeners = new Set<() => void>();

const replace = (next: readonly IntakeRow[]): void => {
  rows = next;
  for (const listener of listeners) listener();
};

/** Puts files into the table, in advance filled from where they were dropped. */
export const offerFiles = (files: readonly FileRef[], origin: IntakeOrigin = {}): void => {
  replace([...rows, ...files.map((file) => rowOf(`row-${String(nextKey++)}`, file, origin))]);
};

/** Changes the table by a pure function of its rows. */
export const changeIntake = (change: (rows: readonly IntakeRow[]) => readonly IntakeRow[]): void => {
  replace(change(rows));
};

/** Forgets every row; called when the vault is locked, and after a confirmed discard. */
export const emptyIntake = (): void => {
  replace([]);
};

export const useIntakeRows = (): readonly IntakeRow[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => rows,
  );
