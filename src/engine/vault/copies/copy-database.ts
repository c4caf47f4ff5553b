// Makes one automatic copy of the database inside the vault folder (docs/format/vault-v1.md §9.1).
// Synchronous, because opening, closing and migrating are.
import { lstatSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseCopy } from '../../../shared/domain/backup';
import { UserError } from '../../../shared/errors';
import { diskError, errnoOf, removeLeftover, syncFolderNow } from '../../blobs/durable-files';
import { toHex } from '../../crypto/bytes';
import type { VaultKeys } from '../../crypto/vault-keys';
import {
  databaseFacts,
  proveCopy,
  sameFacts,
  syncDatabaseFile,
  vacuumInto,
  type DatabaseFacts,
} from '../../db/database-copy';
import type { OpenDatabase } from '../../db/open-database';
import type { Environment } from '../../environment';
import { COPIES_FOLDER, copyName, parseCopyName, type CopyName } from './copy-name';
import { keptCopies, type Keeping } from './kept-copies';

/** An open database and what belongs to it. */
export interface CopySource {
  readonly folder: string;
  readonly epoch: number;
  readonly database: OpenDatabase;
  readonly keys: Pick<VaultKeys, 'database' | 'databaseSalt'>;
  readonly environment: Environment;
}

const KEEPING: Keeping = { newest: 3, days: 7, weeks: 4, months: 12, years: 0 };
const DAYS_AFTER_MIGRATION = 90;
const DAY = 86_400_000;

/** Makes the folder when it is not there. Errors: vault.leads-outside, disk.*. */
export const ensureFolderNow = (path: string): void => {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw diskError(error);
    const found = lstatSync(path);
    // A link here would lead the vault's work outside its folder.
    if (found.isSymbolicLink()) throw new UserError('vault.leads-outside');
    if (!found.isDirectory()) throw new UserError('disk.failed', { reason: 'ENOTDIR' });
  }
};

/** The name of a new part file of the vault. */
export const newPart = (folder: string, environment: Environment): string => {
  ensureFolderNow(join(folder, 'tmp'));
  return join(folder, 'tmp', `${toHex(environment.random(16))}.part`);
};

const asDatabaseCopy = (name: string, parsed: CopyName, sizeBytes: number): DatabaseCopy => ({
  name,
  epoch: parsed.epoch,
  journalSeq: parsed.journalSeq,
  madeAt: parsed.madeAt,
  sizeBytes,
});

/** The copies in a vault folder, newest first, by their names alone. Errors: disk.*. */
export const copiesIn = (folder: string): (DatabaseCopy & CopyName)[] => {
  const path = join(folder, COPIES_FOLDER);
  let names: string[];
  try {
    if (lstatSync(path).isSymbolicLink()) throw new UserError('vault.leads-outside');
    names = readdirSync(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw diskError(error);
  }
  const copies = names.flatMap((name) => {
    const parsed = parseCopyName(name);
    const found = parsed && lstatSync(join(path, name), { throwIfNoEntry: false });
    if (!parsed || !found?.isFile()) return [];
    return [{ ...asDatabaseCopy(name, parsed, found.size), ...parsed }];
  });
  return copies.sort(
    (a, b) => Date.parse(b.madeAt) - Date.parse(a.madeAt) || b.epoch - a.epoch || b.journalSeq - a.journalSeq,
  );
};

/** Removes what the stated rule does not keep. Never removes `made`, whatever the clock says. */
export const pruneCopies = (folder: string, made: string, environment: Environment): void => {
  const copies = copiesIn(folder);
  const kept = new Set<unknown>(keptCopies(copies, KEEPING));
  const now = Date.parse(environment.now());
  for (const copy of copies) {
    const isYoung = now - Date.parse(copy.madeAt) < DAYS_AFTER_MIGRATION * DAY;
    if (kept.has(copy) || copy.name === made || (copy.beforeMigrationFrom !== null && isYoung)) continue;
    removeLeftover(join(folder, COPIES_FOLDER, copy.name));
  }
};

/**
 * Writes a copy of the open database to `path` and proves it: read to its end, as many rows, the same newest
 * entry. Nothing is left after an error. Errors: disk.*, integrity.database-damaged.
 */
export const copyTo = (source: CopySource, path: string): DatabaseFacts => {
  try {
    vacuumInto(source.database, path);
    syncDatabaseFile(path);
    const facts = proveCopy(path, source.keys);
    if (!sameFacts(facts, databaseFacts(source.database))) {
      throw new UserError('integrity.database-damaged', { reason: 'copy' });
    }
    return facts;
  } catch (error) {
    removeLeftover(path);
    removeLeftover(`${path}-journal`);
    throw diskError(error);
  }
};

/**
 * Makes a copy in the vault's own folder: durable and proven when this answers. The oldest go by the stated
 * rule. `beforeMigrationFrom` is the schema of a database that is about to be migrated.
 * Errors: disk.full, disk.*, integrity.database-damaged, vault.leads-outside; nothing is left then.
 */
export const copyDatabase = (source: CopySource, beforeMigrationFrom: number | null = null): DatabaseCopy => {
  const { folder, environment } = source;
  const copies = join(folder, COPIES_FOLDER);
  ensureFolderNow(copies);
  const part = newPart(folder, environment);
  const facts = copyTo(source, part);
  const parsed: CopyName = {
    epoch: source.epoch,
    journalSeq: Math.max(0, facts.headSeq),
    madeAt: environment.now(),
    beforeMigrationFrom,
  };
  const name = copyName(parsed);
  try {
    const { size } = statSync(part);
    renameSync(part, join(copies, name));
    syncFolderNow(copies);
    pruneCopies(folder, name, environment);
    return asDatabaseCopy(name, parsed, size);
  } catch (error) {
    removeLeftover(part);
    throw diskError(error);
  }
};
