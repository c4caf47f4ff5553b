// What somebody has typed and not saved yet, so that locking the vault saves it first. Leaving a screen
// asks instead (UnsavedGuard.tsx).

type Save = () => Promise<unknown>;
const open = new Set<Save>();

/** @returns what ends it */
export const holdUnsaved = (save: Save): (() => void) => {
  open.add(save);
  return () => {
    open.delete(save);
  };
};

/** Saves what can be saved. Never fails: what cannot be saved must not keep the vault from locking. */
export const saveUnsaved = async (): Promise<void> => {
  await Promise.allSettled([...open].map((save) => save()));
};
