// Tables on disk: what is written is read as the same texts, in both kinds, and hostile files are refused.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable, USUAL_LIMITS, writeTable } from '../../../src/engine/tables';
import { fromCell, toCell } from '../../../src/engine/tables/table-cell';
import type { OpenVault } from '../../../src/engine';
import { testEnvironment } from '../temporary-vault';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muniment-tables-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writing a table needs nothing of a vault but where it lies and its randomness. */
const place = () =>
  ({ folder: join(folder, 'client.muniment'), environment: testEnvironment() }) as unknown as OpenVault;
const columns = [
  { title: 'Number', width: 8 },
  { title: 'Text', width: 40 },
];
const path = (name: string, content: string | Uint8Array): string => {
  const at = join(folder, name);
  writeFileSync(at, content);
  return at;
};
const csv = (content: string | Uint8Array) => readTable(path('given.csv', content));
const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) as object }) as Error;

const AWKWARD = [
  '=1+1',
  "'=1+1",
  "''=1",
  "'hello",
  '+44 20',
  '-',
  '@SUM(A1)',
  '\t=1',
  '\n=1',
  'two\nlines',
  'a "quoted" one, with; both',
  '_x0041_x0042_',
  '\\u{0041}',
  '\\\\u{41} \\u{',
  'a\u202eb\u0000c\uffff',
  '＝1',
  ...Object.getOwnPropertyNames(Object.prototype),
  '\u{F0000}toString',
  'Größe – 日本語 🦉',
  ' kept ',
  '0042',
  '1e5',
  '',
  'x'.repeat(20_000),
];

const SIGNS = Array.from('=+-@\'"\\u{}0123,;\n\t _x4A');

describe.each(['csv', 'xlsx'])('a table written as %s', (kind) => {
  it('is read as the same texts', async () => {
    const at = join(folder, `awkward.${kind}`);
    const rows = AWKWARD.map((text, index) => [index, text]);
    await writeTable(place(), at, 'Controls', columns, rows);
    const table = await readTable(at);
    expect(table.headers).toEqual(['Number', 'Text']);
    expect(table.rows).toEqual(AWKWARD.map((text, index) => [String(index), text]));
    expect(table.sha256).toBe(createHash('sha256').update(readFileSync(at)).digest('hex'));
  });

  it('is read as the same texts, whatever they are', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 30 }), async (texts) => {
        const at = join(folder, `any.${kind}`);
        const rows = texts.map((text, index) => [index, text]);
        await writeTable(place(), at, 'Any', columns, rows);
        expect((await readTable(at)).rows.map((row) => row[1])).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the text of a cell', () => {
  it('comes back from its guarded form, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fromCell(toCell(text))).toBe(text);
        expect(toCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a CSV file', () => {
  it('may use commas, semicolons or tabs, with or without a byte order mark', async () => {
    const wanted = [['CTL-001', 'Größe; "a", b\nc']];
    for (const delimiter of [',', ';', '\t']) {
      const text = `number${delimiter}title\r\nCTL-001${delimiter}"Größe; ""a"", b\nc"\r\n\r\n`;
      for (const given of [text, `\ufeff${text}`, `sep=${delimiter}\r\n${text}`]) {
        expect((await csv(given)).rows).toEqual(wanted);
      }
      expect((await csv(Buffer.from(`\ufeff${text}`, 'utf16le'))).rows).toEqual(wanted);
    }
  });

  it('keeps blank rows in between, because rows are named by their number', async () => {
    expect((await csv('a,b\n1,2\n\n3\n,\n')).rows).toEqual([
      ['1', '2'],
      ['', ''],
      ['3', ''],
    ]);
  });

  it.each([
    ['half a character', Buffer.from([0x61, 0x2c, 0xc3, 0x0a])],
    ['Windows-1252', Buffer.from('a,b\nGr\xf6\xdfe,1', 'latin1')],
    ['half a surrogate pair', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8])],
    ['a quotation mark that does not close', 'a,b\n"1,2\n3,4'],
    ['no text', Buffer.from([0x61, 0x00, 0x62])],
    ['nothing', ''],
    ['an empty head', ',,\n1,2,3'],
  ])('is refused with %s', async (_name, content) => {
    await expect(csv(content)).rejects.toThrow(refusal('table.not-readable'));
  });

  it('is refused beyond the limits, before it fills the memory', async () => {
    await expect(csv('\n'.repeat(3_000_000))).rejects.toThrow(refusal('table.not-readable'));
    await expect(csv(`a\n${'1\n'.repeat(20_001)}`)).rejects.toThrow(
      refusal('table.too-large', { what: 'rows', limit: 20_000 }),
    );
    await expect(csv('1,'.repeat(1_000_000))).rejects.toThrow(
      refusal('table.too-large', { what: 'columns' }),
    );
    const small = { ...USUAL_LIMITS, fileBytes: 10, characters: 5 };
    await expect(readTable(path('long.csv', 'a,b\n1234,5678'), small)).rejects.toThrow(
      refusal('table.too-large', { what: 'bytes' }),
    );
    await expect(readTable(path('long.csv', 'a\n1234\n5678'), { ...small, fileBytes: 99 })).rejects.toThrow(
      refusal('table.too-large', { what: 'characters' }),
    );
  });

  it('that is not there, or a folder, is refused', async () => {
    await expect(readTable(join(folder, 'none.csv'))).rejects.toThrow(refusal('table.not-readable'));
    await expect(readTable(folder)).rejects.toThrow(refusal('table.not-readable'));
  });
});
