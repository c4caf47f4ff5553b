// Printing in two steps: first the pages are made, which the screen never shows, then the system is asked.
import { useCallback, useState } from 'react';

export interface Print {
  /** True from the press until the system's dialog is gone: the pages exist as long. */
  readonly isPreparing: boolean;
  readonly start: () => void;
  /** To be called by the pages once everything stands on them. */
  readonly ready: () => void;
}

export const usePrint = (): Print => {
  const [isPreparing, setPreparing] = useState(false);
  const start = useCallback(() => {
    setPreparing(true);
  }, []);
  const ready = useCallback(() => {
    // Fonts that only the pages use are loaded by being laid out.
    void document.fonts.ready.then(() => {
      window.print();
      setPreparing(false);
    });
  }, []);
  return { isPreparing, start, ready };
};
