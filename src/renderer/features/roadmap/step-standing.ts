// Where each step of the roadmap stands against its plan, and the sentence that follows from all of them.
// Pure: today is given.
import type { Roadmap, RoadmapPlan, RoadmapStep } from '../../../shared/domain/roadmap';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { dateText } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';

export interface StepStanding {
  readonly state: 'done' | 'under-way' | 'ahead';
  /** Whole days behind the plan; 0 when it is not. */
  readonly daysLate: number;
}

/** A period runs by the calendar: nobody has to say that its first day has come. Its end is said. */
export const asItRuns = (step: RoadmapStep, today: CalendarDate): RoadmapStep =>
  step.step === 'observation' && step.actualFrom === null && step.plannedFrom <= today
    ? { ...step, actualFrom: step.plannedFrom }
    : step;

/**
 * Done: it has a last day. Under way: it has a first one. Late is counted from what was planned next: the
 * end of a step that has begun, the beginning of one that has not.
 */
export const standingOf = (given: RoadmapStep, today: CalendarDate): StepStanding => {
  const step = asItRuns(given, today);
  const late = (planned: CalendarDate, actual: CalendarDate) => Math.max(0, daysBetween(planned, actual));
  if (step.actualTo !== null) return { state: 'done', daysLate: late(step.plannedTo, step.actualTo) };
  if (step.actualFrom !== null) return { state: 'under-way', daysLate: late(step.plannedTo, today) };
  return { state: 'ahead', daysLate: late(step.plannedFrom, today) };
};

/** How a standing is said, in a word or two. */
export const standingText = (step: RoadmapStep, today: CalendarDate): string => {
  const { state, daysLate } = standingOf(step, today);
  if (state === 'done') return daysLate > 0 ? text.doneLate(daysLate) : text.done;
  if (state === 'under-way') return daysLate > 0 ? text.underWayLate(daysLate) : text.underWay;
  if (daysLate > 0) return text.lateToBegin(daysLate);
  const days = daysBetween(today, step.plannedFrom);
  return days === 0 ? text.aheadToday : text.ahead(days);
};

/** The step one is in: the first that is under way, else the first that is not done. */
export const presentStep = (plan: RoadmapPlan, today: CalendarDate): RoadmapStep | null => {
  const steps = plan.steps.map((step) => asItRuns(step, today));
  return (
    steps.find((step) => step.actualFrom !== null && step.actualTo === null) ??
    steps.find((step) => step.actualTo === null) ??
    null
  );
};

/** Days of the step that is furthest behind among those not done; 0 when none is. */
export const daysBehind = (plan: RoadmapPlan, today: CalendarDate): number =>
  Math.max(
    0,
    ...plan.steps
      .map((step) => standingOf(step, today))
      .map(({ state, daysLate }) => (state === 'done' ? 0 : daysLate)),
  );

/** When can we have the report? In one or two sentences; the bold part stands between double asterisks. */
export const roadmapAnswer = (
  { plan, isPlanned }: Pick<Roadmap, 'plan' | 'isPlanned'>,
  today: CalendarDate,
): string => {
  const report = plan.steps.at(-1);
  if (report === undefined) return '';
  // Nobody can be behind a plan that nobody has made.
  if (!isPlanned) return text.reportProposed(dateText(report.plannedTo));
  if (report.actualTo !== null) return text.reportDone(dateText(report.actualTo));
  const first = text.reportBy(dateText(report.plannedTo));
  const present = presentStep(plan, today);
  if (present === null) return first;
  const { name } = text.step(present.step);
  const hasBegun = present.actualFrom !== null;
  const planned = hasBegun ? present.plannedTo : present.plannedFrom;
  const isPast = planned < today;
  const words = hasBegun
    ? isPast
      ? text.wasToEnd
      : text.runsUntil
    : isPast
      ? text.wasToBegin
      : text.nextBegins;
  const behind = daysBehind(plan, today);
  return first + words(name, dateText(planned)) + (behind > 0 ? text.behind(behind) : text.onPlan);
};
