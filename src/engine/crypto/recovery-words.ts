// The recovery key as 24 words: 256 bits and BIP39's 8-bit checksum.
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { keyedHash } from './keyed-hash';

export const RECOVERY_KEY_BYTES = 32;

export const recoveryWords = (recoveryKey: Uint8Array): string[] =>
  entropyToMnemonic(recoveryKey, wordlist).split(' ');

/** Null when a word is unknown, there are not 24, or the checksum is wrong. Capitals and spaces do not matter. */
export const recoveryKeyFromWords = (words: readonly string[]): Uint8Array | null => {
  const tidy = words.map((word) => word.trim().toLowerCase().normalize('NFKD'));
  if (tidy.length !== 24) return null;
  try {
    return mnemonicToEntropy(tidy.join(' '), wordlist);
  } catch {
    return null;
  }
};

export const recoverySlotKey = (recoveryKey: Uint8Array): Uint8Array =>
  keyedHash(recoveryKey, 'muniment-recovery-v1');

/** X25519 secret key: a new vault key can be sealed to its public key without knowing the words. */
export const recoveryBoxKey = (recoveryKey: Uint8Array): Uint8Array =>
  keyedHash(recoveryKey, 'muniment-recovery-box-v1');

/** Ed25519 seed: vouches for the new key of a recovered member. */
export const recoverySigningSeed = (recoveryKey: Uint8Array): Uint8Array =>
  keyedHash(recoveryKey, 'muniment-recovery-sign-v1');
