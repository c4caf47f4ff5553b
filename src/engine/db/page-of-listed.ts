// One page out of a table that is kept for a list (migration 4): quick at its beginning, in its middle and at
// its end, whether few rows fit or all.
import type { ReadableDb } from './handles';

/** So many are sorted by themselves; of more, the order's own index is followed to the page. */
const FEW = 5000;

export interface ListedQuery {
  /** The table, called `l` in all conditions, and its key. */
  readonly table: string;
  readonly key: string;
  /** Where rows that fit are found soonest, when that is not the table: a FROM clause with `l` in it. */
  readonly from?: string;
  /** The FROM clause that counts them where there is no further condition. */
  readonly counted?: string;
  readonly where: string;
  /** The same condition for rows that are met in the order of the page. */
  readonly whereInOrder?: string;
  /** Complete, the key last: a page never repeats or loses a row. Backwards it is the exact reverse. */
  readonly order: (isBackwards: boolean) => string;
  readonly parameters: object;
  readonly offset: number;
  readonly limit: number;
}

/** The keys of one page in their order, and how many rows fit in all. */
export const pageOfListed = (
  db: ReadableDb,
  query: ListedQuery,
): { readonly numbers: number[]; readonly total: number } => {
  const { table, key, where, whereInOrder = where, order, offset, limit } = query;
  const from = query.from ?? `${table} AS l`;
  const ask = (sql: string, more: object): number[] =>
    db
      .prepare(sql)
      .pluck()
      .all({ ...query.parameters, ...more }) as number[];
  if (whereInOrder !== 'TRUE') {
    const few = ask(`SELECT l.${key} FROM ${from} WHERE ${where} LIMIT ${String(FEW + 1)}`, {});
    if (few.length <= FEW) {
      // CROSS JOIN, which keeps the few first: in the order of an index they would be gone through for each row.
      const numbers = ask(
        `SELECT l.${key} FROM json_each(@few) AS f CROSS JOIN ${table} AS l ON l.${key} = f.value
         ORDER BY ${order(false)} LIMIT @limit OFFSET @offset`,
        { few: JSON.stringify(few), offset, limit },
      );
      return { numbers, total: few.length };
    }
  }
  const counted = where === 'TRUE' ? (query.counted ?? from) : from;
  const [total = 0] = ask(`SELECT count(*) FROM ${counted} WHERE ${where}`, {});
  // What lies behind the middle is sooner reached from the end.
  const isBackwards = offset > total / 2;
  const numbers = ask(
    `SELECT l.${key} FROM ${table} AS l WHERE ${whereInOrder}
     ORDER BY ${order(isBackwards)} LIMIT @limit OFFSET @offset`,
    {
      offset: isBackwards ? Math.max(0, total - offset - limit) : offset,
      limit: Math.max(0, Math.min(limit, total - offset)),
    },
  );
  return { numbers: isBackwards ? numbers.reverse() : numbers, total };
};
