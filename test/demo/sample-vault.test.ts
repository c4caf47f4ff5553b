import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildPackage, checkVault, createVault, getControl, type Job, planPackage } from '../../src/engine';
import { verifyPackage } from '../../src/engine/verify';
import type { StarterControl } from '../../src/shared/domain/catalog';
import { starterControls } from '../../src/engine';
import { demoClock } from '../../tools/demo/demo-clock';
import { SAMPLE_ITEMS, writeSampleFiles } from '../../tools/demo/sample-company';
import {
  addSampleEvidence,
  sampleOmissions,
  setUpSampleVault,
} from '../../tools/demo/sample-company/fill-vault';

const JOB: Job = { signal: new AbortController().signal, progress: () => undefined };

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-demo-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};

describe('the sample vault', () => {
  it('takes the whole year in and gives a verified package with every gap explained', async () => {
    const folder = temporaryFolder();
    await writeSampleFiles(join(folder, 'evidence'));
    const { vault } = await createVault(
      join(folder, 'v'),
      { organization: 'Larkmoor AI', member: 'Farah Aziz', passphrase: 'six lanterns by the quiet mill' },
      {
        now: demoClock(undefined),
        random: (count) => new Uint8Array(randomBytes(count)),
        logger: { log: () => undefined },
        kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
        program: 'Muniment test',
      },
    );
    onTestFinished(() => {
      vault.close();
    });
    const filled = setUpSampleVault(vault);
    const { added, sameBytes } = await addSampleEvidence(vault, filled, join(folder, 'evidence'), JOB);
    expect([added.length, sameBytes]).toEqual([SAMPLE_ITEMS.length, 1]);

    const plan = planPackage(vault, filled.engagementId);
    expect(plan.gaps.map((gap) => getControl(vault, gap.controlId ?? ('' as never)).starterId)).toEqual([
      'AC-17',
      'AC-20',
      'AC-21',
      'AC-36',
      'AC-37',
      'AC-39',
      'AC-67',
    ]);

    const targetPath = join(folder, 'package.zip');
    const omissions = sampleOmissions(plan.gaps, filled);
    const built = await buildPackage(
      vault,
      { engagementId: filled.engagementId, targetPath, omissions, allowDraft: false },
      JOB,
    );
    expect(built.verdict).toBe('complete-with-declared-omissions');
    const report = await verifyPackage(targetPath, { signer: null }, JOB);
    expect(report).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });
    expect((await checkVault(vault, { deep: true }, JOB)).verdict).toBe('sound');
  });

  it('maps evidence only to points of focus that one of its controls is mapped to', () => {
    const starters = new Map(
      starterControls().map((control: StarterControl) => [control.id as string, control]),
    );
    for (const item of SAMPLE_ITEMS)
      for (const point of item.pointsOfFocus)
        expect({
          item: item.title,
          point,
          mapped: item.controls.some(
            (id) => starters.get(id)?.points_of_focus.some((one) => one === point) === true,
          ),
        }).toMatchObject({ mapped: true });
  });
});
