// The one true lock of a vault: SQLite's exclusive lock on a database without content. The system takes
// it away from a process that ends, however it ends; docs/format/vault-v1.md §8.
import { closeSync, lstatSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../../shared/errors';
import { databaseError } from './database-errors';
import { proveSideFiles } from './side-files';

export interface WriterLock {
  /** Device and number of the file: nobody else's as long as it is held, also when its name is gone. */
  readonly identity: string;
  /** False once somebody has deleted or replaced the file: then another program can hold "the" lock too. */
  readonly isOnTheFile: () => boolean;
  readonly release: () => void;
}

const errnoOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? '';

/** Device and number of the file; null when there is none, and so nobody's lock on it. Errors: vault.leads-outside. */
export const writerLockIdentity = (path: string): string | null => {
  try {
    const found = lstatSync(path, { bigint: true });
    if (!found.isFile()) throw new UserError('vault.leads-outside');
    return `${String(found.dev)}:${String(found.ino)}`;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Never opened when it is there: closing any handle of a file drops all POSIX locks of this process on it. */
const makeFile = (path: string): void => {
  if (writerLockIdentity(path) !== null) return;
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
};

/**
 * Takes the lock at `path`; null while another process has it. The caller proves that this process does
 * not hold it already. Errors: vault.leads-outside, disk.*.
 */
export const takeWriterLock = (path: string): WriterLock | null => {
  for (;;) {
    makeFile(path);
    const identity = writerLockIdentity(path);
    let db: Database.Database | undefined;
    try {
      proveSideFiles(path);
      db = new Database(path, { timeout: 0 });
      // SQLite begins an empty database by a first page, which is never committed: no journal on disk for it.
      db.pragma('journal_mode = MEMORY');
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db?.close();
      if (errnoOf(error).startsWith('SQLITE_BUSY')) return null;
      if (!errnoOf(error).startsWith('SQLITE_NOTADB')) throw databaseError(error);
      // Content of somebody else, and nobody's lock on it: the lock is a file without content.
      rmSync(path, { force: true });
      continue;
    }
    const held = db;
    // Deleted between the making and the locking: what is locked is a file nobody can find.
    if (identity === null || identity !== writerLockIdentity(path)) {
      held.close();
      continue;
    }
    return {
      identity,
      isOnTheFile: () => {
        try {
          return identity === writerLockIdentity(path);
        } catch {
          // The file is gone: then it is not the one that was locked.
          return false;
        }
      },
      release: () => void held.close(),
    };
  }
};
