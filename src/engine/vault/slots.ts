// The ways to the vault key: passphrase slots and the recovery slot (docs/format/vault-v1.md §2.3).
import { UserError } from '../../shared/errors';
import type { KdfParameters } from '../../shared/domain/vault';
import type { VaultId } from '../../shared/ids';
import { concat, toHex, utf8 } from '../crypto/bytes';
import { forget, keyedHash, sameSecret } from '../crypto/keyed-hash';
import { isAcceptedKdf, KDF_SALT_BYTES, passphraseKey } from '../crypto/passphrase-key';
import { recoverySlotKey } from '../crypto/recovery-words';
import { boxPublicKey, NONCE_BYTES, openSealed, openSecret, sealSecret, sealTo } from '../crypto/secret-box';
import type { Environment } from '../environment';
import {
  canonicalText,
  FORMAT_VERSION,
  type PassphraseSlot,
  type RecoverySlot,
  type VaultHeader,
} from './header';

const SEED_BYTES = 32;
const MEMBER_SECRET_BYTES = 2 * SEED_BYTES;

/** Who a person is in this vault: the seed that signs, and the key that vault keys are sealed to. */
export interface MemberSecret {
  readonly signingSeed: Uint8Array;
  readonly boxSecretKey: Uint8Array;
}

export interface Unlocked {
  readonly vaultKey: Uint8Array;
  readonly member: MemberSecret;
  readonly kdf: KdfParameters;
}

export const newMemberSecret = (environment: Environment): MemberSecret => ({
  signingSeed: environment.random(SEED_BYTES),
  boxSecretKey: environment.random(SEED_BYTES),
});

const commitment = (kek: Uint8Array): Uint8Array => keyedHash(kek, 'muniment-slot-commit-v1');

const associated = (
  vaultId: VaultId,
  slot: Pick<PassphraseSlot, 'id' | 'type' | 'kdf'> | Pick<RecoverySlot, 'id' | 'type'>,
): Uint8Array =>
  utf8(
    canonicalText({
      magic: 'muniment-vault',
      version: FORMAT_VERSION,
      vaultId,
      id: slot.id,
      type: slot.type,
      ...('kdf' in slot ? { kdf: slot.kdf } : {}),
    }),
  );

export const makePassphraseSlot = async (
  passphrase: string,
  member: MemberSecret,
  vaultKey: Uint8Array,
  vaultId: VaultId,
  environment: Environment,
): Promise<PassphraseSlot> => {
  const open = {
    id: toHex(environment.random(16)),
    type: 'passphrase',
    kdf: { ...environment.kdf, salt: environment.random(KDF_SALT_BYTES) },
  } as const;
  const kek = await passphraseKey(passphrase, open.kdf.salt, open.kdf);
  const secret = concat(member.signingSeed, member.boxSecretKey);
  const nonce = environment.random(NONCE_BYTES);
  const slot = {
    ...open,
    commit: commitment(kek),
    nonce,
    box: sealSecret(kek, nonce, secret, associated(vaultId, open)),
    vaultKey: sealTo(boxPublicKey(member.boxSecretKey), vaultKey),
  };
  forget(kek, secret);
  return slot;
};

export const makeRecoverySlot = (
  recoveryKey: Uint8Array,
  vaultKey: Uint8Array,
  vaultId: VaultId,
  environment: Environment,
): RecoverySlot => {
  const open = { id: toHex(environment.random(16)), type: 'recovery' } as const;
  const kek = recoverySlotKey(recoveryKey);
  const nonce = environment.random(NONCE_BYTES);
  const box = sealSecret(kek, nonce, vaultKey, associated(vaultId, open));
  const slot = { ...open, commit: commitment(kek), nonce, box };
  forget(kek);
  return slot;
};

/** Mebibytes times passes over all slots together: a wrong passphrase tries every one of them. */
const MAX_TOTAL_COST = 20_480;

/** Before any slot is tried: a cost out of range is refused, not run. */
export const proveKdfRange = (header: VaultHeader): void => {
  let total = 0;
  for (const slot of header.slots) {
    if (slot.type !== 'passphrase') continue;
    const { operations, memoryMebibytes } = slot.kdf;
    total += operations * memoryMebibytes;
    if (!isAcceptedKdf(slot.kdf) || total > MAX_TOTAL_COST) {
      throw new UserError('vault.refused-parameters', { operations, memoryMebibytes });
    }
  }
};

/** A slot whose commitment fits but whose box does not open was changed by somebody. */
const tampered = (): UserError => new UserError('integrity.header-damaged', { reason: 'slot' });

/** Errors: vault.refused-parameters, vault.wrong-passphrase, integrity.header-damaged. */
export const openWithPassphrase = async (header: VaultHeader, passphrase: string): Promise<Unlocked> => {
  proveKdfRange(header);
  for (const slot of header.slots) {
    if (slot.type !== 'passphrase') continue;
    const kek = await passphraseKey(passphrase, slot.kdf.salt, slot.kdf);
    if (!sameSecret(commitment(kek), slot.commit)) {
      forget(kek);
      continue;
    }
    const secret = openSecret(kek, slot.nonce, slot.box, associated(header.vaultId, slot));
    forget(kek);
    if (secret?.length !== MEMBER_SECRET_BYTES) throw tampered();
    const member = { signingSeed: secret.slice(0, SEED_BYTES), boxSecretKey: secret.slice(SEED_BYTES) };
    forget(secret);
    const vaultKey = openSealed(member.boxSecretKey, slot.vaultKey);
    if (vaultKey === null) throw tampered();
    const { algorithm, operations, memoryMebibytes } = slot.kdf;
    return { vaultKey, member, kdf: { algorithm, operations, memoryMebibytes } };
  }
  throw new UserError('vault.wrong-passphrase');
};

/** Whether this is the recovery key of one of the slots, without opening anything with it. */
export const fitsRecoverySlot = (header: VaultHeader, recoveryKey: Uint8Array): boolean => {
  const commit = commitment(recoverySlotKey(recoveryKey));
  return header.slots.some((slot) => slot.type === 'recovery' && sameSecret(commit, slot.commit));
};

/** Errors: vault.wrong-recovery-key, integrity.header-damaged. */
export const openWithRecoveryKey = (header: VaultHeader, recoveryKey: Uint8Array): Uint8Array => {
  const kek = recoverySlotKey(recoveryKey);
  for (const slot of header.slots) {
    if (slot.type !== 'recovery' || !sameSecret(commitment(kek), slot.commit)) continue;
    const vaultKey = openSecret(kek, slot.nonce, slot.box, associated(header.vaultId, slot));
    if (vaultKey === null) throw tampered();
    return vaultKey;
  }
  throw new UserError('vault.wrong-recovery-key');
};
