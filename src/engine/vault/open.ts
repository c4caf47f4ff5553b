// Opening a vault with its passphrase: header, slots, MAC, lock, database, in this order
// (docs/format/vault-v1.md §2.1).
import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../../shared/errors';
import { memberId } from '../../shared/ids';
import type { VaultAccess } from '../../shared/domain/vault';
import { diskError } from '../blobs/durable-files';
import { cryptoReady } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { deriveVaultKeys, forgetVaultKeys, type VaultKeys } from '../crypto/vault-keys';
import { databaseError } from '../db/database-errors';
import { memberOf } from '../roster/roster';
import { openDatabase, type OpenDatabase } from '../db/open-database';
import { type Environment, goOnOrStop, type Job } from '../environment';
import { decideAccess, type OpenOptions } from './access';
import { proveMay } from './change';
import { copyDatabase } from './copies/copy-database';
import { settleEpochs } from './copies/retire-database';
import { copyWhenDue, HOURS_BETWEEN_SESSIONS } from './copies/copy-when-due';
import { slotOpenedLast } from './device-state';
import { sweepUnfinishedWork } from './folder';
import type { VaultHeader } from './header';
import { proveHeaderUnchanged, readHeader, writeHeader, type FoundHeader } from './header-files';
import { acceptAge, proveAge } from './known-age';
import { takeLock, type VaultLock } from './lock';
import { forgetIdentity } from './member-secret';
import type { OpenVault } from './open-vault';
import { proveMember } from './prove-member';
import { asReadable, copySource, startSession } from './session';
import { sessionMember } from './session-member';
import { openWithPassphrase } from './slots';

/** The keys of a header whose MAC they prove; the vault key is wiped when they do not. Errors: integrity.header-damaged. */
export const provenKeys = (found: FoundHeader, vaultKey: Uint8Array): VaultKeys => {
  const keys = deriveVaultKeys(vaultKey);
  if (found.isAuthentic(keys.header)) return keys;
  forgetVaultKeys(keys);
  forget(vaultKey);
  throw new UserError('integrity.header-damaged', { reason: 'mac' });
};

/** Both header files hold the proven header afterwards. Without room the vault opens all the same. */
const mendHeader = async (
  folder: string,
  { header }: FoundHeader,
  keys: VaultKeys,
  { logger }: Environment,
): Promise<void> => {
  try {
    await writeHeader(folder, header, keys.header);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    logger.log('warn', 'The copy of the vault header could not be written.', { code: error.code });
  }
};

/** What an opening holds of the vault folder. */
export interface TakenVault {
  readonly db: OpenDatabase;
  /** Null for reading: nothing is locked. */
  readonly lock: VaultLock | null;
  readonly access: VaultAccess;
  /**
   * Puts in order what interrupted work has left and brings the copies of the header up to date. Only once it is
   * proven whose vault this is and that it is not an older one: the copy may be the only one that is newer.
   */
  readonly settle: () => Promise<void>;
}

/** The path of the database, which is a plain file of the vault. Errors: vault.leads-outside, integrity.database-damaged. */
const databaseFile = async (folder: string, { database }: VaultHeader): Promise<string> => {
  const path = join(folder, database);
  const file = await lstat(path).catch(() => null);
  if (file?.isSymbolicLink()) throw new UserError('vault.leads-outside');
  if (file !== null && !file.isFile()) {
    throw new UserError('integrity.database-damaged', { reason: 'not-a-file' });
  }
  return path;
};

/** Takes lock and database of a vault whose header is proven; for reading the database alone. */
export const takeVault = async (
  folder: string,
  found: FoundHeader,
  keys: VaultKeys,
  access: VaultAccess,
  environment: Environment,
  job?: Job,
): Promise<TakenVault> => {
  if (access.mode === 'read-only') {
    const path = await databaseFile(folder, found.header);
    try {
      const db = openDatabase(path, keys, { create: false, readOnly: true });
      return { db, lock: null, access, settle: () => Promise.resolve() };
    } catch (error) {
      // The writer may have begun a new epoch meanwhile.
      await proveHeaderUnchanged(folder, found, environment.logger);
      throw error;
    }
  }
  const lock = takeLock(folder, environment);
  try {
    const { copyNeedsWriting } = await proveHeaderUnchanged(folder, found, environment.logger);
    const path = await databaseFile(folder, found.header);
    const db = openDatabase(path, keys, {
      create: false,
      copyFirst: (database, schema) =>
        void copyDatabase({ folder, epoch: found.header.epoch, database, keys, environment }, schema),
      onUpgrade: (done, total) => {
        if (job === undefined) return;
        // Hundredths: steps are of very different length, and nobody counts them.
        job.progress({
          phase: 'upgrading',
          done: Math.round((100 * done) / total),
          total: 100,
          unit: 'items',
        });
        goOnOrStop(job);
      },
    });
    try {
      await sweepUnfinishedWork(folder, environment.logger);
    } catch (error) {
      db.close();
      throw error;
    }
    const settle = async (): Promise<void> => {
      settleEpochs(folder, found.header, keys, environment);
      if (copyNeedsWriting) await mendHeader(folder, found, keys, environment);
    };
    return { db, lock, access, settle };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/**
 * Unlocks a vault; for reading only when that is asked for, or when its folder cannot be written. Errors:
 * vault.not-found, .not-a-vault, .newer-version, .refused-parameters, .wrong-passphrase, .in-use,
 * .network-drive, .sync-conflict, .older-than-known, .substituted, .read-only (for reading: it has to be opened for writing
 * once), member.removed, member.not-allowed, integrity.header-damaged, integrity.database-damaged, disk.*.
 */
export const openVault = async (
  folder: string,
  { passphrase }: { readonly passphrase: string },
  environment: Environment,
  options: OpenOptions = {},
): Promise<OpenVault> => {
  await cryptoReady();
  const path = resolve(folder);
  const found = await readHeader(path, environment.logger);
  const access = await decideAccess(path, found.header.database, options, environment);
  const first = slotOpenedLast(found.header.vaultId, environment);
  const unlocked = await openWithPassphrase(found.header, passphrase, first);
  const { vaultKey, member: secret } = unlocked;
  const keys = provenKeys(found, vaultKey);
  let taken: TakenVault | undefined;
  let vault: OpenVault | undefined;
  try {
    taken = await takeVault(path, found, keys, access, environment, options.job);
    const mayWrite = access.mode === 'read-write';
    const older = proveAge(taken.db, found.header, keys, environment, options);
    if (mayWrite) {
      const { number, soFar } = proveMember(taken.db, found.header, unlocked, environment, {
        mayWrite: false,
      });
      const role = memberOf(soFar.roster, memberId(number))?.role ?? 'reader';
      if (older !== null) proveMay(role, 'vault.rollback-accepted');
      await taken.settle();
    }
    const proven = proveMember(taken.db, found.header, unlocked, environment, { mayWrite });
    const member = sessionMember(asReadable(taken.db), proven, secret);
    vault = startSession({
      folder: path,
      header: found.header,
      keys,
      vaultKey,
      member,
      older,
      environment,
      ...taken,
    });
    acceptAge(vault, older);
    if (mayWrite) copyWhenDue(copySource(vault), HOURS_BETWEEN_SESSIONS);
    return vault;
  } catch (error) {
    vault?.close();
    taken?.db.close();
    taken?.lock?.release();
    forgetVaultKeys(keys);
    forget(vaultKey);
    throw diskError(databaseError(error));
  } finally {
    forgetIdentity(secret);
  }
};
