// Which row of a firm's list says again what another row of it said.
import { folded } from './compare-asked';
import type { ReadRequest } from './read-cells';

/** Rows that were seen in this file: the second of two is not a second request. */
export const repeats = (): ((row: number, read: ReadRequest) => string) => {
  const numbers = new Map<string, number>();
  const wordings = new Map<string, number>();
  return (row, { reference, wording, area = '' }) => {
    const [seen, key, what] =
      reference === ''
        ? ([wordings, `${folded(area)}\n${folded(wording)}`, 'The same wording, without a number,'] as const)
        : ([numbers, reference, `The number “${reference.slice(0, 60)}”`] as const);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    return before === undefined ? '' : `${what} stands in row ${String(before)} already.`;
  };
};
