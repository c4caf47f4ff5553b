// The signed export for the auditor: what goes in, what is declared to be missing, and what a check of
// a received package answers.
import { z } from 'zod';
import { ControlId, CriterionId, EngagementId, EvidenceId, EvidenceVersionRef, Sha256 } from '../ids';
import { DateRange } from '../period';
import { Sensitivity } from './evidence';

export const PACKAGE_VERDICTS = ['complete', 'complete-with-declared-omissions', 'draft'] as const;
/** Computed, never chosen: says whether everything the scope calls for is in, or declared missing. */
export const PackageVerdict = z.enum(PACKAGE_VERDICTS);
export type PackageVerdict = z.infer<typeof PackageVerdict>;

/**
 * What of the engagement's scope a package is to hold; null asks for all. Narrowing leaves out, it never
 * hides: the package says what was selected (docs/format/package-v1.md §6.4).
 */
export const PackageSelection = z.strictObject({
  /** Criteria of the engagement's scope. Controls mapped to none of them stay out. */
  criterionIds: z.array(CriterionId).min(1).max(100).nullable(),
  controlIds: z.array(ControlId).min(1).max(10_000).nullable(),
  /** Evidence whose effective dates do not touch these days stays out; undated evidence stays in. */
  dates: DateRange.nullable(),
  /** Evidence more sensitive than this is withheld: named with its hash, to be seen in person. */
  mostSensitive: Sensitivity,
});
export type PackageSelection = z.infer<typeof PackageSelection>;

export const WHOLE_SCOPE: PackageSelection = {
  criterionIds: null,
  controlIds: null,
  dates: null,
  mostSensitive: 'restricted',
};

