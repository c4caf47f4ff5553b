// A sheet with its merged cells filled: a head that spans columns names each of them, an area that spans rows stands in
// each of them.
import { type MergedCells, notReadable, type RawSheet } from '../../tables';

/** Cells covered by merges, all together; more is no list of requests. */
const MOST_COVERED_ROWS = 200_000;

export interface SheetGrid {
  readonly sheet: RawSheet;
  readonly rowCount: number;
  readonly width: number;
  /** As it stands there, both from 0; empty where there is none. */
  readonly own: (row: number, column: number) => string;
  /** The text of the merged cells it belongs to; its own where it belongs to none. */
  readonly shown: (row: number, column: number) => string;
  /** The text of the cells it is merged with downwards. */
  readonly shownDown: (row: number, column: number) => string;
  /** Whether a filled cell of the row is merged with others to its right. */
  readonly isMergedAcross: (row: number) => boolean;
}

/** @throws UserError table.not-readable */
export const sheetGrid = (sheet: RawSheet): SheetGrid => {
  const { rows } = sheet;
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const own = (row: number, column: number): string => rows[row]?.[column] ?? '';
  const byRow = new Map<number, MergedCells[]>();
  let covered = 0;
  for (const merge of sheet.merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, rows.length - 1); row += 1) {
      covered += 1;
      if (covered > MOST_COVERED_ROWS) throw notReadable('It has too many merged cells for a list.');
      const found = byRow.get(row);
      if (found === undefined) byRow.set(row, [merge]);
      else found.push(merge);
    }
  }
  const mergeAt = (row: number, column: number): MergedCells | undefined =>
    byRow.get(row)?.find((one) => one.left <= column && column <= one.right);
  const shown = (row: number, column: number): string => {
    const merge = mergeAt(row, column);
    return merge === undefined ? own(row, column) : own(merge.top, merge.left);
  };
  return {
    sheet,
    rowCount: rows.length,
    width,
    own,
    shown,
    shownDown: (row, column) => {
      const merge = mergeAt(row, column);
      return merge === undefined || merge.left !== merge.right
        ? own(row, column)
        : own(merge.top, merge.left);
    },
    isMergedAcross: (row) =>
      (byRow.get(row) ?? []).some((one) => one.right > one.left && own(row, one.left).trim() !== ''),
  };
};

/** One line of text, white space folded. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
