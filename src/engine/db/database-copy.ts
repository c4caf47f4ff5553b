// Whole copies of an encrypted database as files: making one, giving it another key, proving it. Never
// touches the database it copies from, and never changes the key of a database in use.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../../shared/errors';
import { equalBytes } from '../crypto/bytes';
import type { VaultKeys } from '../crypto/vault-keys';
import { databaseError } from './database-errors';
import { proveSalt, rawKey, setKey, type OpenDatabase } from './open-database';

type DatabaseKeys = Pick<VaultKeys, 'database' | 'databaseSalt'>;

/** What two copies of one state have in common. */
export interface DatabaseFacts {
  readonly schema: number;
  /** Rows of each table, by its name. */
  readonly rows: Readonly<Record<string, number>>;
  /** Number and leaf of the newest journal entry; -1 and no bytes in a journal without entries. */
  readonly headSeq: number;
  readonly headLeaf: Uint8Array;
}

const damaged = (reason: string): UserError => new UserError('integrity.database-damaged', { reason });

export const databaseFacts = (db: Pick<OpenDatabase, 'prepare' | 'pragma'>): DatabaseFacts => {
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all() as { name: string }[];
  const head = db.prepare('SELECT seq, leaf FROM journal ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; leaf: Uint8Array } | undefined;
  return {
    schema: Number(db.pragma('user_version', { simple: true })),
    rows: Object.fromEntries(
      tables.map(({ name }) => {
        const row = db.prepare(`SELECT count(*) AS rows FROM "${name}"`).get() as { rows: number };
        return [name, row.rows];
      }),
    ),
    headSeq: head?.seq ?? -1,
    headLeaf: head?.leaf ?? new Uint8Array(),
  };
};

/** True when both hold the same number of rows everywhere and the journal ends with the same entry. */
export const sameFacts = (a: DatabaseFacts, b: DatabaseFacts): boolean =>
  a.schema === b.schema &&
  JSON.stringify(a.rows) === JSON.stringify(b.rows) &&
  a.headSeq === b.headSeq &&
  equalBytes(a.headLeaf, b.headLeaf);

/** Writes a consistent copy of `db`, with its key and salt, to `path`, where nothing may be. Errors: disk.*. */
export const vacuumInto = (db: OpenDatabase, path: string): void => {
  // SQLite would make the file readable for everybody.
  closeSync(openSync(path, 'wx', 0o600));
  try {
    db.prepare('VACUUM INTO ?').run(path);
  } catch (error) {
    throw databaseError(error);
  }
};

/** What was written to the file is on the disk afterwards. */
export const syncDatabaseFile = (path: string): void => {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const opened = (path: string, keys: DatabaseKeys, readonly: boolean): OpenDatabase => {
  proveSalt(path, keys.databaseSalt);
  const db = new Database(path, { fileMustExist: true, readonly, timeout: 0 });
  try {
    setKey(db, keys);
    for (const setting of [
      'temp_store = MEMORY',
      'mmap_size = 0',
      'trusted_schema = OFF',
      'cell_size_check = ON',
    ])
      db.pragma(setting);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * Runs `work` on a copy that nobody else has open; nothing of it is changed, its schema included.
 * Errors: integrity.database-damaged, disk.*, and those of `work`.
 */
export const readCopy = <T>(path: string, keys: DatabaseKeys, work: (db: OpenDatabase) => T): T => {
  let db: OpenDatabase | undefined;
  try {
    db = opened(path, keys, true);
    return work(db);
  } catch (error) {
    throw databaseError(error);
  } finally {
    db?.close();
  }
};

/**
 * Lets SQLite undo a change that was interrupted, if the database can still be read at all. Answers whether
 * it could.
 */
export const rollBackJournal = (path: string, keys: DatabaseKeys): boolean => {
  let db: OpenDatabase | undefined;
  try {
    db = opened(path, keys, false);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch {
    return false;
  } finally {
    db?.close();
  }
};

/** Reads a copy to its end and answers what it holds. Errors: integrity.database-damaged, disk.*. */
export const proveCopy = (path: string, keys: DatabaseKeys): DatabaseFacts =>
  readCopy(path, keys, (db) => {
    const integrity = db.pragma('integrity_check(1)') as { integrity_check: string }[];
    if (integrity[0]?.integrity_check !== 'ok') throw damaged('integrity');
    return databaseFacts(db);
  });

/** Gives a copy another key and salt, in place: only ever for a file that can be made again. */
export const rekeyCopy = (path: string, from: DatabaseKeys, to: DatabaseKeys): void => {
  let db: OpenDatabase | undefined;
  const raw = rawKey(to);
  try {
    db = opened(path, from, false);
    db.pragma('journal_mode = DELETE');
    db.rekey(raw);
  } catch (error) {
    throw databaseError(error);
  } finally {
    raw.fill(0);
    db?.close();
  }
};
