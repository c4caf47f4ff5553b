// What proves that a control is designed or ran: an item, its versions, and the files of a version.
import { z } from 'zod';
import {
  ControlId,
  EvidenceId,
  EvidenceVersionRef,
  ExceptionId,
  FileToken,
  PointOfFocusId,
  SampleItemId,
  Sha256,
} from '../ids';
import { CalendarDate, DateRange, DateVerdict, Instant } from '../period';

export const SENSITIVITIES = ['public', 'internal', 'confidential', 'restricted'] as const;
export const Sensitivity = z.enum(SENSITIVITIES);
export type Sensitivity = z.infer<typeof Sensitivity>;

/** What sort of thing it is; decides which questions of quality are asked (evidence-quality.ts). */
export const EVIDENCE_KINDS = [
  'screenshot',
  'system-export',
  'configuration',
  'log',
  'ticket',
  'report',
  'third-party-report',
  'policy',
  'minutes',
  'agreement',
  'training-record',
  'population',
  'other',
] as const;
export const EvidenceKind = z.enum(EVIDENCE_KINDS);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** How it came about, the more reliable first: an auditor gives more weight to what is further from our hands. */
export const METHODS = [
  'third-party',
  'observed-export',
  'export',
  'script',
  'screenshot',
  'manual',
  'unstated',
] as const;
export const Method = z.enum(METHODS);
export type Method = z.infer<typeof Method>;

/** Of one version. The last two never count; what is withdrawn or only requested is so as an item. */
export const VERSION_STATES = ['draft', 'in-review', 'approved', 'rejected', 'superseded'] as const;
export const VersionState = z.enum(VERSION_STATES);
export type VersionState = z.infer<typeof VersionState>;

/** Of an item: withdrawn, or the state of its current version; requested while it has none. */
export const EVIDENCE_STATES = [
  'requested',
  'draft',
  'in-review',
  'approved',
  'rejected',
  'withdrawn',
] as const;
export const EvidenceState = z.enum(EVIDENCE_STATES);
export type EvidenceState = z.infer<typeof EvidenceState>;

/** Whether an item in this state counts for coverage and goes into packages. */
export const COUNTING_STATES: readonly EvidenceState[] = ['draft', 'in-review', 'approved'];

export const Tag = z.string().trim().min(1).max(60);
const Reason = z.string().trim().max(2000);
const PersonName = z.string().trim().max(200);

/** What holds for the item whatever its version; may change at any time, the journal keeps what it was. */
export const ItemFacts = z.strictObject({
  kind: EvidenceKind,
  /** Who owes it and answers for it: a name, not a member. */
  owner: PersonName,
  tags: z.array(Tag).max(50),
  notes: z.string().trim().max(5000),
  /** By when it is owed; matters while it is requested. */
  dueOn: CalendarDate.nullable(),
});
export type ItemFacts = z.infer<typeof ItemFacts>;

/** What a version says of itself; fixed once it is submitted for review. */
export const VersionFacts = z.strictObject({
  title: z.string().trim().min(1).max(300),
  effective: DateRange.nullable(),
  capturedOn: CalendarDate.nullable(),
  /** The last day it may be relied on (a certificate's end, say); null when it does not run out. */
  validUntil: CalendarDate.nullable(),
  source: z.string().trim().max(300),
  sensitivity: Sensitivity,
  /** Who collected it at its source: a name. */
  collector: PersonName,
  method: Method,
  /** The questions of quality (evidence-quality.ts) somebody has answered with yes. */
  quality: z.array(z.string().max(40)).max(40),
});
export type VersionFacts = z.infer<typeof VersionFacts>;

