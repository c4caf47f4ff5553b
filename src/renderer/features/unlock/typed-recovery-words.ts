// The 24 words as somebody types or pastes them: numbers, dots and line breaks of a printed sheet may
// come along, and a word that cannot belong to a recovery key is found while the sheet is at hand.
import { wordlist } from '@scure/bip39/wordlists/english.js';

export const RECOVERY_WORDS = 24;

export interface UnknownWord {
  /** From 1, as on the sheet. */
  readonly place: number;
  readonly word: string;
  /** The word that begins with the same four letters; no two words of the list share those. */
  readonly meant: string | null;
}

export interface TypedRecoveryWords {
  readonly words: readonly string[];
  readonly unknown: readonly UnknownWord[];
  /** 24 words, each from the list. Whether they are the right ones only the vault can tell. */
  readonly isComplete: boolean;
}

const known = new Set(wordlist);
const LETTERS_THAT_DECIDE = 4;

const meantBy = (word: string): string | null =>
  word.length < LETTERS_THAT_DECIDE
    ? null
    : (wordlist.find((one) => one.slice(0, LETTERS_THAT_DECIDE) === word.slice(0, LETTERS_THAT_DECIDE)) ??
      null);

export const typedRecoveryWords = (text: string): TypedRecoveryWords => {
  const plain = text.normalize('NFKD').toLowerCase();
  const words = plain.match(/\p{L}+/gu) ?? [];
  // The last word may still be being typed.
  const isOpen = /\p{L}$/u.test(plain);
  const unknown = words.flatMap((word, index) => {
    const isBeingTyped = isOpen && index === words.length - 1 && wordlist.some((one) => one.startsWith(word));
    return known.has(word) || isBeingTyped ? [] : [{ place: index + 1, word, meant: meantBy(word) }];
  });
  return {
    words,
    unknown,
    isComplete: words.length === RECOVERY_WORDS && words.every((word) => known.has(word)),
  };
};
