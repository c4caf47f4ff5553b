// Our own list, filled in by a person with LibreOffice: exactly the filled cells are changes.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  checkVault,
  exportRequestList,
  getRequest,
  lookAtRequestList,
  type OpenVault,
  openVault,
} from '../../../src/engine';
import type { Instant } from '../../../src/shared/period';
import { PASSPHRASE, quietJob, type TestEnvironment, testEnvironment } from '../temporary-vault';
import type { VaultFixture } from '../vault-fixture';
import { changed, fortyRequests, preview, take, WORDINGS } from './own-list-fixture';
import { REQ, TODAY } from './requests-fixture';

let fixture: VaultFixture;
let environment: TestEnvironment;
let vault: OpenVault;
beforeAll(async () => {
  fixture = await fortyRequests();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  environment = testEnvironment();
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, environment);
});
afterEach(() => {
  vault.close();
});

const at = (name: string): string => join(fixture.work, name);
const exported = async (name = 'requests.xlsx'): Promise<string> => {
  await exportRequestList(vault, at(name));
  environment.setClock('2026-07-02T09:00:00Z' as Instant);
  return at(name);
};
const soffice = (kind: string, path: string): void => {
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${at('profile')}`,
      ...['--headless', '--convert-to', kind, '--outdir', fixture.work, path],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
};

/** The cells of a row in the text that LibreOffice writes, empty ones one by one. */
const cellsOf = (row: string): string[] =>
  [...row.matchAll(/<table:table-cell[^>]*?(?:\/>|>.*?<\/table:table-cell>)/gs)].flatMap(([cell]) => {
    const count = Number(/number-columns-repeated="(\d+)"/.exec(cell)?.[1] ?? '1');
    return Array.from({ length: Math.min(count, 40) }, () =>
      cell.replace(/ table:number-columns-repeated="\d+"/, ''),
    );
  });
const text = (value: string): string =>
  `<table:table-cell office:value-type="string">${value
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</table:table-cell>`;
const date = (value: string): string =>
  `<table:table-cell office:value-type="date" office:date-value="${value}"><text:p>${value}</text:p></table:table-cell>`;

describe('a list that went out and was filled in with LibreOffice', () => {
  it('comes back with exactly the filled cells as changes', { timeout: 180_000 }, async () => {
    const path = await exported();
    soffice('fods', path);
    const fods = at('requests.fods');
    const fill: Readonly<Record<string, Readonly<Record<number, string>>>> = {
      'REQ-002': { 16: text('Accepted') },
      'REQ-003': { 17: text('Which system is this from?\nAnd when?') },
      'REQ-005': { 16: text('Returned'), 17: text('The second page is missing.') },
      'REQ-007': { 16: text('In review'), 17: text('Thanks.'), 10: date('2026-08-15') },
      'REQ-040': { 16: text('Not applicable') },
    };
    let isFirstSpare = true;
    const edited = readFileSync(fods, 'utf8').replace(
      /<table:table-row[^>]*>.*?<\/table:table-row>/gs,
      (row) => {
        const id = /<text:p>(REQ-\d+)<\/text:p>/.exec(row)?.[1] ?? '';
        const news = fill[id];
        if (news !== undefined) {
          const cells = cellsOf(row).map((cell, place) => news[place] ?? cell);
          return `<table:table-row>${cells.slice(0, 18).join('')}</table:table-row>`;
        }
        // The empty rows below the list, with the drop-down: something new is asked in the first of them.
        if (id === '' && isFirstSpare && /number-rows-repeated/.test(row) && /content-validation/.test(row)) {
          isFirstSpare = false;
          const asks = ['<table:table-cell/>', text('B-99'), text('Something new, please.')];
          return `<table:table-row>${asks.join('')}</table:table-row>${row}`;
        }
        return row;
      },
    );
    writeFileSync(at('back.fods'), edited);
    soffice('xlsx', at('back.fods'));
    const back = at('back.xlsx');

    expect((await lookAtRequestList(vault, back, { firm: 'any', mapping: null })).from).toBe('our-own-list');
    const seen = await preview(vault, back);
    expect(seen.counts).toMatchObject({ new: 1, changed: 5, same: 35, heading: 1, refused: 0, conflict: 0 });
    expect(
      changed(seen).map((one) => ({ id: one.requestId, changes: one.changes, comments: one.comments })),
    ).toEqual([
      { id: 'REQ-002', changes: [{ field: 'status', before: 'open', after: 'accepted' }], comments: 0 },
      { id: 'REQ-003', changes: [], comments: 1 },
      {
        id: 'REQ-005',
        changes: [
          { field: 'status', before: 'open', after: 'returned' },
          { field: 'returnReason', before: '', after: 'The second page is missing.' },
        ],
        comments: 0,
      },
      {
        id: 'REQ-007',
        changes: [
          { field: 'dueOn', before: '2026-07-20', after: '2026-08-15' },
          { field: 'status', before: 'open', after: 'in-review' },
        ],
        comments: 1,
      },
      { id: 'REQ-040', changes: [{ field: 'status', before: 'open', after: 'not-applicable' }], comments: 0 },
      {
        id: null,
        changes: [{ field: 'wording', before: '', after: 'Something new, please.' }],
        comments: 0,
      },
    ]);
    const done = await take(vault, back, seen.sha256);
    expect(done).toMatchObject({
      form: 'workbook',
      signature: 'none',
      applied: true,
      by: 'Bramwell & Oakes LLP',
    });
    expect(getRequest(vault, REQ(7), TODAY)).toMatchObject({
      ...{ auditor: 'in-review', dueOn: '2026-08-15', wording: WORDINGS[6] },
    });
    expect(getRequest(vault, REQ(3), TODAY)).toMatchObject({
      wording: WORDINGS[2],
      comments: [{ side: 'firm', text: 'Which system is this from?\nAnd when?', via: 'response' }],
    });
    expect(getRequest(vault, REQ(41), TODAY)).toMatchObject({ reference: 'B-99', auditor: 'open' });
    const again = await take(vault, back, seen.sha256);
    expect(again).toMatchObject({ isKnown: true, applied: false });
    expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
  });
});
