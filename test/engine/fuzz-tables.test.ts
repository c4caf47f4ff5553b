// The readers of tables that people bring in, fed with tables made out of real ones: CSV and XLSX are read or
// refused by one of their errors, soon, and what is read never makes the preview of an import crash.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  beginAssessment,
  createEngagement,
  exportRegister,
  exportWorksheet,
  importRegister,
  importWorksheet,
  loadStarterControls,
  type OpenVault,
} from '../../src/engine';
import { readTable } from '../../src/engine/tables';
import { NewEngagement } from '../../src/shared/domain/engagement';
import { UserError } from '../../src/shared/errors';
import type { AssessmentId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { feed, INPUTS, LONG } from './feed';
import { mutateBytes, type Choose } from './mutate';
import { makeVault } from './temporary-vault';

const TODAY = '2026-07-01' as CalendarDate;

interface Tables {
  readonly vault: OpenVault;
  readonly desk: string;
  readonly assessment: AssessmentId;
  /** Of the register and of a worksheet, as we write them. */
  readonly csv: readonly Buffer[];
  readonly xlsx: readonly Buffer[];
}

const realTables = async (): Promise<Tables> => {
  const { vault, desk } = await makeVault();
  loadStarterControls(vault, ['AC-01', 'AC-02', 'AC-26'] as StarterControlId[]);
  createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-12-31' },
      systemName: 'Answers',
      categories: ['security'],
      firm: '',
    }),
  );
  const { id } = beginAssessment(vault, { name: 'One', copyRatings: false });
  const written = async (ending: string): Promise<Buffer[]> => {
    const paths = ['register', 'worksheet'].map((name) => join(desk, `${name}${ending}`));
    const [register = '', worksheet = ''] = paths;
    await exportRegister(vault, register);
    await exportWorksheet(vault, id, TODAY, worksheet);
    return paths.map((path) => readFileSync(path));
  };
  return { vault, desk, assessment: id, csv: await written('.csv'), xlsx: await written('.xlsx') };
};

const onlyRefused = (error: unknown): null => {
  if (error instanceof UserError && error.code !== 'internal.bug') return null;
  throw error;
};

const oneOf = <T>(items: readonly T[], choose: Choose): T => {
  const item = items[choose(items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

/** What a spreadsheet takes for more than text, and what the rules of CSV turn on. */
const HARD = ['"', '""', ',', ';', '\t', '\r', '\n', 'sep=;\n', '\ufeff', '\0', '=1+1', "'=1+1", '\\u{202E}'];

const mutatedCsv =
  (real: readonly Buffer[]) =>
  (choose: Choose): Buffer => {
    const bytes = oneOf(real, choose);
    const at = choose(bytes.length);
    const kind = choose(6);
    if (kind === 0)
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(oneOf(HARD, choose)), bytes.subarray(at)]);
    // Excel's “Unicode text”.
    if (kind === 1) return mutateBytes(Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'), bytes, choose);
    return mutateBytes(bytes, oneOf(real, choose), choose);
  };

/** What means something in the parts of a workbook; some of them many times over. */
const XML = [
  '<row r="1"/>',
  '<row r="1048576">',
  '</row>',
  '<c r="XFD1" t="s"><v>99999</v></c>',
  '<c t="s"><v>-1</v></c>',
  '<c s="1"><v>1e308</v></c>',
  '<c s="1"><v>-99999999999</v></c>',
  '<c s="999"><v>NaN</v></c>',
  '<c t="d"><v>0000-00-00</v></c>',
  '<v>',
  '<is><t>',
  '<t xml:space="preserve">  </t>',
  '<rPh>',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE a [<!ENTITY b "b">]>',
  '<?xml version="1.1"?>',
  '&#0;',
  '&#xD800;',
  '&lt;',
  '_xD800_',
  '_x0000_',
  '<numFmt numFmtId="164" formatCode="yyyy[h]:mm;@"/>',
  ' date1904="1"',
  '<a>'.repeat(3000),
  '\ud800',
].map((text) => Buffer.from(text));

/** Half of them damaged as they lie there, half packed again around parts that were changed. */
const mutatedXlsx =
  (real: readonly Buffer[]) =>
  (choose: Choose): Buffer => {
    const bytes = oneOf(real, choose);
    if (choose(2) === 0) return mutateBytes(bytes, oneOf(real, choose), choose);
    const parts: Record<string, Uint8Array> = unzipSync(bytes);
    const names = Object.keys(parts);
    for (let left = 1 + choose(2); left > 0; left -= 1) {
      const name = oneOf(names, choose);
      const part = parts[name] ?? new Uint8Array();
      const at = choose(part.length + 1);
      const kind = choose(8);
      if (kind === 0) Reflect.deleteProperty(parts, name);
      else if (kind === 1) parts[name] = parts[oneOf(names, choose)] ?? part;
      else if (kind < 5)
        parts[name] = Buffer.concat([part.subarray(0, at), oneOf(XML, choose), part.subarray(at)]);
      else parts[name] = mutateBytes(part, parts[oneOf(names, choose)] ?? part, choose);
    }
    return Buffer.from(zipSync(parts, { level: choose(2) === 0 ? 0 : 6 }));
  };

/** What everybody who asks for a table may count on. */
const expectTable = async (path: string): Promise<true> => {
  const { headers, rows, sha256 } = await readTable(path);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  for (const cells of [headers, ...rows]) {
    expect(cells.length).toBe(headers.length);
    for (const cell of cells) if (!cell.isWellFormed() || cell.includes('\r')) expect(cell).toBe('text');
  }
  return true;
};

const FIRST_BYTES = { '.csv': 'csv', '.xlsx': 'xlsx' } as const;

describe('tables by the thousand', () => {
  it.each(Object.entries(FIRST_BYTES))(
    'a table is read or refused: %s',
    { timeout: LONG },
    async (ending, kind) => {
      const tables = await realTables();
      const path = join(tables.desk, `given${ending}`);
      const make = kind === 'csv' ? mutatedCsv(tables.csv) : mutatedXlsx(tables.xlsx);
      const tally = await feed(make, (input) => {
        writeFileSync(path, input);
        return expectTable(path);
      });
      expect(tally.accepted).toBeGreaterThan(0);
      expect(tally.refused).toBeGreaterThan(0);
    },
  );

  it(
    'the preview of an import says what each row would do, and changes nothing',
    { timeout: LONG },
    async () => {
      const { vault, desk, assessment, csv, xlsx } = await realTables();
      const head = (): unknown => vault.db.prepare('SELECT max(seq) FROM journal').pluck().get();
      const before = head();
      const path = join(desk, 'given');
      const both = [mutatedCsv(csv), mutatedCsv(csv), mutatedCsv(csv), mutatedXlsx(xlsx)];
      const make = (choose: Choose): Buffer => oneOf(both, choose)(choose);
      let previews = 0;
      await feed(
        make,
        async (input) => {
          writeFileSync(path, input);
          const asRegister = { path, validFrom: TODAY, apply: false, sha256: null };
          const previewed = [
            await importRegister(vault, asRegister).catch(onlyRefused),
            await importWorksheet(vault, assessment, path, { apply: false, sha256: null }).catch(onlyRefused),
          ].flatMap((one) => (one === null ? [] : [one]));
          for (const { rows, counts } of previewed) {
            expect(rows.length).toBe(counts.add + counts.change + counts.same + counts.refused);
          }
          previews += previewed.length;
          return previewed.length > 0;
        },
        Math.min(INPUTS, 20_000),
      );
      expect(previews).toBeGreaterThan(0);
      expect(head()).toBe(before);
    },
  );
});
