// Our own list: it goes out, is filled in, and comes back with exactly what was filled in.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  changeRequest,
  checkVault,
  exportRequestList,
  getRequest,
  lookAtRequestList,
  type OpenVault,
  openVault,
  recordAuditorStatus,
} from '../../../src/engine';
import { requestsToHandOver, requestsWorkbook } from '../../../src/engine/requests';
import type { Instant } from '../../../src/shared/period';
import { PASSPHRASE, quietJob, type TestEnvironment, testEnvironment } from '../temporary-vault';
import type { VaultFixture } from '../vault-fixture';
import { changed, fortyRequests, preview, take, WORDINGS } from './own-list-fixture';
import { asked, day, handled, REQ, TODAY } from './requests-fixture';

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
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

/** Changes cells of the workbook as it lies there: text by row and column, without a spreadsheet program. */
const filled = (
  path: string,
  cells: Readonly<Record<string, string>>,
  name = 'filled.xlsx',
  sheet = 1,
): string => {
  const parts = unzipSync(readFileSync(path));
  const part = `xl/worksheets/sheet${String(sheet)}.xml`;
  let xml = strFromU8(parts[part] ?? new Uint8Array());
  for (const [address, text] of Object.entries(cells)) {
    const cell = `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
    const before = xml;
    const row = /\d+$/.exec(address)?.[0] ?? '';
    xml = xml.replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`, 's'), cell);
    if (xml !== before) continue;
    const isThere = xml.includes(`<row r="${row}"`);
    xml = isThere
      ? xml.replace(new RegExp(`(<row r="${row}"[^>]*>.*?)(</row>)`, 's'), `$1${cell}$2`)
      : xml.replace('</sheetData>', `<row r="${row}">${cell}</row></sheetData>`);
  }
  const target = at(name);
  writeFileSync(target, zipSync({ ...parts, [part]: strToU8(xml) }));
  return target;
};

