// One page of a list that is filtered out of a table with long texts: chosen by what a narrow index holds, and
// only then are the rows of the page read. For lists nobody filters there is page-of-listed.ts.
import type { ReadableDb } from './handles';

/** What a list is sorted by. */
export interface SortKey {
  /** An SQL expression, its collation included; NULL for what nobody stated. */
  readonly sql: string;
  /** The columns it needs. */
  readonly columns: readonly string[];
}

/**
 * What nobody stated stands last, whichever way; ties are broken by the number, so that a page never repeats
 * or loses a row. Backwards is the exact reverse.
 */
export const orderOf = (
  keys: readonly SortKey[],
  direction: 'ascending' | 'descending',
  isBackwards = false,
): string => {
  const way = (direction === 'ascending') !== isBackwards ? 'ASC' : 'DESC';
  const blanks = isBackwards ? 'FIRST' : 'LAST';
  return [...keys.map((key) => `${key.sql} ${way} NULLS ${blanks}`), `number ${way}`].join(', ');
};

interface PageQuery {
  readonly table: string;
  /** Conditions over columns the index of the list holds. */
  readonly where: string;
  readonly keys: readonly SortKey[];
  readonly order: string;
  readonly parameters: Readonly<Record<string, string | number | null>>;
  readonly offset: number;
  readonly limit: number;
}

/** The numbers of one page in their order, and how many rows there are in all; looked for once for both. */
export const pageOfFiltered = (
  db: ReadableDb,
  { table, where, keys, order, parameters, offset, limit }: PageQuery,
): { readonly numbers: readonly number[]; readonly total: number } => {
  const columns = [...new Set(['number', ...keys.flatMap((key) => key.columns)])].join(', ');
  // A LEFT JOIN, because the page may lie behind the end.
  const rows = db
    .prepare(
      `WITH matching AS MATERIALIZED (SELECT ${columns} FROM ${table} WHERE ${where})
       SELECT number, total FROM (SELECT count(*) AS total FROM matching)
       LEFT JOIN (
         SELECT row_number() OVER () AS place, number FROM (
           SELECT number FROM matching ORDER BY ${order} LIMIT @limit OFFSET @offset
         )
       ) ON TRUE ORDER BY place`,
    )
    .all({ ...parameters, offset, limit }) as { number: number | null; total: number }[];
  return {
    numbers: rows.map((row) => row.number).filter((number) => number !== null),
    total: rows[0]?.total ?? 0,
  };
};
