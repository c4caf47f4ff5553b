// The list and the empty response that a package carries, as they come back: untouched they say nothing, filled in exactly
// what was filled in.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildPackage, getRequest, openVault, type OpenVault, takeResponse } from '../../src/engine';
import { type EngagementId, requestId, type Sha256 } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { fillAsked } from './asked-vault';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { vaultFixture, type VaultFixture } from './vault-fixture';

const TODAY = '2026-07-01' as CalendarDate;
const XLSX = '50_requests/requests.xlsx';
const JSON_FORM = '50_requests/response.json';

let fixture: VaultFixture;
let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    await fillAsked(vault, work);
    const targetPath = join(work, 'p.zip');
    const how = { engagementId: 'ENG-01' as EngagementId, omissions: [], allowDraft: true };
    await buildPackage(vault, { ...how, targetPath }, quietJob());
    const entries = Object.entries(unzipSync(readFileSync(targetPath)));
    files = new Map(entries.map(([name, bytes]) => [name.replace(/^[^/]+\/data\//, ''), bytes]));
  });
});
afterAll(() => fixture.remove());

let vault: OpenVault;
beforeEach(async () => {
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  onTestFinished(() => vault.close());
});

const bytesOf = (name: string): Uint8Array => files.get(name) ?? new Uint8Array();
const onDisk = (name: string, bytes: Uint8Array | string): string => {
  const path = join(fixture.work, name);
  writeFileSync(path, bytes);
  return path;
};
const take = (path: string, sha256: Sha256 | null = null) =>
  takeResponse(
    vault,
    { path, signaturePath: null, key: null, rows: null, sha256, apply: sha256 !== null },
    quietJob(),
  );
const changes = (look: Awaited<ReturnType<typeof take>>) =>
  look.list.rows.filter((one) => !['same', 'heading', 'blank'].includes(one.what));
const request = (number: number) => getRequest(vault, requestId(number), TODAY);

/** The two empty columns of a row, as a spreadsheet program fills them. */
const filled = (row: number, status: string, comment: string): Uint8Array => {
  const parts = unzipSync(bytesOf(XLSX));
  const part = 'xl/worksheets/sheet1.xml';
  const cell = (address: string, text: string) =>
    `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const xml = strFromU8(parts[part] ?? new Uint8Array())
    .replace(new RegExp(`<c r="Q${String(row)}"[^>]*/>`), cell(`Q${String(row)}`, status))
    .replace(new RegExp(`<c r="R${String(row)}"[^>]*/>`), cell(`R${String(row)}`, comment));
  return zipSync({ ...parts, [part]: strToU8(xml) });
};

describe('the list that a package carries', () => {
  it('comes back untouched without a change, and is known for what it went out with', async () => {
    const look = await take(onDisk('same.xlsx', bytesOf(XLSX)));
    expect(look).toMatchObject({ form: 'workbook', answers: { packageId: 'PKG-2026-01', round: 1 } });
    expect(changes(look)).toEqual([]);
  });

  it('comes back with what the auditor filled in, and nothing else', async () => {
    // Row 1 is the head, row 2 the guide: REQ-002 is the second request.
    const path = onDisk('filled.xlsx', filled(4, 'Returned', 'The June export is missing'));
    const look = await take(path);
    expect(changes(look).map((one) => one.requestId)).toEqual(['REQ-002']);
    await take(path, look.list.sha256);
    expect(request(2)).toMatchObject({ auditor: 'returned', returnReason: 'The June export is missing' });
    expect(request(1).auditor).toBe('open');
  });
});

describe('the empty response that a package carries', () => {
  interface Form {
    readonly made_by: { person: string; firm: string };
    readonly requests: { readonly id: string; status: string | null; reason: string }[];
  }

  it('is refused while nobody has put a name to it', async () => {
    await expect(take(onDisk('empty.json', bytesOf(JSON_FORM)))).rejects.toMatchObject({
      code: 'response.malformed',
    });
  });

  it('is taken in when it was filled in by hand', async () => {
    const form = JSON.parse(strFromU8(bytesOf(JSON_FORM))) as Form;
    form.made_by.person = 'Noor Haddad';
    form.made_by.firm = 'Bramwell & Oakes LLP';
    const third = form.requests.find((one) => one.id === 'REQ-003');
    if (third !== undefined) third.status = 'in-review';
    const path = onDisk('by-hand.json', JSON.stringify(form, null, 2));
    const look = await take(path);
    expect(look).toMatchObject({ form: 'response-file', signature: 'none', by: 'Noor Haddad' });
    expect(changes(look).map((one) => one.requestId)).toEqual(['REQ-003']);
    await take(path, look.list.sha256);
    expect(request(3).auditor).toBe('in-review');
  });
});
