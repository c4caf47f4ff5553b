// XChaCha20-Poly1305 for small secrets (slots, the organization's seed), and sealed boxes to a member.
import { sodium } from './sodium';

export const NONCE_BYTES = 24;

export const sealSecret = (
  key: Uint8Array,
  nonce: Uint8Array,
  secret: Uint8Array,
  associated: Uint8Array,
): Uint8Array => sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(secret, associated, null, nonce, key);

/** Null when key, nonce, box and associated data do not belong together. */
export const openSecret = (
  key: Uint8Array,
  nonce: Uint8Array,
  box: Uint8Array,
  associated: Uint8Array,
): Uint8Array | null => {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, box, associated, nonce, key);
  } catch {
    return null;
  }
};

export const sealTo = (boxPublicKey: Uint8Array, secret: Uint8Array): Uint8Array =>
  sodium.crypto_box_seal(secret, boxPublicKey);

export const openSealed = (boxSecretKey: Uint8Array, sealed: Uint8Array): Uint8Array | null => {
  try {
    return sodium.crypto_box_seal_open(sealed, sodium.crypto_scalarmult_base(boxSecretKey), boxSecretKey);
  } catch {
    // Null is the answer: not sealed for this key, or changed.
    return null;
  }
};

export const boxPublicKey = (boxSecretKey: Uint8Array): Uint8Array =>
  sodium.crypto_scalarmult_base(boxSecretKey);
