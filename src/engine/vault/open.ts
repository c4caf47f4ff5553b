// Opening a vault with its passphrase: header, slots, MAC, lock, database, in this order
// (docs/format/vault-v1.md §2.1).
import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../../shared/errors';
import { diskError } from '../blobs/durable-files';
import { equalBytes } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { signingKey } from '../crypto/signing';
import { deriveVaultKeys, forgetVaultKeys, type VaultKeys } from '../crypto/vault-keys';
import { openDatabase, type OpenDatabase } from '../db/open-database';
import type { Environment } from '../environment';
import { journalHead } from '../journal/append';
import { asWritable, runChange } from './change';
import { copyDatabase } from './copies/copy-database';
import { copyWhenDue, HOURS_BETWEEN_SESSIONS } from './copies/copy-when-due';
import { sweepUnfinishedWork } from './folder';
import type { VaultHeader } from './header';
import { readHeader, writeHeader, type FoundHeader } from './header-files';
import { proveNotInUse, takeLock, type VaultLock } from './lock';
import type { OpenVault } from './open-vault';
import { copySource, startSession } from './session';
import { openWithPassphrase, type MemberSecret } from './slots';

/** The keys of a header whose MAC they prove. Errors: integrity.header-damaged. */
export const provenKeys = (found: FoundHeader, vaultKey: Uint8Array): VaultKeys => {
  const keys = deriveVaultKeys(vaultKey);
  forget(vaultKey);
  if (found.isAuthentic(keys.header)) return keys;
  forgetVaultKeys(keys);
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

/** Takes lock and database of a vault whose header is proven. */
export const takeVault = async (
  folder: string,
  found: FoundHeader,
  keys: VaultKeys,
  environment: Environment,
): Promise<{ readonly db: OpenDatabase; readonly lock: VaultLock }> => {
  const lock = takeLock(folder, environment);
  try {
    const path = join(folder, found.header.database);
    const file = await lstat(path).catch(() => null);
    if (file?.isSymbolicLink()) throw new UserError('vault.leads-outside');
    if (file !== null && !file.isFile()) {
      throw new UserError('integrity.database-damaged', { reason: 'not-a-file' });
    }
    const db = openDatabase(path, keys, {
      create: false,
      copyFirst: (database, schema) =>
        void copyDatabase({ folder, epoch: found.header.epoch, database, keys, environment }, schema),
    });
    try {
      await sweepUnfinishedWork(folder, environment.logger);
      if (found.copyNeedsWriting) await mendHeader(folder, found, keys, environment);
    } catch (error) {
      db.close();
      throw error;
    }
    return { db, lock };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/**
 * Makes the member's key known to the database when a recovery was interrupted between the header
 * and the database. A key that a later one has replaced means an old header was put back.
 */
export const settleMemberKey = (
  db: OpenDatabase,
  header: VaultHeader,
  member: MemberSecret,
  environment: Environment,
): void => {
  const key = signingKey(member.signingSeed);
  try {
    const known = db
      .prepare('SELECT public_key FROM member_key WHERE member = 1 ORDER BY since_seq DESC')
      .all() as { public_key: Uint8Array }[];
    const place = known.findIndex((row) => equalBytes(row.public_key, key.publicKey));
    if (place === 0) return;
    if (place > 0) throw new UserError('integrity.header-damaged', { reason: 'superseded' });
    runChange(db, { number: 1, key }, environment, (change) => {
      change.db
        .prepare('INSERT INTO member_key (member, since_seq, public_key) VALUES (1, ?, ?)')
        .run(journalHead(asWritable(db)).nextSeq, key.publicKey);
      change.record('vault.recovered', header.vaultId, {
        memberKey: Buffer.from(key.publicKey).toString('hex'),
      });
    });
  } finally {
    key.forget();
  }
};

/**
 * Unlocks a vault. Errors: vault.not-found, .not-a-vault, .newer-version, .refused-parameters,
 * .wrong-passphrase, .in-use, integrity.header-damaged, integrity.database-damaged, disk.*.
 */
export const openVault = async (
  folder: string,
  secret: { readonly passphrase: string },
  environment: Environment,
): Promise<OpenVault> => {
  await cryptoReady();
  const path = resolve(folder);
  const found = await readHeader(path, environment.logger);
  proveNotInUse(path);
  const { vaultKey, member, kdf } = await openWithPassphrase(found.header, secret.passphrase);
  const keys = provenKeys(found, vaultKey);
  let taken: Awaited<ReturnType<typeof takeVault>> | undefined;
  try {
    taken = await takeVault(path, found, keys, environment);
    settleMemberKey(taken.db, found.header, member, environment);
    const { header } = found;
    const vault = startSession({ folder: path, header, keys, member, kdf, environment, ...taken });
    copyWhenDue(copySource(vault), HOURS_BETWEEN_SESSIONS);
    return vault;
  } catch (error) {
    taken?.db.close();
    taken?.lock.release();
    forgetVaultKeys(keys);
    throw diskError(error);
  } finally {
    forget(member.signingSeed, member.boxSecretKey);
  }
};
