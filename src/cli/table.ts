// Aligned columns for people. Every cell is made safe here, so that no caller can forget it.
import { visibleText } from '../shared/visible-text';

export interface Column {
  readonly title: string;
  readonly right?: boolean;
  /** May be cut (with …) when the terminal is too narrow; the other columns never are. */
  readonly flexible?: boolean;
}

const GAP = '  ';
const LEAST_FLEXIBLE = 12;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemes = (text: string): string[] => [...segmenter.segment(text)].map((part) => part.segment);

const fitted = (text: string, width: number, right: boolean): string => {
  const parts = graphemes(text);
  if (parts.length > width) return `${parts.slice(0, width - 1).join('')}…`;
  const space = ' '.repeat(width - parts.length);
  return right ? space + text : text + space;
};

/** `columns` null (a pipe or a file) never cuts anything. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminalColumns: number | null,
): string[] => {
  const cells = rows.map((row) => row.map(visibleText));
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((row) => graphemes(row[index] ?? '').length)),
  );
  if (terminalColumns !== null) {
    let over = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - terminalColumns;
    columns.forEach((column, index) => {
      const width = widths[index] ?? 0;
      if (column.flexible !== true || over <= 0) return;
      const cut = Math.min(over, Math.max(0, width - LEAST_FLEXIBLE));
      widths[index] = width - cut;
      over -= cut;
    });
  }
  const line = (row: readonly string[]): string =>
    columns
      .map((column, index) => fitted(row[index] ?? '', widths[index] ?? 0, column.right === true))
      .join(GAP)
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...cells.map(line)];
};

/** `name: value` lines with the values under each other. */
export const facts = (pairs: readonly (readonly [name: string, value: string])[]): string[] => {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${`${name}:`.padEnd(width + 1)} ${visibleText(value)}`.trimEnd());
};
