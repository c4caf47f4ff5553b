// One sealed round of a package: its seal, its versions pinned for ever, what it changed against the round
// before, and what became of it after it was handed over.
import { z } from 'zod';
import { EngagementId, EvidenceId, PackageId, RecipientId, Sha256 } from '../ids';
import { Instant } from '../period';
import { PackageSelection, PackageVerdict, RoundCounts } from './package';
import { Delivery, PackageReceipt } from './delivery';

export const PACKAGE_KINDS = ['full', 'delta'] as const;
/** A delta holds every page and list, but of the evidence only what its base does not hold. */
export const PackageKind = z.enum(PACKAGE_KINDS);
export type PackageKind = z.infer<typeof PackageKind>;

/** `none`: a zip. Otherwise an age file (format age v1), to keys or to one passphrase. */
export const ENCRYPTIONS = ['none', 'recipients', 'passphrase'] as const;
export type Encryption = (typeof ENCRYPTIONS)[number];

export const RoundOfPackage = z.strictObject({ packageId: PackageId, round: z.number().int().min(1) });
export type RoundOfPackage = z.infer<typeof RoundOfPackage>;

/** What the names of a flat copy begin with. */
export const FLAT_COPY_BY = ['control', 'criterion', 'request'] as const;
export type FlatCopyBy = (typeof FLAT_COPY_BY)[number];

/** The life of a round after its build, computed from what was recorded. */
export const ROUND_STATES = ['sealed', 'delivered', 'acknowledged', 'superseded', 'recalled'] as const;
export const RoundState = z.enum(ROUND_STATES);
export type RoundState = z.infer<typeof RoundState>;

export const PackageSummary = z.strictObject({
  id: PackageId,
  round: z.number().int(),
  kind: PackageKind,
  /** Of a delta: the full round it goes with. */
  base: RoundOfPackage.nullable(),
  engagementId: EngagementId,
  builtAt: Instant,
  builtBy: z.string(),
  verdict: PackageVerdict,
  state: RoundState,
  recipientIds: z.array(RecipientId),
  encryption: z.enum(ENCRYPTIONS),
  /** Zips it was split into; 1 when it was not. */
  parts: z.number().int(),
  evidenceCount: z.number().int(),
  fileCount: z.number().int(),
  omissionCount: z.number().int(),
  zipName: z.string(),
  /** Of the unencrypted zip; of all parts together when it was split. */
  zipBytes: z.number().int(),
  /** Of the unencrypted zip in one piece, whatever was handed over. */
  zipSha256: Sha256,
  /** SHA-256 of tagmanifest-sha256.txt: the seal number for firms that cannot run minisign. */
  sealNumber: Sha256,
  /** False for packages of early programs, of which the vault kept too little. */
  canBeRebuilt: z.boolean(),
});
export type PackageSummary = z.infer<typeof PackageSummary>;

/** How one evidence item differs between two rounds. */
export const ItemChange = z.strictObject({
  kind: z.enum(['added', 'replaced', 'withdrawn']),
  evidenceId: EvidenceId,
  title: z.string(),
  /** Null where it was not in that round. */
  versionBefore: z.number().int().nullable(),
  versionAfter: z.number().int().nullable(),
  /** What was said when the version was added or the item withdrawn; empty where nothing was. */
  reason: z.string(),
});
export type ItemChange = z.infer<typeof ItemChange>;

/**
 * What differs apart from which evidence there is: controls, exceptions, populations, requests, omissions, scope, in words
 * with numbers; and evidence whose version is the same, when what is said of it was corrected or it was reviewed.
 */
export const OtherChange = z.strictObject({
  kind: z.enum([
    'evidence',
    'control',
    'exception',
    'population',
    'request',
    'record',
    'edition',
    'omission',
    'scope',
  ]),
  id: z.string(),
  what: z.enum(['added', 'changed', 'gone']),
  title: z.string(),
});
export type OtherChange = z.infer<typeof OtherChange>;

export const PackageDiff = z.strictObject({
  from: RoundOfPackage,
  to: RoundOfPackage,
  counts: RoundCounts,
  items: z.array(ItemChange),
  others: z.array(OtherChange),
});
export type PackageDiff = z.infer<typeof PackageDiff>;

export const PackageDetails = z.strictObject({
  summary: PackageSummary,
  selection: PackageSelection,
  deliveries: z.array(Delivery),
  receipts: z.array(PackageReceipt),
  /** Why it was called back; null while it stands. */
  recall: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  /** Against the round before; null for the first. */
  changes: PackageDiff.nullable(),
});
export type PackageDetails = z.infer<typeof PackageDetails>;

/** Which package a build makes: a first round of its own, or the next round of one that is there. */
export const RoundChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new-package') }),
  z.strictObject({ kind: z.literal('next-round'), of: PackageId }),
]);
export type RoundChoice = z.infer<typeof RoundChoice>;

/** How a build is handed over: it changes the files written, never what is signed. */
export const Envelope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** To every key of the recipients named. */
  z.strictObject({ kind: z.literal('recipients') }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(1000) }),
]);
export type Envelope = z.infer<typeof Envelope>;

/** Smallest size a package may be split at (bytes). */
export const SMALLEST_PART = 1_000_000;
