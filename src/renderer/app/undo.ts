// Taking back the last act, where an act of the opposite kind is as ordinary as the act was. The journal tells both:
// nothing is made as though it had not been (docs/adr/0036).
import { useSyncExternalStore } from 'react';
import type { Failure } from '../../shared/errors';
import { failureOf } from './call-failed';

export interface Undoable {
  /** What was done, as a sentence without its full stop: "EVD-0042 no longer counts for CTL-007". */
  readonly done: string;
  /** The act of the opposite kind, by the ordinary calls; it fails as they do. */
  readonly undo: () => Promise<unknown>;
}

export type UndoState =
  | { readonly what: 'done'; readonly act: Undoable }
  | { readonly what: 'undoing'; readonly act: Undoable }
  | { readonly what: 'undone'; readonly act: Undoable }
  | { readonly what: 'failed'; readonly act: Undoable; readonly failure: Failure };

let state: UndoState | null = null;
const listeners = new Set<() => void>();
const set = (next: UndoState | null): void => {
  state = next;
  for (const listener of listeners) listener();
};

export const useUndo = (): UndoState | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => state,
  );

/** After an act succeeded. The one before can no longer be taken back: it may be what this one stands on. */
export const offerUndo = (act: Undoable): void => {
  set({ what: 'done', act });
};

/** The line is put away, and with a vault that is locked what it offered. */
export const forgetUndo = (): void => {
  set(null);
};

/**
 * Another act succeeded, of a kind that is not taken back: what was done before it can be no more, or Ctrl Z would
 * take back something else than what was done last. What is being taken back, and what failed, stands.
 */
export const anotherActWasDone = (): void => {
  if (state?.what === 'done' || state?.what === 'undone') set(null);
};

/** The line is somebody else's by then when the vault was left meanwhile, or another act was done. */
const settle = (act: Undoable, next: UndoState): void => {
  if (state?.what === 'undoing' && state.act === act) set(next);
};

/** @returns whether there was something to take back, and it is */
export const undoLast = async (): Promise<boolean> => {
  if (state?.what !== 'done') return false;
  const { act } = state;
  set({ what: 'undoing', act });
  try {
    await act.undo();
    settle(act, { what: 'undone', act });
    return true;
  } catch (error) {
    settle(act, { what: 'failed', act, failure: failureOf(error) });
    return false;
  }
};
