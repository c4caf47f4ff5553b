// The public face of a signing key: minisign key text, key id, twelve words, SHA-256. Pure and free of
// secrets, because the auditor's verifier shows the same identity (docs/format/vault-v1.md §3).
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Sha256 } from '../../shared/ids';
import { concat, utf8 } from './bytes';
import { blake2b256, sha256, sha256Hex } from './hash';

export interface SignerIdentity {
  /** The 56 characters of a minisign public key. */
  readonly publicKey: string;
  readonly words: string[];
  readonly sha256: Sha256;
}

const ALGORITHM = utf8('Ed');
const WORDS = 12;
const BITS_PER_WORD = 11;

/** Minisign's 8-byte key id; ours is not random, so that the key alone gives its text. */
export const minisignKeyId = (publicKey: Uint8Array): Uint8Array => blake2b256(publicKey).slice(0, 8);

export const minisignKeyText = (publicKey: Uint8Array): string =>
  Buffer.from(concat(ALGORITHM, minisignKeyId(publicKey), publicKey)).toString('base64');

/** Reads a minisign public key (its one canonical spelling, any key id); null when it is none. */
export const parseMinisignKey = (
  text: string,
): { readonly keyId: Uint8Array; readonly publicKey: Uint8Array } | null => {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  if (bytes.length !== 42 || Buffer.from(bytes).toString('base64') !== text) return null;
  if (bytes[0] !== ALGORITHM[0] || bytes[1] !== ALGORITHM[1]) return null;
  return { keyId: bytes.slice(2, 10), publicKey: bytes.slice(10) };
};

/** The first 132 bits of SHA-256(public key) as twelve words, to compare by voice. */
export const signerWords = (publicKey: Uint8Array): string[] => {
  const digest = sha256(publicKey);
  const bit = (index: number): number => ((digest[index >> 3] ?? 0) >> (7 - (index & 7))) & 1;
  return Array.from({ length: WORDS }, (_unused, word) => {
    let place = 0;
    for (let i = 0; i < BITS_PER_WORD; i += 1) place = place * 2 + bit(word * BITS_PER_WORD + i);
    return wordlist[place] ?? '';
  });
};

export const signerIdentity = (publicKey: Uint8Array): SignerIdentity => ({
  publicKey: minisignKeyText(publicKey),
  words: signerWords(publicKey),
  sha256: sha256Hex(publicKey),
});
