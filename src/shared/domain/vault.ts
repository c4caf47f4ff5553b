// The vault as people see it, and what a check of it answers.
import { z } from 'zod';
import { EngagementId, MemberId, Sha256, VaultId } from '../ids';
import { Instant } from '../period';

export const KdfParameters = z.strictObject({
  algorithm: z.literal('argon2id13'),
  /** Passes over the memory. */
  operations: z.number().int().min(1).max(10),
  memoryMebibytes: z.number().int().min(1).max(1024),
});
export type KdfParameters = z.infer<typeof KdfParameters>;

export const VaultInfo = z.strictObject({
  vaultId: VaultId,
  formatVersion: z.literal(1),
  organization: z.string(),
  member: z.strictObject({ id: MemberId, name: z.string() }),
  createdAt: Instant,
  /** The folder's own name, never its path. */
  folderName: z.string(),
  recoveryKeyConfirmed: z.boolean(),
  kdf: KdfParameters,
  /** The key that signs packages: the 56 characters of a minisign public key, and its twelve words. */
  signer: z.strictObject({ publicKey: z.string(), words: z.array(z.string()).length(12), sha256: Sha256 }),
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
});
export type JournalReport = z.infer<typeof JournalReport>;
