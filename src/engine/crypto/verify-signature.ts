// Checks Ed25519 signatures. The verifier imports this file: nothing here may touch a secret.
// libsodium and not node:crypto, because it refuses weak keys and non-canonical signatures.
import { utf8 } from './bytes';
import { sodium } from './sodium';

/** True when `signature` (64 bytes) over `message` is by `publicKey` (32 bytes, raw). Never throws. */
export const verifySignature = (
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean => {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    return sodium.crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return false;
  }
};

/** Whether these 32 bytes are an Ed25519 public key; of random bytes one in sixteen is. */
export const isSigningPublicKey = (bytes: Uint8Array): boolean =>
  bytes.length === 32 && sodium.crypto_core_ed25519_is_valid_point(bytes);

/** What a journal signature is over (docs/format/vault-v1.md §7). */
export const journalMessage = (line: string): Uint8Array => utf8(`muniment-journal-1\n${line}`);
