// The part of a check that looks at the database: structure, references, and every page of its file.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { CheckFinding } from '../../shared/domain/vault';
import { UserError } from '../../shared/errors';
import { errnoOf, READ_NO_LINK, READ_NO_WAIT } from '../blobs/durable-files';
import type { VaultKeys } from '../crypto/vault-keys';
import { PAGE_BYTES, pageProver } from '../db/database-pages';
import type { ReadableDb } from '../db/handles';
import { missingObjects } from '../db/prove-schema';
import type { OpenDatabase } from '../db/open-database';
import type { OpenVault } from './open-vault';

export const databaseDamage = (subject: string, detail: string): CheckFinding => ({
  code: 'integrity.database-damaged',
  subject,
  detail,
});

/** Holds SQLite's shared lock while `read` runs, where the database still lets itself be read. */
const holdingSharedLock = (db: OpenDatabase, read: () => void): void => {
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch {
    // Too damaged, or busy with another process: what is read then is read again when it looks wrong.
  }
  try {
    read();
  } finally {
    if (db.inTransaction) db.exec('COMMIT');
  }
};

/** Whether the file ends where the database does: SQLite never looks at what was added behind it. */
const hasWholeLength = (db: OpenDatabase, path: string): boolean => {
  let isWhole = false;
  holdingSharedLock(db, () => {
    isWhole = statSync(path).size === Number(db.pragma('page_count', { simple: true })) * PAGE_BYTES;
  });
  return isWhole;
};

const lookAgain = (db: OpenDatabase): void => {
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%USING fts5%'")
      .pluck()
      .all() as string[];
    for (const table of tables) db.prepare(`SELECT rowid FROM "${table}"('a') LIMIT 1`).get();
  } catch {
    // Damaged: the check that follows says so.
  }
};

/**
 * What SQLite finds wrong with pages and indexes. A full-text index keeps what it read last and, asked for its
 * integrity, does not notice that another process has written meanwhile; a question to it makes it look again,
 * under the lock that keeps others from writing before the check.
 */
const brokenParts = (db: OpenDatabase): string[] => {
  let found: { integrity_check: string }[] = [];
  holdingSharedLock(db, () => {
    lookAgain(db);
    found = db.pragma('integrity_check(20)') as typeof found;
  });
  return found.map((row) => row.integrity_check).filter((said) => said !== 'ok');
};

/** What SQLite itself can tell: every page a table or index uses, and every reference. */
export const checkStructure = (db: OpenDatabase, folder: string, file: string): CheckFinding[] => {
  try {
    // Pages still in memory would hide what has happened to them on disk.
    db.pragma('shrink_memory');
    const broken = brokenParts(db);
    const dangling = db.pragma('foreign_key_check') as { table: string; parent: string }[];
    const missing = missingObjects(db, Number(db.pragma('user_version', { simple: true })));
    const tables = [...new Set(dangling.map((row) => `${row.table} to ${row.parent}`))].sort();
    return [
      ...(broken.length > 0 ? [databaseDamage(file, 'a page or index is not what it should be')] : []),
      ...(hasWholeLength(db, join(folder, file))
        ? []
        : [databaseDamage(file, 'the file is longer or shorter than its pages')]),
      ...missing.map((name) => databaseDamage(file, `the schema lacks ${name}`)),
      ...tables.map((names) => databaseDamage(file, `rows refer to nothing: ${names}`)),
    ];
  } catch {
    // The answer is a finding.
    return [databaseDamage(file, 'cannot be read to its end')];
  }
};

/** What was added must have been told: a row without its entry means that entries were cut off. */
export const checkUntoldRows = (db: ReadableDb): CheckFinding[] => {
  const kinds = [
    {
      table: 'evidence',
      id: `printf('EVD-%04d', number)`,
      action: 'evidence.added',
      or: 'evidence.requested',
    },
    { table: 'control', id: `printf('CTL-%03d', number)`, action: 'control.added' },
    { table: 'engagement', id: `printf('ENG-%02d', number)`, action: 'engagement.created' },
    { table: '(SELECT DISTINCT package FROM package_round)', id: 'package', action: 'package.built' },
  ];
  return kinds.flatMap(({ table, id, action, or = action }) => {
    const untold = db
      .prepare(
        `SELECT ${id} AS id FROM ${table} WHERE NOT EXISTS
           (SELECT 1 FROM journal WHERE journal.subject = ${id} AND journal.action IN (?, ?)) ORDER BY 1`,
      )
      .all(action, or) as { id: string }[];
    return untold.map((row) => ({
      code: 'check.untold-row',
      subject: row.id,
      detail: `the journal has no entry ${action} for it: its end was cut off, or the row is forged`,
    }));
  });
};

