// Turns what somebody typed into a search field into an SQL condition with bound parameters.

export interface SearchCondition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const escaped = (word: string): string => word.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);

const inAsciiLowerCase = (text: string): string =>
  text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * The ways to write a word that count as the same. SQLite's LIKE knows upper and lower case of ASCII
 * letters only, and nothing of letters that are composed (é) in one place and taken apart in another.
 */
const spellings = (word: string): string[] => {
  const cases = [word, word.toLowerCase(), word.toUpperCase()];
  const all = cases.flatMap((one) => [one.normalize('NFC'), one.normalize('NFD')]);
  // LIKE sees spellings that differ only in ASCII case as one.
  return [...new Map(all.map((one) => [inAsciiLowerCase(one), one])).values()];
};

/** The longest plain piece that all spellings of a word have: LIKE finds it soonest. Empty when there is none. */
const commonPiece = (words: readonly string[]): string =>
  (inAsciiLowerCase(words[0] ?? '').match(/[a-z0-9]+/g) ?? [])
    .filter((piece) => words.every((word) => inAsciiLowerCase(word).includes(piece)))
    .reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');

/**
 * Every word must occur in at least one of the SQL expressions, in any place, upper and lower case
 * alike. An empty search matches everything.
 */
export const searchCondition = (search: string, expressions: readonly string[]): SearchCondition => {
  const parameters: Record<string, string> = {};
  const words = search.split(/\s+/).filter((word) => word !== '');
  const conditions = words.map((word, at) => {
    const spelled = spellings(word);
    const names = spelled.map((spelling, variant) => {
      const name = `word${String(at)}spelling${String(variant)}`;
      parameters[name] = `%${escaped(spelling)}%`;
      return name;
    });
    const piece = spelled.length > 1 ? commonPiece(spelled) : '';
    if (piece !== '') parameters[`word${String(at)}piece`] = `%${piece}%`;
    const alternatives = expressions.map((one) => {
      const found = names.map((name) => `${one} LIKE @${name} ESCAPE '\\'`).join(' OR ');
      return piece === '' ? found : `(${one} LIKE @word${String(at)}piece AND (${found}))`;
    });
    return `(${alternatives.join(' OR ')})`;
  });
  return { sql: ['TRUE', ...conditions].join(' AND '), parameters };
};
