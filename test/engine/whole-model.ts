// Something of everything the SOC 2 model keeps, and what its calls answer about it: for vaults that are kept.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addTask,
  assignEvidence,
  beginAssessment,
  closeAssessment,
  coverageSummary,
  engagementScope,
  excuseOccurrence,
  getControl,
  getException,
  getRoadmap,
  importOwnedTexts,
  listAssessments,
  listControls,
  listEngagements,
  listExceptions,
  listTasks,
  mapControl,
  occurrencesOfControl,
  ownedTexts,
  rateSubjects,
  recordException,
  retireControl,
  reviseControl,
  setEngagementScope,
  setEngagementState,
  setExceptionState,
  setRoadmap,
  tickItem,
  worksheet,
  type OpenVault,
} from '../../src/engine';
import { ControlFacts } from '../../src/shared/domain/control';
import { NewException } from '../../src/shared/domain/exception';
import { NewRemediationTask, SubjectRating } from '../../src/shared/domain/readiness';
import type { ControlId, CriterionId, EngagementId, EvidenceId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';

const day = (text: string) => text as CalendarDate;

export const PAGE = { search: '', direction: 'ascending', sort: 'id', offset: 0, limit: 100 } as const;

/** What the calls of the SOC 2 model answer, but for arithmetic that may be refined one day. */
export const modelOf = (vault: OpenVault) => {
  const today = day('2027-01-15');
  const engagements = listEngagements(vault);
  const controls = listControls(vault, {
    ...PAGE,
    ...{ series: null, cadence: null, withoutEvidenceInPeriod: false, state: null, owner: null },
    ...{ domain: null, criterionId: null },
  });
  const [first] = listAssessments(vault);
  return {
    engagements: engagements.map((one) => ({ ...one, scope: engagementScope(vault, one.id) })),
    controls: controls.rows.map(({ id }) => getControl(vault, id)),
    excused: coverageSummary(vault, { today, limit: 1 }).counts.excused,
    assessments: listAssessments(vault),
    ratings:
      first === undefined
        ? null
        : worksheet(vault, {
            ...{ ...PAGE, id: first.id, today, sort: 'subject', kind: null },
            ...{ onlyGaps: false, onlyUnrated: false },
          })
            .rows.filter((row) => row.ratedAt !== null)
            .map(({ facts: _facts, priority: _priority, ...row }) => row),
    tasks: listTasks(vault, { ...PAGE, states: [], owner: null, subject: null, likelihood: null }).rows,
    roadmap: getRoadmap(vault, today).plan,
    exceptions: listExceptions(vault, {
      ...PAGE,
      ...{ states: [], controlId: null, withWithdrawn: true },
    }).rows.map(({ id }) => getException(vault, id)),
    texts: ownedTexts(vault),
  };
};

/** Something of everything the SOC 2 model keeps; the evidence is there already. */
export const fillModel = async (vault: OpenVault, desk: string): Promise<void> => {
  const [first, second, third] = ['CTL-001', 'CTL-002', 'CTL-003'] as [ControlId, ControlId, ControlId];
  setEngagementScope(vault, 'ENG-01' as EngagementId, {
    boundary: 'From the endpoint to the stores.',
    items: [
      { kind: 'service', name: 'API', note: 'n', inScope: true, reason: '' },
      { kind: 'data', name: 'Logs', note: '', inScope: false, reason: 'Empty “ü”' },
    ],
    people: [{ side: 'firm', name: 'Zoë', role: 'Partner', email: '' }],
    subserviceOrganizations: [
      { name: 'Cloud', service: 'Hosting', method: 'carve-out', assumedControls: 'Doors', note: '' },
    ],
    notApplicable: [{ criterionId: 'CC6.4' as CriterionId, reason: 'No office.' }],
    privacyRoles: ['processor'],
    makesProducts: false,
  });
  setEngagementState(vault, 'ENG-01' as EngagementId, 'observation');
  const { versions: _, ...stated } = getControl(vault, first);
  const said = ControlFacts.parse(
    Object.fromEntries(Object.keys(ControlFacts.shape).map((key) => [key, stated[key as 'title']])),
  );
  reviseControl(vault, first, { ...said, owner: 'Ada Byron' }, null, '');
  reviseControl(
    vault,
    first,
    { ...said, owner: 'Erin', cadence: 'quarterly' },
    day('2026-07-01'),
    'More often',
  );
  retireControl(vault, third, day('2026-10-31'), 'Another does it.');
  mapControl(vault, second, { pointOfFocusIds: [], criterionIds: ['CC7.1'] as CriterionId[] }, 'As a whole');
  tickItem(vault, second, 1, ['EVD-0001' as EvidenceId]);
  const today = day('2027-01-15');
  const [one, , other] = occurrencesOfControl(vault, { today, controlId: second }).occurrences;
  excuseOccurrence(vault, { controlId: second, from: one?.from ?? today, reason: 'Nobody was there.' });
  const from = other?.from ?? today;
  assignEvidence(vault, { controlId: second, from, evidenceIds: ['EVD-0002' as EvidenceId] });
  const rating = SubjectRating.parse({
    ...{ subject: 'CC6.1', design: 'in-place', documentation: 'partly', operation: 'missing' },
    ...{ evidence: 'not-applicable', likelihood: 'high', effort: 'low', note: 'n “ü”' },
  });
  const closed = beginAssessment(vault, { name: 'Spring', copyRatings: false });
  rateSubjects(vault, closed.id, [rating]);
  closeAssessment(vault, closed.id);
  beginAssessment(vault, { name: 'Autumn', copyRatings: true });
  addTask(
    vault,
    NewRemediationTask.parse({
      ...{ title: 'Write it down', subject: 'CTL-001', plan: 'p', likelihood: 'high', effort: 'low' },
      ...{ owner: 'Ada', due: '2026-11-30', state: 'in-progress', progressPercent: 40, note: '' },
    }),
  );
  setRoadmap(vault, today, getRoadmap(vault, today).plan);
  const { id } = recordException(
    vault,
    NewException.parse({
      ...{ title: 'No review', controlId: second, occurrenceFrom: from, whatHappened: 'h', foundBy: 'self' },
      ...{ foundOn: '2026-07-05', cause: 'c', extent: { failed: 1, of: 4 }, effect: 'e', owner: 'Ada' },
      ...{ compensatingControl: '', remediation: 'r', due: null, fixedOn: null, retest: '', response: '' },
      ...{ responseApprovedBy: '', responseApprovedOn: null, evidenceIds: ['EVD-0001'] },
    }),
  );
  setExceptionState(vault, id, 'confirmed');
  writeFileSync(join(desk, 'texts.csv'), 'id,text\nCC6.1,Words of our own for CC6.1\n');
  await importOwnedTexts(vault, join(desk, 'texts.csv'), { apply: true, sha256: null });
};
