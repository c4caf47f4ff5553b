// What a package tells of the programme, and what never leaves: one built package of a vault whose registers hold a little
// of everything, and the rounds after it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  buildPackage,
  copyFlat,
  getRecord,
  listRows,
  openReceived,
  type PackageBuild,
  openVault,
  type OpenVault,
  planPackage,
  rebuildPackage,
  verifyPackage,
  withdrawFromRegister,
} from '../../src/engine';
import { NOTHING_KEPT } from '../../src/engine/review/opened-received';
import { WHOLE_SCOPE } from '../../src/shared/domain/package';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import type { ControlId, EngagementId, PackageId } from '../../src/shared/ids';
import type { Instant } from '../../src/shared/period';
import { fillProgrammed, HOSTILE } from './programmed-vault';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { vaultFixture, type VaultFixture } from './vault-fixture';

const ENGAGEMENT = 'ENG-01' as EngagementId;
const ROUND = { packageId: 'PKG-2026-01' as PackageId, round: 1 };

const PAGE = { search: '', under: null, only: 'all', offset: 0, limit: 500 } as const;

type Json = Readonly<Record<string, unknown>>;
interface ToldRecord extends Json {
  readonly id: string;
  readonly facts: Json;
}
interface Told {
  readonly counts: Readonly<Record<string, number>>;
  readonly selection: {
    readonly not_selected: Readonly<Record<string, number>>;
    readonly withheld: readonly Json[];
  };
  readonly evidence: readonly { readonly ref: string }[];
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly changes?: {
    readonly others: readonly { readonly kind: string; readonly id: string; readonly what: string }[];
  };
  readonly programme: {
    readonly as_at: string;
    readonly changes_from: string;
    readonly registers: readonly {
      readonly register: string;
      readonly records: readonly ToldRecord[];
      readonly changes: readonly Json[];
      readonly withdrawn: number;
      readonly afterwards: number;
    }[];
    readonly editions: readonly Json[];
    readonly not_finished: readonly Json[];
  };
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
const told = (files: Files): Told => JSON.parse(files['package.json']?.toString('utf8') ?? '') as Told;
const page = (files: Files, path: string): string => files[path]?.toString('utf8') ?? '';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Every byte that leaves, with what is packed within: workbooks and Word documents are zips. */
const everything = (zip: Uint8Array): string =>
  Object.entries(unzipSync(zip))
    .map(([name, bytes]) =>
      /\.(xlsx|docx)$/.test(name) ? everything(bytes) : `${name}\n${Buffer.from(bytes).toString('utf8')}`,
    )
    .join('\n');

let fixture: VaultFixture;
let vault: OpenVault;
let desk: string;
let environment: ReturnType<typeof testEnvironment>;
let first: string;
let files: Files;

const build = async (name: string, more: Partial<PackageBuild> = {}): Promise<string> => {
  const targetPath = join(desk, name);
  const round = more.selection === undefined ? {} : ({ round: { kind: 'new-package' } } as const);
  const how = { engagementId: ENGAGEMENT, omissions: [], allowDraft: true, ...round, ...more };
  await buildPackage(vault, { ...how, targetPath }, quietJob());
  return targetPath;
};
const later = (instant: string): void => {
  environment.setClock(instant as Instant);
};
const registerIn = (said: Told, name: string) =>
  said.programme.registers.find((one) => one.register === name);
const idsIn = (said: Told, name: string): readonly string[] =>
  registerIn(said, name)?.records.map((one) => one.id) ?? [];

beforeAll(async () => {
  fixture = await vaultFixture(fillProgrammed);
  desk = fixture.work;
  environment = testEnvironment();
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, environment);
  later('2026-11-13T16:20:33Z');
  first = await build('first.zip');
  files = filesOf(first);
});
afterAll(async () => {
  vault.close();
  await fixture.remove();
});

