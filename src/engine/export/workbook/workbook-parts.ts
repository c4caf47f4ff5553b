// The parts of an .xlsx that are the same for every workbook, or hold only the names of its sheets.
import { attribute, xmlText } from './xml-text';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_unused, index) => String(index + 1));

export const contentTypes = (sheets: number): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers(
    sheets,
  )
    .map(
      (number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )
    .join('')}</Types>`;

export const PACKAGE_RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const workbookRelations = (sheets: number): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${numbers(sheets)
    .map(
      (number) =>
        `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    )
    .join('')}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

/** The heads repeat on every printed page. */
const printTitles = (names: readonly string[]): string =>
  names
    .map(
      (name, index) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${String(index)}">'${xmlText(name)}'!$1:$1</definedName>`,
    )
    .join('');

export const workbookXml = (
  sheets: readonly { readonly name: string; readonly hidden?: boolean }[],
): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets
    .map(
      (sheet, index) =>
        `<sheet name="${attribute(sheet.name)}" sheetId="${String(index + 1)}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${String(index + 1)}"/>`,
    )
    .join('')}</sheets><definedNames>${printTitles(sheets.map((one) => one.name))}</definedNames></workbook>`;

/** Positions in `cellXfs` below. */
export const STYLE = { head: 1, auditorHead: 2, text: 3, link: 4, blank: 5 } as const;

const INK = '1D1B18';
const GREEN = '1F5A4A';
const AMBER = '8A5A00';
const LINE = 'E3DED5';
const BLANK = 'FCFBF8';

const font = (color: string, more = ''): string =>
  `<font>${more}<sz val="11"/><color rgb="FF${color}"/><name val="Calibri"/><family val="2"/></font>`;
const fill = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
const look = (fontId: number, fillId: number, borderId: number, vertical: string): string =>
  `<xf numFmtId="0" fontId="${String(fontId)}" fillId="${String(fillId)}" borderId="${String(borderId)}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="${vertical}" wrapText="1"/></xf>`;

export const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="3">${font(INK)}${font('FFFFFF', '<b/>')}${font(GREEN, '<u/>')}</fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill(GREEN)}${fill(AMBER)}${fill(BLANK)}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF${LINE}"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${look(1, 2, 0, 'center')}${look(1, 3, 0, 'center')}${look(0, 0, 1, 'top')}${look(2, 0, 1, 'top')}${look(0, 4, 1, 'top')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
