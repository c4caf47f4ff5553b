// The auditor's side: a package that is open, what it says (management's words, read from the package alone), and
// what the auditor keeps about it in a working file of their own.
import { z } from 'zod';
import { PopulationId, Sha256 } from '../ids';
import { CalendarDate, Instant } from '../period';
import { RequestKind, AuditorStatus } from './request';
import { VerifyFinding, VerifyReport } from './package';

/**
 * Of what is open the signature, the lists and what it says of itself hold; this is about the files. `not-begun`:
 * nobody has asked for them yet. `reading`: they are being read. `done`: every file was read, and the report says what
 * was found. `stopped`: somebody stopped it, or what was read has changed on the disk since; it can be taken up again.
 */
export const CHECK_STATES = ['not-begun', 'reading', 'done', 'stopped'] as const;

export const SignerComparison = z.strictObject({
  state: z.enum(['not-compared', 'same', 'different']),
  /** `engagement-letter`, `phone` and so on: a channel of ours, or empty. */
  channel: z.string(),
  on: CalendarDate.nullable(),
});
export type SignerComparison = z.infer<typeof SignerComparison>;

/** A package that is open on the auditor's side. */
export const OpenedPackage = z.strictObject({
  sealNumber: Sha256,
  packageId: z.string(),
  round: z.number().int(),
  kind: VerifyReport.shape.kind,
  fileNames: z.array(z.string()),
  organization: z.string(),
  system: z.string(),
  engagement: z.string(),
  firm: z.string(),
  builtAt: z.string(),
  builtBy: z.string(),
  /** What the package calls itself. */
  verdict: z.string(),
  signer: VerifyReport.shape.signer.unwrap(),
  keyChanges: VerifyReport.shape.keyChanges,
  comparison: SignerComparison,
  manifestSha256: Sha256,
  journal: z.strictObject({ entries: z.number().int(), head: Sha256 }),
  counts: z.strictObject({
    criteria: z.number().int(),
    controls: z.number().int(),
    evidence: z.number().int(),
    files: z.number().int(),
    bytes: z.number().int(),
    populations: z.number().int(),
    requests: z.number().int(),
    exceptions: z.number().int(),
    records: z.number().int(),
    omissions: z.number().int(),
  }),
  /** Against the round before, in evidence items; null for a first round. */
  changes: z
    .strictObject({ added: z.number().int(), replaced: z.number().int(), withdrawn: z.number().int() })
    .nullable(),
  /** A delta whose base is not open: its files that the base holds cannot be shown. */
  baseNeeded: z.strictObject({ packageId: z.string(), round: z.number().int() }).nullable(),
  check: z.strictObject({
    state: z.enum(CHECK_STATES),
    findings: z.array(VerifyFinding),
    report: VerifyReport.nullable(),
  }),
  /** The working file that is open, which marks and notes go to; null: nothing can be kept. */
  keepsNotes: z.boolean(),
});
export type OpenedPackage = z.infer<typeof OpenedPackage>;

export const RECORD_KINDS = [
  'criterion',
  'control',
  'evidence',
  'population',
  'request',
  'exception',
  'record',
  'omission',
] as const;
export const RecordKind = z.enum(RECORD_KINDS);
export type RecordKind = z.infer<typeof RecordKind>;

/** What stands against a record since the round before. */
export const RECORD_CHANGES = ['added', 'changed', 'same'] as const;

/** One line of a list; `columns` depend on the kind (docs/receiver.md). */
export const PackageRow = z.strictObject({
  kind: RecordKind,
  /** CC6.1, CTL-014, EVD-0042, POP-01, REQ-031, EXC-02, VND-03, or the key of an omission. */
  id: z.string(),
  title: z.string(),
  columns: z.record(z.string(), z.string()),
  /** Null in a first round. */
  sinceLastRound: z.enum(RECORD_CHANGES).nullable(),
  /** Looked at, in exactly this content; `earlier`: looked at, and changed since. */
  mark: z.enum(['none', 'looked-at', 'earlier']),
  notes: z.number().int(),
});
export type PackageRow = z.infer<typeof PackageRow>;

