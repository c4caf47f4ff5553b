// What is in the vault and not meant for the auditor: none of it is in any file of a package, the custody
// extract included, nor are texts of the AICPA in what leaves the vault otherwise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  addControl,
  addEvidence,
  addTask,
  beginAssessment,
  buildPackage,
  changeException,
  createEngagement,
  excuseOccurrence,
  exportRegister,
  exportWorksheet,
  getRoadmap,
  importOwnedTexts,
  rateSubjects,
  recordException,
  reviseControl,
  setEngagementScope,
  setExceptionState,
  setRoadmap,
  verifyPackage,
  withdrawException,
  withdrawExcuse,
} from '../../src/engine';
import { ControlFacts, NewControl } from '../../src/shared/domain/control';
import { NewEngagement } from '../../src/shared/domain/engagement';
import { NewException, NOTHING_STATED } from '../../src/shared/domain/exception';
import { NewRemediationTask, SubjectRating } from '../../src/shared/domain/readiness';
import { EngagementScope } from '../../src/shared/domain/scope';
import { engagementId } from '../../src/shared/ids';
import { CalendarDate, DateRange } from '../../src/shared/period';
import { facts, makeVault, quietJob } from './temporary-vault';

const said = (wording: string) =>
  ControlFacts.parse({
    title: 'Access review',
    wording,
    ownerRole: '',
    owner: '',
    cadence: 'quarterly',
    weekdaysOnly: false,
    graceDays: null,
    nature: 'detective',
    kind: 'manual',
  });
const day = (text: string) => CalendarDate.parse(text);
const exception = (title: string) =>
  NewException.parse({
    ...NOTHING_STATED,
    title,
    controlId: 'CTL-001',
    whatHappened: 'h',
    foundBy: 'self',
    foundOn: '2026-02-02',
    extent: { failed: 1, of: 2 },
  });
const scope = (boundary: string) =>
  EngagementScope.parse({
    boundary,
    items: [],
    people: [],
    subserviceOrganizations: [],
    notApplicable: [],
    privacyRoles: ['processor'],
    makesProducts: false,
  });
const texts = (zip: Uint8Array): string =>
  Object.entries(unzipSync(zip))
    .map(([name, bytes]) =>
      name.endsWith('.xlsx') ? texts(bytes) : `${name}\n${Buffer.from(bytes).toString('utf8')}`,
    )
    .join('\n');

it('keeps other years, drafts, excuses taken back, judgement, plans and owned texts in the vault', async () => {
  const { vault, file, desk, environment } = await makeVault();
  const period = { from: '2026-01-01', to: '2026-06-30' };
  const frame = { systemName: 'Answers', firm: '', categories: ['security'] };
  createEngagement(vault, NewEngagement.parse({ type: 2, period, ...frame }));
  const mapped = { checklist: [], criterionIds: ['CC6.1'], pointOfFocusIds: [], rationale: '' };
  const { id } = addControl(
    vault,
    NewControl.parse({ ...said('SECRET-last-year'), domain: '', validFrom: null, ...mapped }),
  );
  reviseControl(vault, id, said('Held in the period.'), day('2026-01-01'), 'Why it is so');
  reviseControl(vault, id, said('SECRET-next-year'), day('2027-01-01'), 'SECRET-note');
  const owned = file('owned.csv', 'id,text\nCC6.1,SECRET-text of another\n');
  await importOwnedTexts(vault, owned, { apply: true, sha256: null });
  const effective = DateRange.parse({ from: '2026-02-01', to: '2026-02-01' });
  const paths = [file('a.csv', 'a')];
  await addEvidence(vault, [{ paths, facts: facts({ effective, controlIds: [id] }) }], quietJob());
  excuseOccurrence(vault, { controlId: id, from: day('2026-04-01'), reason: 'SECRET-excuse' });
  withdrawExcuse(vault, { controlId: id, from: day('2026-04-01') });
  excuseOccurrence(vault, { controlId: id, from: day('2026-04-01'), reason: 'Nothing to review' });
  const assessment = beginAssessment(vault, { name: 'SECRET-assessment', copyRatings: false }).id;
  const rating = {
    subject: 'CC6.1',
    design: 'missing',
    documentation: 'missing',
    operation: 'missing',
    evidence: 'missing',
    likelihood: 'high',
    effort: 'low',
    note: 'SECRET-rating',
  };
  rateSubjects(vault, assessment, [SubjectRating.parse(rating)]);
  const task = { title: 'SECRET-task', subject: 'CC6.1', plan: '', likelihood: null, effort: null };
  const rest = { owner: '', due: null, state: 'open', progressPercent: 0, note: '' };
  addTask(vault, NewRemediationTask.parse({ ...task, ...rest }));
  const { plan } = getRoadmap(vault, day('2026-01-01'));
  const steps = plan.steps.map((step) => ({ ...step, note: 'SECRET-plan' }));
  setRoadmap(vault, day('2026-01-01'), { ...plan, steps });
  recordException(vault, exception('SECRET-draft'));
  const gone = recordException(vault, exception('SECRET-withdrawn')).id;
  setExceptionState(vault, gone, 'confirmed');
  withdrawException(vault, gone, 'SECRET-reason');
  const stands = recordException(vault, exception('SECRET-earlier-title')).id;
  setExceptionState(vault, stands, 'confirmed');
  changeException(vault, stands, exception('One review was not held'));
  setEngagementScope(vault, engagementId(1), scope('SECRET-earlier-boundary'));
  setEngagementScope(vault, engagementId(1), scope('From the endpoint to the store'));

  const target = join(desk, 'p.zip');
  const build = { engagementId: engagementId(1), targetPath: target, omissions: [], allowDraft: true };
  await buildPackage(vault, build, quietJob());
  const all = texts(readFileSync(target));
  expect(all).toContain('Held in the period.');
  expect(all).toContain('Why it is so');
  expect(all).toContain('One review was not held');
  // What stands of it is told: why nothing was expected.
  expect(all).toContain('Nothing to review');
  expect([...new Set(all.match(/SECRET-[a-z-]+/g) ?? [])]).toEqual([]);
  const report = await verifyPackage(target, { signer: null }, quietJob());
  expect(report.findings).toEqual([]);

  await exportRegister(vault, join(desk, 'register.csv'));
  await exportWorksheet(vault, assessment, day('2026-05-01'), join(desk, 'worksheet.csv'));
  const journal = (vault.db.prepare('SELECT line FROM journal').pluck().all() as string[]).join('\n');
  for (const left of [
    readFileSync(join(desk, 'register.csv'), 'utf8'),
    readFileSync(join(desk, 'worksheet.csv'), 'utf8'),
    journal,
    JSON.stringify(environment.logged),
  ])
    expect(left).not.toContain('SECRET-text');
  vault.close();
});
