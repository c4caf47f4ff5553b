// What proves that a control is designed or ran: an item, its versions, and the files of a version.
import { z } from 'zod';
import { ControlId, EvidenceId, EvidenceVersionRef, FileToken, PointOfFocusId, Sha256 } from '../ids';
import { CalendarDate, DateRange, DateVerdict, Instant } from '../period';

export const SENSITIVITIES = ['public', 'internal', 'confidential', 'restricted'] as const;
export const Sensitivity = z.enum(SENSITIVITIES);
export type Sensitivity = z.infer<typeof Sensitivity>;

/** What a person says about a piece of evidence when it is taken in. */
export const EvidenceFacts = z.strictObject({
  title: z.string().trim().min(1).max(300),
  /** Which days it speaks about; null when nobody has said so yet ("undated"). */
  effective: DateRange.nullable(),
  /** When the source system produced it, by that system's clock. */
  capturedOn: CalendarDate.nullable(),
  source: z.string().trim().max(300),
  sensitivity: Sensitivity,
  controlIds: z.array(ControlId),
  pointOfFocusIds: z.array(PointOfFocusId),
});
export type EvidenceFacts = z.infer<typeof EvidenceFacts>;

/** One row of the intake table: the files that together prove one thing, and what they prove. */
export const IntakeItem = z.strictObject({
  files: z.array(FileToken).min(1),
  facts: EvidenceFacts,
});
export type IntakeItem = z.infer<typeof IntakeItem>;

export const EvidenceFile = z.strictObject({
  position: z.number().int().min(1),
  originalName: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  sha256: Sha256,
  /** From the first bytes, the name being only a hint; `application/octet-stream` when unknown. */
  mediaType: z.string(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

export const EvidenceSummary = z.strictObject({
  id: EvidenceId,
  ref: EvidenceVersionRef,
  title: z.string(),
  sensitivity: Sensitivity,
  effective: DateRange.nullable(),
  capturedOn: CalendarDate.nullable(),
  /** By the vault's clock, when it was taken in; never edited. */
  takenInAt: Instant,
  takenInBy: z.string(),
  /** Against the current engagement; null when there is none. */
  verdict: DateVerdict.nullable(),
  fileCount: z.number().int(),
  sizeBytes: z.number().int(),
  /** Of the first file; says what it is by extension and type. */
  fileName: z.string(),
  mediaType: z.string(),
  controlIds: z.array(ControlId),
});
export type EvidenceSummary = z.infer<typeof EvidenceSummary>;

export const EvidenceDetail = EvidenceSummary.extend({
  source: z.string(),
  files: z.array(EvidenceFile),
  pointsOfFocus: z.array(z.strictObject({ id: PointOfFocusId, title: z.string() })),
  controls: z.array(z.strictObject({ id: ControlId, title: z.string() })),
});
export type EvidenceDetail = z.infer<typeof EvidenceDetail>;

/** One calendar month of the examined time. */
export const EvidenceMonth = z.strictObject({
  /** `2026-04`. */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  evidenceCount: z.number().int(),
  controlCount: z.number().int(),
});
export type EvidenceMonth = z.infer<typeof EvidenceMonth>;

/** A file whose bytes the vault already held; the item was made all the same, the bytes kept once. */
export const SameBytes = z.strictObject({ id: EvidenceId, alreadyIn: z.array(EvidenceId) });

export const IntakeResult = z.strictObject({
  added: z.array(EvidenceId),
  sameBytes: z.array(SameBytes),
  /** True when the person cancelled; what stands in `added` is complete and stays. */
  cancelled: z.boolean(),
  /** Rows that could not be taken in, by their place in the request; the rest was. */
  failed: z.array(
    z.strictObject({
      index: z.number().int(),
      code: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
});
export type IntakeResult = z.infer<typeof IntakeResult>;
