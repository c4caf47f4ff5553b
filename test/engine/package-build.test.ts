import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/shared/errors';
import type { Instant } from '../../src/shared/period';
import type { ControlId, EngagementId, StarterControlId } from '../../src/shared/ids';
import {
  addEvidence,
  buildPackage,
  createEngagement,
  linkEvidence,
  listJournal,
  listPackages,
  loadStarterControls,
  type OpenVault,
  planPackage,
  vaultInfo,
  verifyPackage,
} from '../../src/engine';
import { facts, makeVault, quietJob, type TemporaryVault } from './temporary-vault';

interface Prepared extends TemporaryVault {
  readonly engagementId: EngagementId;
  readonly controls: readonly ControlId[];
  readonly reasons: () => { key: string; reason: string }[];
}

const prepare = async (): Promise<Prepared> => {
  const made = await makeVault();
  const { vault, file } = made;
  const { id: engagementId } = createEngagement(vault, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security', 'availability'],
  });
  const { added: controls } = loadStarterControls(vault, [
    'AC-01',
    'AC-02',
    'AC-03',
    'AC-04',
  ] as StarterControlId[]);
  const [first, second, third] = controls as [ControlId, ControlId, ControlId];
  const inside = { from: '2026-01-01', to: '2026-01-31' } as never;
  await addEvidence(
    vault,
    [
      {
        paths: [file('../x'.slice(3), 'one'), file('b.csv', 'a,b\n1,2\n')],
        facts: facts({ controlIds: [first], effective: inside }),
      },
      { paths: [file('same.csv', 'a,b\n1,2\n')], facts: facts({ controlIds: [second], effective: inside }) },
      {
        paths: [file('early.txt', 'early')],
        facts: facts({ controlIds: [third], effective: { from: '2024-01-01', to: '2024-01-31' } as never }),
      },
      { paths: [file('loose.txt', 'loose')], facts: facts({ title: 'Linked to nothing' }) },
    ],
    quietJob(),
  );
  const reasons = () =>
    planPackage(vault, engagementId).gaps.map((gap) => ({ key: gap.key, reason: `Because of ${gap.key}` }));
  return { ...made, engagementId, controls, reasons };
};

const build = ({ vault, engagementId, reasons }: Prepared, targetPath: string, more = {}) =>
  buildPackage(
    vault,
    { engagementId, targetPath, omissions: reasons(), allowDraft: false, ...more },
    quietJob(),
  );

const sha256 = (path: string): string => execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64);

describe('planning a package', () => {
  it('counts what would go in and names the gaps of the scope', async () => {
    const { vault, engagementId, controls } = await prepare();
    const plan = planPackage(vault, engagementId);
    expect(plan).toMatchObject({ controlCount: 4, evidenceCount: 3, fileCount: 3, knownReasons: [] });
    const keys = plan.gaps.map((gap) => gap.key);
    expect(keys).toContain('criterion-without-control:CC6.1');
    expect(keys).toContain(`control-without-evidence-in-period:${controls[2] ?? ''}`);
    expect(keys).toContain(`control-without-evidence:${controls[3] ?? ''}`);
    expect(keys).not.toContain(`control-without-evidence:${controls[0] ?? ''}`);
  });
});