describe('the programme in a package', () => {
  it('verifies, and counts what it tells', async () => {
    const report = await verifyPackage(first, { signer: null }, quietJob());
    expect(report).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });
    const said = told(files);
    expect(said.counts['records']).toBe(said.programme.registers.flatMap((one) => one.records).length);
    expect(said.programme).toMatchObject({ as_at: '2026-09-30', changes_from: '2025-10-01' });
    expect(said.programme.registers.map((one) => one.register)).toEqual([
      'document',
      'vendor',
      'vendor-report',
      'person',
      'incident',
      'risk',
      'change',
      'policy',
      'ai-asset',
    ]);
  });

  it('tells no word that never leaves, in no byte of any file', () => {
    const all = everything(readFileSync(first));
    expect(all).toContain('Ada Quill');
    expect([...new Set(all.match(/SECRET-[a-z-]+/g) ?? [])]).toEqual([]);
    expect(all).not.toMatch(/"(register|policy)\.[a-z]+"/);
  });

  it('tells people as they were at the end, those told of later marked, and counts the others', () => {
    const people = registerIn(told(files), 'person');
    expect(people?.records.map((one) => [one.id, one['title'], one['told_afterwards'] ?? false])).toEqual([
      ['PER-001', 'Ada Quill', false],
      ['PER-002', 'Bo Marsh', false],
      ['PER-004', 'Told Later', true],
    ]);
    expect(people).toMatchObject({ withdrawn: 1, afterwards: 1 });
    expect(people?.records[0]?.facts).not.toHaveProperty('email');
    expect(people?.changes).toEqual([
      expect.objectContaining({ id: 'PER-002', what: 'added', on: '2026-03-02', fields: [] }),
      expect.objectContaining({
        id: 'PER-001',
        what: 'changed',
        fields: [{ field: 'Role', before: '', after: 'Lead engineer' }],
      }),
    ]);
  });

  it('says which reports of vendors may not be handed on, and hands none of them on', () => {
    const said = told(files);
    const [open, kept] = registerIn(said, 'vendor-report')?.records ?? [];
    expect(open).toMatchObject({
      facts: { stated_opinion: 'unmodified', files: ['EVD-0004.01'] },
      for_inspection: [],
    });
    expect(kept).toMatchObject({ facts: { stated_opinion: 'qualified', files: [] } });
    expect(kept?.['for_inspection']).toEqual([
      expect.objectContaining({ ref: 'EVD-0003.01', files: [expect.objectContaining({ position: 1 })] }),
    ]);
    // It is evidence of a control too.
    expect(said.selection.withheld).toEqual([
      { id: 'EVD-0003', title: 'kept-report.pdf', reason: 'not-to-be-handed-on' },
    ]);
    expect(said.evidence.map((one) => one.ref)).not.toContain('EVD-0003.01');
    const gaps = JSON.parse(page(files, 'omissions.json')) as { omissions: readonly Json[] };
    expect(gaps.omissions).toContainEqual(
      expect.objectContaining({ key: 'evidence-withheld:EVD-0003', answered_by: 'VRP-02', reason: 'VRP-02' }),
    );
    expect(page(files, '70_vendors/reports.html')).toContain('available for inspection');
  });

  it('names no evidence that is not there, whatever a record goes on naming', () => {
    const [incident] = registerIn(told(files), 'incident')?.records ?? [];
    expect(incident).toMatchObject({ evidence: ['EVD-0005.01'], facts: { evidence: ['EVD-0005.01'] } });
  });

  it('maps what vendors expect of us to our controls and evidence', () => {
    const map = page(files, '70_vendors/cuec-csoc.html');
    expect(map).toContain('href="../20_controls/CTL-001.html"');
    expect(map).toContain('none in this package');
    expect(map).toContain('href="../02_index/criteria/CC6.4.html"');
    expect(page(files, '70_vendors/cuec-csoc.csv')).toMatch(/we,VND-01,.*CTL-001/);
  });

  it('has both editions of the time with their approved bytes, and who acknowledged', () => {
    const said = told(files);
    const [one, two] = said.programme.editions;
    expect(one).toMatchObject({
      edition: 1,
      in_force_from: '2025-09-15',
      in_force_to: '2026-02-28',
      asked: null,
    });
    expect(two).toMatchObject({ edition: 2, in_force_to: null, asked: 3, open: 2 });
    // The file of each is evidence of its own.
    const refs = said.evidence.map((item) => item.ref);
    expect(refs).toEqual(expect.arrayContaining([one?.['evidence'], two?.['evidence']]));
    expect(two?.['acknowledged']).toEqual([
      { person: 'PER-001', name: 'Ada Quill', on: '2026-03-05', how: 'row', evidence: null },
    ]);
    for (const edition of [one, two]) {
      const text = files[String(edition?.['text'])];
      expect(text === undefined ? '' : sha256(text)).toBe(edition?.['text_sha256']);
    }
    expect(registerIn(said, 'policy')?.records[0]).toMatchObject({
      state: 'in-force',
      controls: ['CTL-001'],
    });
  });

  it('tells drafts by their number and title alone, each kind as a gap', () => {
    expect(told(files).programme.not_finished).toEqual([
      { id: 'POL-002', register: 'policy', title: 'Unfinished policy', state: 'draft' },
      { id: 'DOC-02', register: 'document', title: 'Assertion', state: 'draft' },
    ]);
    const gaps = JSON.parse(page(files, 'omissions.json')) as { omissions: readonly { key: string }[] };
    expect(gaps.omissions.map((one) => one.key)).toEqual(
      expect.arrayContaining(['not-finished:policies', 'not-finished:DOC-02']),
    );
  });

  it('has the description as page, Word and PDF of the same text', () => {
    expect(Object.keys(files).filter((name) => name.startsWith('10_description/'))).toEqual([
      '10_description/DOC-01_system-description.docx',
      '10_description/DOC-01_system-description.html',
      '10_description/DOC-01_system-description.pdf',
    ]);
    expect(page(files, '10_description/DOC-01_system-description.html')).toContain('We answer questions.');
    expect(files['10_description/DOC-01_system-description.pdf']?.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('shows names of attackers, and never acts on them', () => {
    const vendors = page(files, '70_vendors/vendors.html');
    expect(vendors).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; Hosting');
    expect(vendors).toContain('Cloud\\u{202E}gnp.exe');
    const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'));
    for (const [name, bytes] of pages) {
      expect(bytes.includes('<img'), name).toBe(false);
      expect(
        bytes.toString('utf8').match(/<script(?! src="[./a-z0-9_]*search\.js" defer>)/gi),
        name,
      ).toBeNull();
      expect(bytes.includes('\u202E'), name).toBe(false);
    }
    // A table neutralises what a spreadsheet would run, and package.json has the texts as they are.
    expect(page(files, '70_vendors/vendors.csv')).toContain("'=HYPERLINK");
    expect(registerIn(told(files), 'vendor')?.records[1]).toMatchObject({ title: HOSTILE.bidi });
  });

  it('is linked from everywhere: each link leads to a file and a place that are there', () => {
    const broken: string[] = [];
    const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'));
    for (const [name, bytes] of pages) {
      for (const [, to = ''] of bytes.toString('utf8').matchAll(/href="([^"]*)"/g)) {
        const url = new URL(to, `http://package/${name}`);
        const target = files[url.pathname.slice(1)];
        const isThere =
          target !== undefined && (url.hash === '' || target.includes(`id="${url.hash.slice(1)}"`));
        if (!isThere) broken.push(`${name} → ${to}`);
      }
    }
    expect(broken).toEqual([]);
    expect(page(files, '02_index.html')).toContain('70_vendors/');
    expect(page(files, '20_controls/CTL-001.html')).toContain('In the registers');
    expect(page(files, '00_README.txt').replace(/\s+/g, ' ')).toContain('2 vendors');
  });

  it('is planned folder by folder', () => {
    const { folders } = planPackage(vault, ENGAGEMENT);
    expect(folders.map((one) => [one.folder, one.items])).toEqual(
      expect.arrayContaining([
        ['10_description', 1],
        ['70_vendors', 4],
        ['75_registers', 6],
        ['80_policies', 1],
        ['85_ai', 1],
      ]),
    );
  });
});

