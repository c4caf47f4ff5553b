// Which rows of a preview are drawn, and in which order: a person looks first at what is wrong.
import type { ImportRow } from '../../../shared/domain/table-import';

/** More rows than anybody reads in a dialog; the counts above it are of all. */
export const MOST_ROWS = 300;

const ORDER = { refused: 0, change: 1, add: 1, same: 2 } as const satisfies Record<
  ImportRow['change'],
  number
>;

/** Refused rows first, then changes, then rows that stay; each in the order of the file. */
export const importRowsShown = (
  rows: readonly ImportRow[],
  onlyChanges: boolean,
): { readonly shown: readonly ImportRow[]; readonly total: number } => {
  const wanted = rows
    .filter((row) => !onlyChanges || row.change !== 'same')
    .toSorted((a, b) => ORDER[a.change] - ORDER[b.change] || a.row - b.row);
  return { shown: wanted.slice(0, MOST_ROWS), total: wanted.length };
};
