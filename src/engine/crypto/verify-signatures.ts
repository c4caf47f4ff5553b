// Checks many Ed25519 signatures at once on the threads of the system: a journal has one for each entry.
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { toHex } from './bytes';
import { sodium } from './sodium';

export interface SignedMessage {
  /** 64 bytes. */
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
  /** 32 bytes, raw. */
  readonly publicKey: Uint8Array;
}

/** DER of an Ed25519 public key (RFC 8410), up to its 32 bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Null for a key under which signatures prove nothing: node:crypto would take it, libsodium does not. */
const importKey = (publicKey: Uint8Array): KeyObject | null => {
  if (publicKey.length !== 32 || !sodium.crypto_core_ed25519_is_valid_point(publicKey)) return null;
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
};

/**
 * A verifier that keeps the keys it has proven, for as long as one check lasts. Answers in the order of the
 * messages; never throws for what is in them.
 */
export const signatureVerifier = (): ((signed: readonly SignedMessage[]) => Promise<boolean[]>) => {
  const keys = new Map<string, KeyObject | null>();
  const keyOf = (publicKey: Uint8Array): KeyObject | null => {
    const name = toHex(publicKey);
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = importKey(publicKey);
    keys.set(name, key);
    return key;
  };
  const one = ({ signature, message, publicKey }: SignedMessage): Promise<boolean> => {
    const key = keyOf(publicKey);
    if (key === null || signature.length !== 64) return Promise.resolve(false);
    return new Promise((resolve) => {
      verify(null, message, key, signature, (error, isRight) => resolve(error === null && isRight));
    });
  };
  return (signed) => Promise.all(signed.map(one));
};