describe('the programme for whoever opens the package', () => {
  it('is a list of records, each with its fields, files, links and what is kept back', async () => {
    const received = await openReceived({ paths: [first], base: null, find: null }, quietJob());
    onTestFinished(() => received.close());
    const { index, listed } = received;
    const { rows } = listRows(index, NOTHING_KEPT, { ...PAGE, kind: 'record' });
    expect(rows).toHaveLength(13);
    expect(rows.find((one) => one.id === 'VND-02')).toMatchObject({
      title: 'Cloud\\u{202E}gnp.exe',
      columns: { register: 'Vendor', state: 'Assessed' },
    });
    const record = (id: string) => getRecord(index, listed, NOTHING_KEPT, { kind: 'record', id });
    expect(record('DOC-01').files.map((one) => one.name)).toEqual([
      'DOC-01_system-description.pdf',
      'DOC-01_system-description.docx',
    ]);
    const report = record('VRP-01');
    expect(report.title).toBe(`SOC 2 Type II: ${HOSTILE.html}`);
    expect(report.facts).toContainEqual({ label: 'Opinion', value: 'Unmodified' });
    expect(report.files.map((one) => one.originalName)).toContain('open-report.pdf');
    expect(report.links.map((one) => one.id)).toEqual(expect.arrayContaining(['VND-01', 'CTL-001']));
    expect(record('VRP-02').tables[0]?.label).toBe('Not handed on, available for inspection');
    expect(record('POL-001').tables[0]?.rows).toHaveLength(2);
  });
});