export const PackageFile = z.strictObject({
  /** Below `data/`; what the window names a file by. */
  path: z.string(),
  name: z.string(),
  originalName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: Sha256,
  /** `here`; in the base of a delta that is open; or where it would be. */
  where: z.enum(['here', 'in-base', 'base-not-open', 'absent']),
});
export type PackageFile = z.infer<typeof PackageFile>;

export const PackageLink = z.strictObject({ kind: RecordKind, id: z.string(), title: z.string() });

export const AuditorNote = z.strictObject({
  number: z.number().int(),
  /** The id of a record. */
  subject: z.string(),
  text: z.string(),
  /** Goes into the response file, as a request; a note stays in the working file. */
  isQuestion: z.boolean(),
  /** Of a question: `Q-001`. */
  reference: z.string(),
  writtenAt: Instant,
  byName: z.string(),
  /** The round it was written about. */
  round: z.number().int(),
  isSent: z.boolean(),
});
export type AuditorNote = z.infer<typeof AuditorNote>;

/** One record with everything the package says of it: titled facts, tables, files and links. */
export const PackageRecord = z.strictObject({
  kind: RecordKind,
  id: z.string(),
  title: z.string(),
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** Long texts such as a wording. */
  texts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  tables: z.array(
    z.strictObject({ label: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  ),
  files: z.array(PackageFile),
  links: z.array(PackageLink),
  sinceLastRound: z.enum(RECORD_CHANGES).nullable(),
  mark: PackageRow.shape.mark,
  notes: z.array(AuditorNote),
});
export type PackageRecord = z.infer<typeof PackageRecord>;

/** A request as the package has it, with the answer being prepared. */
export const ReviewedRequest = z.strictObject({
  id: z.string(),
  reference: z.string(),
  wording: z.string(),
  area: z.string(),
  kind: RequestKind,
  dueOn: CalendarDate.nullable(),
  /** As the package says the auditor left it. */
  status: AuditorStatus,
  /** Whether management says it has answered with this round. */
  isAnswered: z.boolean(),
  links: z.array(PackageLink),
  comments: z.array(
    z.strictObject({
      side: z.enum(['organization', 'firm']),
      author: z.string(),
      at: z.string(),
      text: z.string(),
    }),
  ),
  answer: z
    .strictObject({
      status: AuditorStatus.nullable(),
      reason: z.string(),
      comments: z.array(
        z.strictObject({ number: z.number().int(), author: z.string(), at: Instant, text: z.string() }),
      ),
      isSent: z.boolean(),
    })
    .nullable(),
});
export type ReviewedRequest = z.infer<typeof ReviewedRequest>;

/** Rows the auditor picks from a population; goes into the response file. */
export const ReviewedPicks = z.strictObject({
  number: z.number().int(),
  populationId: PopulationId,
  rows: z.array(z.number().int().min(2)),
  attributes: z.array(z.string()),
  pickedOn: CalendarDate,
  note: z.string(),
  byName: z.string(),
  isSent: z.boolean(),
});
export type ReviewedPicks = z.infer<typeof ReviewedPicks>;

export const ResponseDraft = z.strictObject({
  answers: z.number().int(),
  returned: z.number().int(),
  accepted: z.number().int(),
  comments: z.number().int(),
  questions: z.number().int(),
  picks: z.number().int(),
  /** Returned without a reason: nothing is written until they have one. */
  missingReasons: z.array(z.string()),
  responses: z.array(
    z.strictObject({
      number: z.number().int(),
      packageId: z.string(),
      round: z.number().int(),
      madeAt: Instant,
      byName: z.string(),
    }),
  ),
  receipts: z.array(
    z.strictObject({ packageId: z.string(), round: z.number().int(), madeAt: Instant, byName: z.string() }),
  ),
  /** How much was looked at. */
  progress: z.strictObject({ lookedAt: z.number().int(), of: z.number().int() }),
});
export type ResponseDraft = z.infer<typeof ResponseDraft>;

/** A package the working file knows. */
export const KnownPackage = z.strictObject({
  sealNumber: Sha256,
  packageId: z.string(),
  round: z.number().int(),
  organization: z.string(),
  engagement: z.string(),
  fileName: z.string(),
  firstOpenedAt: Instant,
  checkedAt: Instant.nullable(),
  verdict: z.string().nullable(),
  comparison: SignerComparison,
});
export type KnownPackage = z.infer<typeof KnownPackage>;
