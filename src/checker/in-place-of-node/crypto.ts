// node:crypto for engine/crypto/hash.ts in a browser: the little of createHash that is used there.
import { startHash } from '../hashes';

const encoder = new TextEncoder();

class Hash {
  readonly #hashing = startHash('sha256');

  update(data: Uint8Array | string): this {
    this.#hashing.update(typeof data === 'string' ? encoder.encode(data) : data);
    return this;
  }

  digest(): Uint8Array;
  digest(encoding: 'hex'): string;
  digest(encoding?: 'hex'): Uint8Array | string {
    const digest = this.#hashing.digest();
    return encoding === undefined
      ? digest
      : Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

export const createHash = (name: string): Hash => {
  if (name !== 'sha256') throw new Error(`no hash called ${name}`);
  return new Hash();
};
