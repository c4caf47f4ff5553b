// The columns of the intake table: which can be edited, how wide they are, and what stands in them as text.
import { intake as text } from '../../messages/intake';

export const COLUMNS = ['box', 'file', 'title', 'controls', 'effective', 'kind', 'state'] as const;
export type ColumnId = (typeof COLUMNS)[number];
export type EditedColumn = 'title' | 'controls' | 'effective' | 'kind';

export const isEdited = (column: ColumnId): column is EditedColumn =>
  column === 'title' || column === 'controls' || column === 'effective' || column === 'kind';

export const HEADS: Readonly<Record<Exclude<ColumnId, 'box'>, string>> = {
  file: text.columnFile,
  title: text.columnTitle,
  controls: text.columnControls,
  effective: text.columnEffective,
  kind: text.columnKind,
  state: text.columnState,
};

const WIDTHS: Readonly<Record<ColumnId, string>> = {
  box: '26px',
  file: 'minmax(110px, 1.05fr)',
  title: 'minmax(110px, 1.1fr)',
  controls: '78px',
  effective: '160px',
  kind: '140px',
  state: 'minmax(104px, 156px)',
};

/** Below this the kind is asked for in the panel only. */
const KIND_FROM = 960;

export const columnsFor = (width: number): readonly ColumnId[] =>
  width >= KIND_FROM ? COLUMNS : COLUMNS.filter((column) => column !== 'kind');

export const templateOf = (columns: readonly ColumnId[]): string =>
  columns.map((column) => WIDTHS[column]).join(' ');

export const ROW = 32;
/** The head stays on top of what scrolls. */
export const HEAD = 32;
export const MARGIN_ROWS = 12;
