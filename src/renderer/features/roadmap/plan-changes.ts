// Changes of a roadmap plan as a person makes them: one step, those after it, another path. Pure; a plan
// that comes in is never changed.
import type { RoadmapPlan, RoadmapStep, RoadmapStepId } from '../../../shared/domain/roadmap';
import { addDays, CalendarDate, daysBetween } from '../../../shared/period';
import { roadmap as text } from '../../messages/roadmap';

export const withStep = (plan: RoadmapPlan, changed: RoadmapStep): RoadmapPlan => ({
  ...plan,
  steps: plan.steps.map((step) => (step.step === changed.step ? changed : step)),
});

/** Steps after the given one that have not begun: only they can still be moved. */
export const followersOf = (plan: RoadmapPlan, id: RoadmapStepId): readonly RoadmapStep[] => {
  const place = plan.steps.findIndex((step) => step.step === id);
  return place < 0 ? [] : plan.steps.slice(place + 1).filter((step) => step.actualFrom === null);
};

/** Moves the planned dates of the steps after one by whole days, earlier when negative. */
export const withFollowersMoved = (plan: RoadmapPlan, id: RoadmapStepId, days: number): RoadmapPlan => {
  const moved = new Set(followersOf(plan, id).map((step) => step.step));
  return {
    ...plan,
    steps: plan.steps.map((step) =>
      moved.has(step.step)
        ? { ...step, plannedFrom: addDays(step.plannedFrom, days), plannedTo: addDays(step.plannedTo, days) }
        : step,
    ),
  };
};

/** By how many days the planned end of a step has moved: what comes after it waits for its end. */
export const daysMoved = (before: RoadmapStep, after: RoadmapStep): number =>
  daysBetween(before.plannedTo, after.plannedTo);

/** A proposal for another path, with what is known of the steps both have: actual dates, owner, note. */
export const mergedProposal = (present: RoadmapPlan, proposal: RoadmapPlan): RoadmapPlan => ({
  ...proposal,
  steps: proposal.steps.map((proposed) => {
    const known = present.steps.find((step) => step.step === proposed.step);
    return known === undefined
      ? proposed
      : { ...known, plannedFrom: proposed.plannedFrom, plannedTo: proposed.plannedTo };
  }),
});

/** A step as it stands in the form, where a date may be missing or half typed. */
export interface StepDraft {
  readonly plannedFrom: CalendarDate | null;
  readonly plannedTo: CalendarDate | null;
  readonly actualFrom: CalendarDate | null;
  readonly actualTo: CalendarDate | null;
  readonly owner: string;
  readonly note: string;
}

export type StepProblems = Partial<Record<keyof StepDraft, string>>;

const isDay = (date: CalendarDate | null): date is CalendarDate =>
  date !== null && CalendarDate.safeParse(date).success;

/** What is wrong with a draft, by field; empty when it can be saved. */
export const problemsOf = (draft: StepDraft): StepProblems => ({
  ...(!isDay(draft.plannedFrom) && { plannedFrom: text.noDate }),
  ...(!isDay(draft.plannedTo)
    ? { plannedTo: text.noDate }
    : isDay(draft.plannedFrom) && draft.plannedTo < draft.plannedFrom && { plannedTo: text.reversed }),
  ...(draft.actualFrom !== null
    ? !isDay(draft.actualFrom) && { actualFrom: text.noDate }
    : draft.actualTo !== null && { actualFrom: text.actualWithoutBegin }),
  ...(draft.actualTo !== null &&
    (!isDay(draft.actualTo)
      ? { actualTo: text.noDate }
      : draft.actualFrom !== null && draft.actualTo < draft.actualFrom && { actualTo: text.actualReversed })),
});

/** The step a draft amounts to; null while something is wrong with it. */
export const stepOf = (id: RoadmapStepId, draft: StepDraft): RoadmapStep | null => {
  const { plannedFrom, plannedTo } = draft;
  if (plannedFrom === null || plannedTo === null || Object.keys(problemsOf(draft)).length > 0) return null;
  return {
    ...draft,
    step: id,
    plannedFrom,
    plannedTo,
    owner: draft.owner.trim(),
    note: draft.note.trim(),
  };
};
