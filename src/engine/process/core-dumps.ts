// What the system writes to disk when a process ends badly holds its memory, and with it keys.
import { writeFileSync } from 'node:fs';

/**
 * Leaves memory out of core dumps of this process and of those it starts. Linux only: a program cannot
 * forbid dumps altogether without native code, and elsewhere the system's own setting counts.
 */
export const keepMemoryOutOfCoreDumps = (): void => {
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // Not Linux, or a system that does not let itself be asked.
  }
};
