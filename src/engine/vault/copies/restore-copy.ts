// Puts an automatic copy in the place of a damaged or missing database, which is kept beside it
// (docs/format/vault-v1.md §9.1). Everything is made ready in tmp/; one rename makes it count.
import { existsSync, linkSync, lstatSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { invariant, UserError } from '../../../shared/errors';
import { diskError, errnoOf, removeLeftover, syncFolderNow } from '../../blobs/durable-files';
import { toHex } from '../../crypto/bytes';
import { cryptoReady } from '../../crypto/hash';
import { forget } from '../../crypto/keyed-hash';
import { deriveVaultKeys, forgetVaultKeys, keyCommitment, type VaultKeys } from '../../crypto/vault-keys';
import {
  proveCopy,
  readCopy,
  rekeyCopy,
  rollBackJournal,
  syncDatabaseFile,
  vacuumInto,
} from '../../db/database-copy';
import { openDatabase, type OpenDatabase } from '../../db/open-database';
import type { Environment } from '../../environment';
import { decideAccess } from '../access';
import { asWritable, proveMay, runChange } from '../change';
import type { VaultHeader } from '../header';
import { proveHeaderUnchanged, readHeader } from '../header-files';
import { openEarlierKey } from '../keyring';
import { vaultKeyAsKnown } from '../device-state';
import { proveAge } from '../known-age';
import { takeLock } from '../lock';
import { forgetIdentity } from '../member-secret';
import { openVault, provenKeys } from '../open';
import type { OpenVault } from '../open-vault';
import { openOrganizationKey, rewrapOrganizationKeys } from '../organization-key';
import { proveMember, substituted } from '../prove-member';
import { asReadable } from '../session';
import { sessionMember } from '../session-member';
import { openWithPassphrase, type Unlocked } from '../slots';
import { COPIES_FOLDER, damagedName, parseCopyName, type CopyName } from './copy-name';
import { newPart } from './copy-database';
import { setAside } from './retire-database';

export interface CopyToRestore {
  readonly copy: string;
  readonly passphrase: string;
  readonly networkDrive: boolean;
  readonly acceptOlder: boolean;
}

/** A header that was proven, with what its passphrase has opened. */
interface Opened {
  readonly folder: string;
  readonly header: VaultHeader;
  readonly unlocked: Unlocked;
  readonly keys: VaultKeys;
  readonly environment: Environment;
}

/** The vault keys of the copy's epoch and of all since, ascending; the caller wipes them. */
const keysSince = ({ header, unlocked, keys }: Opened, epoch: number): Uint8Array[] => {
  const since: Uint8Array[] = [];
  for (let each = epoch; each < header.epoch; each += 1) since.push(openEarlierKey(header, keys, each));
  return [...since, unlocked.vaultKey.slice()];
};

/**
 * Brings the copy in `part` to the present epoch and schema and adds the entry that tells of it. Errors:
 * vault.older-than-known, member.not-allowed, vault.substituted, integrity.database-damaged.
 */
const makeReady = (
  opened: Opened,
  part: string,
  input: CopyToRestore,
  about: { readonly name: CopyName; readonly lostFrom: number; readonly vaultKeys: readonly Uint8Array[] },
): void => {
  const { header, unlocked, keys, environment } = opened;
  const { epoch } = about.name;
  const [copyKey] = about.vaultKeys;
  invariant(copyKey !== undefined, 'a copy has an epoch');
  const copyKeys = deriveVaultKeys(copyKey);
  let db: OpenDatabase | undefined;
  try {
    if (epoch < header.epoch) rekeyCopy(part, copyKeys, keys);
    db = openDatabase(part, keys, { create: false, copyFirst: null });
    // Who it is and whether the copy is this vault's is judged by what was known in its epoch.
    const then = { ...header, epoch };
    const older = proveAge(db, header, keys, environment, { acceptOlder: input.acceptOlder });
    const proven = proveMember(db, then, { ...unlocked, vaultKey: copyKey }, environment, { mayWrite: true });
    const member = sessionMember(asReadable(db), proven, unlocked.member);
    try {
      proveMay(member.self().role, 'vault.copy-restored');
      if (older !== null) proveMay(member.self().role, 'vault.rollback-accepted');
      runChange(db, member.author(), environment, ({ db: rows, record }) => {
        for (const [index, vaultKey] of about.vaultKeys.slice(1).entries()) {
          record('vault.rekeyed', header.vaultId, {
            epoch: epoch + index + 1,
            keyCommitment: toHex(keyCommitment(vaultKey)),
            reason: 'asked',
          });
        }
        if (epoch < header.epoch) {
          rewrapOrganizationKeys(rows, copyKeys.organizationWrap, keys.organizationWrap, environment);
        }
        // A recovery key that was made since stands in the header but not in this journal: whoever confirms the
        // one they have finds out before they need it.
        rows.prepare('UPDATE vault SET recovery_confirmed_at = NULL').run();
        record('vault.copy-restored', header.vaultId, { copy: input.copy, lostFrom: about.lostFrom });
      });
    } finally {
      member.forget();
    }
    // As the next opening will see it.
    proveMember(db, header, unlocked, environment, { mayWrite: false });
    openOrganizationKey(asWritable(db), keys.organizationWrap).forget();
  } finally {
    db?.close();
    forgetVaultKeys(copyKeys);
  }
  syncDatabaseFile(part);
  proveCopy(part, keys);
};

/** Some disks know no second name for a file. */
const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
]);

