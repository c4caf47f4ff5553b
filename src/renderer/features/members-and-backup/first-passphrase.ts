// A passphrase that an owner can offer: seven words by the system's random numbers, 77 bits.
import { wordlist } from '@scure/bip39/wordlists/english.js';

const WORDS = 7;

export const offeredPassphrase = (): string =>
  // The list has 2,048 words: the low eleven bits make each as likely as another.
  Array.from(crypto.getRandomValues(new Uint16Array(WORDS)), (number) => wordlist[number & 2047] ?? '').join(
    ' ',
  );
