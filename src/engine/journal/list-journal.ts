// The journal for reading: a page of entries, with the names of those who made them.
import type { JournalEntry } from '../../shared/domain/vault';
import { memberId, type Sha256 } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { toHex } from '../crypto/bytes';
import type { ReadableDb } from '../db/handles';
import { parseJournalText } from './journal-text';
import { memberNames } from './member-names';

export interface JournalQuery {
  /** The id of what something was done to; null for all. */
  readonly subject: string | null;
  readonly newestFirst: boolean;
  readonly offset: number;
  readonly limit: number;
}

interface EntryRow {
  readonly seq: number;
  readonly time: string;
  readonly member: number;
  readonly action: string;
  readonly subject: string;
  readonly line: string;
  readonly leaf: Uint8Array;
}

export const listJournal = (
  vault: { readonly db: ReadableDb },
  query: JournalQuery,
): { readonly rows: JournalEntry[]; readonly total: number } => {
  const direction = query.newestFirst ? 'DESC' : 'ASC';
  const { subject, limit, offset } = query;
  // Not one condition for both: only so is the index of subjects used.
  const where = subject === null ? 'TRUE' : 'subject = @subject';
  const parameters = subject === null ? {} : { subject };
  const { total } = vault.db
    .prepare(`SELECT count(*) AS total FROM journal WHERE ${where}`)
    .get(parameters) as {
    total: number;
  };
  const rows = vault.db
    .prepare(
      `SELECT seq, time, member, action, subject, line, leaf FROM journal WHERE ${where}
       ORDER BY seq ${direction} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...parameters, limit, offset }) as EntryRow[];
  const names = memberNames(vault.db);
  return {
    total,
    rows: rows.map((row) => ({
      seq: row.seq,
      time: row.time as Instant,
      memberId: memberId(row.member),
      memberName: names.get(row.member) ?? memberId(row.member),
      action: row.action,
      subject: row.subject,
      detail: parseJournalText(row.line)?.detail ?? {},
      leaf: toHex(row.leaf) as Sha256,
    })),
  };
};