describe('our own list', () => {
  it.each(['requests.xlsx', 'requests.csv'])(
    'comes back untouched as nothing but same rows: %s',
    async (name) => {
      const seen = await preview(vault, await exported(name));
      expect(seen.counts).toMatchObject({ same: 40, heading: 1, new: 0, changed: 0, refused: 0 });
    },
  );

  it('says nothing of what is ours alone, and is the same bytes for the same requests', async () => {
    const path = await exported('requests.csv');
    const all = readFileSync(path, 'utf8');
    for (const secret of ['Head of people', 'Nobody outside reads this', 'ready-for-review'])
      expect(all).not.toContain(secret);
    const requests = requestsToHandOver(vault, 'ENG-01' as never);
    const sheet = {
      uuid: '0'.repeat(32),
      round: null,
      organization: 'o',
      engagement: 'e',
      requests,
      populations: [],
    };
    const bytes = requestsWorkbook(sheet);
    expect(requestsWorkbook(sheet)).toEqual(bytes);
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toContain('<dataValidation type="list"');
  });

  it('is taken in as what the auditor says, and only the rows that were chosen', async () => {
    const path = filled(await exported(), { Q3: 'accepted', R4: 'When?', Q5: 'Withdrawn' });
    const seen = await preview(vault, path);
    expect(changed(seen).map((one) => one.row)).toEqual([3, 4, 5]);
    await take(vault, path, seen.sha256, [3, 4]);
    expect([1, 2, 3].map((number) => getRequest(vault, REQ(number), TODAY).auditor)).toEqual([
      ...['accepted', 'open', 'open'],
    ]);
    const [comment] = getRequest(vault, REQ(2), TODAY).comments;
    expect(comment).toMatchObject({ side: 'firm', text: 'When?', author: 'Bramwell & Oakes LLP' });
  });

  it('keeps both sides where the vault learned something else since', async () => {
    const path = filled(await exported(), {
      Q3: 'Returned',
      R3: 'No date.',
      K5: '2026-09-01',
      Q4: 'Accepted',
    });
    recordAuditorStatus(vault, {
      id: REQ(1),
      to: 'accepted',
      on: day('2026-07-02'),
      toldBy: 'N. Oakes',
      note: '',
    });
    recordAuditorStatus(vault, {
      id: REQ(2),
      to: 'accepted',
      on: day('2026-07-02'),
      toldBy: 'N. Oakes',
      note: '',
    });
    const { id, ...third } = {
      id: REQ(3),
      ...asked({ reference: 'B-03', wording: WORDINGS[2] ?? '', title: 'Title 2' }),
    };
    changeRequest(vault, id, { ...third, dueOn: day('2026-08-08') }, handled());
    const seen = await preview(vault, path);
    expect(seen.counts).toMatchObject({ conflict: 2, same: 38, changed: 0 });
    expect(changed(seen).map(({ requestId, conflicts }) => ({ requestId, conflicts }))).toEqual([
      {
        requestId: 'REQ-001',
        conflicts: [{ field: 'status', before: 'open', after: 'returned: No date.', ours: 'accepted' }],
      },
      {
        requestId: 'REQ-003',
        conflicts: [{ field: 'dueOn', before: '2026-07-20', after: '2026-09-01', ours: '2026-08-08' }],
      },
    ]);
    await take(vault, path, seen.sha256);
    expect(getRequest(vault, REQ(1), TODAY)).toMatchObject({
      auditor: 'accepted',
      conflicts: [{ field: 'status', ours: 'accepted', theirs: 'returned: No date.', resolved: null }],
    });
    expect(getRequest(vault, REQ(3), TODAY).dueOn).toBe('2026-08-08');
    // The same list with one cell more: what waits for a person already is not found a second time.
    const more = filled(path, { R10: 'One thing more.' }, 'more.xlsx');
    expect((await preview(vault, more)).counts).toMatchObject({ conflict: 0, changed: 1 });
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });

  it('knows what the same people said with the same list before, and moves on from there', async () => {
    const path = await exported();
    const first = filled(path, { Q3: 'In review', R3: 'Looking.' }, 'one.xlsx');
    await take(vault, first, (await preview(vault, first)).sha256);
    environment.setClock('2026-07-03T09:00:00Z' as Instant);
    const second = filled(path, { Q3: 'Accepted', R3: 'Looking.' }, 'two.xlsx');
    expect(changed(await preview(vault, second))).toMatchObject([
      { what: 'changed', changes: [{ before: 'in-review', after: 'accepted' }], comments: 0 },
    ]);
  });

  it('is no last word when it was filled in before one of theirs that came in already', async () => {
    const path = await exported();
    const named = (cells: Readonly<Record<string, string>>, on: string, name: string): string =>
      filled(filled(path, cells, 'part.xlsx'), { B9: 'Noor Haddad', B11: on }, name, 3);
    const newer = named({ Q3: 'Returned', R3: 'Not complete.' }, '2026-07-01', 'newer.xlsx');
    await take(vault, newer, (await preview(vault, newer)).sha256);
    const older = named({ Q3: 'Accepted' }, '2026-06-30', 'older.xlsx');
    expect(changed(await preview(vault, older))).toMatchObject([
      { what: 'conflict', conflicts: [{ ours: 'returned: Not complete.', after: 'accepted' }] },
    ]);
    const newest = named({ Q3: 'Accepted' }, '2099-01-01', 'newest.xlsx');
    const seen = await preview(vault, newest);
    expect(changed(seen)).toMatchObject([{ what: 'changed' }]);
    await take(vault, newest, seen.sha256);
    // A day that has not come is none on which anything was said.
    expect(getRequest(vault, REQ(1), TODAY).turns.filter((one) => one.on > '2026-07-02')).toEqual([]);
  });

  it('hides nothing in the name of whoever filled it in', async () => {
    const path = filled(await exported(), { Q3: 'Accepted' }, 'part.xlsx');
    const disguised = filled(path, { B9: 'Noor\u200b Haddad\u202e' }, 'disguised.xlsx', 3);
    await take(vault, disguised, (await preview(vault, disguised)).sha256);
    expect(getRequest(vault, REQ(1), TODAY).turns.map((one) => one.saidBy)).toContain(
      'Noor\\u{200B} Haddad\\u{202E}',
    );
  });

  it('is ours as well with its sheet “About” hidden: no list of the firm that says our words for them', async () => {
    const parts = unzipSync(readFileSync(filled(await exported(), { Q3: 'Accepted' })));
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    const hidden = book.replace('name="About"', 'name="About" state="hidden"');
    expect(hidden).not.toBe(book);
    const path = at('hidden.xlsx');
    writeFileSync(path, zipSync({ ...parts, 'xl/workbook.xml': strToU8(hidden) }));
    expect((await lookAtRequestList(vault, path, { firm: 'any', mapping: null })).from).toBe('our-own-list');
    expect(changed(await preview(vault, path)).map((one) => one.row)).toEqual([3]);
  });

  it('asks for something new once, however often the list comes back', async () => {
    const path = await exported();
    const first = filled(path, { C60: 'Something new.', R60: 'Soon, please.' }, 'one.xlsx');
    const seen = await preview(vault, first);
    expect(seen.counts).toMatchObject({ new: 1, same: 40 });
    await take(vault, first, seen.sha256);
    const news = { C60: 'Something new.', R60: 'Thank you.', Q60: 'Accepted', C61: 'Something new.' };
    const second = filled(path, news, 'two.xlsx');
    const again = await preview(vault, second);
    expect(changed(again)).toMatchObject([
      { row: 60, what: 'changed', requestId: 'REQ-041', comments: 1, changes: [{ after: 'accepted' }] },
      { row: 61, what: 'refused' },
    ]);
    await take(vault, second, again.sha256);
    expect(getRequest(vault, REQ(41), TODAY)).toMatchObject({
      auditor: 'accepted',
      comments: [{ text: 'Soon, please.' }, { text: 'Thank you.' }],
    });
  });

  it('refuses rows that cannot be understood, each with its reason, and takes in the others', async () => {
    const path = filled(await exported(), {
      ...{ Q3: 'Submitted', Q4: 'Returned', K5: '03/04/2026', A6: 'REQ-900', A7: 'REQ-001', Q8: 'Accepted' },
      ...{ R45: 'a comment on nothing', L9: 'Accepted' },
    });
    const seen = await preview(vault, path);
    const problems = Object.fromEntries(
      seen.rows.filter((one) => one.problem !== '').map((one) => [one.row, one.problem]),
    );
    expect(seen.counts).toMatchObject({ refused: 6, changed: 1 });
    expect(problems).toMatchObject({
      3: expect.stringContaining('no status that an auditor sets') as string,
      4: expect.stringContaining('without a reason') as string,
      5: expect.stringContaining('no day') as string,
      6: expect.stringContaining('no request of the list') as string,
      7: expect.stringContaining('stands in row 3 already') as string,
      9: expect.stringContaining('not taken in') as string,
      45: expect.stringContaining('neither the number of a request nor a wording') as string,
    });
    await take(vault, path, seen.sha256);
    expect(getRequest(vault, REQ(6), TODAY).auditor).toBe('accepted');
  });

  it('picks rows only of populations that are here, and says which picks it refuses', async () => {
    const path = filled(await exported(), { A3: 'POP-07', B3: '12', A4: 'x', B4: 'y' }, 'picks.xlsx', 2);
    const seen = await preview(vault, path);
    expect(seen.counts).toMatchObject({ refused: 2 });
    expect(seen.rows.at(-1)).toMatchObject({ title: 'Sheet “Picks”, row 4' });
  });

  it('is refused when the vault knows no list of its number, or when its number is gone', async () => {
    const path = await exported();
    const parts = unzipSync(readFileSync(path));
    const about = strFromU8(parts['xl/worksheets/sheet3.xml'] ?? new Uint8Array());
    const write = (xml: string): string => {
      writeFileSync(at('odd.xlsx'), zipSync({ ...parts, 'xl/worksheets/sheet3.xml': strToU8(xml) }));
      return at('odd.xlsx');
    };
    const uuid = /[0-9a-f]{32}/.exec(about)?.[0] ?? '';
    await expect(preview(vault, write(about.replace(uuid, 'f'.repeat(32))))).rejects.toThrow(
      refusal('request.list-not-ours'),
    );
    await expect(preview(vault, write(about.replace(uuid, 'gone')))).rejects.toThrow(
      refusal('table.not-readable'),
    );
    await expect(
      preview(vault, write(about.replace('muniment-requests-1', 'muniment-requests-2'))),
    ).rejects.toThrow(refusal('table.not-readable'));
  });
});
