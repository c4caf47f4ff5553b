// Workbooks as other programs write them, for tests: shared texts, merged cells, days as numbers with and without a
// format, hidden rows, several sheets.
import { strToU8, zipSync } from 'fflate';

/** A text, a number, or a day counted as spreadsheets do; `plain` days have no format that would tell. */
export type Cell = string | number | { readonly day: string; readonly plain?: boolean } | null;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Such as `A1:D1`. */
  readonly merges?: readonly string[];
  /** As a spreadsheet counts. */
  readonly hidden?: readonly number[];
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const columnName = (at: number): string =>
  at < 26
    ? String.fromCharCode(65 + at)
    : columnName(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26));

export const serialOf = (day: string): number =>
  (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** The bytes of a workbook with these sheets. */
export const xlsxBytes = (sheets: readonly Sheet[]): Uint8Array => {
  const texts = new Map<string, number>();
  const textAt = (text: string): number => {
    const at = texts.get(text) ?? texts.size;
    texts.set(text, at);
    return at;
  };
  const cellXml = (cell: Cell, address: string): string => {
    if (cell === null || cell === '') return '';
    if (typeof cell === 'string') return `<c r="${address}" t="s"><v>${String(textAt(cell))}</v></c>`;
    if (typeof cell === 'number') return `<c r="${address}"><v>${String(cell)}</v></c>`;
    return `<c r="${address}"${cell.plain === true ? '' : ' s="1"'}><v>${String(serialOf(cell.day))}</v></c>`;
  };
  const sheetXml = ({ rows, merges = [], hidden = [] }: Sheet): string => {
    const body = rows.map((cells, at) => {
      const row = String(at + 1);
      const isHidden = hidden.includes(at + 1) ? ' hidden="1"' : '';
      return `<row r="${row}"${isHidden}>${cells.map((cell, place) => cellXml(cell, `${columnName(place)}${row}`)).join('')}</row>`;
    });
    const merged = merges.map((one) => `<mergeCell ref="${one}"/>`).join('');
    return `<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
  };
  const bodies = sheets.map(sheetXml);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map((one, at) => `<sheet name="${escaped(one.name)}" sheetId="${String(at + 1)}" r:id="s${String(at + 1)}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_one, at) => `<Relationship Id="s${String(at + 1)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${String(at + 1)}.xml"/>`).join('')}<Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  };
  bodies.forEach((xml, at) => {
    parts[`xl/worksheets/sheet${String(at + 1)}.xml`] = xml;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};