const NO_LINK_NO_WAIT = READ_NO_LINK | READ_NO_WAIT;
const PAGES_PER_SLICE = 64;
const MOST_NAMED = 10;

const pagesText = (wrong: readonly number[]): string => {
  const named = wrong.slice(0, MOST_NAMED).join(', ');
  const more = wrong.length > MOST_NAMED ? ` and ${String(wrong.length - MOST_NAMED)} more` : '';
  return wrong.length === 1
    ? `page ${named} is not what was written`
    : `pages ${named}${more} are not what was written`;
};

const readPages = (file: number, into: Buffer, position: number): number =>
  readSync(file, into, 0, into.length, position);

/** Pages that stay wrong when they are read again: another process may have been writing them. */
const stillWrong = async (
  wrong: readonly number[],
  proveOne: (number: number) => boolean,
  attempts: number,
): Promise<readonly number[]> => {
  let left = wrong;
  for (let attempt = 1; attempt < attempts && left.length > 0; attempt += 1) {
    await setTimeout(100);
    left = left.filter((number) => !proveOne(number));
  }
  return left;
};

export interface DatabaseFile {
  readonly path: string;
  readonly keys: Pick<VaultKeys, 'database' | 'databaseSalt'>;
  /** Run around the reading of each quarter mebibyte, to give it a moment in which nobody writes the file. */
  readonly quietly?: (read: () => void) => void;
  /** How often a page is read that looks wrong; more than once where another process may be writing it. */
  readonly attempts?: number;
}

/**
 * Proves every page of a database file, also those no table uses. Answers what is wrong with it in words,
 * or null. Errors: what `onBytes` throws to stop.
 */
export const proveDatabaseFile = async (
  { path, keys, quietly = (read) => read(), attempts = 1 }: DatabaseFile,
  onBytes: (count: number) => void,
): Promise<string | null> => {
  const prover = pageProver(keys);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, NO_LINK_NO_WAIT);
    const file = descriptor;
    if (!fstatSync(file).isFile()) return 'not a plain file';
    const bytes = Buffer.allocUnsafe(PAGES_PER_SLICE * PAGE_BYTES);
    const wrong: number[] = [];
    for (let position = 0, read = bytes.length; read === bytes.length; position += read) {
      quietly(() => (read = readPages(file, bytes, position)));
      if (position === 0 && read === 0) return 'empty';
      for (let offset = 0; offset < read; offset += PAGE_BYTES) {
        const number = (position + offset) / PAGE_BYTES + 1;
        if (!prover.isSound(bytes.subarray(offset, Math.min(offset + PAGE_BYTES, read)), number)) {
          wrong.push(number);
        }
      }
      onBytes(read);
      await setImmediate();
    }
    const page = bytes.subarray(0, PAGE_BYTES);
    const proveOne = (number: number): boolean => {
      let read = 0;
      quietly(() => (read = readPages(file, page, (number - 1) * PAGE_BYTES)));
      return prover.isSound(page.subarray(0, read), number);
    };
    const left = await stillWrong(wrong, proveOne, attempts);
    return left.length === 0 ? null : pagesText(left);
  } catch (error) {
    if (error instanceof UserError || errnoOf(error) === '') throw error;
    return errnoOf(error) === 'ENOENT' ? 'missing' : `cannot be read (${errnoOf(error)})`;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
    prover.forget();
  }
};

/**
 * Proves the pages of an open vault's database. Between two slices others may write it: each page proves
 * itself. Closing our handle drops no lock that counts, as none is held between transactions (vault-v1.md §8).
 */
export const checkPages = async (
  vault: Pick<OpenVault, 'folder' | 'access'>,
  file: string,
  db: OpenDatabase,
  keys: VaultKeys,
  onBytes: (count: number) => void,
): Promise<CheckFinding[]> => {
  const quietly = (read: () => void): void => holdingSharedLock(db, read);
  const attempts = vault.access.mode === 'read-only' ? 3 : 1;
  const wrong = await proveDatabaseFile({ path: join(vault.folder, file), keys, quietly, attempts }, onBytes);
  return wrong === null ? [] : [databaseDamage(file, wrong)];
};
