// Seals and opens the chunks of one blob with its own key: STREAM as in age, nonces counted and the last
// chunk marked, the header's digest bound into every chunk (docs/format/vault-v1.md §6.1).
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { sodium } from './sodium';

export const SUITES = { aes256gcm: 1, chacha20poly1305: 2 } as const;
export type Suite = (typeof SUITES)[keyof typeof SUITES];
export const TAG_BYTES = 16;

export interface ChunkCipher {
  /** The sealed chunk with its tag, as parts to be written one after the other. */
  readonly seal: (index: number, isLast: boolean, plaintext: Uint8Array) => readonly Uint8Array[];
  /** Null when the chunk is not the one sealed at this place. */
  readonly open: (index: number, isLast: boolean, sealed: Uint8Array) => Uint8Array | null;
}

const chunkNonce = (index: number, isLast: boolean): Uint8Array => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 3);
  nonce[11] = isLast ? 1 : 0;
  return new Uint8Array(nonce);
};

const aes256Gcm = (key: Uint8Array, associated: Uint8Array): ChunkCipher => ({
  seal: (index, isLast, plaintext) => {
    const cipher = createCipheriv('aes-256-gcm', key, chunkNonce(index, isLast), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(associated);
    const sealed = cipher.update(plaintext);
    cipher.final();
    return [sealed, cipher.getAuthTag()];
  },
  open: (index, isLast, sealed) => {
    if (sealed.length < TAG_BYTES) return null;
    const cut = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, chunkNonce(index, isLast), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(associated);
    decipher.setAuthTag(sealed.subarray(cut));
    const plaintext = decipher.update(sealed.subarray(0, cut));
    try {
      decipher.final();
      return plaintext;
    } catch {
      return null;
    }
  },
});

const chacha20Poly1305 = (key: Uint8Array, associated: Uint8Array): ChunkCipher => ({
  seal: (index, isLast, plaintext) => [
    sodium.crypto_aead_chacha20poly1305_ietf_encrypt(
      plaintext,
      associated,
      null,
      chunkNonce(index, isLast),
      key,
    ),
  ],
  open: (index, isLast, sealed) => {
    try {
      return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(
        null,
        sealed,
        associated,
        chunkNonce(index, isLast),
        key,
      );
    } catch {
      return null;
    }
  },
});

export const chunkCipher = (suite: Suite, key: Uint8Array, headerDigest: Uint8Array): ChunkCipher =>
  suite === SUITES.aes256gcm ? aes256Gcm(key, headerDigest) : chacha20Poly1305(key, headerDigest);
