// How a reader gets its turn while another process writes. SQLite's own waiting asks ten times a second at
// last, and a writer that commits without a pause would keep a reader out for seconds.
import type Database from 'better-sqlite3';

/** How long a statement waits for another process at most, in milliseconds. Nothing else runs meanwhile. */
export const BUSY_MS = 10_000;
/** SQLite asks three times in it: at once, after one and after three milliseconds. */
const SHORT_BUSY_MS = 3;

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('SQLITE_BUSY');

/** Runs `read` on a connection that only reads, and asks again and again while a commit keeps it out. */
export const besideAWriter = <T>(db: Database.Database, read: () => T): T => {
  // The one writer is kept out by nobody when it reads.
  if (!db.readonly) return read();
  const until = performance.now() + BUSY_MS;
  db.pragma(`busy_timeout = ${String(SHORT_BUSY_MS)}`);
  try {
    for (;;) {
      try {
        return read();
      } catch (error) {
        if (!isBusy(error) || performance.now() >= until) throw error;
      }
    }
  } finally {
    db.pragma(`busy_timeout = ${String(BUSY_MS)}`);
  }
};
