// Where the keyboard is in the matrix, and where a key leads from there. Pure.

/** `row` -1 is the head, `column` -1 the name of the control. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit into the view. */
  readonly perPage: number;
}

/** Null for a key that leads nowhere. Every place but the corner can be reached. */
export const placeAfter = (
  key: string,
  isCtrl: boolean,
  { row, column }: CellPlace,
  { rows, columns, perPage }: MatrixSize,
): CellPlace | null => {
  const moved: Readonly<Record<string, CellPlace>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + perPage, column },
    PageUp: { row: Math.max(0, row - perPage), column },
    Home: { row: isCtrl ? 0 : row, column: -1 },
    End: { row: isCtrl ? rows - 1 : row, column: columns - 1 },
  };
  const place = moved[key];
  if (place === undefined) return null;
  const next = {
    row: Math.min(Math.max(-1, place.row), rows - 1),
    column: Math.min(Math.max(-1, place.column), columns - 1),
  };
  return next.row === -1 && next.column === -1
    ? { row: Math.max(0, row), column: Math.max(0, column) }
    : next;
};
