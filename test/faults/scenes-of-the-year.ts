// Scenes of the road to the report: scope and next year, what is said about occurrences, how ready we are.
import {
  addTask,
  assignEvidence,
  beginAssessment,
  changeTask,
  closeAssessment,
  engagementScope,
  excuseOccurrence,
  getTask,
  makeCurrent,
  occurrencesOfControl,
  type OpenVault,
  proposedRoadmap,
  rateSubjects,
  rollForward,
  setEngagementScope,
  setEngagementState,
  setRoadmap,
  unassignEvidence,
  withdrawExcuse,
} from '../../src/engine';
import type { Rating, SubjectRating } from '../../src/shared/domain/readiness';
import type { EngagementScope } from '../../src/shared/domain/scope';
import {
  assessmentId,
  controlId,
  type CriterionId,
  type EngagementId,
  engagementId,
  type EvidenceId,
  remediationTaskId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { inLedger } from './ledger';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-07-01');
const FIRST = 'ENG-01' as EngagementId;
/** A quarterly one. */
const CONTROL = controlId(2);

const newest = (vault: OpenVault, table: 'engagement' | 'assessment' | 'remediation_task'): number =>
  vault.db.prepare(`SELECT max(number) FROM ${table}`).pluck().get() as number;

const scope = (said: string): EngagementScope => ({
  boundary: `From the edge to the store, ${said}.`,
  items: Array.from({ length: 30 }, (_none, at) => ({
    kind: 'service' as const,
    name: `Part ${String(at)} ${said}`,
    note: 'What it is for, and who looks after it. '.repeat(10),
    inScope: at % 3 > 0,
    reason: at % 3 > 0 ? '' : 'No customer data.',
  })),
  people: [{ side: 'firm', name: 'Grace Bramwell', role: 'Partner', email: '' }],
  subserviceOrganizations: [
    { name: 'Northern Cloud', service: 'Hosting', method: 'carve-out', assumedControls: 'Halls.', note: '' },
  ],
  notApplicable: [{ criterionId: 'CC6.4' as CriterionId, reason: 'No halls of our own.' }],
  privacyRoles: ['processor'],
  makesProducts: false,
});

export const goOnToTheNextYear = inLedger(
  {
    does: 'say what is in scope',
    run: (vault, { performance }) => setEngagementScope(vault, FIRST, scope(performance)),
  },
  {
    does: 'begin the field work',
    run: (vault) => setEngagementState(vault, FIRST, 'fieldwork'),
  },
  {
    does: 'roll it forward',
    run: (vault) =>
      rollForward(vault, FIRST, {
        type: 2,
        period: { from: day('2027-01-01'), to: day('2027-12-31') },
        categories: ['security'],
        systemName: 'Quillmere Answers, next year',
        firm: '',
      }),
  },
  {
    does: 'narrow the new scope',
    run: (vault) => {
      const id = engagementId(newest(vault, 'engagement'));
      const { items, ...rest } = engagementScope(vault, id);
      return setEngagementScope(vault, id, { ...rest, items: items.slice(0, 10) });
    },
  },
  { does: 'go back to this year', run: (vault) => makeCurrent(vault, FIRST) },
);

const occurrence = (vault: OpenVault, at: number): CalendarDate => {
  const { occurrences } = occurrencesOfControl(vault, { today: TODAY, controlId: CONTROL });
  const found = occurrences[at];
  if (found === undefined) throw new Error('the control has occurrences');
  return found.from;
};
const ITEMS = ['EVD-0001', 'EVD-0002'] as EvidenceId[];

export const answerForOccurrences = inLedger(
  {
    does: 'excuse an occurrence',
    run: (vault, { performance }) =>
      excuseOccurrence(vault, {
        controlId: CONTROL,
        from: occurrence(vault, 0),
        reason: `Nobody was there, ${performance}.`,
      }),
  },
  {
    does: 'assign evidence',
    run: (vault) =>
      assignEvidence(vault, { controlId: CONTROL, from: occurrence(vault, 1), evidenceIds: ITEMS }),
  },
  {
    does: 'assign it elsewhere',
    run: (vault) =>
      assignEvidence(vault, { controlId: CONTROL, from: occurrence(vault, 0), evidenceIds: ITEMS }),
  },
  {
    does: 'withdraw the excuse',
    run: (vault) => withdrawExcuse(vault, { controlId: CONTROL, from: occurrence(vault, 0) }),
  },
  {
    does: 'let the dates decide',
    run: (vault) => unassignEvidence(vault, { controlId: CONTROL, evidenceIds: ITEMS.slice(0, 1) }),
  },
);

const SUBJECTS = ['CC6.1', 'CC6.2', 'CC7.2', 'CTL-001', 'CTL-002'] as SubjectRating['subject'][];
const rated = (design: Rating, note: string): SubjectRating[] =>
  SUBJECTS.map((subject) => ({
    subject,
    design,
    documentation: 'partly',
    operation: 'missing',
    evidence: 'not-rated',
    likelihood: 'high',
    effort: null,
    note: `${note} `.repeat(60),
  }));

const task = (performance: string) => ({
  title: `Write it down, ${performance}`,
  subject: CONTROL,
  plan: 'One page, then a review.',
  likelihood: 'high' as const,
  effort: 'low' as const,
  owner: 'Ada Byron',
  due: day('2026-08-01'),
  state: 'open' as const,
  progressPercent: 0,
  note: '',
});

export const getReady = inLedger(
  {
    does: 'begin an assessment',
    run: (vault, { performance }) => beginAssessment(vault, { name: performance, copyRatings: true }),
  },
  {
    does: 'rate',
    run: (vault, { performance }) =>
      rateSubjects(vault, assessmentId(newest(vault, 'assessment')), rated('partly', performance)),
  },
  { does: 'add a task', run: (vault, { performance }) => addTask(vault, task(performance)) },
  {
    does: 'go on with it',
    run: (vault) => {
      const id = remediationTaskId(newest(vault, 'remediation_task'));
      const { title } = getTask(vault, id);
      return changeTask(vault, id, { ...task(''), title, state: 'in-progress', progressPercent: 40 });
    },
  },
  {
    does: 'plan the road',
    run: (vault, { performance }) => {
      const plan = proposedRoadmap(vault, 'type-1-then-type-2', TODAY);
      const steps = plan.steps.map((step) => ({ ...step, note: `Said ${performance}.` }));
      return setRoadmap(vault, TODAY, { ...plan, steps });
    },
  },
  {
    does: 'take another road',
    run: (vault) => setRoadmap(vault, TODAY, proposedRoadmap(vault, 'type-2', TODAY)),
  },
  {
    // Closes the first and takes its ratings over: three changes that are one.
    does: 'begin another assessment',
    run: (vault) => beginAssessment(vault, { name: 'The second', copyRatings: true }),
  },
  {
    does: 'close it',
    run: (vault) => closeAssessment(vault, assessmentId(newest(vault, 'assessment'))),
  },
);
