// Tables on paper: rows part between their lines only where they are long, and heads come again on every page. A table
// too wide for any page becomes a list of its rows.
import { plainText, type Runs, type Table } from '../../../shared/document/blocks';
import { type Atom, atom, keptTogether, withAbove, type Repeated } from './atoms';
import type { Canvas } from './canvas';
import { columnWidths } from '../column-widths';
import type { Place } from './lay-blocks';
import { drawLine, head, type Line, linesOfRuns, sans, type Setting, widthsOfRuns } from './lines';
import { HAIRLINE, INK_2, INK_3, RULE } from './sheet';

const SIZES: readonly { readonly cell: Setting; readonly head: Setting; readonly gutter: number }[] = [
  { cell: sans(8.8, 12.4), head: head(8, 11, INK_2), gutter: 14 },
  { cell: sans(7.6, 10.6), head: head(7.2, 10, INK_2), gutter: 10 },
];
const PADDING = 4.6;
/** Rows of up to this many lines stay on one page. */
const WHOLE = 9;
/** A head higher than this is not drawn again. */
const HIGHEST_HEAD = 150;
/** Enough rows to know what the columns hold; measuring every cell of a long table would cost more than drawing it. */
const MEASURED = 400;

interface Layout {
  readonly cell: Setting;
  readonly head: Setting;
  readonly gutter: number;
  /** Of the text in each column. */
  readonly widths: readonly number[];
}

const layoutOf = (table: Table, width: number): Layout | null => {
  for (const size of SIZES) {
    const gutters = size.gutter * (table.head.length - 1);
    const wishes = table.head.map((runs, column) => {
      const all = [widthsOfRuns(runs, size.head)];
      for (const row of table.rows.slice(0, MEASURED)) all.push(widthsOfRuns(row[column] ?? [], size.cell));
      return {
        least: Math.max(...all.map((one) => one.least)),
        most: Math.max(...all.map((one) => one.most)),
      };
    });
    const widths = columnWidths(wishes, width - gutters);
    const isLast = size === SIZES.at(-1);
    const areWordsWhole =
      widths !== null && wishes.every((wish, index) => wish.least <= (widths[index] ?? 0) + 0.01);
    if (widths !== null && (areWordsWhole || isLast)) return { ...size, widths };
  }
  return null;
};

interface Cell {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

const cellsOf = (row: readonly Runs[], table: Table, layout: Layout, setting: Setting, x: number): Cell[] => {
  let at = x;
  return table.head.map((_, column) => {
    const width = layout.widths[column] ?? 0;
    const cell = {
      lines: linesOfRuns(row[column] ?? [], setting, width),
      x: at,
      width,
      align: table.align[column] ?? ('left' as const),
    };
    at += width + layout.gutter;
    return cell;
  });
};

const drawCells = (
  canvas: Canvas,
  cells: readonly Cell[],
  index: number,
  top: number,
  setting: Setting,
): void => {
  for (const cell of cells) {
    const line = cell.lines[index];
    if (line === undefined) continue;
    const left = cell.width - line.width;
    const x = cell.x + (cell.align === 'right' ? left : cell.align === 'center' ? left / 2 : 0);
    drawLine(canvas, line, x, top + setting.leading * 0.5 + setting.size * 0.335, setting.color);
  }
};

const linesOfRow = (cells: readonly Cell[]): number => Math.max(1, ...cells.map((cell) => cell.lines.length));

const layRow = (
  row: readonly Runs[],
  table: Table,
  layout: Layout,
  place: Place,
  repeated: Repeated | null,
): Atom[] => {
  const setting = layout.cell;
  const cells = cellsOf(row, table, layout, setting, place.x);
  const count = linesOfRow(cells);
  const atoms = Array.from({ length: count }, (_, index) => {
    const before = index === 0 ? PADDING : 0;
    const after = index === count - 1 ? PADDING : 0;
    const height = setting.leading + before + after;
    return atom({
      height,
      repeated,
      keep: count <= WHOLE && index < count - 1,
      draw: (canvas, top) => {
        for (const bar of place.bars) canvas.ground(bar, top, 1.6, height, RULE);
        drawCells(canvas, cells, index, top + before, setting);
        if (after > 0) canvas.rule(place.x, top + height, place.width, HAIRLINE);
      },
    });
  });
  return count <= WHOLE ? atoms : keptTogether(atoms);
};

const headOf = (table: Table, layout: Layout, place: Place): Repeated => {
  const cells = cellsOf(table.head, table, layout, layout.head, place.x);
  const count = linesOfRow(cells);
  const height = count * layout.head.leading + PADDING * 2 - 1;
  return {
    height,
    draw: (canvas, top) => {
      for (const bar of place.bars) canvas.ground(bar, top, 1.6, height, RULE);
      // Short heads stand at the foot of their row.
      for (let index = 0; index < count; index += 1)
        drawCells(canvas, cells, index, top + PADDING - 1 + index * layout.head.leading, layout.head);
      canvas.rule(place.x, top + height, place.width, RULE, 0.9);
    },
  };
};

const LABEL = head(7.6, 12.4, INK_3);
const VALUE = sans(8.8, 12.4);

/** Each row as its own small list: what many columns hold, in the order of the columns. */
const layStacked = (table: Table, place: Place): Atom[] => {
  const label = Math.min(130, place.width / 3);
  return table.rows.flatMap((row) => {
    const atoms = table.head.flatMap((name, column) => {
      const value = row[column] ?? [];
      if (plainText(value).trim() === '') return [];
      const names = linesOfRuns(name, LABEL, label - 10);
      const lines = linesOfRuns(value, VALUE, place.width - label);
      return Array.from({ length: Math.max(names.length, lines.length) }, (_, index) =>
        atom({
          height: VALUE.leading,
          draw: (canvas, top) => {
            const y = top + VALUE.leading * 0.5;
            const left = names[index];
            const right = lines[index];
            if (left !== undefined) drawLine(canvas, left, place.x, y + LABEL.size * 0.335, LABEL.color);
            if (right !== undefined)
              drawLine(canvas, right, place.x + label, y + VALUE.size * 0.335, VALUE.color);
          },
        }),
      );
    });
    const end = atom({
      height: 6,
      draw: (canvas, top) => {
        canvas.rule(place.x, top + 3, place.width, HAIRLINE);
      },
    });
    return atoms.length === 0
      ? []
      : [
          ...keptTogether(
            atoms.map((one, index) => (index === atoms.length - 1 ? { ...one, keep: true } : one)),
          ),
          end,
        ];
  });
};

/** The table's atoms; its head comes again wherever it goes on to another page. */
export const layTable = (table: Table, place: Place): Atom[] => {
  if (table.head.length === 0) return [];
  const layout = layoutOf(table, place.width);
  if (layout === null) return layStacked(table, place);
  const repeated = headOf(table, layout, place);
  const again = repeated.height <= HIGHEST_HEAD ? repeated : null;
  const heads = withAbove(
    [
      atom({
        height: repeated.height,
        keep: true,
        draw: (canvas, top) => {
          repeated.draw(canvas, top);
        },
      }),
    ],
    4,
  );
  return [...heads, ...table.rows.flatMap((row) => layRow(row, table, layout, place, again))];
};
