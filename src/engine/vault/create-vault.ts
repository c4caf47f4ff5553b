// Making a new vault. The header is written last: without it a folder is no vault, so a crash before
// leaves nothing that looks like one.
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../shared/errors';
import { VaultId } from '../../shared/ids';
import {
  judgePassphrase,
  SHORTEST_PASSPHRASE,
  type PassphraseProblem,
} from '../../shared/passphrase-strength';
import { diskError, syncFolder } from '../blobs/durable-files';
import { toHex } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { RECOVERY_KEY_BYTES, recoveryWords } from '../crypto/recovery-words';
import { signingKey } from '../crypto/signing';
import { deriveVaultKeys, VAULT_KEY_BYTES, type VaultKeys } from '../crypto/vault-keys';
import { openDatabase, type OpenDatabase } from '../db/open-database';
import type { Environment } from '../environment';
import { runChange } from './change';
import { makeVaultFolder, unmakeVaultFolder } from './folder';
import { databaseFileName, type VaultHeader } from './header';
import { writeHeader } from './header-files';
import { takeLock, type VaultLock } from './lock';
import type { OpenVault } from './open-vault';
import { wrapOrganizationSeed } from './organization-key';
import { startSession } from './session';
import { makePassphraseSlot, makeRecoverySlot, newMemberSecret, type MemberSecret } from './slots';

const FIRST_EPOCH = 1;
const SEED_BYTES = 32;

export interface NewVault {
  readonly organization: string;
  /** The owner's name. */
  readonly member: string;
  readonly passphrase: string;
}

const WHY: Readonly<Record<PassphraseProblem, string>> = {
  'too-short': `It has fewer than ${String(SHORTEST_PASSPHRASE)} characters.`,
  'too-plain': 'It consists of what is tried first: common words, repeats, rows of keys.',
  'contains-name': 'It is little more than the name of the organization.',
};

/** Throws use.weak-passphrase with what is wrong in `problem`. */
export const provePassphrase = (passphrase: string, organization: string): void => {
  const { problem } = judgePassphrase(passphrase, [organization]);
  if (problem !== null) throw new UserError('use.weak-passphrase', { problem, why: WHY[problem] });
};

const writeFirstRows = (
  db: OpenDatabase,
  input: NewVault,
  vaultId: VaultId,
  keys: VaultKeys,
  member: MemberSecret,
  environment: Environment,
): void => {
  const memberKey = signingKey(member.signingSeed);
  const seed = environment.random(SEED_BYTES);
  const organizationKey = signingKey(seed);
  runChange(db, { number: 1, key: memberKey }, environment, ({ db: rows, now, record }) => {
    rows
      .prepare('INSERT INTO vault (only, vault_id, organization, created_at) VALUES (1, ?, ?, ?)')
      .run(vaultId, input.organization, now);
    rows
      .prepare(`INSERT INTO member (number, name, role, created_at) VALUES (1, ?, 'owner', ?)`)
      .run(input.member, now);
    rows
      .prepare('INSERT INTO member_key (member, since_seq, public_key) VALUES (1, 0, ?)')
      .run(memberKey.publicKey);
    const wrapped = wrapOrganizationSeed(keys.organizationWrap, seed, organizationKey.publicKey, environment);
    rows
      .prepare(
        'INSERT INTO organization_key (number, public_key, sealed_seed, created_at) VALUES (1, ?, ?, ?)',
      )
      .run(organizationKey.publicKey, wrapped, now);
    record('vault.created', vaultId, {
      vaultId,
      organizationKey: toHex(organizationKey.publicKey),
      memberKey: toHex(memberKey.publicKey),
    });
  });
  forget(seed);
  memberKey.forget();
  organizationKey.forget();
};

/** Random order, so that a slot's place tells nothing. */
const shuffled = <T>(items: readonly T[], environment: Environment): T[] =>
  items
    .map((item) => ({ item, key: toHex(environment.random(16)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);

/**
 * Makes a vault in `folder`, which must be empty or not exist, and opens it. The 24 recovery words are
 * told this one time. Errors: use.weak-passphrase, vault.folder-not-empty, disk.*; after an error the
 * folder is as it was.
 */
export const createVault = async (
  folder: string,
  input: NewVault,
  environment: Environment,
): Promise<{ readonly vault: OpenVault; readonly recoveryWords: string[] }> => {
  provePassphrase(input.passphrase, input.organization);
  await cryptoReady();
  const path = resolve(folder);
  const { made } = await makeVaultFolder(path);
  let db: OpenDatabase | undefined;
  let lock: VaultLock | undefined;
  try {
    lock = takeLock(path, environment);
    const vaultId = VaultId.parse(toHex(environment.random(16)));
    const vaultKey = environment.random(VAULT_KEY_BYTES);
    const recoveryKey = environment.random(RECOVERY_KEY_BYTES);
    const member = newMemberSecret(environment);
    const keys = deriveVaultKeys(vaultKey);
    const words = recoveryWords(recoveryKey);
    const header: VaultHeader = {
      createdAt: environment.now(),
      database: databaseFileName(FIRST_EPOCH),
      epoch: FIRST_EPOCH,
      program: environment.program,
      slots: shuffled(
        [
          await makePassphraseSlot(input.passphrase, member, vaultKey, vaultId, environment),
          makeRecoverySlot(recoveryKey, vaultKey, vaultId, environment),
        ],
        environment,
      ),
      vaultId,
    };
    forget(vaultKey, recoveryKey);
    db = openDatabase(join(path, header.database), keys, { create: true });
    writeFirstRows(db, input, vaultId, keys, member, environment);
    await syncFolder(path);
    await writeHeader(path, header, keys.header);
    await syncFolder(dirname(path));
    const { kdf } = environment;
    const vault = startSession({ folder: path, header, keys, member, kdf, db, lock, environment });
    forget(member.signingSeed, member.boxSecretKey);
    return { vault, recoveryWords: words };
  } catch (error) {
    db?.close();
    lock?.release();
    await unmakeVaultFolder(path, made).catch(() => undefined);
    throw diskError(error);
  }
};
