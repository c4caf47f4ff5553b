// The vault as people see it, and what a check of it answers.
import { z } from 'zod';
import { EngagementId, MemberId, PackageId, Sha256, VaultId } from '../ids';
import { CalendarDate, Instant } from '../period';
import { Role } from './member';
import { KeyChange } from './package';

export const KdfParameters = z.strictObject({
  algorithm: z.literal('argon2id13'),
  /** Passes over the memory. */
  operations: z.number().int().min(1).max(10),
  memoryMebibytes: z.number().int().min(1).max(1024),
});
export type KdfParameters = z.infer<typeof KdfParameters>;

/** Whether this session may change the vault, and if not, why. */
export const VaultAccess = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('read-write') }),
  z.strictObject({
    mode: z.literal('read-only'),
    why: z.enum(['asked', 'in-use', 'network-drive', 'no-write-access']),
    /** Who has it open for writing, when that is why. */
    holder: z.strictObject({ host: z.string(), since: z.string() }).nullable(),
  }),
]);
export type VaultAccess = z.infer<typeof VaultAccess>;

/** An organization's vault, or the working file in which an auditor keeps notes about packages. */
export const VaultKind = z.enum(['vault', 'working-file']);
export type VaultKind = z.infer<typeof VaultKind>;

export const VaultInfo = z.strictObject({
  vaultId: VaultId,
  kind: VaultKind,
  formatVersion: z.literal(1),
  organization: z.string(),
  /** Who has opened it. */
  member: z.strictObject({
    id: MemberId,
    name: z.string(),
    role: Role,
    passphraseGivenByOwner: z.boolean(),
  }),
  members: z.number().int(),
  /** Number of the vault key in use; each removal of a member begins the next. */
  epoch: z.number().int(),
  access: VaultAccess,
  createdAt: Instant,
  /** The folder's own name, never its path. */
  folderName: z.string(),
  recoveryKeyConfirmed: z.boolean(),
  kdf: KdfParameters,
  /** The key that signs packages: the 56 characters of a minisign public key, and its twelve words. */
  signer: z.strictObject({
    publicKey: z.string(),
    words: z.array(z.string()).length(12),
    sha256: Sha256,
    /** The keys before it, oldest first; each signed a statement about the next. */
    changes: z.array(KeyChange),
  }),
  counts: z.strictObject({
    controls: z.number().int(),
    evidence: z.number().int(),
    evidenceBytes: z.number().int(),
    packages: z.number().int(),
    journalEntries: z.number().int(),
  }),
  currentEngagementId: EngagementId.nullable(),
});
export type VaultInfo = z.infer<typeof VaultInfo>;

export const CheckFinding = z.strictObject({
  code: z.string(),
  /** Vault-relative file or the id of an object; never the name of evidence. */
  subject: z.string(),
  detail: z.string(),
});
export type CheckFinding = z.infer<typeof CheckFinding>;

export const VaultCheckReport = z.strictObject({
  verdict: z.enum(['sound', 'damaged']),
  findings: z.array(CheckFinding),
  counts: z.strictObject({
    blobs: z.number().int(),
    bytesRead: z.number().int(),
    journalEntries: z.number().int(),
    /** Copies of the database in the vault folder that were opened and read. */
    copies: z.number().int(),
    /** Sealed files without a row: the trace of an interrupted import, not damage. */
    orphans: z.number().int(),
  }),
  deep: z.boolean(),
});
export type VaultCheckReport = z.infer<typeof VaultCheckReport>;

export const JournalEntry = z.strictObject({
  seq: z.number().int().nonnegative(),
  time: Instant,
  memberId: MemberId,
  memberName: z.string(),
  /** Past tense, from a closed list: `evidence.added`, `control.mapped`, `package.built`, … */
  action: z.string(),
  /** The id of what it was done to, such as EVD-0042. */
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** SHA-256 of the entry's line with a leading zero byte; the next entry carries it as `prev`. */
  leaf: Sha256,
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const JournalReport = z.strictObject({
  verdict: z.enum(['unbroken', 'broken']),
  entries: z.number().int(),
  head: Sha256.nullable(),
  findings: z.array(CheckFinding),
  /** Receipts that name an entry and its hash: what was written before is protected by somebody outside. */
  anchors: z.array(
    z.strictObject({
      /** The last entry the receipt covers. */
      seq: z.number().int(),
      packageId: PackageId,
      round: z.number().int(),
      receivedOn: CalendarDate,
      by: z.string(),
      firm: z.string(),
      isKnownKey: z.boolean(),
      holds: z.boolean(),
    }),
  ),
});
export type JournalReport = z.infer<typeof JournalReport>;
