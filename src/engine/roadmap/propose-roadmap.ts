// What a roadmap usually looks like: the steps of a path with their usual durations. A start for people to
// change, and no promise. Pure.
import type { Engagement } from '../../shared/domain/engagement';
import {
  ROADMAP_STEPS,
  type RoadmapPath,
  type RoadmapPlan,
  type RoadmapStep,
  type RoadmapStepId,
} from '../../shared/domain/roadmap';
import { addDays, type CalendarDate } from '../../shared/period';

/** The steps of a path, in order. */
export const STEPS_OF: Readonly<Record<RoadmapPath, readonly RoadmapStepId[]>> = {
  'type-1-then-type-2': ROADMAP_STEPS,
  'type-2': ROADMAP_STEPS.filter((step) => step !== 'type-1-examination'),
  'type-1': ROADMAP_STEPS.filter((step) => step !== 'observation' && step !== 'examination'),
};

/**
 * Usual durations in days, both ends included; where they come from is told in docs/readiness.md. The
 * observation lasts as long as the engagement's period, and only without one the six months said here.
 */
export const USUAL_DAYS: Readonly<Record<RoadmapStepId, number>> = {
  scope: 14,
  categories: 7,
  'gap-assessment': 21,
  implementation: 70,
  'type-1-examination': 35,
  observation: 182,
  examination: 35,
  report: 35,
};

/** The path to the report an engagement asks for. */
export const usualPath = (engagement: Engagement): RoadmapPath =>
  engagement.type === 1 ? 'type-1' : 'type-2';

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

/**
 * Each step begins on the day after the one before. The observation lies where the engagement's period lies,
 * even when the steps before it are not done by then; what examines an as-of date or a period does not begin
 * before that is over.
 */
export const proposeRoadmap = (
  engagement: Engagement,
  path: RoadmapPath,
  startsOn: CalendarDate,
): RoadmapPlan => {
  let next = startsOn;
  const steps = STEPS_OF[path].map((step): RoadmapStep => {
    let from = next;
    if (step === 'type-1-examination' && engagement.type === 1)
      from = later(next, addDays(engagement.asOf, 1));
    let to = addDays(from, USUAL_DAYS[step] - 1);
    if (step === 'observation' && engagement.type === 2) ({ from, to } = engagement.period);
    next = later(next, addDays(to, 1));
    return { step, plannedFrom: from, plannedTo: to, actualFrom: null, actualTo: null, owner: '', note: '' };
  });
  return { path, steps };
};