export const GAP_KINDS = [
  'criterion-without-control',
  'control-without-evidence',
  'control-without-evidence-in-period',
  'occurrences-missed',
  'population-without-record',
  'picks-without-evidence',
  'evidence-withheld',
  'file-unreadable',
  'not-finished',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/**
 * Something the scope calls for that is not in the package. `key` names it the same way every time.
 * Evidence that is undated or lies outside the period is no gap of its own: it is in the package, marked;
 * it only becomes one when its control has nothing inside.
 */
export const Gap = z.strictObject({
  /** The kind, a colon, and what it is about: `criterion-without-control:CC6.8`, `file-unreadable:EVD-0042.03.1`. */
  key: z.string().regex(/^[a-z-]+:[A-Za-z0-9.-]+$/),
  kind: z.enum(GAP_KINDS),
  what: z.string(),
  controlId: ControlId.nullable(),
  criterionIds: z.array(CriterionId),
  /** Where management has answered it already, as with exceptions for missed occurrences; else null. */
  answeredBy: z.string().nullable(),
});
export type Gap = z.infer<typeof Gap>;

/** A gap somebody has given a reason for. */
export const DeclaredOmission = z.strictObject({
  key: Gap.shape.key,
  reason: z.string().trim().min(1).max(500),
});
export type DeclaredOmission = z.infer<typeof DeclaredOmission>;

/**
 * Evidence that goes in as it was before its redaction: the redacted version is the newest one, and is not
 * current until it is approved.
 */
export const WaitingRedaction = z.strictObject({
  id: EvidenceId,
  title: z.string(),
  /** The redacted version, which does not go in. */
  version: z.number().int(),
  /** The version that goes in instead. */
  goesIn: z.number().int(),
});
export type WaitingRedaction = z.infer<typeof WaitingRedaction>;

/** Why something the vault holds does not go in. */
export const LEFT_OUT_REASONS = [
  'not-selected',
  'outside-the-dates',
  'too-sensitive',
  'withdrawn',
  'rejected',
  'only-requested',
  /** Linked to nothing the engagement asks for, or not in force in its time. */
  'outside-the-scope',
  /** A vendor's report whose terms do not let us: available for inspection. */
  'not-to-be-handed-on',
  /** An exception that is still a draft. */
  'not-confirmed',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];
export const LeftOut = z.strictObject({
  /** A number such as EVD-0053 or CTL-028. */
  id: z.string(),
  title: z.string(),
  reason: z.enum(LEFT_OUT_REASONS),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** One folder of the package: what it will hold. */
export const PlannedFolder = z.strictObject({
  folder: z.enum([
    '10_description',
    '11_management',
    '20_controls',
    '30_evidence',
    '40_populations',
    '41_samples',
    '50_requests',
    '60_exceptions',
    '70_vendors',
    '75_registers',
    '80_policies',
    '85_ai',
    '90_custody',
  ]),
  items: z.number().int(),
  leftOut: z.number().int(),
  /** Of evidence exactly; null where it is only known once built. */
  bytes: z.number().int().nullable(),
});

/** Files a portal may refuse. */
export const BigFile = z.strictObject({
  ref: EvidenceVersionRef,
  title: z.string(),
  sizeBytes: z.number().int(),
});
export type BigFile = z.infer<typeof BigFile>;
/** From this size on a file is called big: many portals take no more (bytes). */
export const BIG_FILE_BYTES = 25_000_000;

/** How the content of a round lies against the one before it, in evidence items. */
export const RoundCounts = z.strictObject({
  added: z.number().int(),
  replaced: z.number().int(),
  withdrawn: z.number().int(),
  unchanged: z.number().int(),
});
export type RoundCounts = z.infer<typeof RoundCounts>;

export const PackagePlan = z.strictObject({
  engagementId: EngagementId,
  controlCount: z.number().int(),
  criterionCount: z.number().int(),
  evidenceCount: z.number().int(),
  fileCount: z.number().int(),
  fileBytes: z.number().int(),
  gaps: z.array(Gap),
  /** Reasons given in an earlier build of the same engagement, offered again. */
  knownReasons: z.array(DeclaredOmission),
  waitingRedactions: z.array(WaitingRedaction),
  folders: z.array(PlannedFolder),
  /** Of the requests that go in; null where nothing was asked. */
  answeredRequests: z.number().int().nullable(),
  leftOut: z.array(LeftOut),
  bigFiles: z.array(BigFile),
  /** Against the newest round of the package this would be a round of; null for a first round. */
  sinceLastRound: RoundCounts.nullable(),
});
export type PackagePlan = z.infer<typeof PackagePlan>;

export const VERIFY_VERDICTS = [
  'verified',
  'verified-unknown-signer',
  'failed',
  'hostile',
  'incomplete',
  /** Only of a BagIt bag that is no package of ours: it is as its lists say, and nobody signed it. */
  'bag-holds',
] as const;
export const VerifyVerdict = z.enum(VERIFY_VERDICTS);
export type VerifyVerdict = z.infer<typeof VerifyVerdict>;

export const VerifyFinding = z.strictObject({
  code: z.string(),
  path: z.string().optional(),
  detail: z.string(),
});
export type VerifyFinding = z.infer<typeof VerifyFinding>;

/** What was looked at: a whole package, a delta, some parts of one, or a bag that is none of ours. */
export const CHECKED_KINDS = ['package', 'delta', 'parts', 'bag'] as const;

/** A key that was replaced by the next one, in a statement signed with it. */
export const KeyChange = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** As the statement says. */
  at: z.string(),
});

export const CHECKED_FILE_STATES = [
  'as-listed',
  'changed',
  'unlisted',
  'missing',
  /** Of a delta: not carried, and found in its base. */
  'in-base',
  'unreadable',
] as const;

/** A file of a checked package, as its list and its bytes say. */
export const CheckedFile = z.strictObject({
  path: z.string(),
  state: z.enum(CHECKED_FILE_STATES),
  /** Null where no byte of it is here. */
  sizeBytes: z.number().int().nullable(),
  /** Of the bytes that are here; of what is not here, as listed. Null where neither is known. */
  sha256: Sha256.nullable(),
});
export type CheckedFile = z.infer<typeof CheckedFile>;

/** Files a report names at most; those that are not as listed come first. */
export const CHECKED_FILES_SHOWN = 10_000;

export const VerifyReport = z.strictObject({
  verdict: VerifyVerdict,
  kind: z.enum(CHECKED_KINDS),
  /** The full package a delta was checked together with, or asks for; null otherwise. */
  base: z.strictObject({ packageId: z.string(), round: z.number().int(), sealNumber: Sha256 }).nullable(),
  /** From the first key to the one that signed, oldest first; empty while there was only one. */
  keyChanges: z.array(KeyChange),
  signer: z
    .strictObject({
      publicKey: z.string(),
      keyId: z.string(),
      sha256: Sha256,
      words: z.array(z.string()).length(12),
    })
    .nullable(),
  trustedComment: z.string().nullable(),
  sealNumber: Sha256.nullable(),
  /** SHA-256 of manifest-sha256.txt, which names every file of the package; a receipt names it. */
  manifestSha256: Sha256.nullable(),
  findings: z.array(VerifyFinding),
  counts: z.strictObject({ files: z.number().int(), bytes: z.number().int() }),
  files: z.array(CheckedFile),
  /** The custody extract; null where it was not read, because something before it does not hold. */
  custody: z
    .strictObject({
      /** First 16 hex digits of the vault's id. */
      vault: z.string(),
      entries: z.number().int(),
      shown: z.number().int(),
      head: Sha256,
      /** Times of the first and the last entry that is shown. */
      from: z.string(),
      to: z.string(),
    })
    .nullable(),
  /** What the package says of itself; only shown after its hashes and signature hold. */
  scope: z
    .strictObject({
      packageId: z.string(),
      round: z.number().int(),
      organization: z.string(),
      system: z.string(),
      engagement: z.string(),
      verdict: PackageVerdict,
      builtAt: z.string(),
    })
    .nullable(),
});
export type VerifyReport = z.infer<typeof VerifyReport>;
