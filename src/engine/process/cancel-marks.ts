// Whether a call was cancelled while this process was too busy to hear it: main leaves a mark in a folder
// (src/main/cancel-marks.ts), and each report of progress looks for it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Looking costs some microseconds; so seldom it costs nothing, and nobody waits longer for a Cancel. */
const LOOK_EVERY_MS = 100;

/**
 * @param folder as main has told it; null as long as it has not
 * @returns to be called with every report; calls `cancel` once the mark of the call is there
 */
export const lookForMark = (folder: () => string | null, id: number, cancel: () => void): (() => void) => {
  let last = performance.now();
  return () => {
    const now = performance.now();
    if (now - last < LOOK_EVERY_MS) return;
    last = now;
    const at = folder();
    if (at !== null && existsSync(join(at, String(id)))) cancel();
  };
};
