// XLSX files that others wrote: spreadsheet programs with their own ways, and people who mean harm.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable, USUAL_LIMITS } from '../../../src/engine/tables';
import { UserError } from '../../../src/shared/errors';
import { generator } from '../seeded';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muniment-tables-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"${more}/>`;
const relations = (...all: string[]) => `<Relationships>${all.join('')}</Relationships>`;

interface Given {
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: Record<string, string>;
}

const bytesOf = (given: Given): Uint8Array => {
  const parts: Record<string, string> = {
    '_rels/.rels': relations(relation('r1', 'officeDocument', '/xl/workbook.xml')),
    'xl/workbook.xml':
      given.workbook ??
      `<workbook xmlns:r="${RELS}"><sheets><sheet name="H" state="hidden" r:id="r9"/><sheet name="A" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('r2', 'sharedStrings', 'sharedStrings.xml'),
      relation('r3', 'styles', 'styles.xml'),
      relation('r4', 'externalLink', 'file:///etc/passwd', ' TargetMode="External"'),
    ),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${given.sheet ?? ''}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${given.strings ?? ''}</sst>`,
    'xl/styles.xml': given.styles ?? '<styleSheet/>',
    ...given.more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};
const read = (bytes: Uint8Array, limits = USUAL_LIMITS) => {
  const at = join(folder, 'given.xlsx');
  writeFileSync(at, bytes);
  return readTable(at, limits);
};
const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="str"><v>b</v></c></row>';
const rowsOf = async (sheet: string, given: Given = {}) =>
  (await read(bytesOf({ sheet: head + sheet, ...given }))).rows;
const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) as object }) as Error;

describe('a workbook of another program', () => {
  it('gives shared, rich and inline text, without the reading aids, and stored results of formulas', async () => {
    const strings =
      '<si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si>' +
      '<si><t>one_x000D_&#10;two &amp; <![CDATA[<b>]]></t></si>';
    expect(
      await rowsOf(
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>' +
          '<row r="4"><c r="A4"><f>WEBSERVICE("http://x")</f><v>7</v></c><c r="B4" t="b"><v>1</v></c></row>' +
          '<row r="5"><c t="str"><f>1/0</f><v>text</v></c><c t="e"><v>#DIV/0!</v></c></row>',
        { strings },
      ),
    ).toEqual([
      ['rich ', 'one\ntwo & <b>'],
      ['', ''],
      ['7', 'TRUE'],
      ['text', '#DIV/0!'],
    ]);
  });

  it('gives days as days and percentages as they are shown', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-407]dd\\.mmm yyyy;@"/>' +
      '<numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>';
    const cells = (style: number, value: string) => `<row><c s="${String(style)}"><v>${value}</v></c></row>`;
    const sheet = [
      cells(1, '46023'),
      cells(2, '60'),
      cells(2, '46023.5'),
      cells(3, '0.07'),
      cells(4, '3'),
      cells(0, '0.1'),
      cells(0, '1.0E3'),
    ].join('');
    expect((await rowsOf(sheet, { styles })).map((row) => row[0])).toEqual([
      '2026-01-01',
      '1900-02-28',
      '2026-01-01T12:00:00',
      '7%',
      '3',
      '0.1',
      '1000',
    ]);
    const workbook = `<x:workbook xmlns:x="m" xmlns:r="${RELS}"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="A" r:id="r1"/></x:sheets></x:workbook>`;
    expect(await rowsOf(cells(1, '44561'), { styles, workbook })).toEqual([['2026-01-01', '']]);
  });

  it('takes no notice of formats far below the table', async () => {
    expect(
      await rowsOf('<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    ).toEqual([['1', '']]);
  });
});

