// Turns what somebody typed into a search field into an SQL condition with bound parameters.

export interface SearchCondition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const escaped = (word: string): string => word.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);

/**
 * The ways to write a word that count as the same. SQLite's LIKE knows upper and lower case of ASCII
 * letters only, and nothing of letters that are composed (é) in one place and taken apart in another.
 */
const spellings = (word: string): string[] => {
  const cases = [word, word.toLowerCase(), word.toUpperCase()];
  const all = cases.flatMap((one) => [one.normalize('NFC'), one.normalize('NFD')]);
  // LIKE sees spellings that differ only in ASCII case as one.
  return [
    ...new Map(all.map((one) => [one.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()), one])).values(),
  ];
};

/**
 * Every word must occur in at least one of the SQL expressions, in any place, upper and lower case
 * alike. An empty search matches everything.
 */
export const searchCondition = (search: string, expressions: readonly string[]): SearchCondition => {
  const parameters: Record<string, string> = {};
  const words = search.split(/\s+/).filter((word) => word !== '');
  const conditions = words.map((word, at) => {
    const alternatives = spellings(word).flatMap((spelling, variant) => {
      const name = `word${String(at)}spelling${String(variant)}`;
      parameters[name] = `%${escaped(spelling)}%`;
      return expressions.map((one) => `${one} LIKE @${name} ESCAPE '\\'`);
    });
    return `(${alternatives.join(' OR ')})`;
  });
  return { sql: ['TRUE', ...conditions].join(' AND '), parameters };
};
