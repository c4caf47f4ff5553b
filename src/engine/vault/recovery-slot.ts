// The slot that the 24 words of the recovery key open (docs/format/vault-v1.md §2.3).
import { UserError } from '../../shared/errors';
import type { VaultId } from '../../shared/ids';
import { toHex } from '../crypto/bytes';
import { isSigningPublicKey } from '../crypto/verify-signature';
import { forget, sameSecret } from '../crypto/keyed-hash';
import { recoveryBoxKey, recoverySigningSeed, recoverySlotKey } from '../crypto/recovery-words';
import { boxPublicKey, NONCE_BYTES, openSealed, openSecret, sealSecret, sealTo } from '../crypto/secret-box';
import { signingKey, type SigningKey } from '../crypto/signing';
import type { Environment } from '../environment';
import type { RecoverySlot, VaultHeader } from './header';
import { associated, commitment, tamperedSlot } from './slot-parts';

/** What the journal says of a recovery key, in hex. */
export const recoveryPublicKeys = (
  recoveryKey: Uint8Array,
): { readonly recoveryBoxKey: string; readonly recoverySignKey: string } => {
  const signer = recoverySigningKey(recoveryKey);
  const boxKey = recoveryBoxKey(recoveryKey);
  const keys = { recoveryBoxKey: toHex(boxPublicKey(boxKey)), recoverySignKey: toHex(signer.publicKey) };
  signer.forget();
  forget(boxKey);
  return keys;
};

export const recoverySigningKey = (recoveryKey: Uint8Array): SigningKey => {
  const seed = recoverySigningSeed(recoveryKey);
  const key = signingKey(seed);
  forget(seed);
  return key;
};

export const makeRecoverySlot = (
  recoveryKey: Uint8Array,
  vaultKey: Uint8Array,
  foundingKey: Uint8Array,
  vaultId: VaultId,
  environment: Environment,
): RecoverySlot => {
  const open = { id: toHex(environment.random(16)), type: 'recovery' } as const;
  const kek = recoverySlotKey(recoveryKey);
  const boxKey = recoveryBoxKey(recoveryKey);
  const nonce = environment.random(NONCE_BYTES);
  const slot = {
    ...open,
    commit: commitment(kek),
    nonce,
    box: sealSecret(kek, nonce, foundingKey, associated(vaultId, open)),
    vaultKey: sealTo(boxPublicKey(boxKey), vaultKey),
  };
  forget(kek, boxKey);
  return slot;
};

/** Whether this is the recovery key of one of the slots, without opening anything with it. */
export const fitsRecoverySlot = (header: VaultHeader, recoveryKey: Uint8Array): boolean => {
  const commit = commitment(recoverySlotKey(recoveryKey));
  return header.slots.some((slot) => slot.type === 'recovery' && sameSecret(commit, slot.commit));
};

export interface UnlockedByWords {
  readonly vaultKey: Uint8Array;
  /** Null in vaults of the first draft. */
  readonly foundingKey: Uint8Array | null;
}

/** Errors: vault.wrong-recovery-key, integrity.header-damaged. */
export const openWithRecoveryKey = (header: VaultHeader, recoveryKey: Uint8Array): UnlockedByWords => {
  const kek = recoverySlotKey(recoveryKey);
  const boxKey = recoveryBoxKey(recoveryKey);
  try {
    for (const slot of header.slots) {
      if (slot.type !== 'recovery' || !sameSecret(commitment(kek), slot.commit)) continue;
      const content = openSecret(kek, slot.nonce, slot.box, associated(header.vaultId, slot));
      if (content === null) throw tamperedSlot();
      if (slot.vaultKey === undefined) {
        // The box of a whole slot holds the founding key, which many know: without its `vaultKey` that would
        // pass for the vault key.
        if (isSigningPublicKey(content)) throw tamperedSlot();
        return { vaultKey: content, foundingKey: null };
      }
      const vaultKey = openSealed(boxKey, slot.vaultKey);
      if (vaultKey === null) throw tamperedSlot();
      return { vaultKey, foundingKey: content };
    }
  } finally {
    forget(kek, boxKey);
  }
  throw new UserError('vault.wrong-recovery-key');
};
