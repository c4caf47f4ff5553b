// Turns sheets of rows into the bytes of an .xlsx file: no formulas, no macros, no link that leaves the
// package, and the same bytes for the same rows (the library stamps its zip with the clock; see below).
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type CellObject, type Feature, type SheetData } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
} from 'write-excel-file/utility';
import { invariant } from '../../../shared/errors';
import { cellText } from './cell-text';

export interface SheetColumn {
  readonly title: string;
  readonly width: number;
  /** Left empty for the auditor. */
  readonly auditor?: boolean;
}

/** A cell: text, a number, or text that opens a file of the package (a path below `data/`). */
export type SheetCell = string | number | { readonly text: string; readonly opens: string };

export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** False for a sheet that is no list. */
  readonly filter?: boolean;
}

// Excel refuses a sheet with more links than this; the rows themselves stay complete.
const LINK_LIMIT = 65_000;
const INK = '#1D1B18';
const GREEN = '#1F5A4A';
const AMBER = '#8A5A00';
const LINE = '#E3DED5';

// The library looks texts up in a plain object and loses one that is called like a method of those
// (`toString`): such a text goes through it behind a mark, which is taken off again below.
const MARK = '\u{F0000}';
const NAMES = `${MARK}*(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})`;
const NEEDS_MARK = new RegExp(`^${NAMES}$`, 'u');
const MARKED = new RegExp(`>${MARK}(${NAMES})<`, 'gu');

/** As the format wants it: `_x0041_` in a text would be read as the character it names. */
const stored = (text: string): string =>
  NEEDS_MARK.test(text) ? `${MARK}${text}` : text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const withoutMarks = (texts: Uint8Array): Uint8Array => strToU8(strFromU8(texts).replace(MARKED, '>$1<'));

const headCell = (column: SheetColumn): CellObject => ({
  type: String,
  value: stored(cellText(column.title)),
  fontWeight: 'bold',
  textColor: '#FFFFFF',
  backgroundColor: column.auditor === true ? AMBER : GREEN,
  alignVertical: 'center',
  wrap: true,
  height: 30,
});

const bodyCell = (cell: SheetCell): CellObject => {
  const look = {
    alignVertical: 'top',
    wrap: true,
    bottomBorderColor: LINE,
    bottomBorderStyle: 'thin',
  } as const;
  if (typeof cell === 'number') return { ...look, type: Number, value: cell, textColor: INK };
  const isLink = typeof cell === 'object';
  const text = cellText(isLink ? cell.text : cell);
  return {
    ...look,
    ...(text === '' ? {} : { type: String, value: stored(text) }),
    textColor: isLink ? GREEN : INK,
    ...(isLink ? { textDecoration: { underline: true } } : {}),
  };
};

interface SheetLink {
  readonly address: string;
  readonly target: string;
}

const linksOf = (sheet: WorkbookSheet): SheetLink[] =>
  sheet.rows
    .flatMap((row, index) =>
      row.flatMap((cell, column) =>
        typeof cell === 'object' ? [{ address: getCellAddress(index + 1, column), target: cell.opens }] : [],
      ),
    )
    .slice(0, LINK_LIMIT);

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Filters and relative links, which the library has no option for. */
const listFeature = (sheets: readonly WorkbookSheet[]): Feature<Stream | Buffer | Blob> => {
  const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [];
  invariant(order.includes('hyperlinks'), 'the library knows where links stand');
  const put = (xml: string, element: string): string =>
    insertElementMarkupAccordingToOrderOfSiblings(xml, element, order, 'worksheet');
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            invariant(sheet !== undefined, 'the library names the sheets it was given');
            const links = linksOf(sheet);
            let done = xml;
            if (sheet.filter !== false && sheet.rows.length > 0) {
              const last = getCellAddress(sheet.rows.length, sheet.columns.length - 1);
              done = put(done, `<autoFilter ref="A1:${last}"/>`);
            }
            if (links.length > 0) {
              const each = links.map(
                (one, index) => `<hyperlink ref="${one.address}" r:id="link${String(index + 1)}"/>`,
              );
              done = put(done, `<hyperlinks>${each.join('')}</hyperlinks>`);
            }
            // Without it the fit to the width below is passed over.
            done = put(done, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
            return put(
              put(
                done,
                '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
              ),
              '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
            );
          },
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            if (sheet === undefined) return undefined;
            return linksOf(sheet)
              .map(
                (one, index) =>
                  `<Relationship Id="link${String(index + 1)}" Type="${HYPERLINK}" Target="${sanitizeAttributeValue(one.target)}" TargetMode="External"/>`,
              )
              .join('');
          },
        },
      },
    },
  };
};

// fflate writes the local fields of this date, so the bytes are the same in every time zone.
const FIXED_TIME = new Date(1980, 0, 1, 12, 0, 0);

/** The bytes of an .xlsx file with these sheets. */
export const writeWorkbook = async (sheets: readonly WorkbookSheet[]): Promise<Uint8Array> => {
  const pages = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: [
      sheet.columns.map(headCell),
      ...sheet.rows.map((row) => sheet.columns.map((_column, index) => bodyCell(row[index] ?? ''))),
    ] satisfies SheetData,
    columns: sheet.columns.map((column) => ({ width: column.width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    showGridLines: false,
  }));
  const stamped = await writeXlsxFile(pages, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [listFeature(sheets)],
  }).toBuffer();
  // Packed again because the library stamps each part with the current time.
  const parts = Object.entries(unzipSync(new Uint8Array(stamped)))
    .map(([name, bytes]): [string, Uint8Array] => [
      name,
      name === 'xl/sharedStrings.xml' ? withoutMarks(bytes) : bytes,
    ])
    .sort(([a], [b]) =>
      a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1,
    );
  return zipSync(Object.fromEntries(parts), { mtime: FIXED_TIME, level: 6 });
};