describe('the same programme', () => {
  it('is the same bytes on another day, written again, and copied flat', async () => {
    const digest = sha256(readFileSync(first));
    later('2026-11-20T08:00:00Z');
    expect(sha256(readFileSync(await build('again.zip')))).toBe(digest);
    const targetPath = join(desk, 'rebuilt.zip');
    await rebuildPackage(vault, { of: ROUND, targetPath }, quietJob());
    expect(sha256(readFileSync(targetPath))).toBe(digest);
    const folder = join(desk, 'flat');
    await copyFlat(vault, ROUND, { folder, by: 'control' }, quietJob());
    // What only a record needs is there too.
    expect(readdirSync(folder).filter((name) => name.includes('EVD-0005'))).toHaveLength(1);
  });
});

describe('a part of the scope', () => {
  it('tells what is linked to the chosen control, counts the rest, and verifies', async () => {
    const path = await build('part.zip', {
      selection: { ...WHOLE_SCOPE, controlIds: ['CTL-001' as ControlId] },
    });
    const said = told(filesOf(path));
    expect(said.programme.registers.map((one) => [one.register, one.records.map(({ id }) => id)])).toEqual([
      ['vendor', ['VND-01']],
      ['vendor-report', ['VRP-01']],
      ['incident', ['INC-001']],
      ['policy', ['POL-001']],
    ]);
    expect(said.selection.not_selected['records']).toBe(9);
    expect(everything(readFileSync(path))).not.toMatch(/answer-model|New region|Told Later/);
    expect((await verifyPackage(path, { signer: null }, quietJob())).findings).toEqual([]);
  });

  it('for readers of what is internal at most has policies, and no register', async () => {
    const path = await build('internal.zip', { selection: { ...WHOLE_SCOPE, mostSensitive: 'internal' } });
    const said = told(filesOf(path));
    expect(said.programme.registers.map((one) => one.register)).toEqual(['policy']);
    expect(idsIn(said, 'policy')).toEqual(['POL-001']);
    expect((await verifyPackage(path, { signer: null }, quietJob())).findings).toEqual([]);
  });
});

describe('rounds with a programme', () => {
  it('name what changed, and go whole into a delta', async () => {
    later('2026-11-21T08:00:00Z');
    withdrawFromRegister(vault, 'RSK-001' as RecordId, 'Entered twice');
    const delta = await build('delta.zip', {
      deltaFrom: ROUND,
      round: { kind: 'next-round', of: ROUND.packageId },
    });
    const { changes } = told(filesOf(delta));
    expect(changes?.others.filter((one) => one.kind === 'record')).toEqual([
      expect.objectContaining({ id: 'RSK-001', what: 'gone' }),
    ]);
    const report = await verifyPackage(delta, { signer: null, base: first }, quietJob());
    expect(report.findings).toEqual([]);
  });
});
