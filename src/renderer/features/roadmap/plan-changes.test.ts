import { describe, expect, it } from 'vitest';
import type { RoadmapPlan, RoadmapStep, RoadmapStepId } from '../../../shared/domain/roadmap';
import type { CalendarDate } from '../../../shared/period';
import {
  daysMoved,
  followersOf,
  mergedProposal,
  problemsOf,
  stepOf,
  withFollowersMoved,
  withStep,
} from './plan-changes';
import { timelineScale } from './timeline-scale';

const day = (text: string) => text as CalendarDate;
const step = (id: RoadmapStepId, from: string, to: string, begun: string | null = null): RoadmapStep => ({
  step: id,
  plannedFrom: day(from),
  plannedTo: day(to),
  actualFrom: begun === null ? null : day(begun),
  actualTo: null,
  owner: 'Ruth',
  note: '',
});
const PLAN: RoadmapPlan = {
  path: 'type-2',
  steps: [
    step('scope', '2026-01-05', '2026-01-18', '2026-01-05'),
    step('gap-assessment', '2026-01-19', '2026-02-15', '2026-01-12'),
    step('implementation', '2026-02-16', '2026-05-10'),
    step('report', '2026-05-11', '2026-05-24'),
  ],
};

describe('moving a step', () => {
  const [scope] = PLAN.steps;
  if (scope === undefined) throw new Error('no step');
  const later = { ...scope, plannedTo: day('2026-02-01') };

  it('moves those after it that have not begun, by the same number of days, and no others', () => {
    expect(daysMoved(scope, later)).toBe(14);
    expect(followersOf(PLAN, 'scope').map((one) => one.step)).toEqual(['implementation', 'report']);
    const moved = withFollowersMoved(withStep(PLAN, later), 'scope', 14);
    expect(moved.steps.map((one) => [one.plannedFrom, one.plannedTo])).toEqual([
      ['2026-01-05', '2026-02-01'],
      ['2026-01-19', '2026-02-15'],
      ['2026-03-02', '2026-05-24'],
      ['2026-05-25', '2026-06-07'],
    ]);
    expect(withFollowersMoved(moved, 'scope', -14)).toEqual(withStep(PLAN, later));
  });

  it('leaves the plan that came in as it was', () => {
    const before = structuredClone(PLAN);
    withFollowersMoved(withStep(PLAN, later), 'scope', 14);
    expect(PLAN).toEqual(before);
  });
});

describe('another path', () => {
  it('keeps what is known of the steps both have, and takes its dates', () => {
    const bare = (one: RoadmapStep): RoadmapStep => ({ ...one, owner: '', actualFrom: null });
    const proposal: RoadmapPlan = {
      path: 'type-1',
      steps: [
        bare(step('scope', '2026-03-01', '2026-03-14')),
        bare(step('examination', '2026-04-01', '2026-04-28')),
      ],
    };
    expect(mergedProposal(PLAN, proposal)).toEqual({
      path: 'type-1',
      steps: [
        { ...step('scope', '2026-03-01', '2026-03-14', '2026-01-05') },
        bare(step('examination', '2026-04-01', '2026-04-28')),
      ],
    });
  });
});

describe('a step in its form', () => {
  const draft = {
    plannedFrom: day('2026-01-05'),
    plannedTo: day('2026-01-18'),
    actualFrom: null,
    actualTo: null,
    owner: ' Ruth ',
    note: '',
  };

  it('becomes a step once its dates stand', () => {
    expect(stepOf('scope', draft)).toEqual({ ...draft, step: 'scope', owner: 'Ruth' });
  });

  it.each([
    ['no first day', { plannedFrom: null }, ['plannedFrom']],
    ['a year half typed', { plannedTo: day('0202-01-18') }, ['plannedTo']],
    ['an end before its beginning', { plannedTo: day('2026-01-04') }, ['plannedTo']],
    ['done without having begun', { actualTo: day('2026-01-18') }, ['actualFrom']],
    ['done before it began', { actualFrom: day('2026-01-10'), actualTo: day('2026-01-09') }, ['actualTo']],
  ] as const)('is refused with %s', (_, part, fields) => {
    expect(Object.keys(problemsOf({ ...draft, ...part }))).toEqual(fields);
    expect(stepOf('scope', { ...draft, ...part })).toBeNull();
  });
});

describe('the axis of the timeline', () => {
  it('is whole months around the plan and today, with the year at its first month', () => {
    const scale = timelineScale(PLAN, day('2025-12-20'));
    expect([scale.from, scale.to]).toEqual(['2025-12-01', '2026-05-31']);
    expect(scale.ticks.map((tick) => [tick.name, tick.year])).toEqual([
      ['Dec', '2025'],
      ['Jan', '2026'],
      ['Feb', null],
      ['Mar', null],
      ['Apr', null],
      ['May', null],
    ]);
    expect(scale.shareOf(day('2025-12-01'))).toBe(0);
    expect(scale.shareOf(day('2026-06-01'))).toBe(1);
  });

  it('names fewer months when there are many', () => {
    const long: RoadmapPlan = { path: 'type-2', steps: [step('scope', '2026-01-01', '2028-03-31')] };
    expect(timelineScale(long, day('2026-01-01')).ticks.filter((tick) => tick.name !== '')).toHaveLength(9);
  });
});
