// What becomes of databases that the header does not name any more (or not yet): the one of the epoch before
// becomes a copy; what a killed run left is set aside. Nothing is deleted (docs/format/vault-v1.md §9).
import { chmodSync, existsSync, lstatSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/errors';
import { diskError, removeLeftover, syncFolderNow } from '../../blobs/durable-files';
import { forget } from '../../crypto/keyed-hash';
import { deriveVaultKeys, forgetVaultKeys, type VaultKeys } from '../../crypto/vault-keys';
import { proveCopy } from '../../db/database-copy';
import type { Environment } from '../../environment';
import { databaseFileName, type VaultHeader } from '../header';
import { openEarlierKey } from '../keyring';
import { COPIES_FOLDER, copyName, damagedName } from './copy-name';
import { ensureFolderNow, pruneCopies, type CopySource } from './copy-database';

const DATABASE = /^db-(\d{6,10})\.sqlite$/;

/** Renames a database, with its journal when it has one, out of the way. Errors: disk.*. */
export const setAside = (folder: string, database: string, environment: Environment): string => {
  let attempt = 1;
  const name = (): string => damagedName(environment.now(), attempt);
  while (existsSync(join(folder, name())) || existsSync(join(folder, `${name()}-journal`))) attempt += 1;
  const target = join(folder, name());
  // The database first: without it a journal is nothing, but a database without its journal may be half a change.
  if (existsSync(join(folder, database))) renameSync(join(folder, database), target);
  if (existsSync(join(folder, `${database}-journal`))) {
    renameSync(join(folder, `${database}-journal`), `${target}-journal`);
  }
  syncFolderNow(folder);
  return name();
};

/** Makes the whole and closed database of an earlier epoch a copy. What keeps it from it is told to the log. */
export const retireDatabase = (
  source: Pick<CopySource, 'folder' | 'environment'>,
  database: string,
  headSeq: number,
  epoch: number,
): void => {
  const { folder, environment } = source;
  try {
    const copies = join(folder, COPIES_FOLDER);
    ensureFolderNow(copies);
    const name = copyName({
      epoch,
      journalSeq: headSeq,
      madeAt: environment.now(),
      beforeMigrationFrom: null,
    });
    chmodSync(join(folder, database), 0o600);
    renameSync(join(folder, database), join(copies, name));
    // Whoever had it open has applied it; SQLite leaves an empty one when nothing was written since.
    removeLeftover(join(folder, `${database}-journal`));
    syncFolderNow(copies);
    syncFolderNow(folder);
    pruneCopies(folder, name, environment);
  } catch (error) {
    const known = diskError(error);
    const code = known instanceof UserError ? known.code : 'internal.bug';
    environment.logger.log('warn', 'The database of the epoch before stays where it is.', { code });
  }
};

/**
 * Ends what an interrupted new epoch has left: a database of an earlier epoch becomes a copy, one of a later
 * epoch than the header's was never in use, or the header is an old one: it is set aside. Only the holder of
 * the lock may call it; it keeps no vault from opening.
 */
export const settleEpochs = (
  folder: string,
  header: VaultHeader,
  keys: Pick<VaultKeys, 'keyring'>,
  environment: Environment,
): void => {
  try {
    for (const name of readdirSync(folder)) {
      const epoch = Number(DATABASE.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(epoch) || name !== databaseFileName(epoch) || epoch === header.epoch) continue;
      if (!lstatSync(join(folder, name)).isFile()) continue;
      const headSeq = epoch < header.epoch ? headOfEarlier(folder, name, header, keys, epoch) : null;
      if (headSeq === null) {
        const aside = setAside(folder, name, environment);
        environment.logger.log('warn', 'A database that the header does not name was set aside.', { aside });
      } else {
        // The header that has replaced its own must not be undone by a power cut any more.
        syncFolderNow(folder);
        retireDatabase({ folder, environment }, name, headSeq, epoch);
      }
    }
  } catch (error) {
    const known = diskError(error);
    const code = known instanceof UserError ? known.code : 'internal.bug';
    environment.logger.log('warn', 'What an interrupted new epoch has left could not be put in order.', {
      code,
    });
  }
};

/** Number of the newest entry in a database of an earlier epoch; null when it is not whole. */
const headOfEarlier = (
  folder: string,
  name: string,
  header: VaultHeader,
  keys: Pick<VaultKeys, 'keyring'>,
  epoch: number,
): number | null => {
  if (existsSync(join(folder, `${name}-journal`))) return null;
  try {
    const vaultKey = openEarlierKey(header, keys, epoch);
    const earlier = deriveVaultKeys(vaultKey);
    forget(vaultKey);
    try {
      return Math.max(0, proveCopy(join(folder, name), earlier).headSeq);
    } finally {
      forgetVaultKeys(earlier);
    }
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith('integrity.')) return null;
    throw error;
  }
};
