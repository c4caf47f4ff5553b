// Seals and opens the chunks of one blob with its own key: STREAM as in age, nonces counted and the last
// chunk marked, the header's digest bound into every chunk (docs/format/vault-v1.md §6.1). Large chunks
// are worked on in the threads of Web Crypto, so that several go on at once and beside the hashing.
import { createCipheriv, createDecipheriv, type webcrypto } from 'node:crypto';
import { sodium } from './sodium';

export const SUITES = { aes256gcm: 1, chacha20poly1305: 2 } as const;
export type Suite = (typeof SUITES)[keyof typeof SUITES];
export const TAG_BYTES = 16;

export interface ChunkCipher {
  /** The sealed chunk with its tag. The plaintext must stay as it is until the answer is there. */
  readonly seal: (index: number, isLast: boolean, plaintext: Uint8Array) => Promise<Uint8Array>;
  /** Null when the chunk is not the one sealed at this place. */
  readonly open: (index: number, isLast: boolean, sealed: Uint8Array) => Promise<Uint8Array | null>;
}

export const chunkNonce = (index: number, isLast: boolean): Uint8Array<ArrayBuffer> => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 3);
  nonce[11] = isLast ? 1 : 0;
  return new Uint8Array(nonce);
};

type InPlace = {
  readonly [Work in keyof ChunkCipher]: (
    ...parameters: Parameters<ChunkCipher[Work]>
  ) => Awaited<ReturnType<ChunkCipher[Work]>>;
};

const aesInPlace = (key: Uint8Array, associated: Uint8Array): InPlace => ({
  seal: (index, isLast, plaintext) => {
    const cipher = createCipheriv('aes-256-gcm', key, chunkNonce(index, isLast), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(associated);
    const sealed = cipher.update(plaintext);
    cipher.final();
    return new Uint8Array(Buffer.concat([sealed, cipher.getAuthTag()]));
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
      // Null is the answer: not authentic.
      return null;
    }
  },
});

/** Web Crypto works on threads beside this one; below this size asking them costs more than the work. */
const WORTH_A_THREAD = 2 ** 16;

const aes256Gcm = (key: Uint8Array<ArrayBuffer>, associated: Uint8Array<ArrayBuffer>): ChunkCipher => {
  const { subtle } = globalThis.crypto;
  const inPlace = aesInPlace(key, associated);
  let imported: Promise<webcrypto.CryptoKey> | undefined;
  const threadKey = (): Promise<webcrypto.CryptoKey> =>
    (imported ??= subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']));
  const algorithm = (index: number, isLast: boolean) => ({
    name: 'AES-GCM',
    iv: chunkNonce(index, isLast),
    additionalData: associated,
    tagLength: 8 * TAG_BYTES,
  });
  return {
    seal: async (index, isLast, plaintext) => {
      if (plaintext.length < WORTH_A_THREAD) return inPlace.seal(index, isLast, plaintext);
      const bytes = plaintext as Uint8Array<ArrayBuffer>;
      return new Uint8Array(await subtle.encrypt(algorithm(index, isLast), await threadKey(), bytes));
    },
    open: async (index, isLast, sealed) => {
      if (sealed.length < WORTH_A_THREAD) return inPlace.open(index, isLast, sealed);
      const bytes = sealed as Uint8Array<ArrayBuffer>;
      try {
        return new Uint8Array(await subtle.decrypt(algorithm(index, isLast), await threadKey(), bytes));
      } catch (error) {
        // The one error of bytes that are not what was sealed; anything else is a fault of this program.
        if (error instanceof Error && error.name === 'OperationError') return null;
        throw error;
      }
    },
  };
};

const chacha20Poly1305 = (key: Uint8Array, associated: Uint8Array): ChunkCipher => ({
  seal: (index, isLast, plaintext) =>
    Promise.resolve(
      sodium.crypto_aead_chacha20poly1305_ietf_encrypt(
        plaintext,
        associated,
        null,
        chunkNonce(index, isLast),
        key,
      ),
    ),
  open: (index, isLast, sealed) => {
    const nonce = chunkNonce(index, isLast);
    try {
      return Promise.resolve(
        sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, sealed, associated, nonce, key),
      );
    } catch {
      // Null is the answer: not authentic.
      return Promise.resolve(null);
    }
  },
});

export const chunkCipher = (suite: Suite, key: Uint8Array, headerDigest: Uint8Array): ChunkCipher => {
  if (suite === SUITES.chacha20poly1305) return chacha20Poly1305(key, headerDigest);
  return aes256Gcm(key as Uint8Array<ArrayBuffer>, new Uint8Array(headerDigest));
};
