import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTask,
  beginAssessment,
  createEngagement,
  engagementScope,
  getRoadmap,
  listJournal,
  loadStarterControls,
  type OpenVault,
  proposedRoadmap,
  rateSubjects,
  recordException,
  retireControl,
  setEngagementScope,
  setRoadmap,
} from '../../src/engine';
import { nextActions, type RoadmapFacts } from '../../src/engine/roadmap/next-actions';
import { proposeRoadmap, STEPS_OF } from '../../src/engine/roadmap/propose-roadmap';
import { NewEngagement } from '../../src/shared/domain/engagement';
import { NewException, NOTHING_STATED } from '../../src/shared/domain/exception';
import { NewRemediationTask, SubjectRating } from '../../src/shared/domain/readiness';
import { ROADMAP_PATHS, type RoadmapPlan } from '../../src/shared/domain/roadmap';
import { controlId, type StarterControlId } from '../../src/shared/ids';
import { addDays, type CalendarDate, daysBetween } from '../../src/shared/period';
import { makeVault } from './temporary-vault';

const date = (text: string) => text as CalendarDate;
const TODAY = date('2026-03-01');

const engage = (vault: OpenVault, type: 1 | 2 = 2) =>
  createEngagement(
    vault,
    NewEngagement.parse({
      ...(type === 1
        ? { type, asOf: '2026-09-30' }
        : { type, period: { from: '2026-07-01', to: '2026-12-31' } }),
      systemName: 'Assist',
      categories: ['security'],
      firm: '',
    }),
  );
const journal = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 100 });
const actions = (vault: OpenVault, today = TODAY) => getRoadmap(vault, today).nextActions;
const named = (vault: OpenVault, action: string, today = TODAY) =>
  actions(vault, today).find((one) => one.action === action);

