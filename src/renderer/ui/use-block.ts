// Tells which rows are around the view, in steps, so that a second call about the same rows is asked once
// for many of them and not once for each line that scrolls by.
import { useEffect } from 'react';

/** Rows per step: about one and a half screens. */
const BLOCK_ROWS = 50;

/** `onBlock` must be stable; it is told only rows that have arrived. */
export const useBlock = <Row>(
  rowAt: (place: number) => Row | undefined,
  view: { readonly first: number; readonly last: number },
  keyOf: (row: Row) => string,
  onBlock: ((rows: readonly Row[]) => void) | undefined,
): void => {
  const from = Math.floor(view.first / BLOCK_ROWS) * BLOCK_ROWS;
  const to = Math.ceil((view.last + 1) / BLOCK_ROWS) * BLOCK_ROWS;
  const rows =
    onBlock === undefined
      ? []
      : Array.from({ length: Math.max(0, to - from) }, (_, index) => rowAt(from + index)).filter(
          (row) => row !== undefined,
        );
  const keys = rows.map(keyOf).join(' ');
  useEffect(() => {
    onBlock?.(rows);
    // The rows are named by their keys: an equal list is no news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [keys, onBlock]);
};
