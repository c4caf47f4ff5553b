// What a passphrase slot keeps for its member: who they are in this vault, which vault it is, and who vouched for
// their key (docs/format/vault-v1.md §2.3).
import { concat, u64 } from '../crypto/bytes';
import { forget } from '../crypto/keyed-hash';
import type { Environment } from '../environment';
import { PROOF_BYTES } from '../roster/key-proof';

const KEY_BYTES = 32;
const EARLY_BYTES = 2 * KEY_BYTES;
const WHOLE_BYTES = 3 * KEY_BYTES + 8 + PROOF_BYTES;

/** Who vouched for a key that no `vault.created` or `member.added` names. */
export interface KeyVoucher {
  readonly after: number;
  readonly proof: Uint8Array;
}

export interface MemberSecret {
  /** Ed25519. */
  readonly signingSeed: Uint8Array;
  /** X25519: vault keys are sealed to it. */
  readonly boxSecretKey: Uint8Array;
  /** The key that signed the first journal entry; null in vaults of the first draft. */
  readonly foundingKey: Uint8Array | null;
  readonly voucher: KeyVoucher | null;
}

/** As every slot that is written now has it. */
export type WholeSecret = MemberSecret & { readonly foundingKey: Uint8Array };

export type NewIdentity = Pick<MemberSecret, 'signingSeed' | 'boxSecretKey'>;

export const newIdentity = (environment: Environment): NewIdentity => ({
  signingSeed: environment.random(KEY_BYTES),
  boxSecretKey: environment.random(KEY_BYTES),
});

export const forgetIdentity = ({ signingSeed, boxSecretKey }: NewIdentity): void => {
  forget(signingSeed, boxSecretKey);
};

export const encodeMemberSecret = (secret: WholeSecret): Uint8Array => {
  const { after, proof } = secret.voucher ?? { after: 0, proof: new Uint8Array(PROOF_BYTES) };
  return concat(secret.signingSeed, secret.boxSecretKey, secret.foundingKey, u64(after), proof);
};

/** Null when it has another length than the format's; the caller wipes `bytes`. */
export const decodeMemberSecret = (bytes: Uint8Array): MemberSecret | null => {
  if (bytes.length !== EARLY_BYTES && bytes.length !== WHOLE_BYTES) return null;
  const part = (index: number): Uint8Array => bytes.slice(index * KEY_BYTES, (index + 1) * KEY_BYTES);
  const identity = { signingSeed: part(0), boxSecretKey: part(1) };
  if (bytes.length === EARLY_BYTES) return { ...identity, foundingKey: null, voucher: null };
  const after = Number(Buffer.from(bytes.slice(3 * KEY_BYTES, 3 * KEY_BYTES + 8)).readBigUInt64BE());
  const proof = bytes.slice(-PROOF_BYTES);
  const voucher = proof.every((byte) => byte === 0) ? null : { after, proof };
  return { ...identity, foundingKey: part(2), voucher };
};
