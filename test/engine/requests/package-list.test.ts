// The list in a package: filled in beside the evidence, it comes back as the answer to that round, with the rows that
// were picked of its populations.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkVault, getPopulation, getRequest, openVault, takeResponse } from '../../../src/engine';
import type { PopulationId } from '../../../src/shared/ids';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { REQ, TODAY } from './requests-fixture';
import { type Desk, handedOver, ROUND } from './response-fixture';

let desk: Desk;
beforeAll(async () => {
  desk = await handedOver();
});
afterAll(() => desk.fixture.remove());

const textCell = (address: string, text: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** The workbook of round 1, and its sheet of picks with row 3 of POP-01. */
const packaged = () => {
  const bag = unzipSync(readFileSync(join(desk.fixture.work, 'round-1.zip')));
  const [, bytes] = Object.entries(bag).find(([path]) => path.endsWith('/50_requests/requests.xlsx')) ?? [];
  const parts = unzipSync(bytes ?? new Uint8Array());
  const sheet = (name: string): string => strFromU8(parts[`xl/worksheets/${name}.xml`] ?? new Uint8Array());
  const picks = sheet('sheet2').replace(
    '</sheetData>',
    `<row r="3">${textCell('A3', 'POP-01')}${textCell('B3', '3')}${textCell('C3', 'With the ticket.')}</row></sheetData>`,
  );
  return { parts, sheet, picks };
};

it('comes back as the answer to its round', async () => {
  const { parts, sheet, picks } = packaged();
  const requests = sheet('sheet1')
    .replace(/<c r="Q3"[^>]*\/>/, textCell('Q3', 'Accepted'))
    .replace(/<c r="Q4"[^>]*\/>/, textCell('Q4', 'In review'));
  const path = join(desk.fixture.work, 'filled.xlsx');
  writeFileSync(
    path,
    zipSync({
      ...parts,
      'xl/worksheets/sheet1.xml': strToU8(requests),
      'xl/worksheets/sheet2.xml': strToU8(picks),
    }),
  );
  const vault = await openVault(await desk.fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  const take = (sha256: string | null) =>
    takeResponse(
      vault,
      { path, signaturePath: null, key: null, rows: null, sha256: sha256 as never, apply: sha256 !== null },
      quietJob(),
    );
  const seen = await take(null);
  expect(seen).toMatchObject({ form: 'workbook', answers: ROUND, signature: 'none', isKnown: false });
  expect(seen.list.counts).toMatchObject({ changed: 2, conflict: 0, refused: 0, new: 0 });
  expect(seen.picks).toMatchObject([{ populationId: 'POP-01', rows: 1, known: 0, problem: '' }]);
  await take(seen.list.sha256);
  expect(getRequest(vault, REQ(1), TODAY)).toMatchObject({ auditor: 'accepted', internal: 'closed' });
  expect(getRequest(vault, REQ(2), TODAY).auditor).toBe('in-review');
  expect(getPopulation(vault, 'POP-01' as PopulationId)).toMatchObject({
    selections: [{ picker: 'auditor', itemCount: 1, note: 'Row 3: With the ticket.' }],
  });
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  vault.close();
});

it('says no picks where it does not say any more which list they are of', async () => {
  const { parts, sheet, picks } = packaged();
  const about = sheet('sheet3');
  const [hash = ''] = /POP-01 [0-9a-f]{64}/.exec(about) ?? [];
  const path = join(desk.fixture.work, 'hashless.xlsx');
  writeFileSync(
    path,
    zipSync({
      ...parts,
      'xl/worksheets/sheet2.xml': strToU8(picks),
      'xl/worksheets/sheet3.xml': strToU8(about.replace(hash, '')),
    }),
  );
  const vault = await openVault(await desk.fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  const input = { path, signaturePath: null, key: null, rows: null, sha256: null, apply: false };
  const { list, picks: seen } = await takeResponse(vault, input, quietJob());
  vault.close();
  expect(hash).not.toBe('');
  expect(seen).toEqual([]);
  expect(list.rows.at(-1)).toMatchObject({ what: 'refused', title: 'Sheet “Picks”, row 3' });
});

it('that nobody signed is no word of whoever signed one before', async () => {
  const { parts, sheet } = packaged();
  const said = (name: string, status: string, comment: string): string => {
    const path = join(desk.fixture.work, name);
    const requests = sheet('sheet1')
      .replace(/<c r="Q3"[^>]*\/>/, textCell('Q3', status))
      .replace(/<c r="R3"[^>]*\/>/, textCell('R3', comment));
    const about = sheet('sheet3').replace(/<c r="B9"[^>]*\/>/, textCell('B9', 'Noor Haddad'));
    const changed = {
      'xl/worksheets/sheet1.xml': strToU8(requests),
      'xl/worksheets/sheet3.xml': strToU8(about),
    };
    writeFileSync(path, zipSync({ ...parts, ...changed }));
    return path;
  };
  const vault = await openVault(await desk.fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  const input = { key: null, rows: null, sha256: null };
  const signed = said('signed.xlsx', 'Returned', 'Not complete.');
  execFileSync('minisign', ['-Sm', signed, '-s', join(desk.keys, 'auditor.key')], { stdio: 'pipe' });
  const files = { ...input, path: signed, signaturePath: `${signed}.minisig` };
  expect(await takeResponse(vault, { ...files, apply: true }, quietJob())).toMatchObject({
    signature: 'holds',
    by: 'Noor Haddad',
  });
  const forged = { ...input, path: said('forged.xlsx', 'Accepted', ''), signaturePath: null };
  const { list } = await takeResponse(vault, { ...forged, apply: true }, quietJob());
  expect(list.counts).toMatchObject({ conflict: 1, changed: 0 });
  expect(getRequest(vault, REQ(1), TODAY).auditor).toBe('returned');
  vault.close();
});
