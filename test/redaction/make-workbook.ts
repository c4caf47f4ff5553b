// A workbook with secrets in the column that is covered and in every other place of the format that keeps
// texts: shared strings nobody uses, comments, hidden sheets, names, caches, properties.
import { strToU8, zipSync } from 'fflate';
import { type PlantedFile, secretMaker } from './make-pdf';
import { generator } from '../engine/seeded';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The column “Person” (the second of “Users”) is what is to be covered. */
export const makeWorkbook = (seed: number): PlantedFile => {
  const random = generator(seed);
  const secret = secretMaker(seed);
  const secrets: string[] = [];
  const hide = (): string => {
    const one = secret();
    secrets.push(one);
    return one;
  };
  const people = Array.from({ length: 5 + random(40) }, hide);
  const shared = ['Id', 'Person', 'Role', ...people, 'admin', hide()];
  const text = (place: number): string => `<v>${String(place)}</v>`;
  const rows = people.map(
    (_person, at) =>
      `<row r="${String(at + 2)}"><c r="A${String(at + 2)}"><v>${String(1000 + at)}</v></c>` +
      `<c r="B${String(at + 2)}" t="s">${text(3 + at)}</c>` +
      (random(2) === 0
        ? `<c r="C${String(at + 2)}" t="s">${text(3 + people.length)}</c>`
        : `<c r="C${String(at + 2)}" t="str"><f>B${String(at + 2)}&amp;"${hide()}"</f><v>user</v></c>`) +
      '</row>',
  );
  const head = ['A', 'B', 'C'].map((column, at) => `<c r="${column}1" t="s">${text(at)}</c>`).join('');
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="Users" sheetId="1" r:id="s1"/><sheet name="${hide()}" sheetId="2" state="hidden" r:id="s2"/></sheets><definedNames><definedName name="${hide()}">"${hide()}"</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relation('s1', 'worksheet', 'worksheets/sheet1.xml')}${relation('s2', 'worksheet', 'worksheets/sheet2.xml')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${shared.map((one) => `<si><t>${one}</t><rPh sb="0" eb="1"><t>${hide()}</t></rPh></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${head}</row>${rows.join('')}</sheetData><dataValidations><dataValidation><formula1>"${hide()}"</formula1></dataValidation></dataValidations><headerFooter><oddHeader>${hide()}</oddHeader></headerFooter></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${hide()}</t></is></c></row></sheetData></worksheet>`,
    'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>${hide()}</author></authors><commentList><comment ref="B2" authorId="0"><text><t>${hide()}</t></text></comment></commentList></comments>`,
    'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="${hide()}"/></r>`,
    'xl/media/image1.png': hide(),
    'customXml/item1.xml': `<x>${hide()}</x>`,
    'docProps/core.xml': `<c><creator>${hide()}</creator></c>`,
    'docProps/custom.xml': `<c>${hide()}</c>`,
    [`xl/printerSettings/${hide()}.bin`]: 'x',
  };
  const bytes = zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])),
  );
  return { name: `users-${String(seed)}.xlsx`, bytes, secrets, pages: 1 };
};
