// One page of a long list out of a table with long texts: chosen by what a narrow index holds, and only then
// are the rows of the page read.
import type { ReadableDb } from './handles';

export interface PageQuery {
  readonly table: string;
  /** Conditions over the table's own columns. */
  readonly where: string;
  /** Columns `order` needs; all of them stand in the index of the list. */
  readonly sortedBy: readonly string[];
  /** Complete, with the number as the last one: a page never repeats or loses a row. */
  readonly order: string;
  readonly parameters: Readonly<Record<string, string | number | null>>;
  readonly offset: number;
  readonly limit: number;
}

/** The numbers of one page in their order, and how many rows there are in all. */
export const pageOfNumbers = (
  db: ReadableDb,
  { table, where, order, parameters, offset, limit }: PageQuery,
): { readonly numbers: readonly number[]; readonly total: number } => {
  const { total } = db.prepare(`SELECT count(*) AS total FROM ${table} WHERE ${where}`).get(parameters) as {
    total: number;
  };
  const rows = db
    .prepare(`SELECT number FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`)
    .all({ ...parameters, offset, limit }) as { number: number }[];
  return { numbers: rows.map((row) => row.number), total };
};

/** As pageOfNumbers, for conditions that cost much: they are asked once for both answers. */
export const pageOfSearched = (
  db: ReadableDb,
  { table, where, sortedBy, order, parameters, offset, limit }: PageQuery,
): { readonly numbers: readonly number[]; readonly total: number } => {
  // A LEFT JOIN, because the page may lie behind the end.
  const rows = db
    .prepare(
      `WITH matching AS MATERIALIZED (
         SELECT ${['number', ...sortedBy].join(', ')} FROM ${table} WHERE ${where}
       )
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
