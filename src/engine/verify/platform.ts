// What the verifier needs of the machine it runs on. node-platform.ts gives it in Node; a page in a browser
// brings its own. Everything else in this folder is the same in both.
import type { ByteSource } from './byte-source';
import type { ZipDirectory } from './zip-directory';

export const HASH_NAMES = ['md5', 'sha1', 'sha256', 'sha512'] as const;
export type HashName = (typeof HASH_NAMES)[number];

/** A hash that is fed piece by piece; `hex` ends it. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  hex(): string;
}

export interface VerifyPlatform {
  hash(name: HashName): RunningHash;
  /** CRC-32 of `bytes` behind bytes whose CRC-32 is `before` (0 at the beginning). */
  crc32(bytes: Uint8Array, before: number): number;
  /** Raw deflate undone. Throws where the data is none. */
  inflate(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Reads the directory of a zip, no more of it than `limit` entries. Never throws. */
  readDirectory(source: ByteSource, limit: number): Promise<ZipDirectory>;
}
