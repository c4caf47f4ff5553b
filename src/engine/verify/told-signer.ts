// The signer as the auditor was told by another route, in any of the spellings people use.
import { UserError } from '../../shared/errors';
import { sha256Hex } from '../crypto/hash';
import { sameBytes } from './bytes-in-order';
import { parseMinisignKey, signerWords } from '../crypto/signer-identity';

/** Says whether a key is the one the auditor was told, or the seal number of the package is. */
export type ToldSigner = (publicKey: Uint8Array, sealNumber: string | null) => boolean;

/**
 * Understands the 56 characters of a minisign key, a whole .pub file, the twelve words, or the 64 hex
 * digits of the key's SHA-256 or of the seal number. Throws use.bad-input for anything else, because a mistyped key must not
 * look like a bad package.
 */
export const toldSigner = (text: string): ToldSigner => {
  const lines = text.trim().split(/\r?\n/);
  const last = (lines.at(-1) ?? '').trim();
  const key = parseMinisignKey(last);
  if (key !== null) return (publicKey) => sameBytes(publicKey, key.publicKey);
  const hash = last.toLowerCase().replace(/[\s:]/g, '');
  if (/^[0-9a-f]{64}$/.test(hash))
    return (publicKey, sealNumber) => sha256Hex(publicKey) === hash || sealNumber === hash;
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  if (words.length === 12) return (publicKey) => signerWords(publicKey).join(' ') === words.join(' ');
  throw new UserError('use.bad-input', { what: 'A signer is a minisign public key or its twelve words.' });
};
