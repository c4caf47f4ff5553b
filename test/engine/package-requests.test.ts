// What an auditor asked, in packages of a real vault: what goes in and what never does, rounds and deliveries.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  askedByHand,
  buildPackage,
  checkVault,
  commentRequest,
  copyFlat,
  deliver,
  diffRounds,
  getRequest,
  openVault,
  type OpenVault,
  planPackage,
  rebuildPackage,
  recordAuditorStatus,
  verifyPackage,
} from '../../src/engine';
import { type PackageSelection, WHOLE_SCOPE } from '../../src/shared/domain/package';
import {
  type ControlId,
  type EngagementId,
  type PackageId,
  type RecipientId,
  requestId,
} from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { fillAsked } from './asked-vault';
import { asked, handled } from './requests/requests-fixture';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';
import { vaultFixture, type VaultFixture } from './vault-fixture';

const REQ = requestId;
const day = (text: string): CalendarDate => text as CalendarDate;
const ENGAGEMENT = 'ENG-01' as EngagementId;
const control = (number: number): ControlId => `CTL-00${String(number)}` as ControlId;
const ROUND = { packageId: 'PKG-2026-01' as PackageId, round: 1 };

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture(fillAsked);
});
afterAll(() => fixture.remove());

let vault: OpenVault;
let desk: string;
let environment: ReturnType<typeof testEnvironment>;
beforeEach(async () => {
  desk = temporaryFolder();
  environment = testEnvironment();
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, environment);
  onTestFinished(() => vault.close());
});

interface Said {
  readonly counts: Readonly<Record<string, number>>;
  readonly selection: { readonly not_selected: Readonly<Record<string, number>> };
  readonly evidence: readonly { readonly ref: string; readonly custody_entries: readonly number[] }[];
  readonly requests?: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
  readonly changes?: { readonly others: readonly { readonly kind: string; readonly id: string }[] };
}

type Files = Readonly<Record<string, Buffer>>;
/** By path below `data/`. */
const filesOf = (path: string): Files =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [
      name.replace(/^[^/]+\/(data\/)?/, ''),
      Buffer.from(bytes),
    ]),
  );
const saidIn = (path: string): Said =>
  JSON.parse(filesOf(path)['package.json']?.toString('utf8') ?? '') as Said;

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const build = async (name: string, selection: PackageSelection = WHOLE_SCOPE): Promise<string> => {
  const targetPath = join(desk, name);
  const how = { engagementId: ENGAGEMENT, omissions: [], allowDraft: true, selection };
  await buildPackage(vault, { ...how, targetPath }, quietJob());
  return targetPath;
};

const delivered = (on: string, round = 1) => {
  deliver(
    vault,
    { ...ROUND, round },
    {
      recipientId: 'RCP-01' as RecipientId,
      on: day(on),
      route: 'portal',
      fingerprintBy: null,
      passphraseBy: null,
      note: '',
    },
  );
};

const request = (number: number) => getRequest(vault, REQ(number), day('2026-07-05'));
const later = (instant: string): void => environment.setClock(instant as Instant);
const findings = async (): Promise<readonly string[]> =>
  (await checkVault(vault, { deep: false }, quietJob())).findings.map((one) => `${one.code} ${one.subject}`);

/** Every byte that leaves, with what is packed within: workbooks are zips. */
const everything = (zip: Uint8Array): string =>
  Object.entries(unzipSync(zip))
    .map(([name, bytes]) =>
      name.endsWith('.xlsx') ? everything(bytes) : `${name}\n${Buffer.from(bytes).toString('utf8')}`,
    )
    .join('\n');