describe('a hostile workbook', () => {
  it.each([
    ['no zip behind its first bytes', strToU8('PK\u0003\u0004 and then nothing')],
    ['a zip without a workbook', zipSync({ 'a.txt': strToU8('a') })],
    [
      'a bomb of formats',
      bytesOf({ sheet: '', styles: `<styleSheet><cellXfs>${'<xf/>'.repeat(70_000)}</cellXfs></styleSheet>` }),
    ],
    ['a zip that is cut off', bytesOf({ sheet: head }).slice(0, -40)],
    ['a sheet that is no XML', bytesOf({ sheet: '<row><c>' })],
    [
      'a document type with entities',
      bytesOf({ more: { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY a "aaaa">]><sst>&a;</sst>' } }),
    ],
    ['an unknown entity', bytesOf({ strings: '<si><t>&lol;</t></si>' })],
    ['half a character', bytesOf({ strings: '<si><t>&#xD800;</t></si>' })],
    ['rows out of order', bytesOf({ sheet: `${head}<row r="3"/><row r="2"/>` })],
    ['rows with no number', bytesOf({ sheet: `${head}<row r="-4"/>` })],
    ['no visible sheet', bytesOf({ workbook: '<workbook><sheets/></workbook>' })],
    ['an old Excel file, or one with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
  ])('is refused: %s', async (_name, bytes) => {
    await expect(read(bytes)).rejects.toThrow(refusal('table.not-readable'));
  });

  it('is refused when it claims a billion rows or too many columns', async () => {
    await expect(
      read(bytesOf({ sheet: `${head}<row r="1000000000"><c><v>1</v></c></row>` })),
    ).rejects.toThrow(refusal('table.too-large', { what: 'rows' }));
    await expect(
      read(bytesOf({ sheet: `${head}<row r="2"><c r="ZZZ2"><v>1</v></c></row>` })),
    ).rejects.toThrow(refusal('table.too-large', { what: 'columns' }));
  });

  it('is refused when it grows beyond the limit, without being unpacked whole', async () => {
    const bomb = bytesOf({ strings: `<si><t>${'x'.repeat(30_000_000)}</t></si>` });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb, { ...USUAL_LIMITS, unpackedBytes: 1_000_000 })).rejects.toThrow(
      refusal('table.too-large', { what: 'bytes when unpacked' }),
    );
  });

  it('is refused when few bytes stand for very many characters', async () => {
    const strings = `<si><t>${'x'.repeat(100_000)}</t></si>`;
    const rows = Array.from({ length: 600 }, () => '<row><c t="s"><v>0</v></c></row>').join('');
    await expect(read(bytesOf({ sheet: head + rows, strings }))).rejects.toThrow(
      refusal('table.too-large', { what: 'characters' }),
    );
  });

  it('gives a table or one of the two errors, whatever is changed in it', async () => {
    const sheet = `${head}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46023</v></c></row>`;
    const strings = '<si><r><t>ri</t></r><rPh><t>aid</t></rPh></si>';
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const whole = bytesOf({ sheet, strings, styles });
    const below = generator(20260704);
    const outcomes = new Set<string>();
    for (let round = 0; round < 400; round += 1) {
      const isRepacked = round % 2 === 0;
      const mutated = (bytes: Uint8Array): Uint8Array => {
        const copy = Uint8Array.from(bytes);
        copy[below(copy.length)] = isRepacked ? 32 + below(95) : below(256);
        return copy;
      };
      const parts = unzipSync(whole);
      const name = Object.keys(parts)[below(Object.keys(parts).length)] ?? '';
      const given = isRepacked
        ? zipSync({ ...parts, [name]: mutated(parts[name] ?? new Uint8Array(1)) })
        : mutated(whole);
      const outcome = await read(given).then(
        () => 'a table',
        (error: unknown) => (error instanceof UserError ? error.code : String(error)),
      );
      outcomes.add(outcome);
    }
    expect([...outcomes].sort()).toEqual(
      ['a table', 'table.not-readable', 'table.too-large'].filter((one) => outcomes.has(one)),
    );
    expect(outcomes.size).toBeGreaterThan(1);
  });
});
