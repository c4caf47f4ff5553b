// Making a new vault. The header is written last: without it a folder is no vault, so a crash before
// leaves nothing that looks like one.
import { dirname, join, resolve } from 'node:path';
import type { VaultKind } from '../../shared/domain/vault';
import { VaultId } from '../../shared/ids';
import { diskError, syncFolder } from '../blobs/durable-files';
import { toHex } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { RECOVERY_KEY_BYTES, recoveryWords } from '../crypto/recovery-words';
import { signingKey } from '../crypto/signing';
import { deriveVaultKeys, keyCommitment, VAULT_KEY_BYTES, type VaultKeys } from '../crypto/vault-keys';
import { openDatabase, type OpenDatabase } from '../db/open-database';
import type { Environment } from '../environment';
import { runChange } from './change';
import { makeVaultFolder, unmakeVaultFolder } from './folder';
import { databaseFileName, type VaultHeader } from './header';
import { writeHeader } from './header-files';
import { takeLock, type VaultLock } from './lock';
import { forgetIdentity, newIdentity, type NewIdentity } from './member-secret';
import { insertKeyRow, publicKeysOf } from './new-key';
import type { OpenVault } from './open-vault';
import { wrapOrganizationSeed } from './organization-key';
import { provePassphrase } from './passphrase-rule';
import { proveMember } from './prove-member';
import { makeRecoverySlot, recoveryPublicKeys } from './recovery-slot';
import { asReadable, startSession } from './session';
import { sessionMember } from './session-member';
import { makePassphraseSlot, newSlotId, shuffled } from './slots';

const FIRST_EPOCH = 1;
const SEED_BYTES = 32;

export interface NewVault {
  readonly organization: string;
  /** The owner's name. */
  readonly member: string;
  readonly passphrase: string;
  /** An auditor's working file is a vault of another kind; left out: an organization's. */
  readonly kind?: VaultKind;
}

/** What the first entry says beside the member's own keys. */
interface FirstFacts {
  readonly vaultId: VaultId;
  readonly slot: string;
  readonly vaultKey: Uint8Array;
  readonly recoveryKey: Uint8Array;
}

const writeFirstRows = (
  db: OpenDatabase,
  input: NewVault,
  { vaultId, slot, vaultKey, recoveryKey }: FirstFacts,
  keys: VaultKeys,
  identity: NewIdentity,
  environment: Environment,
): void => {
  const memberKey = signingKey(identity.signingSeed);
  const seed = environment.random(SEED_BYTES);
  const organizationKey = signingKey(seed);
  const author = { number: 1, key: memberKey, role: 'owner', kind: input.kind ?? 'vault' } as const;
  runChange(db, author, environment, (change) => {
    const { db: rows, now, record } = change;
    rows
      .prepare('INSERT INTO vault (only, vault_id, organization, created_at, kind) VALUES (1, ?, ?, ?, ?)')
      .run(vaultId, input.organization, now, input.kind ?? 'vault');
    rows
      .prepare(`INSERT INTO member (number, name, role, slot, created_at) VALUES (1, ?, 'owner', ?, ?)`)
      .run(input.member, slot, now);
    const publicKeys = publicKeysOf(identity);
    insertKeyRow(change, 1, publicKeys);
    const wrapped = wrapOrganizationSeed(keys.organizationWrap, seed, organizationKey.publicKey, environment);
    rows
      .prepare(
        'INSERT INTO organization_key (number, public_key, sealed_seed, created_at) VALUES (1, ?, ?, ?)',
      )
      .run(organizationKey.publicKey, wrapped, now);
    record('vault.created', vaultId, {
      vaultId,
      organization: input.organization,
      ...(input.kind === 'working-file' ? { kind: input.kind } : {}),
      organizationKey: toHex(organizationKey.publicKey),
      memberName: input.member,
      ...publicKeys,
      slot,
      keyCommitment: toHex(keyCommitment(vaultKey)),
      ...recoveryPublicKeys(recoveryKey),
    });
  });
  forget(seed);
  memberKey.forget();
  organizationKey.forget();
};

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
    const identity = newIdentity(environment);
    const slotId = newSlotId(environment);
    const { kdf } = environment;
    const founder = signingKey(identity.signingSeed);
    founder.forget();
    const secret = { ...identity, foundingKey: founder.publicKey, voucher: null };
    const keys = deriveVaultKeys(vaultKey);
    const words = recoveryWords(recoveryKey);
    const header: VaultHeader = {
      createdAt: environment.now(),
      database: databaseFileName(FIRST_EPOCH),
      epoch: FIRST_EPOCH,
      program: environment.program,
      slots: shuffled(
        [
          await makePassphraseSlot(
            { id: slotId, vaultId, passphrase: input.passphrase, kdf, member: secret, vaultKey },
            environment,
          ),
          makeRecoverySlot(recoveryKey, vaultKey, founder.publicKey, vaultId, environment),
        ],
        environment,
      ),
      vaultId,
    };
    db = openDatabase(join(path, header.database), keys, { create: true });
    writeFirstRows(db, input, { vaultId, slot: slotId, vaultKey, recoveryKey }, keys, identity, environment);
    forget(recoveryKey);
    await syncFolder(path);
    await writeHeader(path, header, keys.header);
    await syncFolder(dirname(path));
    const unlocked = { vaultKey, slotId, member: secret };
    const proven = proveMember(db, header, unlocked, environment, { mayWrite: true });
    const access = { mode: 'read-write' } as const;
    const member = sessionMember(asReadable(db), proven, secret);
    const parts = {
      folder: path,
      header,
      keys,
      vaultKey,
      member,
      db,
      lock,
      access,
      older: null,
      environment,
    };
    const vault = startSession(parts);
    forgetIdentity(identity);
    return { vault, recoveryWords: words };
  } catch (error) {
    db?.close();
    lock?.release();
    // Why it failed is told; an empty folder may be left.
    await unmakeVaultFolder(path, made).catch(() => undefined);
    throw diskError(error);
  }
};
