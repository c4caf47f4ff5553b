// The verifier's platform in a browser (engine/verify/platform.ts says what that is).
import { readZipDirectory, type VerifyPlatform } from '../engine/verify/anywhere';
import { crc32 } from './crc32';
import { startHash } from './hashes';
import { inflate } from './inflate';

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const browserPlatform: VerifyPlatform = {
  hash: (name) => {
    const hashing = startHash(name);
    return { update: hashing.update, hex: () => hexOf(hashing.digest()) };
  },
  crc32,
  inflate,
  readDirectory: readZipDirectory,
};
