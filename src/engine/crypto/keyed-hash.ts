// BLAKE2b-256 with a key: MACs, commitments, blob names and keys derived from keys.
import { concat, utf8 } from './bytes';
import { sodium } from './sodium';

export const keyedHash = (key: Uint8Array, ...message: readonly (Uint8Array | string)[]): Uint8Array =>
  sodium.crypto_generichash(
    32,
    concat(...message.map((part) => (typeof part === 'string' ? utf8(part) : part))),
    key,
  );

/** Compares MACs and commitments in a time that does not depend on where they differ. */
export const sameSecret = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && sodium.memcmp(a, b);

export const forget = (...secrets: readonly Uint8Array[]): void => {
  for (const secret of secrets) sodium.memzero(secret);
};
