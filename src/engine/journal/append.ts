// Adds one signed line to the journal, inside the transaction of the change it tells.
import canonicalize from 'canonicalize';
import { memberId, type Sha256 } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { invariant } from '../../shared/errors';
import { toHex } from '../crypto/bytes';
import { journalLeaf } from '../crypto/hash';
import type { SigningKey } from '../crypto/signing';
import { journalMessage } from '../crypto/verify-signature';
import type { WritableDb } from '../db/handles';
import type { JournalAction, JournalLine } from './journal-action';
import { MAX_LINE_LENGTH } from './journal-text';

export const FIRST_PREV = '0'.repeat(64);

export interface NewEntry {
  readonly time: Instant;
  readonly member: number;
  readonly action: JournalAction;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** 16 random bytes: a leaf shown without its line gives nothing away. */
  readonly salt: Uint8Array;
}

export const journalHead = (db: WritableDb): { readonly nextSeq: number; readonly prev: string } => {
  const last = db.prepare('SELECT seq, leaf FROM journal ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; leaf: Uint8Array } | undefined;
  return last === undefined
    ? { nextSeq: 0, prev: FIRST_PREV }
    : { nextSeq: last.seq + 1, prev: toHex(last.leaf) };
};

export const appendEntry = (db: WritableDb, key: SigningKey, entry: NewEntry): JournalLine => {
  const { nextSeq: seq, prev } = journalHead(db);
  const line = canonicalize({
    seq,
    time: entry.time,
    member: memberId(entry.member),
    action: entry.action,
    subject: entry.subject,
    detail: entry.detail,
    salt: toHex(entry.salt),
    prev,
  });
  invariant(line !== undefined, 'a journal entry is always JSON');
  // Written, it would be a vault that no reader calls whole again, backups included.
  invariant(line.length <= MAX_LINE_LENGTH, 'a journal entry is short enough for every reader');
  const leaf = journalLeaf(line);
  db.prepare(
    `INSERT INTO journal (seq, time, member, action, subject, line, leaf, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    seq,
    entry.time,
    entry.member,
    entry.action,
    entry.subject,
    line,
    leaf,
    key.sign(journalMessage(line)),
  );
  return { seq, leaf: toHex(leaf) as Sha256 };
};
