// The proof of a member's new key: what was said by whoever vouches for it (docs/format/vault-v1.md §4.2).
import { fromBase64Url, fromHex, utf8 } from '../crypto/bytes';
import { verifySignature } from '../crypto/verify-signature';

export interface NewKey {
  readonly vaultId: string;
  /** Like MEM-01. */
  readonly member: string;
  /** Number of the newest entry when it was made: a key that counts from a later one outranks it. */
  readonly after: number;
  /** Ed25519 and X25519 public keys in hex. */
  readonly memberKey: string;
  readonly memberBoxKey: string;
}

const proofMessage = (key: NewKey): Uint8Array =>
  utf8(
    [
      'muniment-member-key-1',
      key.vaultId,
      key.member,
      String(key.after),
      key.memberKey,
      key.memberBoxKey,
    ].join('\n'),
  );

export const PROOF_BYTES = 64;

export const proveKey = (
  key: NewKey,
  voucher: { readonly sign: (message: Uint8Array) => Uint8Array },
): Uint8Array => voucher.sign(proofMessage(key));

/** `proof` in base64url, `voucherKey` in hex. */
export const isProven = (key: NewKey, proof: string, voucherKey: string): boolean => {
  const signature = fromBase64Url(proof, PROOF_BYTES);
  const publicKey = fromHex(voucherKey, 32);
  return signature !== null && publicKey !== null && verifySignature(signature, proofMessage(key), publicKey);
};