/** What a person says about a piece of evidence when it is taken in; what is left out is not stated. */
export const EvidenceFacts = z.strictObject({
  kind: EvidenceKind.optional(),
  owner: PersonName.optional(),
  tags: z.array(Tag).max(50).optional(),
  notes: z.string().trim().max(5000).optional(),
  validUntil: CalendarDate.nullable().optional(),
  collector: PersonName.optional(),
  method: Method.optional(),
  quality: z.array(z.string().max(40)).max(40).optional(),
  /** Why it answers what it is linked to; of all links made with it. */
  linkReason: Reason.optional(),
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

/** Found in the bytes and the name of a file, when it is taken in. */
export const FILE_FLAGS = [
  'extension-disagrees',
  'macros',
  'executable',
  'password-protected',
  'empty',
  'heic',
  'over-25-mb',
  'bare-link',
] as const;
export const FileFlag = z.enum(FILE_FLAGS);
export type FileFlag = z.infer<typeof FileFlag>;

export const EvidenceFile = z.strictObject({
  position: z.number().int().min(1),
  originalName: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  sha256: Sha256,
  /** From the first bytes, the name being only a hint; `application/octet-stream` when unknown. */
  mediaType: z.string(),
  /** What somebody may want to know before relying on it or opening it. */
  flags: z.array(FileFlag),
  /** SHA-256 of the file it was made from (a redaction); null for one that came from outside. */
  derivedFrom: Sha256.nullable(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

export const EvidenceSummary = z.strictObject({
  id: EvidenceId,
  /** The current version; `.00` while it is only requested. */
  ref: EvidenceVersionRef,
  title: z.string(),
  state: EvidenceState,
  /** Of the item; 0 while it is only requested. */
  versionCount: z.number().int(),
  /** A newer version that does not count yet, because an approved one stands until its successor is approved. */
  pending: z.strictObject({ version: z.number().int(), state: VersionState }).nullable(),
  kind: EvidenceKind,
  owner: z.string(),
  tags: z.array(z.string()),
  sensitivity: Sensitivity,
  effective: DateRange.nullable(),
  capturedOn: CalendarDate.nullable(),
  validUntil: CalendarDate.nullable(),
  /** By the vault's clock, when it was taken in; never edited. When it was asked for, while only requested. */
  takenInAt: Instant,
  takenInBy: z.string(),
  /** By the vault's clock. */
  approvedAt: Instant.nullable(),
  dueOn: CalendarDate.nullable(),
  /** Against the current engagement; null when there is none. */
  verdict: DateVerdict.nullable(),
  fileCount: z.number().int(),
  sizeBytes: z.number().int(),
  /** Of the first file; says what it is by extension and type. Empty while only requested. */
  fileName: z.string(),
  mediaType: z.string(),
  controlIds: z.array(ControlId),
});
export type EvidenceSummary = z.infer<typeof EvidenceSummary>;

/** One version with its files, dates and review. */
export const EvidenceVersion = VersionFacts.extend({
  version: z.number().int().min(1),
  ref: EvidenceVersionRef,
  state: VersionState,
  /** Why there is this version. */
  changeNote: z.string(),
  takenInAt: Instant,
  takenInBy: z.string(),
  approvedAt: Instant.nullable(),
  approvedBy: z.string().nullable(),
  /** Why an owner approved what they had collected themselves; empty when two people looked. */
  overrideReason: z.string(),
  /** Why it was rejected; empty otherwise. */
  rejectedReason: z.string(),
  /** The version whose file this one was made from, and how. */
  derivedFrom: z.strictObject({ version: z.number().int(), how: z.enum(['redaction']) }).nullable(),
  verdict: DateVerdict.nullable(),
  files: z.array(EvidenceFile),
});
export type EvidenceVersion = z.infer<typeof EvidenceVersion>;

export const EvidenceDetail = EvidenceSummary.extend({
  notes: z.string(),
  source: z.string(),
  collector: z.string(),
  method: Method,
  quality: z.array(z.string()),
  /** Of the current version. */
  files: z.array(EvidenceFile),
  /** All, the newest first. */
  versions: z.array(EvidenceVersion),
  withdrawn: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  pointsOfFocus: z.array(z.strictObject({ id: PointOfFocusId, title: z.string(), reason: z.string() })),
  controls: z.array(z.strictObject({ id: ControlId, title: z.string(), reason: z.string() })),
  /** Occurrences of the current engagement it was assigned to by a person. */
  occurrences: z.array(z.strictObject({ controlId: ControlId, from: CalendarDate, reason: z.string() })),
  exceptions: z.array(z.strictObject({ id: ExceptionId, title: z.string() })),
  samples: z.array(
    z.strictObject({ id: SampleItemId, population: z.string(), attribute: z.string(), reason: z.string() }),
  ),
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
