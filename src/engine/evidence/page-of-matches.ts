// One page of the items that a search has found and that pass the filters of the list.
import type { ReadableDb } from '../db/handles';
import type { Matches } from '../search';
import type { EvidenceFilter } from './evidence-filter';
import type { EvidenceQuery } from './list-evidence';

/** So many are sorted by themselves; of more, the order's own index is followed to the page. */
const FEW = 5000;

export interface MatchesQuery extends Omit<EvidenceFilter, 'parameters'> {
  readonly parameters: object;
  readonly order: (isBackwards: boolean) => string;
  readonly query: EvidenceQuery;
}

/** Numbers of the items of a page in their order, and how many there are in all. */
export const pageOfMatches = (
  db: ReadableDb,
  matches: Matches,
  { from, where, whereInOrder, parameters, order, query }: MatchesQuery,
): { readonly numbers: number[]; readonly total: number } => {
  const { sort, direction, offset, limit } = query;
  const isFiltered = whereInOrder !== 'TRUE';
  const ask = (sql: string, more: object): number[] =>
    db
      .prepare(sql)
      .pluck()
      .all({ ...parameters, ...more }) as number[];
  /** Those that pass the filters as well; null for all of them. */
  const passing = !isFiltered
    ? null
    : matches.count <= FEW
      ? ask(
          `SELECT l.evidence FROM json_each(@few) AS f CROSS JOIN listed_evidence AS l ON l.evidence = f.value
           WHERE ${whereInOrder}`,
          { few: JSON.stringify(matches.byNumber()) },
        )
      : ask(`SELECT l.evidence FROM ${from} WHERE ${where}`, {}).filter(matches.has);
  const total = passing === null ? matches.count : passing.length;
  const page = (sorted: number[]): number[] =>
    (direction === 'ascending' ? sorted : sorted.reverse()).slice(offset, offset + limit);
  if (sort === 'match' || sort === 'id') {
    const all = sort === 'match' ? matches.byFit() : matches.byNumber();
    if (passing === null) return { numbers: page(all), total };
    const passes = new Set(passing);
    return { numbers: page(all.filter((number) => passes.has(number))), total };
  }
  if (total <= FEW) {
    const few = JSON.stringify(passing ?? matches.byNumber());
    const numbers = ask(
      `SELECT l.evidence FROM json_each(@few) AS f CROSS JOIN listed_evidence AS l ON l.evidence = f.value
       ORDER BY ${order(false)} LIMIT @limit OFFSET @offset`,
      { few, offset, limit },
    );
    return { numbers, total };
  }
  // What lies behind the middle is sooner reached from the end.
  const isBackwards = offset > total / 2;
  let skip = isBackwards ? Math.max(0, total - offset - limit) : offset;
  const wanted = Math.max(0, Math.min(limit, total - offset));
  const numbers: number[] = [];
  const inOrder = db
    .prepare(
      `SELECT l.evidence FROM listed_evidence AS l WHERE ${whereInOrder} ORDER BY ${order(isBackwards)}`,
    )
    .pluck()
    .iterate(parameters) as Iterable<number>;
  for (const number of inOrder) {
    if (numbers.length === wanted) break;
    if (!matches.has(number)) continue;
    if (skip > 0) skip -= 1;
    else numbers.push(number);
  }
  return { numbers: isBackwards ? numbers.reverse() : numbers, total };
};
