// Hashes without a key. The verifier imports this file: nothing here may touch a secret.
import { createHash } from 'node:crypto';
import type { Sha256 } from '../../shared/ids';
import { utf8 } from './bytes';
import { sodium } from './sodium';

export { cryptoReady } from './sodium';

export const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

export const sha256Hex = (bytes: Uint8Array | string): Sha256 =>
  createHash('sha256').update(bytes).digest('hex') as Sha256;

/** A SHA-256 that is fed piece by piece. */
export interface RunningSha256 {
  readonly update: (bytes: Uint8Array) => void;
  readonly digest: () => Uint8Array;
}

export const runningSha256 = (): RunningSha256 => {
  const hash = createHash('sha256');
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => new Uint8Array(hash.digest()),
  };
};

/** BLAKE2b-256 without a key. */
export const blake2b256 = (bytes: Uint8Array | string): Uint8Array =>
  sodium.crypto_generichash(32, typeof bytes === 'string' ? utf8(bytes) : bytes, null);

/** BLAKE2b-512 without a key: the prehash of minisign's "ED" signatures. */
export const blake2b512 = (bytes: Uint8Array): Uint8Array => sodium.crypto_generichash(64, bytes, null);

/** The leaf of a journal line: SHA-256(0x00 ‖ line). */
export const journalLeaf = (line: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(Uint8Array.of(0)).update(utf8(line)).digest());
