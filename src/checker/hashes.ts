// Hashes that are fed piece by piece (WebCrypto wants the whole at once): SHA-2 by libsodium, as everywhere;
// MD5 and SHA-1 only for the lists of BagIt bags that are not ours.
import { md5, sha1 } from '@noble/hashes/legacy.js';
import * as namespace from 'libsodium-wrappers';

// As in engine/crypto/sodium.ts: the types describe named exports, the functions are on the default one.
const sodium = (namespace as unknown as { readonly default: typeof namespace }).default;

export interface Hashing {
  readonly update: (bytes: Uint8Array) => void;
  readonly digest: () => Uint8Array;
}

/** Each call copies into libsodium's memory; pieces keep that memory small. */
const PIECE = 256 * 1024;

const inPieces = (update: (bytes: Uint8Array) => void): Hashing['update'] => {
  return (bytes) => {
    for (let place = 0; place < bytes.length; place += PIECE) update(bytes.subarray(place, place + PIECE));
  };
};

const sha256 = (): Hashing => {
  const state = sodium.crypto_hash_sha256_init();
  return {
    update: inPieces((bytes) => {
      sodium.crypto_hash_sha256_update(state, bytes);
    }),
    digest: () => sodium.crypto_hash_sha256_final(state),
  };
};

const sha512 = (): Hashing => {
  const state = sodium.crypto_hash_sha512_init();
  return {
    update: inPieces((bytes) => {
      sodium.crypto_hash_sha512_update(state, bytes);
    }),
    digest: () => sodium.crypto_hash_sha512_final(state),
  };
};

const old = (kind: typeof md5): Hashing => {
  const running = kind.create();
  return { update: (bytes) => void running.update(bytes), digest: () => running.digest() };
};

const STARTS = { sha256, sha512, sha1: () => old(sha1), md5: () => old(md5) } as const;
export type HashName = keyof typeof STARTS;

/** Wait for libsodium (engine/crypto/hash `cryptoReady`) before. */
export const startHash = (name: HashName): Hashing => STARTS[name]();
