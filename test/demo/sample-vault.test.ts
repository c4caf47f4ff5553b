import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  buildPackage,
  checkVault,
  coverageSummary,
  createVault,
  getControl,
  getRoadmap,
  type Job,
  listAssessments,
  listControls,
  listEngagements,
  listExceptions,
  listTasks,
  type OpenVault,
  packageDetails,
  planPackage,
} from '../../src/engine';
import { verifyPackage } from '../../src/engine/verify';
import type { Gap } from '../../src/shared/domain/package';
import type { StarterControl } from '../../src/shared/domain/catalog';
import { starterControls } from '../../src/engine';
import type { CalendarDate } from '../../src/shared/period';
import { demoClock } from '../../tools/demo/demo-clock';
import { SAMPLE_ITEMS, writeSampleFiles } from '../../tools/demo/sample-company';
import { recordAfterPackage } from '../../tools/demo/sample-company/exceptions';
import { changeBetweenRounds, prepareFirstRound } from '../../tools/demo/sample-company/rounds';
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

const PAGE = { search: '', direction: 'ascending', offset: 0, limit: 500 } as const;
const TODAY = '2027-01-15' as CalendarDate;

/** What every screen has to show something of. */
const expectEverythingShown = (vault: OpenVault): void => {
  expect(
    listEngagements(vault).map(({ type, state, rolledForwardFrom }) => [type, state, rolledForwardFrom]),
  ).toEqual([
    [1, 'retained', null],
    [2, 'fieldwork', 'ENG-01'],
  ]);
  const { counts } = coverageSummary(vault, { today: TODAY, limit: 5 });
  expect(counts).toMatchObject({ met: 630, late: 6, missed: 5, due: 4, excused: 3 });
  const controls = listControls(vault, {
    ...PAGE,
    ...{ series: null, cadence: null, withoutEvidenceInPeriod: false, state: null, owner: null },
    ...{ domain: null, criterionId: null, sort: 'id' },
  }).rows;
  expect(controls.filter((one) => one.owner === '')).toEqual([]);
  expect(controls.filter((one) => one.retiredOn !== null)).toHaveLength(1);
  expect(controls.filter((one) => one.version > 1)).toHaveLength(1);
  expect(controls.filter((one) => one.checklist.ticked > 0).length).toBeGreaterThan(40);
  const [second, first] = listAssessments(vault);
  expect([first?.closedAt === null, second?.closedAt]).toEqual([false, null]);
  expect([first?.gaps, second?.gaps].every((gaps) => (gaps ?? 0) > 3)).toBe(true);
  const tasks = listTasks(vault, {
    ...PAGE,
    ...{ states: [], owner: null, subject: null, likelihood: null, sort: 'id' },
  }).rows;
  expect(new Set(tasks.map((task) => task.state)).size).toBe(5);
  expect(getRoadmap(vault, TODAY)).toMatchObject({ isPlanned: true });
};

const exceptions = (vault: OpenVault) =>
  listExceptions(vault, {
    ...PAGE,
    ...{ states: [], controlId: null, withWithdrawn: true, sort: 'id' },
  }).rows.map(({ state, packageIds }) => [state, packageIds.length]);

describe('the sample vault', () => {
  it(
    'takes the whole year in and gives a verified package with every gap explained',
    { timeout: 120_000 },
    async () => {
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

      expectEverythingShown(vault);
      const plan = planPackage(vault, filled.engagementId);
      const about = (gap: Gap): string =>
        gap.controlId === null
          ? gap.key
          : `${gap.kind}:${getControl(vault, gap.controlId).starterId ?? ''}${gap.answeredBy === null ? '' : ` (${gap.answeredBy})`}`;
      expect(plan.gaps.map(about)).toEqual([
        'control-without-evidence:AC-17',
        'control-without-evidence-in-period:AC-20',
        'control-without-evidence:AC-21',
        'occurrences-missed:AC-29',
        'control-without-evidence-in-period:AC-36',
        'control-without-evidence:AC-39',
        'occurrences-missed:AC-43 (EXC-01)',
        'control-without-evidence:AC-67',
        'occurrences-missed:AC-69',
        'picks-without-evidence:AC-25',
        'population-without-record:AC-52',
        'picks-without-evidence:AC-52',
      ]);

      const recipient = await prepareFirstRound(vault, filled.controlOf, join(folder, 'evidence'), JOB);
      expect(recipient).toBe('RCP-01');
      const targetPath = join(folder, 'package.zip');
      const omissions = sampleOmissions(plan.gaps, filled);
      const built = await buildPackage(
        vault,
        { engagementId: filled.engagementId, targetPath, omissions, allowDraft: false },
        JOB,
      );
      expect(built.verdict).toBe('complete-with-declared-omissions');
      recordAfterPackage(vault, filled.controlOf);
      await changeBetweenRounds(vault, filled.controlOf, join(folder, 'evidence'), JOB);
      const second = await buildPackage(
        vault,
        {
          engagementId: filled.engagementId,
          targetPath: join(folder, 'round 2.zip'),
          omissions: sampleOmissions(planPackage(vault, filled.engagementId).gaps, filled),
          allowDraft: false,
        },
        JOB,
      );
      expect([second.id, second.round]).toEqual([built.id, 2]);
      const { changes } = await packageDetails(vault, { packageId: second.id, round: 2 });
      expect(changes?.counts).toMatchObject({ added: 1, replaced: 1, withdrawn: 1 });
      expect(exceptions(vault)).toEqual([
        ['closed', 1],
        ['draft', 0],
        ['confirmed', 1],
      ]);
      const report = await verifyPackage(targetPath, { signer: null }, JOB);
      expect(report).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });
      expect((await checkVault(vault, { deep: true }, JOB)).verdict).toBe('sound');
    },
  );

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
