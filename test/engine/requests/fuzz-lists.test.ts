// Lists of requests made out of real ones by damage: read or refused by one of the errors of tables, every row accounted
// for, and what is taken in is whole by the vault's own check.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  checkVault,
  exportRequestList,
  importRequestList,
  lookAtRequestList,
  type OpenVault,
} from '../../../src/engine';
import { ListImport, ListLook } from '../../../src/shared/domain/request-list';
import { feed, INPUTS, LONG } from '../feed';
import { type Choose, mutateBytes } from '../mutate';
import { makeVault, quietJob } from '../temporary-vault';
import { firmsLists } from './firms-lists';
import { startYear } from './requests-fixture';

const BITS = [
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B2:A1"/>',
  '<row r="1048576">',
  '<c r="A3" s="1"><v>1e308</v></c>',
  '<c r="A3" s="1"><v>-1</v></c>',
  '<c r="Q3" t="inlineStr"><is><t>Accepted</t></is></c>',
  'REQ-001',
  'POP-01',
  '"',
  ';',
  '\n\n\n',
  '31/12/2026',
  '\u202e',
  '\ud800',
].map((text) => Buffer.from(text));

const one = <T>(list: readonly T[], choose: Choose): T => {
  const item = list[choose(list.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const damaged = (bytes: Buffer, choose: Choose): Buffer => {
  const at = choose(bytes.length + 1);
  return choose(2) === 0
    ? mutateBytes(bytes, bytes, choose)
    : Buffer.concat([bytes.subarray(0, at), one(BITS, choose), bytes.subarray(at)]);
};

/** Damage inside of the parts of a workbook, for damage around them is refused before anything is read. */
const damagedInside = (bytes: Buffer, choose: Choose): Buffer => {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  if (!isZip || choose(6) === 0) return damaged(bytes, choose);
  const parts = unzipSync(bytes);
  const name = one(
    Object.keys(parts).filter((path) => /sheet|shared|workbook\.xml$/i.test(path)),
    choose,
  );
  return Buffer.from(
    zipSync({ ...parts, [name]: damaged(Buffer.from(parts[name] ?? []), choose) }, { level: 0 }),
  );
};

const entries = (vault: OpenVault): unknown => vault.db.prepare('SELECT max(seq) FROM journal').pluck().get();

it('reads a damaged list or refuses it, and accounts for every row', { timeout: LONG }, async () => {
  const { vault, desk } = await makeVault();
  startYear(vault);
  const lists = firmsLists().filter((list) => list.firm !== 'Carrow CPA');
  const [first] = lists;
  const start = join(desk, 'start.xlsx');
  writeFileSync(start, first?.bytes ?? '');
  const input = { firm: 'Bramwell', mapping: null, rows: null, sha256: null };
  await importRequestList(vault, { ...input, path: start, apply: true }, quietJob());
  await exportRequestList(vault, join(desk, 'own.xlsx'));
  await exportRequestList(vault, join(desk, 'own.csv'));
  const real = [
    ...lists.map((list) => Buffer.from(list.bytes)),
    ...['own.xlsx', 'own.csv'].map((name) => readFileSync(join(desk, name))),
  ];
  const path = join(desk, 'given.csv');
  let taken = 0;
  const tally = await feed(
    (choose) => damagedInside(one(real, choose), choose),
    async (bytes) => {
      writeFileSync(path, bytes);
      const before = entries(vault);
      ListLook.parse(await lookAtRequestList(vault, path, { firm: 'Bramwell', mapping: null }));
      const seen = ListImport.parse(
        await importRequestList(vault, { ...input, path, apply: false }, quietJob()),
      );
      const { rows, ...kinds } = seen.counts;
      expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(rows);
      expect(seen.rows).toHaveLength(rows);
      expect(entries(vault)).toBe(before);
      // Some are taken in, so that the next ones meet what they left behind.
      taken += 1;
      if (taken % 5 === 0)
        await importRequestList(vault, { ...input, path, sha256: seen.sha256, apply: true }, quietJob());
      return true;
    },
    Math.min(20_000, INPUTS / 16),
  );
  expect(tally.accepted).toBeGreaterThan(0);
  expect(tally.refused).toBeGreaterThan(0);
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
});
