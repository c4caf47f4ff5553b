// Tables for Word: heads come again on every page, rows stay whole, columns as wide as on the PDF.
import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { type Align, plainText, type Runs, type Table } from '../../../shared/document/blocks';
import { columnWidths } from '../column-widths';
import { textRuns } from './word-text';

/** Points of the text on an A4 page, and of a letter in a table, about. */
export const PAGE_WIDTH = 443;
const LETTER = 5.1;
const GUTTER = 12;
const MEASURED = 400;
/** Word draws no table with more columns. */
const MOST_COLUMNS = 60;

const TWENTIETHS = 20;
const SIDES: Readonly<Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const line = (color: string, size: number): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color });
const HEAD_LINE = line('CFC8BB', 6);
const ROW_LINE = line('E3DED5', 4);

const cell = (runs: Runs, width: number, align: Align, isHead: boolean): TableCell =>
  new TableCell({
    width: { size: Math.round(width * TWENTIETHS), type: WidthType.DXA },
    borders: { top: NONE, left: NONE, right: NONE, bottom: isHead ? HEAD_LINE : ROW_LINE },
    margins: { top: 60, bottom: 60, left: 0, right: 160 },
    children: [
      new Paragraph({
        style: isHead ? 'TableHead' : 'TableText',
        alignment: SIDES[align],
        children: textRuns(runs),
      }),
    ],
  });

const longestWord = (text: string): number =>
  text.split(/\s+/).reduce((longest, word) => Math.max(longest, word.length), 0);

const widthsOf = (table: Table, width: number): number[] | null => {
  if (table.head.length > MOST_COLUMNS) return null;
  return columnWidths(
    table.head.map((head, column) => {
      const texts = [head, ...table.rows.slice(0, MEASURED).map((row) => row[column] ?? [])].map(plainText);
      return {
        least: texts.reduce((most, text) => Math.max(most, longestWord(text)), 0) * LETTER + GUTTER,
        most: texts.reduce((most, text) => Math.max(most, text.length), 0) * LETTER + GUTTER,
      };
    }),
    width,
  );
};

const wordTable = (rows: readonly TableRow[], widths: readonly number[], indent: number): WordTable =>
  new WordTable({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(widths.reduce((sum, one) => sum + one, 0) * TWENTIETHS), type: WidthType.DXA },
    columnWidths: widths.map((one) => Math.round(one * TWENTIETHS)),
    indent: { size: Math.round(indent * TWENTIETHS), type: WidthType.DXA },
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [...rows],
  });

/** Label and value beside each other; of what the title says of a document, and of tables too wide to be one. */
export const pairTable = (pairs: readonly (readonly [label: Runs, value: Runs])[], indent = 0): WordTable => {
  const widths = [124, PAGE_WIDTH - 124 - indent];
  return wordTable(
    pairs.map(
      ([label, value]) =>
        new TableRow({
          cantSplit: false,
          children: [label, value].map(
            (runs, column) =>
              new TableCell({
                width: { size: Math.round((widths[column] ?? 0) * TWENTIETHS), type: WidthType.DXA },
                borders: { top: NONE, left: NONE, right: NONE, bottom: NONE },
                margins: { top: 20, bottom: 20, left: 0, right: 160 },
                children: [
                  new Paragraph({
                    style: column === 0 ? 'FactLabel' : 'TableText',
                    children: textRuns(runs),
                  }),
                ],
              }),
          ),
        }),
    ),
    widths,
    indent,
  );
};

/** Rows of up to so many letters stay on one page. */
const WHOLE = 1500;

/** The table, or for one with too many columns a list of its rows. */
export const tableParts = (table: Table, indent: number): (Paragraph | WordTable)[] => {
  if (table.head.length === 0) return [];
  const widths = widthsOf(table, PAGE_WIDTH - indent);
  if (widths === null)
    return table.rows.flatMap((row) => {
      const pairs = table.head.flatMap((head, column): (readonly [Runs, Runs])[] => {
        const value = row[column] ?? [];
        return plainText(value).trim() === '' ? [] : [[head, value]];
      });
      return pairs.length === 0 ? [] : [pairTable(pairs, indent), new Paragraph({ style: 'TableEnd' })];
    });
  const cells = (row: readonly Runs[], isHead: boolean): TableCell[] =>
    table.head.map((_, column) =>
      cell(row[column] ?? [], widths[column] ?? 0, table.align[column] ?? 'left', isHead),
    );
  return [
    wordTable(
      [
        new TableRow({ tableHeader: true, cantSplit: true, children: cells(table.head, true) }),
        ...table.rows.map(
          (row) =>
            new TableRow({
              cantSplit: row.reduce((sum, runs) => sum + plainText(runs).length, 0) <= WHOLE,
              children: cells(row, false),
            }),
        ),
      ],
      widths,
      indent,
    ),
    new Paragraph({ style: 'TableEnd' }),
  ];
};