describe('building a package', () => {
  it('verifies with the key of the vault, and is listed and in the journal', async () => {
    const prepared = await prepare();
    const { vault, desk } = prepared;
    const target = join(desk, 'out.zip');
    const summary = await build(prepared, target);
    expect(summary).toMatchObject({
      id: 'PKG-2026-01',
      verdict: 'complete-with-declared-omissions',
      evidenceCount: 3,
      fileCount: 3,
      builtBy: 'Ada Byron',
      zipName: 'out.zip',
      zipSha256: sha256(target),
    });
    const report = await verifyPackage(
      target,
      { signer: vaultInfo(vault).signer.words.join(' ') },
      quietJob(),
    );
    expect(report).toMatchObject({ verdict: 'verified', findings: [], sealNumber: summary.sealNumber });
    expect(listPackages(vault)).toEqual([summary]);
    const { rows } = listJournal(vault, { subject: 'PKG-2026-01', newestFirst: true, offset: 0, limit: 9 });
    expect(rows.map((row) => row.action)).toEqual(['package.built']);
    expect(readdirSync(desk).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('gives the same round again while nothing has changed, and the next one afterwards', async () => {
    const prepared = await prepare();
    const { vault, desk, environment, controls } = prepared;
    const first = await build(prepared, join(desk, 'one.zip'));
    // The same day: on another one an occurrence may be missed that was not, and that is another content.
    environment.setClock('2026-07-01T23:05:06Z' as Instant);
    const second = await build(prepared, join(desk, 'two.zip'));
    expect(second).toEqual(first);
    expect(sha256(join(desk, 'two.zip'))).toBe(sha256(join(desk, 'one.zip')));
    const { rows } = listJournal(vault, { subject: 'PKG-2026-01', newestFirst: false, offset: 0, limit: 9 });
    expect(rows.map((row) => row.action)).toEqual(['package.built', 'package.rebuilt']);

    linkEvidence(vault, 'EVD-0004' as never, [controls[3] as ControlId], []);
    const third = await build(prepared, join(desk, 'three.zip'));
    expect(third).toMatchObject({ id: 'PKG-2026-01', round: 2, state: 'sealed', evidenceCount: 4 });
    expect(listPackages(vault)).toEqual([third, { ...first, state: 'superseded' }]);
    const report = await verifyPackage(join(desk, 'three.zip'), { signer: null }, quietJob());
    expect(report.findings).toEqual([]);
  });

  it('offers reasons given before again', async () => {
    const prepared = await prepare();
    await build(prepared, join(prepared.desk, 'out.zip'));
    const plan = planPackage(prepared.vault, prepared.engagementId);
    expect(plan.knownReasons).toHaveLength(plan.gaps.length);
    expect(plan.knownReasons).toContainEqual({
      key: 'criterion-without-control:CC6.1',
      reason: 'Because of criterion-without-control:CC6.1',
    });
  });

  it('refuses gaps without a reason unless a draft is meant, and says draft in the package then', async () => {
    const prepared = await prepare();
    const target = join(prepared.desk, 'draft.zip');
    await expect(build(prepared, target, { omissions: [] })).rejects.toMatchObject({
      code: 'package.undeclared-omissions',
    });
    expect(existsSync(target)).toBe(false);
    const summary = await build(prepared, target, { omissions: [], allowDraft: true });
    expect(summary.verdict).toBe('draft');
    expect(await verifyPackage(target, { signer: null }, quietJob())).toMatchObject({
      findings: [],
      scope: { verdict: 'draft' },
    });
  });

  it('refuses when no evidence belongs to the scope', async () => {
    const { vault, desk } = await makeVault();
    const { id } = createEngagement(vault, {
      type: 1,
      asOf: '2026-06-30' as never,
      systemName: 'Answers',
      firm: '',
      categories: ['security'],
    });
    const options = { engagementId: id, targetPath: join(desk, 'x.zip'), omissions: [], allowDraft: true };
    await expect(buildPackage(vault, options, quietJob())).rejects.toMatchObject({
      code: 'package.nothing-to-export',
    });
  });

  it('keeps a file that is already there unless it may be replaced', async () => {
    const prepared = await prepare();
    const target = prepared.file('there.zip', 'something else');
    await expect(build(prepared, target)).rejects.toMatchObject({ code: 'package.target-exists' });
    expect(readFileSync(target, 'utf8')).toBe('something else');
    await build(prepared, target, { overwrite: true });
    expect((await verifyPackage(target, { signer: null }, quietJob())).findings).toEqual([]);
  });

  it('puts back what it was to replace when the vault cannot record the package', async () => {
    const prepared = await prepare();
    const target = prepared.file('there.zip', 'something else');
    const before = readdirSync(dirname(target)).sort();
    const full: OpenVault = {
      ...prepared.vault,
      write: () => {
        throw new UserError('disk.full');
      },
    };
    await expect(build({ ...prepared, vault: full }, target, { overwrite: true })).rejects.toMatchObject({
      code: 'disk.full',
    });
    expect(readFileSync(target, 'utf8')).toBe('something else');
    expect(readdirSync(dirname(target)).sort()).toEqual(before);
    expect(listPackages(prepared.vault)).toEqual([]);
    await build(prepared, target, { overwrite: true });
    expect(readdirSync(dirname(target)).sort()).toEqual(before);
  });

  it('leaves the package at its place when only the answer that it is recorded failed', async () => {
    const prepared = await prepare();
    const target = prepared.file('there.zip', 'something else');
    const before = readdirSync(dirname(target)).sort();
    const broken: OpenVault = {
      ...prepared.vault,
      write: (work) => {
        prepared.vault.write(work);
        throw new UserError('disk.failed');
      },
    };
    await expect(build({ ...prepared, vault: broken }, target, { overwrite: true })).rejects.toMatchObject({
      code: 'disk.failed',
    });
    expect((await verifyPackage(target, { signer: null }, quietJob())).findings).toEqual([]);
    expect(listPackages(prepared.vault)).toHaveLength(1);
    expect(readdirSync(dirname(target)).sort()).toEqual(before);
  });

  it('leaves nothing when it is cancelled or the vault is damaged', async () => {
    const prepared = await prepare();
    const { vault, desk, engagementId, reasons } = prepared;
    const before = readdirSync(desk);
    const options = {
      engagementId,
      targetPath: join(desk, 'x.zip'),
      omissions: reasons(),
      allowDraft: false,
    };
    const controller = new AbortController();
    const job = {
      signal: controller.signal,
      progress: () => {
        controller.abort();
      },
    };
    await expect(buildPackage(vault, options, job)).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(readdirSync(desk)).toEqual(before);

    const blobs = execFileSync('find', [join(vault.folder, 'blobs'), '-type', 'f'], { encoding: 'utf8' })
      .trim()
      .split('\n');
    for (const path of blobs) {
      const bytes = readFileSync(path);
      bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
      execFileSync('chmod', ['u+w', path]);
      writeFileSync(path, bytes);
    }
    await expect(buildPackage(vault, options, quietJob())).rejects.toMatchObject({
      code: 'package.evidence-unreadable',
    });
    expect(readdirSync(desk)).toEqual(before);
    expect(listPackages(vault)).toEqual([]);
  });

  it('declares nothing to be unreadable that can be read', async () => {
    const prepared = await prepare();
    const { desk, vault } = prepared;
    const declared = { key: 'file-unreadable:EVD-0001.01.1', reason: 'Damaged' };
    const omissions = [...prepared.reasons(), declared];
    const target = join(desk, 'x.zip');
    await expect(build(prepared, target, { omissions })).rejects.toMatchObject({ code: 'use.bad-input' });
    expect(existsSync(target)).toBe(false);

    const { id } = vault.db
      .prepare('SELECT blob AS id FROM evidence_file WHERE evidence = 1 AND version = 1 AND position = 1')
      .get() as { id: string };
    const [path = ''] = execFileSync('find', [vault.folder, '-name', `${id}*`], { encoding: 'utf8' })
      .trim()
      .split('\n');
    execFileSync('chmod', ['u+w', path]);
    writeFileSync(path, 'damaged');
    await build(prepared, target, { omissions });
    expect(listPackages(vault)).toMatchObject([{ evidenceCount: 3 }]);
    expect(await verifyPackage(target, { signer: null }, quietJob())).toMatchObject({ findings: [] });
  });

  it('says disk trouble as such and refuses a target inside the vault', async () => {
    const prepared = await prepare();
    await expect(build(prepared, join(prepared.desk, 'no', 'such', 'folder', 'x.zip'))).rejects.toMatchObject(
      {
        code: 'disk.failed',
      },
    );
    await expect(build(prepared, join(prepared.vault.folder, 'x.zip'))).rejects.toMatchObject({
      code: 'use.bad-input',
    });
    expect(dirname(prepared.vault.folder)).not.toBe(prepared.desk);
  });
});
