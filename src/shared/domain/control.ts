// What the organization does to meet the criteria, in its own words, and to what it is mapped.
import { z } from 'zod';
import { ControlId, CriterionId, EvidenceId, PointOfFocusId, StarterControlId } from '../ids';
import { CalendarDate, Instant } from '../period';
import { Cadence, ControlKind, ControlNature } from './catalog';
import { EvidenceSummary } from './evidence';

/** What a control says while one version of it is in force. */
export const ControlFacts = z.strictObject({
  title: z.string().trim().min(1).max(300),
  wording: z.string().trim().min(1).max(5000),
  /** The role that answers for it, such as "Security Lead". */
  ownerRole: z.string().trim().max(200),
  /** The person, by name; empty while nobody is named. */
  owner: z.string().trim().max(200),
  cadence: Cadence,
  /** For a daily control: Saturday and Sunday belong to Friday's occurrence. */
  weekdaysOnly: z.boolean(),
  /** Days after the end of an occurrence within which it counts as late; null for the cadence's usual. */
  graceDays: z.number().int().min(0).max(366).nullable(),
  nature: ControlNature,
  kind: ControlKind,
});
export type ControlFacts = z.infer<typeof ControlFacts>;

export const ControlVersion = ControlFacts.extend({
  version: z.number().int().min(1),
  /** First and last day in force; null means without a beginning or an end that anybody has stated. */
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable(),
  /** Why there is this version; for the last version of a retired control, why it was retired. */
  note: z.string(),
  createdAt: Instant,
});
export type ControlVersion = z.infer<typeof ControlVersion>;

/** One thing an auditor will ask for; ticked off by evidence. */
export const ChecklistItem = z.strictObject({
  /** Stable within its control; never reused. */
  number: z.number().int().min(1),
  text: z.string(),
  evidenceIds: z.array(EvidenceId),
  /** Of those, how many lie inside or partly inside the engagement's time. */
  evidenceInPeriodCount: z.number().int(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** A control of the organization's own making. */
export const NewControl = ControlFacts.extend({
  domain: z.string().trim().max(200),
  validFrom: CalendarDate.nullable(),
  checklist: z.array(z.string().trim().min(1).max(500)).max(100),
  criterionIds: z.array(CriterionId),
  pointOfFocusIds: z.array(PointOfFocusId),
  rationale: z.string().trim().max(2000),
});
export type NewControl = z.infer<typeof NewControl>;

export const CONTROL_STATES = ['in-force', 'retired'] as const;
export type ControlState = (typeof CONTROL_STATES)[number];

export const ControlSummary = z.strictObject({
  id: ControlId,
  title: z.string(),
  domain: z.string(),
  cadence: Cadence,
  ownerRole: z.string(),
  owner: z.string(),
  version: z.number().int(),
  /** Last day in force of a control that is retired (or will be); null otherwise. */
  retiredOn: CalendarDate.nullable(),
  criterionIds: z.array(CriterionId),
  pointOfFocusCount: z.number().int(),
  evidenceCount: z.number().int(),
  /** Of those, how many lie inside or partly inside the engagement's time. */
  evidenceInPeriodCount: z.number().int(),
  /** How much of what an auditor will ask for is ticked off by evidence inside the engagement's time. */
  checklist: z.strictObject({ ticked: z.number().int(), total: z.number().int() }),
});
export type ControlSummary = z.infer<typeof ControlSummary>;

export const ControlMapping = z.strictObject({
  pointOfFocusId: PointOfFocusId,
  criterionId: CriterionId,
  title: z.string(),
  rationale: z.string(),
  /** False when the engagement's categories do not ask for this point of focus. */
  inScope: z.boolean(),
  evidenceCount: z.number().int(),
});
export type ControlMapping = z.infer<typeof ControlMapping>;

/** A mapping to a criterion as a whole, where no single point of focus says it. */
export const CriterionMapping = z.strictObject({
  criterionId: CriterionId,
  title: z.string(),
  rationale: z.string(),
  inScope: z.boolean(),
});
export type CriterionMapping = z.infer<typeof CriterionMapping>;

export const ControlDetail = ControlSummary.extend({
  wording: z.string(),
  weekdaysOnly: z.boolean(),
  graceDays: z.number().int().nullable(),
  nature: ControlNature,
  kind: ControlKind,
  /** The newest first. */
  versions: z.array(ControlVersion),
  starterId: StarterControlId.nullable(),
  aiSpecific: z.boolean(),
  checklistItems: z.array(ChecklistItem),
  createdAt: Instant,
  mappings: z.array(ControlMapping),
  criterionMappings: z.array(CriterionMapping),
  evidence: z.array(EvidenceSummary),
});
export type ControlDetail = z.infer<typeof ControlDetail>;

/** How one criterion stands: what is mapped and which points of focus have nothing yet. */
export const CriterionStanding = z.strictObject({
  criterionId: CriterionId,
  controlIds: z.array(ControlId),
  /** Why the criterion does not apply to this engagement; null when it does. */
  notApplicable: z.string().nullable(),
  evidenceCount: z.number().int(),
  evidenceInPeriodCount: z.number().int(),
  pointsOfFocus: z.array(
    z.strictObject({
      id: PointOfFocusId,
      controlIds: z.array(ControlId),
      evidenceCount: z.number().int(),
      evidenceInPeriodCount: z.number().int(),
    }),
  ),
});
export type CriterionStanding = z.infer<typeof CriterionStanding>;

/** One row of the matrix control × criterion. */
export const MatrixRow = z.strictObject({
  controlId: ControlId,
  title: z.string(),
  /** Only criteria the control is mapped to; `points` 0 where the mapping is to the criterion as a whole. */
  cells: z.array(z.strictObject({ criterionId: CriterionId, points: z.number().int() })),
});
export type MatrixRow = z.infer<typeof MatrixRow>;
