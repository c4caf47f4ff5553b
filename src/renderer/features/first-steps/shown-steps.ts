// Whether the first steps are shown, for this session of the window: what is not done yet is worth being told once
// a day, and whoever asks sees them even when all is done.
import { useSyncExternalStore } from 'react';

type Wish = 'shown' | 'hidden';
let wishes: ReadonlyMap<string, Wish> = new Map();
const listeners = new Set<() => void>();

const wish = (vaultId: string, what: Wish): void => {
  wishes = new Map(wishes).set(vaultId, what);
  for (const listener of listeners) listener();
};

export const showFirstSteps = (vaultId: string): void => {
  wish(vaultId, 'shown');
};
export const hideFirstSteps = (vaultId: string): void => {
  wish(vaultId, 'hidden');
};

/** Null while nobody has said anything. */
export const useWishOfSteps = (vaultId: string | undefined): Wish | null => {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => wishes,
  );
  return vaultId === undefined ? null : (all.get(vaultId) ?? null);
};
