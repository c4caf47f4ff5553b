// Turns what somebody typed into a search field into an SQL condition with bound parameters.

export interface SearchCondition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const escaped = (word: string): string => word.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);

/**
 * Every word must occur in at least one of the SQL expressions, in any place, upper and lower case of
 * ASCII letters alike (SQLite's LIKE). An empty search matches everything.
 */
export const searchCondition = (search: string, expressions: readonly string[]): SearchCondition => {
  const words = search.split(/\s+/).filter((word) => word !== '');
  const sql = words
    .map((_, at) => `(${expressions.map((one) => `${one} LIKE @word${at} ESCAPE '\\'`).join(' OR ')})`)
    .join(' AND ');
  return {
    sql: sql === '' ? 'TRUE' : sql,
    parameters: Object.fromEntries(words.map((word, at) => [`word${at}`, `%${escaped(word)}%`])),
  };
};
