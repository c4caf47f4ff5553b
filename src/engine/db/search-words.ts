// The words of a text as they are kept in the search index and asked for: the same on both sides, so that
// spelling (case, accents, full width) finds what it means. What comes out has no character that means
// anything to SQLite's search.

/** Longer words are cut, in the index and in a question alike: keys and encoded data have no end. */
const LONGEST_WORD = 40;

/** Letters that no decomposition takes apart, as people type them without the right keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
};

// Space between words is not written in these: pairs of characters stand for words.
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const UNSPACED_RUNS =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+/gu;
const ASCII = /^[\0-\x7f]*$/;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøłđıς]/g, (letter) => PLAIN[letter] ?? letter);

/** Not in the middle of a pair of surrogates. */
const cut = (word: string): string =>
  word.length <= LONGEST_WORD ? word : word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '');

const pairs = (run: string, withLast: boolean): string[] => {
  const characters = [...run];
  if (characters.length === 1) return characters;
  const found = characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
  const last = characters.at(-1);
  return withLast && last !== undefined ? [...found, last] : found;
};

/** The program's own ids are one word to whoever asks for one, whatever stands beside them. */
const OWN_IDS = /\b(evd|ctl|exc)-(?=\d)/gi;

const wordsIn = (text: string, withLast: boolean): string[] => {
  if (ASCII.test(text)) return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(cut);
  const words = plain(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.flatMap((word) =>
    UNSPACED.test(word)
      ? (word.match(UNSPACED_RUNS) ?? []).flatMap((run) =>
          UNSPACED.test(run) ? pairs(run, withLast) : [cut(run)],
        )
      : [cut(word)],
  );
};

/** The different words of a text that is searched, with a blank between them. */
export const indexedWords = (text: string): string => {
  const ids =
    text
      .match(/\b(?:evd|ctl|exc)-\d+/gi)
      ?.join(' ')
      .replace(OWN_IDS, '$1') ?? '';
  return [...new Set([...wordsIn(text, true), ...wordsIn(ids, true)])].join(' ');
};

/**
 * The same for what is short and written by hand: names like `AccessReview_2026Q2` are found by `review` and
 * `q2` as well.
 */
export const indexedNames = (text: string): string => {
  const parts = text.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{N})(?=\p{L})/gu, ' ');
  const numbers = parts.replace(/(?<=\p{L}{2})(?=\p{N})/gu, ' ');
  return [
    ...new Set([...indexedWords(text).split(' '), ...wordsIn(parts, true), ...wordsIn(numbers, true)]),
  ].join(' ');
};

/** What somebody asks for: each word once, the last of them perhaps not typed to its end yet. */
export interface AskedWords {
  readonly whole: readonly string[];
  /** Null when nothing in the question is a word. */
  readonly begun: string | null;
}

export const askedWords = (search: string): AskedWords => {
  const words = wordsIn(search.replace(OWN_IDS, '$1'), false);
  const begun = words.pop() ?? null;
  return { whole: [...new Set(words)].filter((word) => word !== begun), begun };
};
