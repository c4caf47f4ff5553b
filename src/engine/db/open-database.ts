// Opens the encrypted database with its raw key and the settings the vault relies on
// (docs/format/vault-v1.md §5). Nobody else opens a database or sets a pragma.
import { existsSync, openSync, readSync, closeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../../shared/errors';
import { equalBytes } from '../crypto/bytes';
import type { VaultKeys } from '../crypto/vault-keys';
import { besideAWriter, BUSY_MS } from './beside-a-writer';
import { databaseError } from './database-errors';
import type { WritableDb } from './handles';
import { MIGRATIONS } from './migrations';
import { proveSchemaIsOurs } from './prove-schema';
import { indexDueItems } from './search-index';
import { proveSideFiles } from './side-files';

/** "MUN1": lets `file` and other programs tell what a decrypted copy is. */
const APPLICATION_ID = 0x4d554e31;

export type OpenDatabase = Database.Database;

const SETTINGS = [
  'temp_store = MEMORY',
  'mmap_size = 0',
  // 64 MiB: with the default of 2 MiB a list over 100,000 items decrypts the same pages again and again.
  'cache_size = -65536',
  // Others may read between two changes; who may write is settled by the vault's own lock.
  'locking_mode = NORMAL',
  'synchronous = EXTRA',
  'secure_delete = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'foreign_keys = ON',
] as const;

const damaged = (reason: string): UserError => new UserError('integrity.database-damaged', { reason });

/** The first 16 bytes are our salt; "SQLite format 3" there would be an unencrypted database. */
export const proveSalt = (path: string, salt: Uint8Array): void => {
  const first = Buffer.alloc(16);
  const descriptor = openSync(path, 'r');
  try {
    if (readSync(descriptor, first, 0, 16, 0) !== 16) throw damaged('too-short');
  } finally {
    closeSync(descriptor);
  }
  if (!equalBytes(first, salt)) throw damaged('salt');
};

/** A plain 32-byte key would be taken for a passphrase; "raw:" is what makes it the key itself. */
export const rawKey = (keys: Pick<VaultKeys, 'database' | 'databaseSalt'>): Buffer =>
  Buffer.concat([Buffer.from('raw:'), keys.database, keys.databaseSalt]);

export const setKey = (db: Database.Database, keys: Pick<VaultKeys, 'database' | 'databaseSalt'>): void => {
  db.pragma(`cipher = 'sqlcipher'`);
  // Without it eight bytes of the first page stay in the clear, and no SQLCipher but ours opens the file.
  db.pragma('legacy = 4');
  const raw = rawKey(keys);
  db.key(raw);
  raw.fill(0);
};

const numberPragma = (db: Database.Database, name: string): number =>
  besideAWriter(db, () => Number(db.pragma(name, { simple: true })));

/** Makes and proves a copy of the database, which still has the schema of this number. */
export type CopyFirst = (db: OpenDatabase, schema: number) => void;

/** What cannot be brought up to date because nothing may be written is refused, not read with old eyes. */
const proveSchema = (db: Database.Database): void => {
  const version = numberPragma(db, 'user_version');
  if (version > MIGRATIONS.length) {
    throw new UserError('vault.newer-version', { found: version, supported: MIGRATIONS.length });
  }
  proveSchemaIsOurs(db, version);
  if (version < MIGRATIONS.length)
    throw new UserError('vault.read-only', {
      reason: 'older-schema',
      what: 'It was last written by an earlier version and has to be opened for writing once.',
    });
};

/** Steps done of all: the copy, each migration, then the items of evidence whose words are indexed anew. */
export type HearUpgrade = (done: number, total: number) => void;

const migrate = (
  db: Database.Database,
  copyFirst: CopyFirst | null,
  onUpgrade: HearUpgrade = () => undefined,
): void => {
  const version = numberPragma(db, 'user_version');
  if (version > MIGRATIONS.length) {
    throw new UserError('vault.newer-version', { found: version, supported: MIGRATIONS.length });
  }
  proveSchemaIsOurs(db, version);
  if (version === MIGRATIONS.length) return;
  const missing = MIGRATIONS.slice(version);
  const steps = missing.length + 2;
  onUpgrade(0, steps);
  copyFirst?.(db, version);
  db.exec('BEGIN IMMEDIATE');
  try {
    missing.forEach((migration, done) => {
      onUpgrade(1 + done, steps);
      migration(db);
    });
    // Migrations make the search index; what is in it is the present program's doing.
    indexDueItems(db as unknown as WritableDb, (share) => {
      onUpgrade(steps - 1 + share, steps);
    });
    db.pragma(`user_version = ${String(MIGRATIONS.length)}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
};

export type DatabaseOptions =
  | { readonly create: true }
  | { readonly create: false; readonly copyFirst: CopyFirst | null; readonly onUpgrade?: HearUpgrade }
  /** Changes nothing, neither in the database nor in its folder. */
  | { readonly create: false; readonly readOnly: true };

/**
 * Opens (or, with `create`, makes) the database at `path`; whoever opens it for writing holds the vault's
 * lock. A database of an older schema is migrated, after `copyFirst` has made a copy of it (null where none
 * is needed: the file is new, or a copy itself). For reading, an older schema and a change that was
 * interrupted are refused (vault.read-only): what they need is writing.
 * Errors: integrity.database-damaged, vault.in-use, vault.newer-version, vault.read-only, disk.*.
 */
export const openDatabase = (
  path: string,
  keys: Pick<VaultKeys, 'database' | 'databaseSalt'>,
  options: DatabaseOptions,
): OpenDatabase => {
  const readOnly = 'readOnly' in options;
  // SQLite would make the file readable for everybody; its journal takes over the file's mode.
  if (options.create) closeSync(openSync(path, 'wx', 0o600));
  else {
    if (!existsSync(path)) throw damaged('missing');
    proveSideFiles(path);
    proveSalt(path, keys.databaseSalt);
  }
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, timeout: BUSY_MS, readonly: readOnly });
    setKey(db, keys);
    if (db.pragma('cipher', { simple: true }) !== 'sqlcipher') throw damaged('cipher');
    for (const setting of SETTINGS) db.pragma(setting);
    // A reader takes the mode as it finds it: to ask would be to set it.
    if (!readOnly) db.pragma('journal_mode = DELETE');
    if (options.create) db.pragma(`application_id = ${String(APPLICATION_ID)}`);
    else if (numberPragma(db, 'application_id') !== APPLICATION_ID) throw damaged('application-id');
    if (readOnly) proveSchema(db);
    else if (options.create) migrate(db, null);
    else migrate(db, options.copyFirst, options.onUpgrade);
    return db;
  } catch (error) {
    db?.close();
    throw databaseError(error);
  }
};
