// Rounds of a package in one vault: what a next one says of the one before, deltas, parts, and every round written
// again byte for byte whatever became of the vault.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addEvidence,
  addVersion,
  buildPackage,
  buildRound,
  checkVault,
  createEngagement,
  createVault,
  diffRounds,
  listJournal,
  listPackages,
  loadStarterControls,
  type OpenVault,
  openVault,
  packageDetails,
  type PackageBuild,
  rebuildPackage,
  rekeyVault,
  renewSigner,
  reviseControl,
  getControl,
  vaultInfo,
  verifyPackage,
  withdrawEvidence,
} from '../../src/engine';
import { diffPackages, readPackageText } from '../../src/engine/verify';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { ControlFacts } from '../../src/shared/domain/control';
import type { PackageSummary } from '../../src/shared/domain/package-round';
import type { ControlId, EngagementId, EvidenceId, PackageId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';

const ENGAGEMENT = 'ENG-01' as EngagementId;
const FIRST = 'PKG-2026-01' as PackageId;
const environment = testEnvironment();
let desk: string;
let vault: OpenVault;
let first: PackageSummary;
let second: PackageSummary;
let firstSigner: string;

const at = (name: string): string => join(desk, name);
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const build = (name: string, more: Partial<PackageBuild> = {}): Promise<PackageSummary> =>
  buildPackage(
    vault,
    { engagementId: ENGAGEMENT, targetPath: at(name), omissions: [], allowDraft: true, ...more },
    quietJob(),
  );

beforeAll(async () => {
  desk = mkdtempSync(join(tmpdir(), 'muniment-rounds-'));
  ({ vault } = await createVault(
    at('client.muniment'),
    { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    environment,
  ));
  createEngagement(vault, {
    type: 2,
    period: { from: '2026-01-01', to: '2026-06-30' } as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  });
  loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  const inside = { effective: { from: '2026-02-01', to: '2026-02-28' } as never };
  const items = ['One', 'Two', 'Three'].map((title, index) => ({
    paths: [file(`${title}.bin`, randomBytes(700_000))],
    facts: facts({ ...inside, title, controlIds: [`CTL-00${String((index % 2) + 1)}` as ControlId] }),
  }));
  await addEvidence(vault, items, quietJob());
  firstSigner = minisignKeyText(vault.signer.publicKey);
  first = await build('r1.zip');
  environment.setClock('2026-07-02T09:00:00Z' as Instant);
  await addVersion(
    vault,
    'EVD-0002' as EvidenceId,
    [file('Two again.bin', randomBytes(700_000))],
    {
      ...inside,
      title: 'Two',
      capturedOn: null,
      validUntil: null,
      source: '',
      sensitivity: 'internal',
      collector: '',
      method: 'export',
      quality: [],
    },
    'The first export had no contractors.',
    quietJob(),
  );
  withdrawEvidence(vault, 'EVD-0003' as EvidenceId, 'It is about another system.');
  await addEvidence(
    vault,
    [
      {
        paths: [file('Four.bin', randomBytes(900_000))],
        facts: facts({ ...inside, title: 'Four', controlIds: ['CTL-001' as ControlId] }),
      },
    ],
    quietJob(),
  );
  second = await build('r2.zip');
}, 120_000);
afterAll(() => {
  vault.close();
  rmSync(desk, { recursive: true, force: true });
});

const CHANGES = {
  counts: { added: 1, replaced: 1, withdrawn: 1, unchanged: 1 },
  items: [
    {
      kind: 'replaced',
      evidenceId: 'EVD-0002',
      title: 'Two',
      versionBefore: 1,
      versionAfter: 2,
      reason: 'The first export had no contractors.',
    },
    {
      kind: 'withdrawn',
      evidenceId: 'EVD-0003',
      title: 'Three',
      versionBefore: 1,
      versionAfter: null,
      reason: 'It is about another system.',
    },
    {
      kind: 'added',
      evidenceId: 'EVD-0004',
      title: 'Four',
      versionBefore: null,
      versionAfter: 1,
      reason: '',
    },
  ],
};

describe('the next round', () => {
  it('follows the newest package, takes its place, and says what it changed and why', async () => {
    expect(first).toMatchObject({ id: FIRST, round: 1, state: 'sealed', canBeRebuilt: true });
    expect(second).toMatchObject({ id: FIRST, round: 2, kind: 'full', parts: 1 });
    expect(listPackages(vault).map(({ round, state }) => [round, state])).toEqual([
      [2, 'sealed'],
      [1, 'superseded'],
    ]);
    const details = await packageDetails(vault, { packageId: FIRST, round: 2 });
    expect(details.changes).toMatchObject(CHANGES);
    expect((await packageDetails(vault, { packageId: FIRST, round: 1 })).changes).toBeNull();
  });

  it('hands the changes to the auditor, with the round before in the signed statement', async () => {
    const report = await verifyPackage(at('r2.zip'), { signer: firstSigner }, quietJob());
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
    expect(report.trustedComment).toContain(` round=2 prev=${first.sealNumber}`);
    const [from, to] = [
      await readPackageText(at('r1.zip'), quietJob()),
      await readPackageText(at('r2.zip'), quietJob()),
    ];
    if (from.text === null || to.text === null) throw new Error('both hold');
    expect(diffPackages(from.text, to.text)).toEqual(
      await diffRounds(vault, { packageId: FIRST, round: 1 }, { packageId: FIRST, round: 2 }),
    );
    expect(diffPackages(to.text, to.text)).toMatchObject({ items: [], others: [] });
  });

  it('pins the versions it holds, and keeps its recipe apart from evidence', () => {
    const items = vault.db
      .prepare('SELECT round, evidence, version FROM round_item ORDER BY round, evidence')
      .raw()
      .all();
    expect(items).toEqual([
      [1, 1, 1],
      [1, 2, 1],
      [1, 3, 1],
      [2, 1, 1],
      [2, 2, 2],
      [2, 4, 1],
    ]);
    expect(vaultInfo(vault).counts.evidenceBytes).toBe(4 * 700_000 + 900_000);
  });

  it('is the same round again while nothing changes, and a new package where that is asked for', async () => {
    const again = await build('again.zip', { round: { kind: 'next-round', of: FIRST } });
    expect(again).toEqual(second);
    expect(sha256(at('again.zip'))).toBe(second.zipSha256);
    const { rows } = listJournal(vault, { subject: FIRST, newestFirst: true, offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({ action: 'package.rebuilt' });
    const other = await build('other.zip', { round: { kind: 'new-package' } });
    expect(other).toMatchObject({ id: 'PKG-2026-02', round: 1 });
    await expect(
      build('x.zip', { round: { kind: 'next-round', of: 'PKG-2026-09' as PackageId } }),
    ).rejects.toMatchObject({ code: 'use.unknown-package' });
  });
});

describe('a delta', () => {
  it('carries what its base does not hold, and verifies together with it', async () => {
    const delta = await build('delta.zip', {
      round: { kind: 'next-round', of: FIRST },
      deltaFrom: { packageId: FIRST, round: 1 },
    });
    expect(delta).toMatchObject({
      kind: 'delta',
      round: 3,
      base: { packageId: FIRST, round: 1 },
      evidenceCount: 3,
      fileCount: 2,
    });
    expect(statSync(at('delta.zip')).size).toBeLessThan(statSync(at('r2.zip')).size - 600_000);
    const alone = await verifyPackage(at('delta.zip'), { signer: null }, quietJob());
    expect(alone.verdict).toBe('incomplete');
    expect(alone.findings.map((one) => one.code)).toEqual(['delta.base-needed']);
    const signed = { signer: firstSigner, base: at('r1.zip') };
    const together = await verifyPackage(at('delta.zip'), signed, quietJob());
    expect(together).toMatchObject({ verdict: 'verified', findings: [], kind: 'delta' });
    await expect(
      build('x.zip', {
        round: { kind: 'next-round', of: FIRST },
        deltaFrom: { packageId: FIRST, round: 3 },
      }),
    ).rejects.toMatchObject({ code: 'package.base-not-full' });
  });
});

describe('parts', () => {
  it('are zips of their own within the limit, and make the whole package when they are unpacked together', async () => {
    const { files, summary } = await buildRound(
      vault,
      {
        engagementId: ENGAGEMENT,
        targetPath: at('split.zip'),
        omissions: [],
        allowDraft: true,
        round: { kind: 'new-package' },
        partBytes: 1_500_000,
      },
      quietJob(),
    );
    expect(files.map((one) => one.name)).toEqual(
      files.map((_, index) => `split.part-${String(index + 1)}-of-${String(files.length)}.zip`),
    );
    expect(summary).toMatchObject({ parts: files.length, zipName: files[0]?.name });
    expect(files.length).toBeGreaterThan(1);
    for (const one of files) {
      expect(statSync(at(one.name)).size).toBeLessThanOrEqual(1_500_000);
      expect(sha256(at(one.name))).toBe(one.sha256);
    }
    const all = files.map((one) => at(one.name));
    const report = await verifyPackage(all, { signer: firstSigner }, quietJob());
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
    mkdirSync(at('unpacked'));
    for (const part of all) execFileSync('unzip', ['-qo', part, '-d', at('unpacked')]);
    const [top = ''] = readdirSync(at('unpacked'));
    execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: join(at('unpacked'), top) });

    const whole = { packageId: summary.id, round: 1 };
    await rebuildPackage(vault, { of: whole, targetPath: at('in one piece.zip') }, quietJob());
    expect(sha256(at('in one piece.zip'))).toBe(summary.zipSha256);
    expect(statSync(at('in one piece.zip')).size).toBe(summary.zipBytes);
  });

  it('leave nothing when one of their names is taken', async () => {
    const before = readdirSync(desk);
    mkdirSync(at('taken.part-2-of-3.zip'));
    const entries = vaultInfo(vault).counts.journalEntries;
    await expect(
      rebuildPackage(
        vault,
        {
          of: { packageId: FIRST, round: 2 },
          targetPath: at('taken.zip'),
          partBytes: 1_500_000,
          overwrite: true,
        },
        quietJob(),
      ),
    ).rejects.toMatchObject({ code: 'package.target-exists' });
    expect(readdirSync(desk)).toEqual([...before, 'taken.part-2-of-3.zip'].sort());
    expect(vaultInfo(vault).counts.journalEntries).toBe(entries);
  });
});

it('a first build has the same bytes from copies of a vault in other folders and time zones', async () => {
  const original = vault.folder;
  vault.close();
  const zone = process.env['TZ'];
  const sums: string[] = [];
  try {
    for (const [folder, TZ] of [
      ['copied', 'Pacific/Kiritimati'],
      ['copied to a place with a longer name', 'America/Los_Angeles'],
    ] as const) {
      cpSync(original, at(folder), { recursive: true });
      process.env['TZ'] = TZ;
      // The same uuid and the same moment: what else there is of the machine must not show.
      const random = (count: number): Uint8Array => new Uint8Array(count).fill(7);
      const copy = await openVault(at(folder), { passphrase: PASSPHRASE }, { ...testEnvironment(), random });
      const targetPath = at(`${folder}.zip`);
      const given = { engagementId: ENGAGEMENT, targetPath, omissions: [], allowDraft: true };
      await buildPackage(copy, { ...given, round: { kind: 'new-package' } }, quietJob());
      copy.close();
      sums.push(sha256(targetPath));
      rmSync(at(folder), { recursive: true });
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    vault = await openVault(original, { passphrase: PASSPHRASE }, environment);
  }
  expect(sums[0]).toBe(sums[1]);
});

describe('writing a round again', () => {
  it('gives the same bytes after controls were reworded, evidence went, the signer and the vault key were renewed', async () => {
    const control = getControl(vault, 'CTL-001' as ControlId);
    const {
      title: _title,
      wording: _wording,
      ...said
    } = ControlFacts.parse(
      Object.fromEntries(Object.keys(ControlFacts.shape).map((name) => [name, control[name as never]])),
    );
    const reworded = { ...said, title: 'Another title', wording: 'Other words.' };
    reviseControl(vault, control.id, reworded, '2026-06-01' as CalendarDate, '');
    withdrawEvidence(vault, 'EVD-0001' as EvidenceId, 'No longer.');
    await renewSigner(vault);
    vault = await rekeyVault(vault, quietJob());
    environment.setClock('2031-01-02T03:04:05Z' as Instant);
    for (const [round, sum] of [
      [1, first.zipSha256],
      [2, second.zipSha256],
    ] as const) {
      const target = at(`rebuilt-${String(round)}.zip`);
      const { files } = await rebuildPackage(
        vault,
        { of: { packageId: FIRST, round }, targetPath: target },
        quietJob(),
      );
      expect(files).toEqual([
        { name: `rebuilt-${String(round)}.zip`, sizeBytes: statSync(target).size, sha256: sum },
      ]);
      expect(sha256(target)).toBe(sum);
    }
    await expect(
      rebuildPackage(vault, { of: { packageId: FIRST, round: 1 }, targetPath: at('r1.zip') }, quietJob()),
    ).rejects.toMatchObject({ code: 'package.target-exists' });
    const report = await checkVault(vault, { deep: true }, quietJob());
    expect(report).toMatchObject({ verdict: 'sound', findings: [] });
  });

  it('says which round cannot be written when its recipe is damaged', async () => {
    const id = vault.db
      .prepare('SELECT recipe FROM package_round WHERE package = ? AND round = 1')
      .pluck()
      .get(FIRST);
    rmSync(join(vault.folder, 'blobs', String(id).slice(0, 2), String(id)));
    await expect(
      rebuildPackage(vault, { of: { packageId: FIRST, round: 1 }, targetPath: at('y.zip') }, quietJob()),
    ).rejects.toMatchObject({ code: 'integrity.blob-missing' });
    const report = await checkVault(vault, { deep: false }, quietJob());
    expect(report.findings).toMatchObject([{ code: 'integrity.blob-missing', subject: `${FIRST}-r1` }]);
  });
});
