// How wide the columns of a table are: as wide as their words want, as narrow as their longest word allows.

export interface Wish {
  /** The longest word. */
  readonly least: number;
  /** Everything on one line. */
  readonly most: number;
}

/** Below this nobody can read a column, whatever is in it. */
export const NARROWEST_COLUMN = 30;
/** No single word may take more than this part of the table; it is torn instead. */
const GREATEST_SHARE = 0.45;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The widths, together `width`; null where the columns are too many to stand beside each other. */
export const columnWidths = (wishes: readonly Wish[], width: number): number[] | null => {
  if (wishes.length * NARROWEST_COLUMN > width) return null;
  const cap = Math.max(NARROWEST_COLUMN, width * GREATEST_SHARE);
  const most = wishes.map((wish) => Math.max(NARROWEST_COLUMN, wish.most));
  if (sum(most) <= width) {
    // Everything fits on one line: what is left goes to the columns by what they hold.
    const left = width - sum(most);
    return most.map((value) => value + (left * value) / sum(most));
  }
  let least = wishes.map((wish) => Math.max(NARROWEST_COLUMN, Math.min(wish.least, cap)));
  if (sum(least) > width) {
    // Longest words do not all fit: the widest columns give way first, down to one common width.
    let low = NARROWEST_COLUMN;
    let high = Math.max(...least);
    for (let step = 0; step < 40; step += 1) {
      const middle = (low + high) / 2;
      if (sum(least.map((value) => Math.min(value, middle))) > width) high = middle;
      else low = middle;
    }
    least = least.map((value) => Math.min(value, low));
  }
  const left = Math.max(0, width - sum(least));
  // Square roots: a column with ten times the text gets three times the room, and the others stay readable.
  const wants = wishes.map((wish, index) =>
    Math.sqrt(Math.max(0, Math.max(wish.most, 1) - (least[index] ?? 0))),
  );
  const wanted = sum(wants);
  return least.map(
    (value, index) => value + (wanted === 0 ? left / least.length : (left * (wants[index] ?? 0)) / wanted),
  );
};