describe('a proposed roadmap', () => {
  it('leads from today to the report, with the observation where the period lies', async () => {
    const { vault } = await makeVault();
    engage(vault);
    const { isPlanned, plan } = getRoadmap(vault, TODAY);
    expect(isPlanned).toBe(false);
    expect(plan.path).toBe('type-2');
    expect(plan.steps.map((one) => [one.step, one.plannedFrom, one.plannedTo])).toEqual([
      ['scope', '2026-03-01', '2026-03-14'],
      ['categories', '2026-03-15', '2026-03-21'],
      ['gap-assessment', '2026-03-22', '2026-04-11'],
      ['implementation', '2026-04-12', '2026-06-20'],
      ['observation', '2026-07-01', '2026-12-31'],
      ['examination', '2027-01-01', '2027-02-04'],
      ['report', '2027-02-05', '2027-03-11'],
    ]);
    expect(plan.steps.every((one) => one.actualFrom === null && one.actualTo === null)).toBe(true);
  });

  it('offers Type I first, and examines an as-of date only when it has come', async () => {
    const { vault } = await makeVault();
    engage(vault);
    const both = proposedRoadmap(vault, 'type-1-then-type-2', TODAY);
    expect(both.steps.map((one) => one.step)).toEqual(STEPS_OF['type-1-then-type-2']);
    expect(both.steps[4]).toMatchObject({ step: 'type-1-examination', plannedFrom: '2026-06-21' });
    engage(vault, 1);
    const one = getRoadmap(vault, TODAY).plan;
    expect(one.path).toBe('type-1');
    expect(one.steps.at(-2)).toMatchObject({ step: 'type-1-examination', plannedFrom: '2026-10-01' });
  });

  it('is in order for every path, beginning and engagement (10,000 cases)', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(date('2020-01-01'), days));
    const engagement = fc.oneof(
      day.map((asOf) => ({ type: 1 as const, asOf })),
      fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([from, length]) => ({
        type: 2 as const,
        period: { from, to: addDays(from, length) },
      })),
    );
    fc.assert(
      fc.property(engagement, day, fc.constantFrom(...ROADMAP_PATHS), (examined, startsOn, path) => {
        const plan = proposeRoadmap(examined as never, path, startsOn);
        expect(plan.steps.map((one) => one.step)).toEqual(STEPS_OF[path]);
        const [first] = plan.steps;
        expect(first?.plannedFrom).toBe(startsOn);
        const over = examined.type === 1 ? examined.asOf : examined.period.to;
        for (const [at, one] of plan.steps.entries()) {
          expect(one.plannedFrom <= one.plannedTo).toBe(true);
          const before = plan.steps[at - 1];
          if (one.step === 'observation' && examined.type === 2) {
            expect({ from: one.plannedFrom, to: one.plannedTo }).toEqual(examined.period);
          } else if (before !== undefined && before.step !== 'observation') {
            expect(daysBetween(before.plannedTo, one.plannedFrom)).toBeGreaterThanOrEqual(1);
          }
          const examines = examined.type === 1 ? 'type-1-examination' : 'examination';
          if (one.step === examines) expect(one.plannedFrom > over).toBe(true);
          if (one.step === 'report') expect(one.plannedFrom > (before?.plannedTo ?? '')).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a saved roadmap', () => {
  const planned = (vault: OpenVault): RoadmapPlan => proposedRoadmap(vault, 'type-2', TODAY);
  const edited = (vault: OpenVault, at: number, given: Partial<RoadmapPlan['steps'][number]>) => {
    const plan = planned(vault);
    return { ...plan, steps: plan.steps.map((one, place) => (place === at ? { ...one, ...given } : one)) };
  };

  it('stays as it was saved, and the journal tells it before and after', async () => {
    const { vault } = await makeVault();
    engage(vault);
    const plan = edited(vault, 0, { actualFrom: date('2026-03-02'), owner: 'Ada', note: 'Begun' });
    const saved = setRoadmap(vault, TODAY, plan);
    expect(saved).toMatchObject({ isPlanned: true, plan });
    expect(getRoadmap(vault, addDays(TODAY, 90)).plan).toEqual(plan);
    expect(journal(vault).rows[0]).toMatchObject({
      action: 'roadmap.changed',
      subject: 'ENG-01',
      detail: { before: null, after: plan },
    });
    const entries = journal(vault).total;
    setRoadmap(vault, TODAY, plan);
    expect(journal(vault).total).toBe(entries);
    const other = proposedRoadmap(vault, 'type-1-then-type-2', TODAY);
    expect(setRoadmap(vault, TODAY, other).plan).toEqual(other);
    expect(journal(vault).rows[0]?.detail).toMatchObject({ before: { path: 'type-2' } });
  });

  it('has the steps of its path, each in order', async () => {
    const { vault } = await makeVault();
    expect(() => getRoadmap(vault, TODAY)).toThrow('use.engagement-missing');
    engage(vault);
    const plan = planned(vault);
    const refused = (wrong: RoadmapPlan, code: string) =>
      expect(() => setRoadmap(vault, TODAY, wrong)).toThrow(code);
    refused({ ...plan, path: 'type-1' }, 'use.bad-input');
    refused({ ...plan, steps: plan.steps.slice(1) }, 'use.bad-input');
    refused({ ...plan, steps: plan.steps.toReversed() }, 'use.bad-input');
    refused(edited(vault, 1, { plannedTo: date('2026-01-01') }), 'use.period-reversed');
    refused(edited(vault, 1, { actualTo: TODAY }), 'use.bad-input');
    refused(edited(vault, 1, { actualFrom: TODAY, actualTo: date('2026-02-01') }), 'use.period-reversed');
    expect(getRoadmap(vault, TODAY).isPlanned).toBe(false);
  });
});

describe('next actions', () => {
  it('begin with the scope and the controls in an empty vault', async () => {
    const { vault } = await makeVault();
    engage(vault);
    expect(actions(vault)).toEqual([
      { action: 'define-scope', count: null, step: null, due: null },
      { action: 'load-controls', count: null, step: null, due: null },
      { action: 'name-people', count: null, step: null, due: null },
      { action: 'begin-assessment', count: null, step: null, due: null },
      { action: 'plan-roadmap', count: null, step: null, due: null },
    ]);
  });

  it('follow what the vault holds', async () => {
    const { vault } = await makeVault();
    const { id } = engage(vault);
    setEngagementScope(vault, id, {
      ...engagementScope(vault, id),
      boundary: 'Everything behind the API.',
      people: [{ side: 'organization', name: 'Ada', role: 'Signatory', email: '' }],
    });
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    expect(named(vault, 'define-scope')).toBeUndefined();
    expect(named(vault, 'name-people')).toBeUndefined();
    expect(named(vault, 'load-controls')).toBeUndefined();
    expect(named(vault, 'name-owners')?.count).toBe(2);
    const uncovered = named(vault, 'map-points')?.count ?? 0;
    retireControl(vault, controlId(2), date('2026-06-30'), 'Replaced');
    // Retired before the period begins: it answers for no criterion any more.
    expect(named(vault, 'map-points')?.count).toBeGreaterThan(uncovered);
    expect(named(vault, 'name-owners', date('2026-07-01'))?.count).toBe(1);
    expect(named(vault, 'map-points')?.count).toBeGreaterThan(20);

    const assessment = beginAssessment(vault, { name: 'First', copyRatings: false });
    expect(named(vault, 'begin-assessment')).toBeUndefined();
    expect(named(vault, 'finish-assessment')?.count).toBe(35);
    const gap = SubjectRating.parse({
      subject: 'CC6.1',
      design: 'missing',
      documentation: 'missing',
      operation: 'missing',
      evidence: 'missing',
      likelihood: null,
      effort: null,
      note: '',
    });
    rateSubjects(vault, assessment.id, [gap]);
    expect(named(vault, 'finish-assessment')?.count).toBe(34);
    expect(named(vault, 'plan-remediation')?.count).toBe(1);
    addTask(
      vault,
      NewRemediationTask.parse({
        title: 'x',
        subject: 'CC6.1',
        plan: '',
        likelihood: null,
        effort: null,
        owner: '',
        due: '2026-02-20',
        state: 'open',
        progressPercent: 0,
        note: '',
      }),
    );
    expect(named(vault, 'plan-remediation')).toBeUndefined();
    // Overdue, so it stands first.
    expect(actions(vault)[0]).toEqual({ action: 'finish-tasks', count: 1, step: null, due: '2026-02-20' });

    setRoadmap(vault, TODAY, proposedRoadmap(vault, 'type-2', date('2026-01-01')));
    expect(named(vault, 'plan-roadmap')).toBeUndefined();
    expect(actions(vault)[0]).toEqual({
      action: 'step-overdue',
      count: 3,
      step: 'scope',
      due: '2026-01-14',
    });
  });

  it('count missed and due occurrences, until an exception answers for what was missed', async () => {
    const { vault } = await makeVault();
    engage(vault);
    // AC-01 runs once a year or more often: nothing was done in the whole period.
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    const during = date('2026-12-20');
    const after = date('2027-06-01');
    expect(named(vault, 'build-package', during)).toBeUndefined();
    expect(named(vault, 'collect-evidence', during)?.due).toMatch(/^20/);
    expect(named(vault, 'build-package', after)).toBeDefined();
    const missed = named(vault, 'answer-missed', after)?.count ?? 0;
    expect(missed).toBeGreaterThan(0);
    recordException(
      vault,
      NewException.parse({
        ...NOTHING_STATED,
        title: 'Not done',
        controlId: 'CTL-001',
        occurrenceFrom: '2026-07-01',
        foundOn: '2027-02-01',
        due: '2027-03-01',
      }),
    );
    expect(named(vault, 'answer-missed', after)?.count ?? 0).toBe(missed - 1);
    expect(actions(vault, after)[0]).toMatchObject({
      action: 'answer-exceptions',
      count: 1,
      due: '2027-03-01',
    });
  });

  it('are at most eight, the overdue ones first', () => {
    const everything: RoadmapFacts = {
      today: TODAY,
      hasScope: false,
      hasPeople: false,
      controls: 3,
      controlsWithoutOwner: 1,
      criteriaWithoutControl: 2,
      hasAssessment: true,
      unrated: 4,
      gapsWithoutTask: 5,
      openTasks: { count: 6, due: date('2026-01-02') },
      isPlanned: true,
      overdueSteps: [{ step: 'scope', due: date('2026-01-01') }],
      dueOccurrences: { count: 7, due: date('2026-03-05') },
      missedOccurrences: 8,
      unansweredExceptions: { count: 9, due: null },
      isOver: true,
      hasPackage: false,
    };
    expect(nextActions(everything).map((one) => one.action)).toEqual([
      'step-overdue',
      'finish-tasks',
      'define-scope',
      'answer-exceptions',
      'answer-missed',
      'collect-evidence',
      'map-points',
      'name-people',
    ]);
  });
});
