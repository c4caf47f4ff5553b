// As told-rows.test.ts: exceptions, ratings, tasks and roadmaps that somebody changed beside the journal.
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addEvidence,
  addTask,
  beginAssessment,
  buildPackage,
  changeTask,
  checkVault,
  closeAssessment,
  createEngagement,
  getRoadmap,
  loadStarterControls,
  openVault,
  rateSubjects,
  recordException,
  setExceptionState,
  setRoadmap,
  withdrawException,
} from '../../src/engine';
import { NewException, NOTHING_STATED } from '../../src/shared/domain/exception';
import { NewRemediationTask, SubjectRating } from '../../src/shared/domain/readiness';
import type { ControlId, EngagementId, ExceptionId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;

const exception = (title: string) =>
  NewException.parse({
    ...NOTHING_STATED,
    title,
    controlId: 'CTL-001',
    occurrenceFrom: '2026-04-01',
    whatHappened: 'A “thing”\u0001\nhappened',
    foundOn: '2026-07-01',
    extent: { failed: 1, of: 2 },
    owner: 'Zoë',
    due: '2026-08-01',
    evidenceIds: ['EVD-0001'],
  });
const rating = (subject: string) =>
  SubjectRating.parse({
    subject,
    design: 'in-place',
    documentation: 'missing',
    operation: 'partly',
    evidence: 'not-applicable',
    likelihood: 'high',
    effort: null,
    note: 'n “ü”',
  });
const task = (state: 'open' | 'done') =>
  NewRemediationTask.parse({
    title: 'Write it down',
    subject: 'CC6.1',
    plan: 'p',
    likelihood: null,
    effort: 'low',
    owner: '',
    due: null,
    state,
    progressPercent: 0,
    note: '',
  });

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    createEngagement(vault, {
      type: 2,
      period: { from: '2025-10-01', to: '2026-09-30' } as never,
      systemName: 'Answers',
      firm: '',
      categories: ['security'],
    });
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    const item = {
      paths: [await sourceFile(work, 'a.csv', 'a')],
      facts: facts({ controlIds: ['CTL-001' as ControlId] }),
    };
    await addEvidence(vault, [item], quietJob());
    const handed = recordException(vault, exception('Handed over'));
    setExceptionState(vault, handed.id, 'confirmed');
    recordException(vault, exception('A draft'));
    withdrawException(vault, 'EXC-02' as ExceptionId, 'Was none.');
    const target = join(work, 'package.zip');
    const build = { engagementId: 'ENG-01' as EngagementId, omissions: [], allowDraft: true };
    await buildPackage(vault, { ...build, targetPath: target }, quietJob());
    await buildPackage(vault, { ...build, targetPath: join(work, 'again.zip') }, quietJob());
    const first = beginAssessment(vault, { name: 'First', copyRatings: false });
    rateSubjects(vault, first.id, [rating('CC6.1'), rating('CTL-001')]);
    const second = beginAssessment(vault, { name: 'Second', copyRatings: true });
    rateSubjects(vault, second.id, [rating('CC6.2')]);
    closeAssessment(vault, second.id);
    beginAssessment(vault, { name: 'Third', copyRatings: true });
    const { id } = addTask(vault, task('open'));
    changeTask(vault, id, task('done'));
    const today = '2026-03-01' as CalendarDate;
    setRoadmap(vault, today, getRoadmap(vault, today).plan);
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const findingsAfter = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.exec(sql);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};

it('are none in a vault that only the program has written', async () => {
  expect(await findingsAfter('SELECT 1')).toEqual([]);
});

const COPY_EXCEPTION = `INSERT INTO exception SELECT 9, engagement, control, occurrence_from, title,
  what_happened, found_by, found_on, cause, extent_failed, extent_of, effect, compensating_control,
  remediation, owner, due, fixed_on, retest, response, response_approved_by, response_approved_on, state,
  withdrawn, created_at, changed_at FROM exception WHERE number = 1`;

it.each([
  ['exception-reworded', `UPDATE exception SET what_happened = 'Nothing' WHERE number = 1`, 'EXC-01'],
  ['exception-made-smaller', `UPDATE exception SET extent_of = 40 WHERE number = 1`, 'EXC-01'],
  ['exception-closed', `UPDATE exception SET state = 'closed' WHERE number = 1`, 'EXC-01'],
  ['exception-withdrawn', `UPDATE exception SET withdrawn = 'gone' WHERE number = 1`, 'EXC-01'],
  ['exception-brought-back', `UPDATE exception SET withdrawn = NULL WHERE number = 2`, 'EXC-02'],
  [
    'exception-found-later',
    `UPDATE exception SET created_at = '2027-01-01T00:00:00Z' WHERE number = 1`,
    'EXC-01',
  ],
  ['exception-without-its-evidence', `DELETE FROM exception_evidence WHERE exception = 1`, 'EXC-01'],
  [
    'exception-removed',
    `DELETE FROM exception_evidence WHERE exception = 2; DELETE FROM exception WHERE number = 2`,
    'EXC-02',
  ],
  ['exception-invented', COPY_EXCEPTION, 'EXC-09'],
  [
    'rating-changed',
    `UPDATE subject_rating SET evidence = 'in-place' WHERE subject = 'CC6.1' AND assessment = 1`,
    'ASM-01',
  ],
  [
    'rating-of-a-closing-changed',
    `UPDATE subject_rating SET design = 'in-place' WHERE subject = 'CC1.1' AND assessment = 2`,
    'ASM-02',
  ],
  ['rating-removed', `DELETE FROM subject_rating WHERE subject = 'CC6.2' AND assessment = 3`, 'ASM-03'],
  ['assessment-opened-again', `UPDATE assessment SET closed_at = NULL WHERE number = 1`, 'ASM-01'],
  ['assessment-renamed', `UPDATE assessment SET name = 'x' WHERE number = 2`, 'ASM-02'],
  ['task-undone', `UPDATE remediation_task SET state = 'open'`, 'REM-001'],
  ['task-removed', `DELETE FROM remediation_task`, 'REM-001'],
  ['roadmap-moved', `UPDATE roadmap_step SET planned_to = '2027-12-31' WHERE step = 'report'`, 'ENG-01'],
  ['roadmap-removed', `DELETE FROM roadmap_step; DELETE FROM roadmap`, 'ENG-01'],
])('finds %s', async (_name, sql, subject) => {
  expect(await findingsAfter(sql)).toEqual([`check.untold-row ${subject}`]);
});

it.each([
  ['exception-out-of-its-package', `DELETE FROM round_exception`, 'EXC-01'],
  [
    'exception-put-into-a-package',
    `INSERT INTO round_exception SELECT package, round, 2 FROM round_exception`,
    'EXC-02',
  ],
])('finds %s at both', async (_name, sql, subject) => {
  const both = [`check.untold-row ${subject}`, 'check.untold-row PKG-2026-01'];
  expect(await findingsAfter(sql)).toEqual(both);
});
