// The way from the first thought to the report that is shared: seven steps, planned and actual.
import { z } from 'zod';
import { EngagementId } from '../ids';
import { CalendarDate } from '../period';

export const ROADMAP_STEPS = [
  'scope',
  'categories',
  'gap-assessment',
  'implementation',
  'type-1-examination',
  'observation',
  'examination',
  'report',
] as const;
export const RoadmapStepId = z.enum(ROADMAP_STEPS);
export type RoadmapStepId = z.infer<typeof RoadmapStepId>;

export const ROADMAP_PATHS = ['type-1-then-type-2', 'type-2', 'type-1'] as const;
/** The seven steps; Type I first puts one more between implementation and observation. */
export const RoadmapPath = z.enum(ROADMAP_PATHS);
export type RoadmapPath = z.infer<typeof RoadmapPath>;

export const RoadmapStep = z.strictObject({
  step: RoadmapStepId,
  plannedFrom: CalendarDate,
  plannedTo: CalendarDate,
  actualFrom: CalendarDate.nullable(),
  actualTo: CalendarDate.nullable(),
  owner: z.string().trim().max(200),
  note: z.string().trim().max(2000),
});
export type RoadmapStep = z.infer<typeof RoadmapStep>;

/** What a person states. Steps in order, those of the path and no others. */
export const RoadmapPlan = z.strictObject({ path: RoadmapPath, steps: z.array(RoadmapStep).max(8) });
export type RoadmapPlan = z.infer<typeof RoadmapPlan>;

export const NEXT_ACTIONS = [
  'define-scope',
  'name-people',
  'load-controls',
  'map-points',
  'name-owners',
  'begin-assessment',
  'finish-assessment',
  'plan-remediation',
  'finish-tasks',
  'plan-roadmap',
  'step-overdue',
  'collect-evidence',
  'answer-missed',
  'answer-exceptions',
  'build-package',
] as const;
/** Computed from the vault's real state; `count` says how many of them, `step` which step is meant. */
export const NextAction = z.strictObject({
  action: z.enum(NEXT_ACTIONS),
  count: z.number().int().nullable(),
  step: RoadmapStepId.nullable(),
  due: CalendarDate.nullable(),
});
export type NextAction = z.infer<typeof NextAction>;

export const Roadmap = z.strictObject({
  engagementId: EngagementId,
  /** False while nobody has saved one: the steps are then a proposal of usual durations. */
  isPlanned: z.boolean(),
  plan: RoadmapPlan,
  nextActions: z.array(NextAction),
});
export type Roadmap = z.infer<typeof Roadmap>;