describe('requests in a package', () => {
  it('go in as they were asked, with what answers them, and the package verifies', async () => {
    const path = await build('p.zip');
    const report = await verifyPackage(path, { signer: null }, quietJob());
    expect(report).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });
    const { requests = [], counts, evidence: items } = saidIn(path);
    expect(counts['requests']).toBe(4);
    expect(requests[0]).toEqual({
      id: 'REQ-001',
      reference: 'PBC-01',
      wording: 'Reviews of each quarter',
      title: 'Administrators',
      area: 'Access control',
      kind: 'document',
      named: 'CC6.1',
      period: null,
      requested_on: '2026-06-01',
      due_on: '2026-06-20',
      status: 'submitted',
      return_reason: '',
      told: null,
      answered: true,
      evidence: ['EVD-0001.01', 'EVD-0003.01'],
      controls: ['CTL-001'],
      populations: [],
      samples: [],
      comments: [expect.objectContaining({ side: 'organization', text: 'Two of them are signed' })],
    });
    expect(requests.map((one) => [one.id, one['status'], one['answered'], one['evidence']])).toEqual([
      ['REQ-001', 'submitted', true, ['EVD-0001.01', 'EVD-0003.01']],
      ['REQ-002', 'open', false, []],
      ['REQ-003', 'open', false, []],
      ['REQ-004', 'submitted', true, ['EVD-0002.01']],
    ]);
    // What only a request needs is there, with its record; what nobody needs is not.
    expect(items.map((one) => one.ref)).toEqual(['EVD-0001.01', 'EVD-0002.01', 'EVD-0003.01']);
    expect(items[2]?.custody_entries.length).toBeGreaterThan(0);
  });

  it('never tell what is internal: not in one byte of any file', async () => {
    const all = everything(readFileSync(await build('p.zip')));
    expect(all).toContain('Two of them are signed');
    expect([...new Set(all.match(/SECRET-[a-z-]+/g) ?? [])]).toEqual([]);
    expect(all).not.toMatch(/2031-12-24|ready-for-review|nobody-needs-it|"request\./);
    const internal = ['in-progress', 'needs-clarification', 'own_due_on', 'is_internal', 'isInternal'];
    expect(internal.filter((word) => all.includes(word))).toEqual([]);
  });

  it('are said on cover and in the texts, and are no gap', async () => {
    const path = await build('p.zip');
    const files = filesOf(path);
    const text = '2 of 4 requests of the auditor are not answered with this round';
    expect(files['02_index.html']?.toString('utf8')).toContain(text);
    expect(files['00_README.txt']?.toString('utf8').replace(/\s+/g, ' ')).toContain(text);
    expect(files['omissions.json']?.toString('utf8')).not.toContain('REQ-');
    expect(Object.keys(files).filter((name) => name.startsWith('50_requests/'))).toEqual([
      '50_requests/requests.html',
      '50_requests/requests.xlsx',
      '50_requests/response.json',
    ]);
    const { folders, answeredRequests } = planPackage(vault, ENGAGEMENT);
    expect(answeredRequests).toBe(2);
    expect(folders.find((one) => one.folder === '50_requests')).toMatchObject({ items: 4, leftOut: 0 });
  });

  it('of a chosen control are those about it and those about none; evidence of others stays out', async () => {
    const path = await build('p.zip', { ...WHOLE_SCOPE, controlIds: [control(1)] });
    const { requests = [], selection, evidence: items } = saidIn(path);
    expect(requests.map((one) => one.id)).toEqual(['REQ-001', 'REQ-002', 'REQ-004']);
    expect(selection.not_selected['requests']).toBe(1);
    expect(items.map((one) => one.ref)).toEqual(['EVD-0001.01', 'EVD-0003.01']);
    expect(requests[2]).toMatchObject({ id: 'REQ-004', answered: true, evidence: [] });
    expect(everything(readFileSync(path))).not.toMatch(/About the second control|PBC-03|two\.txt/);
    expect((await verifyPackage(path, { signer: null }, quietJob())).findings).toEqual([]);
  });
});

