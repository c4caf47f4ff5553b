// Who does what a command says, now: screens register what they can do while they stand, and whoever asks (menu,
// keyboard, palette) runs it here. The table itself is src/shared/commands.ts.
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { CommandId } from '../../shared/commands';

type Runs = Partial<Readonly<Record<CommandId, (() => void) | null>>>;

interface Registered {
  readonly ids: readonly CommandId[];
  readonly run: (id: CommandId) => void;
}

/** What stands further inside comes later and goes first. */
let registered: readonly Registered[] = [];
let offered: ReadonlySet<CommandId> = new Set();
const listeners = new Set<() => void>();

const change = (next: readonly Registered[]): void => {
  registered = next;
  offered = new Set(next.flatMap(({ ids }) => ids));
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The commands that somebody can run now. */
export const useOffered = (): ReadonlySet<CommandId> => useSyncExternalStore(subscribe, () => offered);

/** @returns false when nobody can run it now */
export const runCommand = (id: CommandId): boolean => {
  const last = registered.findLast(({ ids }) => ids.includes(id));
  last?.run(id);
  return last !== undefined;
};

/** While the caller stands it runs these; null is not offered. */
export const useCommandRuns = (runs: Runs): void => {
  const latest = useRef(runs);
  useEffect(() => {
    latest.current = runs;
  });
  const key = (Object.keys(runs) as CommandId[]).filter((id) => typeof runs[id] === 'function').join(' ');
  useEffect(() => {
    const entry: Registered = {
      ids: key === '' ? [] : (key.split(' ') as CommandId[]),
      run: (id) => latest.current[id]?.(),
    };
    change([...registered, entry]);
    return () => {
      change(registered.filter((one) => one !== entry));
    };
  }, [key]);
};
