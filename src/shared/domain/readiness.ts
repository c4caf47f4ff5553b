// Readiness: how the organization itself judges its controls before the examination, and what it will do
// about it. Its own judgement, kept apart from anything an auditor concludes.
import { z } from 'zod';
import { AssessmentId, ControlId, CriterionId, EngagementId, RemediationTaskId } from '../ids';
import { CalendarDate, Instant } from '../period';

export const RATINGS = ['not-rated', 'in-place', 'partly', 'missing', 'not-applicable'] as const;
export const Rating = z.enum(RATINGS);
export type Rating = z.infer<typeof Rating>;
export const ASPECTS = ['design', 'documentation', 'operation', 'evidence'] as const;
export type Aspect = (typeof ASPECTS)[number];
export const LEVELS = ['low', 'medium', 'high'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

export const Assessment = z.strictObject({
  id: AssessmentId,
  engagementId: EngagementId,
  name: z.string(),
  begunAt: Instant,
  begunBy: z.string(),
  /** A closed one is history and takes no more ratings. */
  closedAt: Instant.nullable(),
  /** How many subjects of the scope have a rating in every aspect, and how many there are. */
  rated: z.number().int(),
  subjects: z.number().int(),
  gaps: z.number().int(),
});
export type Assessment = z.infer<typeof Assessment>;

/** A criterion or a control. */
export const ReadinessSubject = z.union([CriterionId, ControlId]);
export type ReadinessSubject = z.infer<typeof ReadinessSubject>;

export const SubjectRating = z.strictObject({
  subject: ReadinessSubject,
  design: Rating,
  documentation: Rating,
  operation: Rating,
  evidence: Rating,
  /** How likely an exception is if nothing is done; null while nobody has said. */
  likelihood: Level.nullable(),
  /** What it takes to close the gap. */
  effort: Level.nullable(),
  note: z.string().trim().max(2000),
});
export type SubjectRating = z.infer<typeof SubjectRating>;

export const WorksheetRow = SubjectRating.extend({
  title: z.string(),
  /** A gap: some aspect is partly in place or missing. */
  isGap: z.boolean(),
  /** 1 is done first: high likelihood and little effort; null without a gap or without both levels. */
  priority: z.number().int().min(1).max(9).nullable(),
  ratedAt: Instant.nullable(),
  /** What the vault shows beside the rating, as help: never turned into a rating. */
  facts: z.strictObject({
    controls: z.number().int(),
    evidenceInPeriod: z.number().int(),
    missed: z.number().int(),
    late: z.number().int(),
  }),
  openTasks: z.number().int(),
  /** The rating in the assessment before; null when there is none. */
  before: SubjectRating.nullable(),
});
export type WorksheetRow = z.infer<typeof WorksheetRow>;

export const TASK_STATES = ['open', 'in-progress', 'done', 'verified', 'accepted'] as const;
/** `accepted`: left as it is on purpose, with a reason in the note. */
export const TaskState = z.enum(TASK_STATES);
export type TaskState = z.infer<typeof TaskState>;

export const NewRemediationTask = z.strictObject({
  title: z.string().trim().min(1).max(300),
  subject: ReadinessSubject.nullable(),
  plan: z.string().trim().max(5000),
  likelihood: Level.nullable(),
  effort: Level.nullable(),
  owner: z.string().trim().max(200),
  due: CalendarDate.nullable(),
  state: TaskState,
  /** What is done already, 0 to 100. */
  progressPercent: z.number().int().min(0).max(100),
  note: z.string().trim().max(2000),
});
export type NewRemediationTask = z.infer<typeof NewRemediationTask>;

export const RemediationTask = NewRemediationTask.extend({
  id: RemediationTaskId,
  subjectTitle: z.string().nullable(),
  priority: z.number().int().min(1).max(9).nullable(),
  createdAt: Instant,
  changedAt: Instant,
});
export type RemediationTask = z.infer<typeof RemediationTask>;