describe('rounds with requests', () => {
  it('are the same bytes when nothing changed, before and after the delivery, and when written again', async () => {
    const first = sha256(await build('a.zip'));
    later('2026-07-01T10:00:00Z');
    expect(sha256(await build('b.zip'))).toBe(first);
    later('2026-07-01T11:00:00Z');
    delivered('2026-07-01');
    expect(sha256(await build('c.zip'))).toBe(first);
    const target = join(desk, 'd.zip');
    await rebuildPackage(vault, { of: ROUND, targetPath: target }, quietJob());
    expect(sha256(target)).toBe(first);
    expect(await findings()).toEqual([]);
  });

  it('submit what they answer once they are delivered, on its day, and nothing else', async () => {
    await build('a.zip');
    later('2026-07-03T10:00:00Z');
    delivered('2026-07-02');
    expect(request(1)).toMatchObject({
      auditor: 'submitted',
      internal: 'submitted',
      waitingOn: 'auditor',
      waitingSince: '2026-07-02',
      submittedWith: ROUND,
    });
    expect(request(4).auditor).toBe('submitted');
    expect(request(2)).toMatchObject({ auditor: 'open', internal: 'assigned' });
    delivered('2026-07-03');
    expect(request(1).waitingSince).toBe('2026-07-02');
    expect(await findings()).toEqual([]);
  });

  it('do not take back what the auditor said before anybody wrote the delivery down', async () => {
    await build('a.zip');
    later('2026-07-05T10:00:00Z');
    const told = { toldBy: 'Noor Haddad', note: 'Not legible' };
    recordAuditorStatus(vault, { id: REQ(1), to: 'returned', on: day('2026-07-04'), ...told });
    delivered('2026-07-02');
    expect(request(1)).toMatchObject({ auditor: 'returned', internal: 'in-progress' });
    expect(request(4).auditor).toBe('submitted');
  });

  it('say in the next one which requests changed, by their title or how they begin', async () => {
    await build('a.zip');
    later('2026-07-05T10:00:00Z');
    delivered('2026-07-02');
    const told = { toldBy: 'Noor Haddad', note: 'Not legible' };
    recordAuditorStatus(vault, { id: REQ(1), to: 'returned', on: day('2026-07-04'), ...told });
    askedByHand(vault, asked({ title: '', wording: 'Asked anew' }), handled());
    later('2026-07-06T10:00:00Z');
    const path = await build('b.zip');
    const { requests = [], changes } = saidIn(path);
    expect(requests[0]).toMatchObject({
      status: 'returned',
      return_reason: 'Not legible',
      told: { by: 'Noor Haddad', on: '2026-07-04', via: 'told' },
      answered: false,
    });
    const changed = changes?.others.filter((one) => one.kind === 'request');
    expect(changed).toEqual([
      { kind: 'request', id: 'REQ-001', what: 'changed', title: 'Administrators' },
      { kind: 'request', id: 'REQ-005', what: 'added', title: 'Asked anew' },
    ]);
    const diff = await diffRounds(vault, ROUND, { ...ROUND, round: 2 });
    expect(diff.others.filter((one) => one.kind === 'request')).toHaveLength(2);
    expect((await verifyPackage(path, { signer: null }, quietJob())).findings).toEqual([]);
  });

  it('go whole into a delta: only evidence is left to its base', async () => {
    const base = await build('a.zip');
    later('2026-07-06T10:00:00Z');
    commentRequest(vault, { id: REQ(2), text: 'It follows next week', isInternal: false });
    const targetPath = join(desk, 'delta.zip');
    const how = { engagementId: ENGAGEMENT, omissions: [], allowDraft: true, deltaFrom: ROUND };
    await buildPackage(vault, { ...how, targetPath }, quietJob());
    expect(Object.keys(filesOf(targetPath)).filter((name) => /^(30_|50_)/.test(name))).toHaveLength(3);
    expect(saidIn(targetPath).changes?.others).toContainEqual(
      expect.objectContaining({ kind: 'request', id: 'REQ-002', what: 'changed' }),
    );
    const report = await verifyPackage(targetPath, { signer: null, base }, quietJob());
    expect(report.findings).toEqual([]);
  });

  it('are copied flat by request, each file once', async () => {
    await build('a.zip');
    const folder = join(desk, 'flat');
    await copyFlat(vault, ROUND, { folder, by: 'request' }, quietJob());
    const names = readdirSync(folder).filter((name) => name.includes('EVD-'));
    expect(names.map((name) => name.split('_').slice(0, 2).join('_')).sort()).toEqual([
      'REQ-001_EVD-0001.01',
      'REQ-001_EVD-0003.01',
      'REQ-004_EVD-0002.01',
    ]);
    expect(readFileSync(join(folder, 'index.csv'), 'utf8')).toContain('REQ-001 PBC-01');
  });
});