/** Gives the database a second name, so that its place is never empty. False where that cannot be. */
const linkAside = (folder: string, database: string, environment: Environment): boolean => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      linkSync(join(folder, database), join(folder, damagedName(environment.now(), attempt)));
      return true;
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') continue;
      if (NO_LINKS.has(errnoOf(error))) return false;
      throw error;
    }
  }
};

/** The rename that makes the restored database the one that counts; what was there is kept. */
const putInPlace = ({ folder, header, keys, environment }: Opened, part: string): void => {
  const { database } = header;
  const path = join(folder, database);
  const journal = `${path}-journal`;
  // A change that was interrupted belongs to the old database; it must never be applied to the new one.
  if (existsSync(journal)) rollBackJournal(path, keys);
  const isLinked = existsSync(path) && !existsSync(journal) && linkAside(folder, database, environment);
  if (!isLinked && (existsSync(path) || existsSync(journal))) setAside(folder, database, environment);
  renameSync(part, path);
  syncFolderNow(folder);
};

/** The copy, as a plain file of this name. Errors: backup.unknown-snapshot, vault.leads-outside. */
const findCopy = (folder: string, header: VaultHeader, copy: string): CopyName => {
  const name = parseCopyName(copy);
  const copies = lstatSync(join(folder, COPIES_FOLDER), { throwIfNoEntry: false });
  const found = name && lstatSync(join(folder, COPIES_FOLDER, copy), { throwIfNoEntry: false });
  if (copies?.isSymbolicLink() === true || found?.isSymbolicLink() === true) {
    throw new UserError('vault.leads-outside');
  }
  if (name === null || found?.isFile() !== true || name.epoch > header.epoch) {
    throw new UserError('backup.unknown-snapshot', { name: copy });
  }
  return name;
};

/**
 * A copy of an earlier epoch knows nothing of the present vault key, and to restore it is to sign that key: it may
 * be that of somebody who was removed and made the header. Only this device's memory can vouch for it; without
 * one a person has to. Errors: vault.substituted, vault.older-than-known.
 */
const proveVaultKey = ({ header, keys, environment }: Opened, name: CopyName, input: CopyToRestore): void => {
  if (name.epoch === header.epoch) return;
  const known = vaultKeyAsKnown(header, keys, environment);
  if (known === 'another') throw substituted('key');
  if (known === 'unknown' && !input.acceptOlder) {
    throw new UserError('vault.older-than-known', { missing: header.epoch - name.epoch });
  }
};

const restoreLocked = (opened: Opened, input: CopyToRestore): void => {
  const { folder, header, environment } = opened;
  const name = findCopy(folder, header, input.copy);
  proveVaultKey(opened, name, input);
  const path = join(folder, COPIES_FOLDER, input.copy);
  const part = newPart(folder, environment);
  const vaultKeys = keysSince(opened, name.epoch);
  const copyKeys = deriveVaultKeys(vaultKeys[0] ?? new Uint8Array());
  try {
    let lostFrom: number;
    try {
      lostFrom = proveCopy(path, copyKeys).headSeq + 1;
      readCopy(path, copyKeys, (db) => vacuumInto(db, part));
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'integrity.database-damaged') throw error;
      throw new UserError('backup.damaged', { file: `${COPIES_FOLDER}/${input.copy}` });
    }
    makeReady(opened, part, input, { name, lostFrom, vaultKeys });
    putInPlace(opened, part);
  } finally {
    removeLeftover(part);
    removeLeftover(`${part}-journal`);
    forgetVaultKeys(copyKeys);
    forget(...vaultKeys);
  }
};

/**
 * Puts a copy in the place of the vault's database and opens the vault. What was there is kept in the folder
 * under another name; sealed files stay, also those the copy does not know of. Owners only. Errors: as
 * openVault (vault.older-than-known before anything is changed), with backup.unknown-snapshot, backup.damaged
 * for a copy that is damaged, vault.read-only where the folder cannot be written.
 */
export const restoreCopy = async (
  folder: string,
  input: CopyToRestore,
  environment: Environment,
): Promise<OpenVault> => {
  await cryptoReady();
  const path = resolve(folder);
  const found = await readHeader(path, environment.logger);
  const { networkDrive, acceptOlder, passphrase } = input;
  const access = await decideAccess(path, found.header.database, { networkDrive }, environment);
  if (access.mode === 'read-only') throw new UserError('vault.read-only', { reason: access.why });
  findCopy(path, found.header, input.copy);
  const unlocked = await openWithPassphrase(found.header, passphrase);
  const keys = provenKeys(found, unlocked.vaultKey);
  try {
    const lock = takeLock(path, environment);
    try {
      await proveHeaderUnchanged(path, found, environment.logger);
      restoreLocked({ folder: path, header: found.header, unlocked, keys, environment }, input);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw diskError(error);
  } finally {
    forgetVaultKeys(keys);
    forget(unlocked.vaultKey);
    forgetIdentity(unlocked.member);
  }
  return openVault(path, { passphrase }, environment, { networkDrive, acceptOlder });
};
