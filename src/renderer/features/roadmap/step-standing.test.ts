import { describe, expect, it } from 'vitest';
import type { RoadmapPlan, RoadmapStep, RoadmapStepId } from '../../../shared/domain/roadmap';
import type { CalendarDate } from '../../../shared/period';
import { daysBehind, presentStep, roadmapAnswer, standingOf, standingText } from './step-standing';

const day = (text: string) => text as CalendarDate;
const step = (
  id: RoadmapStepId,
  planned: readonly [string, string],
  actual: readonly [string | null, string | null] = [null, null],
): RoadmapStep => ({
  step: id,
  plannedFrom: day(planned[0]),
  plannedTo: day(planned[1]),
  actualFrom: actual[0] === null ? null : day(actual[0]),
  actualTo: actual[1] === null ? null : day(actual[1]),
  owner: '',
  note: '',
});
const plan = (...steps: RoadmapStep[]): RoadmapPlan => ({ path: 'type-2', steps });
const made = (...steps: RoadmapStep[]) => ({ plan: plan(...steps), isPlanned: true });

describe('where a step stands against its plan', () => {
  const planned = ['2026-05-01', '2026-05-31'] as const;
  it.each([
    ['a step that lies ahead', step('scope', planned), '2026-04-20', 'ahead', 0, 'Begins in 11 days'],
    ['the day it begins', step('scope', planned), '2026-05-01', 'ahead', 0, 'Begins today'],
    ['one that did not begin', step('scope', planned), '2026-05-08', 'ahead', 7, 'Not begun, 7 days late'],
    [
      'one under way',
      step('scope', planned, ['2026-05-04', null]),
      '2026-05-31',
      'under-way',
      0,
      'Under way',
    ],
    [
      'one that runs over',
      step('scope', planned, ['2026-05-04', null]),
      '2026-06-30',
      'under-way',
      30,
      '4 weeks late',
    ],
    [
      'one done in time',
      step('scope', planned, ['2026-05-04', '2026-05-30']),
      '2026-09-01',
      'done',
      0,
      'Done',
    ],
    [
      'one done late',
      step('scope', planned, ['2026-05-04', '2026-06-01']),
      '2026-09-01',
      'done',
      1,
      'Done, 1 day late',
    ],
  ] as const)('%s', (_, one, today, state, daysLate, words) => {
    expect(standingOf(one, day(today))).toEqual({ state, daysLate });
    expect(standingText(one, day(today))).toBe(words);
  });
});

describe('the sentence of the roadmap', () => {
  const report = step('report', ['2027-05-15', '2027-06-14']);

  it('names the report, the step one is in, and how far behind the furthest one is', () => {
    const observed = plan(
      step('implementation', ['2026-07-01', '2026-10-10'], ['2026-07-01', null]),
      step('observation', ['2026-07-01', '2026-12-31']),
      report,
    );
    expect(presentStep(observed, day('2026-11-21'))?.step).toBe('implementation');
    expect(daysBehind(observed, day('2026-11-21'))).toBe(42);
    const done = plan(
      step('implementation', ['2026-07-01', '2026-10-10'], ['2026-07-01', '2026-11-21']),
      step('observation', ['2026-07-01', '2026-12-31'], ['2026-08-01', null]),
      report,
    );
    expect(roadmapAnswer({ plan: done, isPlanned: true }, day('2026-11-21'))).toBe(
      'Planned: **the report by 14 Jun 2027.** Observation runs until 31 Dec 2026; on plan.',
    );
  });

  it('says that a step was to end, or to begin, when its day is past', () => {
    expect(
      roadmapAnswer(
        made(step('scope', ['2026-09-01', '2026-10-10'], ['2026-09-01', null]), report),
        day('2026-11-21'),
      ),
    ).toBe('Planned: **the report by 14 Jun 2027.** Scope was to end 10 Oct 2026; 6 weeks behind plan.');
    expect(roadmapAnswer(made(step('scope', ['2026-11-15', '2026-12-10']), report), day('2026-11-21'))).toBe(
      'Planned: **the report by 14 Jun 2027.** Scope was to begin 15 Nov 2026; 6 days behind plan.',
    );
    expect(roadmapAnswer(made(step('scope', ['2026-12-01', '2026-12-10']), report), day('2026-11-21'))).toBe(
      'Planned: **the report by 14 Jun 2027.** Scope begins 1 Dec 2026; on plan.',
    );
  });

  it('is behind nothing while the plan is a proposal', () => {
    expect(
      roadmapAnswer(
        { plan: plan(step('scope', ['2026-01-01', '2026-01-10']), report), isPlanned: false },
        day('2026-11-21'),
      ),
    ).toBe('With usual durations, **the report by 14 Jun 2027.**');
  });

  it('knows that a period has begun by the calendar, and waits to be told that it is over', () => {
    const observation = step('observation', ['2026-01-01', '2026-12-31']);
    expect(roadmapAnswer(made(observation, report), day('2026-11-21'))).toBe(
      'Planned: **the report by 14 Jun 2027.** Observation runs until 31 Dec 2026; on plan.',
    );
    expect(standingOf(observation, day('2027-01-04'))).toEqual({ state: 'under-way', daysLate: 4 });
    expect(standingOf(observation, day('2025-12-31'))).toEqual({ state: 'ahead', daysLate: 0 });
  });

  it('says when the report was there', () => {
    const there = step('report', ['2027-05-15', '2027-06-14'], ['2027-06-01', '2027-06-10']);
    expect(roadmapAnswer(made(there), day('2027-08-01'))).toBe('**The report was there on 10 Jun 2027.**');
  });
});
