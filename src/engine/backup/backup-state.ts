// What an open vault knows about its copies and backups.
import type { BackupState } from '../../shared/domain/backup';
import { memberId } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { listCopies } from '../vault/copies/list-copies';
import type { OpenVault } from '../vault/open-vault';

interface BackupRow {
  readonly snapshot: string;
  readonly made_at: string;
  readonly made_by: number;
  readonly journal_seq: number;
  readonly blobs: number;
  readonly bytes: number;
}

/** Errors: disk.*. */
export const backupState = async (vault: OpenVault): Promise<BackupState> => {
  const row = vault.db.prepare('SELECT * FROM backup ORDER BY number DESC LIMIT 1').get() as
    BackupRow | undefined;
  const since = vault.db
    .prepare('SELECT count(*) AS entries FROM journal WHERE seq > ?')
    .get(row?.journal_seq ?? -1) as { entries: number };
  return {
    copies: await listCopies(vault.folder),
    last: row
      ? {
          madeAt: row.made_at as Instant,
          by: memberId(row.made_by),
          snapshot: row.snapshot,
          blobs: row.blobs,
          bytes: row.bytes,
          journalSeq: row.journal_seq,
        }
      : null,
    // The entry that tells of the backup came after what is in it.
    entriesSince: row === undefined ? since.entries : Math.max(0, since.entries - 1),
  };
};
