// What the organization does to meet the criteria, in its own words, and to what it is mapped.
import { z } from 'zod';
import { ControlId, CriterionId, PointOfFocusId, StarterControlId } from '../ids';
import { Instant } from '../period';
import { Cadence, ControlKind, ControlNature } from './catalog';
import { EvidenceSummary } from './evidence';

export const ControlSummary = z.strictObject({
  id: ControlId,
  title: z.string(),
  domain: z.string(),
  cadence: Cadence,
  ownerRole: z.string(),
  criterionIds: z.array(CriterionId),
  pointOfFocusCount: z.number().int(),
  evidenceCount: z.number().int(),
  /** Of those, how many lie inside or partly inside the engagement's time. */
  evidenceInPeriodCount: z.number().int(),
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

export const ControlDetail = ControlSummary.extend({
  wording: z.string(),
  nature: ControlNature,
  kind: ControlKind,
  starterId: StarterControlId.nullable(),
  aiSpecific: z.boolean(),
  evidenceExamples: z.array(z.string()),
  createdAt: Instant,
  mappings: z.array(ControlMapping),
  evidence: z.array(EvidenceSummary),
});
export type ControlDetail = z.infer<typeof ControlDetail>;

/** How one criterion stands: what is mapped and which points of focus have nothing yet. */
export const CriterionStanding = z.strictObject({
  criterionId: CriterionId,
  controlIds: z.array(ControlId),
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
