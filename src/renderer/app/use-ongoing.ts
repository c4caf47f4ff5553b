// Remembers a saving that is under way, so that whoever leaves meanwhile is not asked to save again.
import { useRef } from 'react';

export interface Ongoing {
  readonly run: () => Promise<boolean>;
  /** The saving under way; null when there is none. */
  readonly ongoing: () => Promise<boolean> | null;
}

/** @param save true when all is saved; never rejects */
export const useOngoing = (save: () => Promise<boolean>): Ongoing => {
  const current = useRef<Promise<boolean> | null>(null);
  return {
    run: () => {
      const run = save().finally(() => {
        if (current.current === run) current.current = null;
      });
      current.current = run;
      return run;
    },
    ongoing: () => current.current,
  };
};
