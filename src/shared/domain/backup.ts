// Copies of a vault: the automatic ones of its database inside the folder, and backups elsewhere.
import { z } from 'zod';
import { MemberId, VaultId } from '../ids';
import { Instant } from '../period';

/** An automatic copy of the database, in the folder `backups` of the vault. */
export const DatabaseCopy = z.strictObject({
  /** File name, which says epoch, newest journal entry and time. */
  name: z.string(),
  epoch: z.number().int(),
  journalSeq: z.number().int(),
  madeAt: Instant,
  sizeBytes: z.number().int(),
});
export type DatabaseCopy = z.infer<typeof DatabaseCopy>;

/** One state of a vault kept in a backup folder. */
export const BackupSnapshot = z.strictObject({
  name: z.string(),
  vaultId: VaultId,
  epoch: z.number().int(),
  journalSeq: z.number().int(),
  madeAt: Instant,
  blobs: z.number().int(),
  /** Of all sealed files of this state; states share the files they have in common. */
  bytes: z.number().int(),
});
export type BackupSnapshot = z.infer<typeof BackupSnapshot>;

export const BackupReport = z.strictObject({
  snapshot: BackupSnapshot,
  /** Sealed files that were not in the backup yet. */
  copiedBlobs: z.number().int(),
  copiedBytes: z.number().int(),
  /** Older states that went by the stated rule. */
  prunedSnapshots: z.number().int(),
});
export type BackupReport = z.infer<typeof BackupReport>;

/** What a vault knows about its copies. */
export const BackupState = z.strictObject({
  /** Newest first. */
  copies: z.array(DatabaseCopy),
  last: z
    .strictObject({
      madeAt: Instant,
      by: MemberId,
      snapshot: z.string(),
      blobs: z.number().int(),
      bytes: z.number().int(),
      journalSeq: z.number().int(),
    })
    .nullable(),
  /** Journal entries since the last backup, its own entry not counted; all of them when there is none. */
  entriesSince: z.number().int(),
});
export type BackupState = z.infer<typeof BackupState>;

export const RestoreReport = z.strictObject({
  snapshot: BackupSnapshot,
  blobs: z.number().int(),
  bytes: z.number().int(),
});
export type RestoreReport = z.infer<typeof RestoreReport>;
