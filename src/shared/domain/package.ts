// The signed export for the auditor: what goes in, what is declared to be missing, and what a check of
// a received package answers.
import { z } from 'zod';
import { ControlId, CriterionId, EngagementId, EvidenceId, PackageId, Sha256 } from '../ids';
import { Instant } from '../period';

export const PACKAGE_VERDICTS = ['complete', 'complete-with-declared-omissions', 'draft'] as const;
/** Computed, never chosen: says whether everything the scope calls for is in, or declared missing. */
export const PackageVerdict = z.enum(PACKAGE_VERDICTS);
export type PackageVerdict = z.infer<typeof PackageVerdict>;

/**
 * Something the scope calls for that is not in the package. `key` names it the same way every time.
 * Evidence that is undated or lies outside the period is no gap of its own: it is in the package, marked;
 * it only becomes one when its control has nothing inside.
 */
export const Gap = z.strictObject({
  /** `criterion-without-control:CC6.8`, `control-without-evidence:CTL-014`, `control-without-evidence-in-period:CTL-020`. */
  key: z.string().regex(/^[a-z-]+:[A-Za-z0-9.-]+$/),
  kind: z.enum([
    'criterion-without-control',
    'control-without-evidence',
    'control-without-evidence-in-period',
  ]),
  what: z.string(),
  controlId: ControlId.nullable(),
  criterionIds: z.array(CriterionId),
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
});
export type PackagePlan = z.infer<typeof PackagePlan>;

export const PackageSummary = z.strictObject({
  id: PackageId,
  engagementId: EngagementId,
  builtAt: Instant,
  builtBy: z.string(),
  verdict: PackageVerdict,
  evidenceCount: z.number().int(),
  fileCount: z.number().int(),
  omissionCount: z.number().int(),
  zipName: z.string(),
  zipBytes: z.number().int(),
  zipSha256: Sha256,
  /** SHA-256 of tagmanifest-sha256.txt: the seal number for firms that cannot run minisign. */
  sealNumber: Sha256,
});
export type PackageSummary = z.infer<typeof PackageSummary>;

export const VERIFY_VERDICTS = [
  'verified',
  'verified-unknown-signer',
  'failed',
  'hostile',
  'incomplete',
] as const;
export const VerifyVerdict = z.enum(VERIFY_VERDICTS);
export type VerifyVerdict = z.infer<typeof VerifyVerdict>;

export const VerifyFinding = z.strictObject({
  code: z.string(),
  path: z.string().optional(),
  detail: z.string(),
});
export type VerifyFinding = z.infer<typeof VerifyFinding>;

export const VerifyReport = z.strictObject({
  verdict: VerifyVerdict,
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
  findings: z.array(VerifyFinding),
  counts: z.strictObject({ files: z.number().int(), bytes: z.number().int() }),
  /** What the package says of itself; only shown after its hashes and signature hold. */
  scope: z
    .strictObject({
      packageId: z.string(),
      organization: z.string(),
      system: z.string(),
      engagement: z.string(),
      verdict: PackageVerdict,
      builtAt: z.string(),
    })
    .nullable(),
});
export type VerifyReport = z.infer<typeof VerifyReport>;
