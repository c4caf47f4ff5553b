// Which rows of a file stand in the preview, and which of them are chosen: a person looks first at what is
// wrong, then at what would change; every row of the file can be shown.
import type { ListRow } from '../../../shared/domain/request-list';

/** More rows than anybody reads in a dialog; the counts above are of all. */
export const MOST_ROWS = 500;

/** Rows that change something when they are taken in. */
export const isDoing = ({ what, comments }: Pick<ListRow, 'what' | 'comments'>): boolean =>
  what === 'new' || what === 'changed' || what === 'conflict' || (what === 'same' && comments > 0);

const ORDER = {
  refused: 0,
  conflict: 1,
  changed: 2,
  new: 2,
  same: 3,
  heading: 3,
  blank: 3,
} as const satisfies Record<ListRow['what'], number>;

/** @param only null shows what would change and what is refused; 'all' every row in the order of the file */
export const listRowsShown = (
  rows: readonly ListRow[],
  only: ListRow['what'] | 'all' | null,
): { readonly shown: readonly ListRow[]; readonly total: number } => {
  const wanted =
    only === 'all'
      ? rows
      : only === null
        ? rows
            .filter((row) => isDoing(row) || row.what === 'refused' || row.problem !== '')
            .toSorted((a, b) => ORDER[a.what] - ORDER[b.what] || a.row - b.row)
        : rows.filter((row) => row.what === only);
  return { shown: wanted.slice(0, MOST_ROWS), total: wanted.length };
};

/** All rows that would change something, by their numbers. */
export const doingRows = (rows: readonly ListRow[]): ReadonlySet<number> =>
  new Set(rows.filter(isDoing).map(({ row }) => row));

/** What a call is told: all of them is no list of rows, so that a list of any length can be taken in whole. */
export const chosenRows = (rows: readonly ListRow[], chosen: ReadonlySet<number>): number[] | null =>
  [...doingRows(rows)].every((row) => chosen.has(row)) ? null : [...chosen];

/** How many of the rows that were taken in are what; the counts of an import are of the whole file. */
export const takenCounts = (rows: readonly ListRow[], chosen: ReadonlySet<number>) => {
  const taken = rows.filter(({ row }) => chosen.has(row));
  const of = (...whats: readonly ListRow['what'][]): number =>
    taken.filter(({ what }) => whats.includes(what)).length;
  return { new: of('new'), changed: of('changed', 'same'), conflict: of('conflict') };
};
