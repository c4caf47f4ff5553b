// The roster of a vault from its database: reads the entries with authority and no others, so that opening
// does not depend on the length of the journal. A check reads all (verify-journal.ts).
import type { ReadableDb } from '../db/handles';
import { memberId } from '../../shared/ids';
import { fromHex } from '../crypto/bytes';
import { journalMessage, verifySignature } from '../crypto/verify-signature';
import { foldEntry, signingKeyOf } from '../roster/fold-roster';
import { parseJournalText, type JournalText } from './journal-text';
import type { Roster } from '../roster/roster';

export interface EntryRow {
  readonly seq: number;
  readonly time: string;
  readonly member: number;
  readonly action: string;
  readonly subject: string;
  readonly line: string;
  readonly signature: Uint8Array;
}

export const agreesWithColumns = (row: EntryRow, text: JournalText): boolean =>
  text.seq === row.seq &&
  text.time === row.time &&
  text.member === memberId(row.member) &&
  text.action === row.action &&
  text.subject === row.subject;

export const isSignedBy = (row: Pick<EntryRow, 'line' | 'signature'>, key: string | null): boolean => {
  const publicKey = key === null ? null : fromHex(key, 32);
  return publicKey !== null && verifySignature(row.signature, journalMessage(row.line), publicKey);
};

/** The condition of the index journal_by_authority, word for word: otherwise SQLite does not use it. */
const WITH_AUTHORITY = `action IN ('vault.created', 'vault.recovered', 'vault.recovery-key-made', 'vault.rekeyed',
        'vault.signer-renewed', 'member.added', 'member.role-changed', 'member.removed', 'member.key-renewed')`;

export const AUTHORITY_SQL = `SELECT seq, time, member, action, subject, line, signature FROM journal
  WHERE ${WITH_AUTHORITY} AND seq > ? AND seq <= ? ORDER BY seq`;

/** What was read so far; reading goes on behind it. */
export interface RosterSoFar {
  readonly roster: Roster | null;
  /** Number of the last entry with authority; -1 before the first. */
  readonly seq: number;
  /** Entries that changed nothing because they are not valid. */
  readonly ignored: number;
}

export const NOTHING_READ: RosterSoFar = { roster: null, seq: -1, ignored: 0 };

/** Up to and including entry `until`. */
export const readRoster = (
  db: ReadableDb,
  soFar: RosterSoFar = NOTHING_READ,
  until: number = Number.MAX_SAFE_INTEGER,
): RosterSoFar => {
  let { roster, seq, ignored } = soFar;
  for (const row of db.prepare(AUTHORITY_SQL).all(soFar.seq, until) as EntryRow[]) {
    seq = row.seq;
    const text = parseJournalText(row.line);
    const next = text !== null && agreesWithColumns(row, text) ? foldEntry(roster, text) : null;
    if (next !== null && isSignedBy(row, signingKeyOf(next, text?.member ?? ''))) roster = next;
    else ignored += 1;
  }
  return { roster, seq, ignored };
};
