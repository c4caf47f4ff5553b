// A plain estimate of how hard a passphrase is to guess, for the window's meter and the engine's rule.
// It counts what an attacker would try first (known words, repeats, runs, the organization's own name)
// as little. An estimate, not a promise: nothing can bind somebody who holds a copy of the vault.

/** NIST SP 800-63B-4: what it takes when the passphrase is the only factor. */
export const SHORTEST_PASSPHRASE = 15;

export type PassphraseProblem = 'too-short' | 'too-plain' | 'contains-name';

export interface PassphraseJudgement {
  /** Why a vault is not made with it; null when it is acceptable. */
  readonly problem: PassphraseProblem | null;
  /** Estimated bits of guessing work. */
  readonly bits: number;
  /** 0 refused, 1 acceptable, 2 good, 3 very good. */
  readonly level: 0 | 1 | 2 | 3;
}
const COMMON = [
  'password', 'passphrase', 'passwort', 'secret', 'welcome', 'letmein', 'iloveyou', 'admin', 'administrator',
  'qwerty', 'qwertyuiop', 'qwertz', 'azerty', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', 'monkey', 'dragon',
  'football', 'baseball', 'sunshine', 'princess', 'master', 'shadow', 'superman', 'batman', 'trustno1',
  'changeme', 'default', 'login', 'hello', 'whatever', 'freedom', 'security', 'company', 'muniment', 'vault',
  'evidence', 'auditor', 'audit', 'soc2', 'summer', 'winter', 'spring', 'autumn', 'january', 'february',
  'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday',
  'friday', 'correct', 'horse', 'battery', 'staple', 'this', 'that', 'the', 'and', 'is', 'my', 'for', 'our',
  'test', 'testing', 'demo', 'example',
].sort((a, b) => b.length - a.length); // prettier-ignore
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
];

const BITS_OF_COMMON_WORD = 6;
const BITS_OF_NAME = 2;
const BITS_OF_FOLLOWER = 1;
const LONG_RUN = 3;
const BITS_IN_A_LONG_RUN = 0.2;

/** Letters as an attacker folds them before comparing with a list. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('@', 'a')
    .replaceAll('0', 'o')
    .replaceAll('3', 'e')
    .replaceAll('$', 's')
    .replaceAll('!', 'i');

const namesIn = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .map((name) => folded(name).replaceAll(/\s+/gu, ' ').trim())
    .filter((name) => name.length >= 4)
    .sort((a, b) => b.length - a.length);

const follows = (before: string, after: string): boolean =>
  before === after ||
  RUNS.some((run) => {
    const [a, b] = [run.indexOf(before), run.indexOf(after)];
    return a >= 0 && b >= 0 && Math.abs(a - b) === 1;
  });

const bitsOfCharacter = (character: string): number =>
  /^[a-z]$/.test(character) ? 2.3 : /^[0-9]$/.test(character) ? 3.3 : /^[A-Z]$/.test(character) ? 3.5 : 4.5;

/** What was typed before, up to two characters back or as a whole piece, adds almost nothing. */
const estimate = (text: string, names: readonly string[]): number => {
  const plain = folded(text);
  const typed = text.toLowerCase();
  const characters = [...text];
  // Folding may change lengths (ligatures): then only the characters themselves are judged.
  const canFold = plain.length === text.length;
  let bits = 0;
  let inRow = 0;
  for (let i = 0; i < text.length;) {
    const word = (list: readonly string[]): string | undefined =>
      canFold ? list.find((candidate) => plain.startsWith(candidate, i)) : undefined;
    const name = word(names);
    const common = name === undefined ? word(COMMON) : undefined;
    if (name !== undefined) {
      bits += BITS_OF_NAME;
      i += name.length;
      continue;
    }
    if (common !== undefined) {
      bits += plain.slice(0, i).includes(common) ? BITS_OF_FOLLOWER : BITS_OF_COMMON_WORD;
      i += common.length;
      continue;
    }
    const here = text[i] ?? '';
    // As typed, not folded: 4 and A are far apart in a row of keys.
    const isRepeat = i >= 3 && typed.slice(0, i).includes(typed.slice(i - 2, i + 1));
    const isExpected = i > 0 && (isRepeat || follows(typed[i - 1] ?? '', typed[i] ?? ''));
    inRow = isExpected ? inRow + 1 : 0;
    if (inRow > LONG_RUN) bits += BITS_IN_A_LONG_RUN;
    else bits += isExpected || /\s/.test(here) ? BITS_OF_FOLLOWER : bitsOfCharacter(here);
    i += 1;
  }
  const distinct = new Set(characters).size;
  return Math.min(bits, distinct * 6);
};

/**
 * Judges a passphrase. `names` are words that somebody who finds the vault would try first, such as
 * the organization's name.
 */
export const judgePassphrase = (passphrase: string, names: readonly string[]): PassphraseJudgement => {
  const text = passphrase.normalize('NFC').trim();
  const nameList = namesIn(names);
  const bits = Math.floor(estimate(text, nameList));
  const refused = (problem: PassphraseProblem): PassphraseJudgement => ({ problem, bits, level: 0 });
  if ([...text].length < SHORTEST_PASSPHRASE) return refused('too-short');
  if (bits < 30) {
    return refused(nameList.some((name) => folded(text).includes(name)) ? 'contains-name' : 'too-plain');
  }
  return { problem: null, bits, level: bits < 45 ? 1 : bits < 65 ? 2 : 3 };
};
