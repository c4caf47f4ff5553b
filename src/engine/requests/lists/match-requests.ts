// Which request of the vault a row is about: by the firm's number, without one by the exact wording.
import type { ReadableDb } from '../../db/handles';
import { type RequestRow, storedRequest, type StoredRequest } from '../read-requests';
import { folded } from './compare-asked';
import type { ReadRequest } from './read-cells';

export interface Matching {
  /** Null for a new one. What was matched before is matched to no second row. */
  readonly find: (row: ReadRequest) => StoredRequest | null;
  readonly unmatched: () => StoredRequest[];
}

/** @param named numbers of the firm's that stand in the file: their requests are not for rows without one */
export const matchRequests = (db: ReadableDb, engagement: number, named: ReadonlySet<string>): Matching => {
  const all = (
    db
      .prepare('SELECT * FROM request WHERE engagement = ? ORDER BY place, number')
      .all(engagement) as RequestRow[]
  ).map(storedRequest);
  const byReference = new Map(all.map((one) => [one.asked.reference, one]));
  const byWording = Map.groupBy(all, (one) => folded(one.asked.wording));
  const taken = new Set<number>();
  const byWords = (row: ReadRequest): StoredRequest | undefined => {
    const free = (byWording.get(folded(row.wording)) ?? []).filter(
      (one) => !taken.has(one.number) && !named.has(one.asked.reference),
    );
    // A row with a number is another request than one that has a number too.
    const fitting = row.reference === '' ? free : free.filter((one) => one.asked.reference === '');
    return fitting.find((one) => one.asked.area === (row.area ?? one.asked.area)) ?? fitting[0];
  };
  return {
    find: (row) => {
      const numbered = row.reference === '' ? undefined : byReference.get(row.reference);
      const found = numbered ?? byWords(row);
      if (found === undefined || taken.has(found.number)) return null;
      taken.add(found.number);
      return found;
    },
    unmatched: () => all.filter((one) => !taken.has(one.number)),
  };
};
