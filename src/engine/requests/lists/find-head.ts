// Where the head of a firm's list is, and what its columns are called. Lists begin with titles, logos and instructions,
// and their heads take up to three rows.
import { assignFields } from './field-words';
import { oneLine, type SheetGrid } from './sheet-grid';

/** The head is looked for in the top of a sheet. */
const SEARCHED_ROWS = 60;
const MOST_HEAD_ROWS = 3;
const LONGEST_NAME = 300;

export interface ListColumn {
  /** From 0. */
  readonly at: number;
  /** Made unique: `Column 3` for one without a name, `Comments (2)` for the second one called so. */
  readonly name: string;
}

const nameParts = (grid: SheetGrid, at: number, first: number, count: number): string[] => {
  const parts: string[] = [];
  for (let row = first; row < first + count; row += 1) {
    const part = oneLine(grid.shown(row, at));
    if (part !== '' && parts.at(-1) !== part) parts.push(part);
  }
  return parts;
};

/** Names as they stand there; empty for none. `first` from 0. */
const namesAt = (grid: SheetGrid, first: number, count: number): string[] =>
  Array.from({ length: grid.width }, (_none, at) =>
    nameParts(grid, at, first, count).join(' / ').slice(0, LONGEST_NAME),
  );

const isUsed = (grid: SheetGrid, at: number, from: number): boolean => {
  for (let row = from; row < grid.rowCount; row += 1) if (grid.own(row, at).trim() !== '') return true;
  return false;
};

/** The columns below a head, those without a name and without a text left out. `headRow` as a spreadsheet counts. */
export const columnsOf = (grid: SheetGrid, headRow: number, headRows: number): ListColumn[] => {
  const seen = new Map<string, number>();
  return namesAt(grid, headRow - 1, headRows).flatMap((name, at) => {
    if (name === '' && !isUsed(grid, at, headRow - 1 + headRows)) return [];
    const bare = name === '' ? `Column ${String(at + 1)}` : name;
    const count = (seen.get(bare) ?? 0) + 1;
    seen.set(bare, count);
    return [{ at, name: count === 1 ? bare : `${bare.slice(0, LONGEST_NAME - 6)} (${String(count)})` }];
  });
};

export interface FoundHead {
  /** As a spreadsheet counts. */
  readonly headRow: number;
  readonly headRows: number;
  /** 0: nothing in the sheet looks like a head. */
  readonly score: number;
}

const ROW_COSTS = 8;
/** Where a name is this long it is a sentence of the list, not its head. */
const LONG_NAME = 90;

const scoreAt = (grid: SheetGrid, first: number, count: number): number => {
  const names = namesAt(grid, first, count);
  // A head is not one cell across the whole sheet.
  if (new Set(names.filter((name) => name !== '')).size < 2) return 0;
  const fields = assignFields(names);
  const has = (field: string): boolean => fields.some((one) => one?.field === field);
  if (!has('wording') || fields.filter((one) => one !== null).length < 2) return 0;
  const ranks = fields.reduce(
    (sum, one) =>
      sum +
      (one === null ? 0 : one.field === 'wording' || one.field === 'reference' ? one.rank * 2 : one.rank),
    0,
  );
  const sentences = names.filter((name) => name.length > LONG_NAME * count).length;
  return Math.max(1, ranks - (count - 1) * ROW_COSTS - sentences * 100);
};

/** The best head of the sheet; the first row with two texts where none is found. */
export const findHead = (grid: SheetGrid): FoundHead => {
  const last = Math.min(SEARCHED_ROWS, grid.rowCount);
  let best: FoundHead | null = null;
  for (let first = 0; first < last; first += 1)
    for (let count = 1; count <= Math.min(MOST_HEAD_ROWS, last - first); count += 1) {
      const score = scoreAt(grid, first, count);
      if (score > (best?.score ?? 0)) best = { headRow: first + 1, headRows: count, score };
    }
  if (best !== null) return best;
  for (let row = 0; row < last; row += 1)
    if ((grid.sheet.rows[row] ?? []).filter((cell) => cell.trim() !== '').length > 1)
      return { headRow: row + 1, headRows: 1, score: 0 };
  return { headRow: 1, headRows: 1, score: 0 };
};

/** Where a head with these names is, if it is in this sheet: a firm's next list has another line of title above it. */
export const findSameHead = (
  grid: SheetGrid,
  headRows: number,
  names: ReadonlySet<string>,
  tried: number,
): number | null => {
  const rows = [
    tried,
    ...Array.from({ length: Math.min(SEARCHED_ROWS, grid.rowCount) }, (_none, at) => at + 1),
  ];
  let best: { readonly row: number; readonly found: number } | null = null;
  for (const row of rows) {
    const found = columnsOf(grid, row, headRows).filter((one) => names.has(one.name)).length;
    if (found > (best?.found ?? 0)) best = { row, found };
  }
  // A column more or less is still the firm's list; less than half of it is another.
  return best !== null && best.found * 2 > names.size ? best.row : null;
};
