// Turns sheets of rows into the bytes of an .xlsx file, with the few parts of the format that need to be there:
// texts inline, no formula, no macro, no link that leaves the package, nothing of a clock.
import { strToU8, zipSync } from 'fflate';
import { cellText } from './cell-text';
import {
  contentTypes,
  PACKAGE_RELATIONS,
  STYLE,
  STYLES,
  workbookRelations,
  workbookXml,
} from './workbook-parts';
import { attribute, xmlText } from './xml-text';

export interface SheetColumn {
  readonly title: string;
  /** In characters, as spreadsheets count. */
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
  /** True for one that people need not see; never the first. */
  readonly hidden?: boolean;
  /** Columns (from 0) of which `rows` cells below the head, after `from` others, take one of these words; without commas. */
  readonly choices?: readonly {
    readonly column: number;
    readonly from?: number;
    readonly rows: number;
    readonly words: readonly string[];
  }[];
}

// Excel refuses a sheet with more links than this; the rows themselves stay complete.
const LINK_LIMIT = 65_000;
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `A`, `Z`, `AA`: by position from 0. */
const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

const textCell = (address: string, style: number, text: string): string =>
  `<c r="${address}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cellText(text))}</t></is></c>`;

const bodyCell = (address: string, cell: SheetCell, isAuditors: boolean): string => {
  if (isAuditors) return `<c r="${address}" s="${String(STYLE.blank)}"/>`;
  if (cell === '') return `<c r="${address}" s="${String(STYLE.text)}"/>`;
  if (typeof cell === 'number')
    return `<c r="${address}" s="${String(STYLE.text)}"><v>${String(cell)}</v></c>`;
  return typeof cell === 'object'
    ? textCell(address, STYLE.link, cell.text)
    : textCell(address, STYLE.text, cell);
};

const LINE_POINTS = 15;
/** Excel's own limit for one row. */
const TALLEST_POINTS = 409;

/** How many lines a text takes in a column so wide; a little more rather than less. */
const lineCount = (text: string, width: number): number =>
  text.split('\n').reduce((lines, one) => lines + Math.max(1, Math.ceil(one.length / (width * 0.85))), 0);

/** Said for each row, because not every program works it out when it opens the file. */
const rowHeight = (sheet: WorkbookSheet, row: readonly SheetCell[]): number => {
  const lines = row.map((cell, at) => {
    const text = typeof cell === 'object' ? cell.text : String(cell);
    return lineCount(text, sheet.columns[at]?.width ?? 10);
  });
  return Math.min(TALLEST_POINTS, LINE_POINTS * Math.max(1, ...lines));
};

const rowsXml = (sheet: WorkbookSheet): string => {
  const names = sheet.columns.map((_column, index) => columnName(index));
  const head = sheet.columns.map((column, index) =>
    textCell(
      `${names[index] ?? ''}1`,
      column.auditor === true ? STYLE.auditorHead : STYLE.head,
      column.title,
    ),
  );
  const rows = sheet.rows.map((row, index) => {
    const number = String(index + 2);
    const cells = sheet.columns.map((column, at) =>
      bodyCell(`${names[at] ?? ''}${number}`, row[at] ?? '', column.auditor === true),
    );
    return `<row r="${number}" ht="${String(rowHeight(sheet, row))}" customHeight="1">${cells.join('')}</row>`;
  });
  return `<row r="1" ht="30" customHeight="1">${head.join('')}</row>${rows.join('')}`;
};

interface SheetLinks {
  /** Targets, each once, in order of their first cell. */
  readonly targets: readonly string[];
  readonly cells: readonly { readonly address: string; readonly target: number }[];
}

const linksOf = (sheet: WorkbookSheet): SheetLinks => {
  const numbers = new Map<string, number>();
  const cells = sheet.rows
    .flatMap((row, index) =>
      row.flatMap((cell, at) =>
        typeof cell === 'object'
          ? [{ address: `${columnName(at)}${String(index + 2)}`, opens: cell.opens }]
          : [],
      ),
    )
    .slice(0, LINK_LIMIT)
    .map(({ address, opens }) => {
      const target = numbers.get(opens) ?? numbers.size + 1;
      numbers.set(opens, target);
      return { address, target };
    });
  return { targets: [...numbers.keys()], cells };
};

/** A drop-down; another text is refused by the program, not by a formula. */
const choicesXml = ({ choices = [] }: WorkbookSheet): string[] =>
  choices.length === 0
    ? []
    : [
        `<dataValidations count="${String(choices.length)}">${choices
          .map(({ column, from = 0, rows, words }) => {
            const name = columnName(column);
            const cells = `${name}${String(from + 2)}:${name}${String(from + rows + 1)}`;
            return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="${cells}"><formula1>"${xmlText(words.join(','))}"</formula1></dataValidation>`;
          })
          .join('')}</dataValidations>`,
      ];

const sheetXml = (sheet: WorkbookSheet, links: SheetLinks, isFirst: boolean): string => {
  const last = `${columnName(sheet.columns.length - 1)}${String(sheet.rows.length + 1)}`;
  const columns = sheet.columns.map(
    ({ width }, index) =>
      `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(width)}" customWidth="1"/>`,
  );
  const hyperlinks = links.cells.map(
    (one) => `<hyperlink ref="${one.address}" r:id="link${String(one.target)}"/>`,
  );
  return [
    `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.join('')}</cols><sheetData>${rowsXml(sheet)}</sheetData>`,
    ...(sheet.filter !== false && sheet.rows.length > 0 ? [`<autoFilter ref="A1:${last}"/>`] : []),
    ...choicesXml(sheet),
    ...(hyperlinks.length > 0 ? [`<hyperlinks>${hyperlinks.join('')}</hyperlinks>`] : []),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('');
};

const relationsXml = ({ targets }: SheetLinks): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      (target, index) =>
        `<Relationship Id="link${String(index + 1)}" Type="${RELATIONS}/hyperlink" Target="${attribute(target)}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`;

// fflate writes the local fields of this date, so the bytes are the same in every time zone.
// Asked for each time: a computer may travel while the program runs.
const fixedTime = (): Date => new Date(1980, 0, 1, 12, 0, 0);

/** The bytes of an .xlsx file with these sheets. */
export const writeWorkbook = (sheets: readonly WorkbookSheet[]): Uint8Array => {
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(XML + contentTypes(sheets.length)),
    '_rels/.rels': strToU8(XML + PACKAGE_RELATIONS),
    'xl/workbook.xml': strToU8(XML + workbookXml(sheets)),
    'xl/_rels/workbook.xml.rels': strToU8(XML + workbookRelations(sheets.length)),
    'xl/styles.xml': strToU8(XML + STYLES),
  };
  sheets.forEach((sheet, index) => {
    const links = linksOf(sheet);
    const name = `sheet${String(index + 1)}.xml`;
    parts[`xl/worksheets/${name}`] = strToU8(sheetXml(sheet, links, index === 0));
    if (links.targets.length > 0) parts[`xl/worksheets/_rels/${name}.rels`] = strToU8(relationsXml(links));
  });
  return zipSync(parts, { mtime: fixedTime(), level: 6 });
};
