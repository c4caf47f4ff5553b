// Proves that the journal is the one that was written: every line, its place, its author.
// What it cannot see is a tail cut off as a whole (docs/threat-model.md).
import { setImmediate } from 'node:timers/promises';
import type { CheckFinding, JournalReport } from '../../shared/domain/vault';
import { memberId, type Sha256 } from '../../shared/ids';
import { reportAtMostTenTimesASecond } from '../blobs/progress';
import { equalBytes, toHex } from '../crypto/bytes';
import { journalLeaf } from '../crypto/hash';
import { journalMessage, verifySignature } from '../crypto/verify-signature';
import type { ReadableDb } from '../db/handles';
import { goOnOrStop, type Job } from '../environment';
import { FIRST_PREV } from './append';
import { parseJournalText, type JournalText } from './journal-text';

const JOURNAL_FINDINGS = {
  malformed: 'journal.malformed-line',
  gap: 'journal.missing-entry',
  chain: 'journal.broken-chain',
  leaf: 'journal.wrong-leaf',
  columns: 'journal.wrong-columns',
  signature: 'journal.wrong-signature',
  beginning: 'journal.wrong-beginning',
  key: 'journal.untold-key',
} as const;

interface EntryRow {
  readonly seq: number;
  readonly time: string;
  readonly member: number;
  readonly action: string;
  readonly subject: string;
  readonly line: string;
  readonly leaf: Uint8Array;
  readonly signature: Uint8Array;
}

interface KeyRow {
  readonly member: number;
  readonly since_seq: number;
  readonly public_key: Uint8Array;
}

interface Roster {
  readonly keys: readonly KeyRow[];
  readonly vaultId: string;
  readonly organizationKey: string;
}

const rosterOf = (db: ReadableDb): Roster => {
  const row = db
    .prepare(
      `SELECT vault_id, (SELECT lower(hex(public_key)) FROM organization_key ORDER BY number LIMIT 1)
         AS organization_key FROM vault`,
    )
    .get() as { vault_id: string; organization_key: string };
  return {
    keys: db
      .prepare('SELECT member, since_seq, public_key FROM member_key ORDER BY member, since_seq DESC')
      .all() as KeyRow[],
    vaultId: row.vault_id,
    organizationKey: row.organization_key,
  };
};

const beginsRight = (text: JournalText, roster: Roster): boolean =>
  text.action === 'vault.created' &&
  text.subject === roster.vaultId &&
  text.detail['vaultId'] === roster.vaultId &&
  text.detail['organizationKey'] === roster.organizationKey;

const agreesWithColumns = (row: EntryRow, text: JournalText): boolean =>
  text.seq === row.seq &&
  text.time === row.time &&
  text.member === memberId(row.member) &&
  text.action === row.action &&
  text.subject === row.subject;

/** Codes of what is wrong with one entry, given where the chain stood before it. */
const judgeEntry = (
  row: EntryRow,
  expected: { readonly seq: number; readonly prev: string },
  roster: Roster,
): { readonly codes: string[]; readonly text: JournalText | null } => {
  const codes: string[] = [];
  const leaf = journalLeaf(row.line);
  const text = parseJournalText(row.line);
  if (row.seq !== expected.seq) codes.push(JOURNAL_FINDINGS.gap);
  if (!equalBytes(leaf, row.leaf)) codes.push(JOURNAL_FINDINGS.leaf);
  if (text === null) codes.push(JOURNAL_FINDINGS.malformed);
  else {
    if (text.prev !== expected.prev) codes.push(JOURNAL_FINDINGS.chain);
    if (!agreesWithColumns(row, text)) codes.push(JOURNAL_FINDINGS.columns);
    if (row.seq === 0 && !beginsRight(text, roster)) codes.push(JOURNAL_FINDINGS.beginning);
  }
  const key = roster.keys.find((known) => known.member === row.member && known.since_seq <= row.seq);
  if (!key || !verifySignature(row.signature, journalMessage(row.line), key.public_key)) {
    codes.push(JOURNAL_FINDINGS.signature);
  }
  return { codes, text };
};

const DETAIL: Readonly<Record<string, string>> = {
  [JOURNAL_FINDINGS.malformed]: 'the line is not the text of an entry',
  [JOURNAL_FINDINGS.gap]: 'one or more entries before this one are missing',
  [JOURNAL_FINDINGS.chain]: 'the entry does not follow the one before it',
  [JOURNAL_FINDINGS.leaf]: 'the line is not the one that was hashed',
  [JOURNAL_FINDINGS.columns]: 'the searchable columns say something else than the line',
  [JOURNAL_FINDINGS.signature]: 'the member whose name it bears did not sign this line',
  [JOURNAL_FINDINGS.beginning]: 'the first entry is not the creation of this vault',
  [JOURNAL_FINDINGS.key]: 'a member key that no entry tells of',
};

const finding = (code: string, subject: string): CheckFinding => ({
  code,
  subject,
  detail: DETAIL[code] ?? '',
});

/** Verifying a signature takes a few tenths of a millisecond: a page of them keeps cancel prompt. */
const PAGE = 200;

/**
 * Reads the whole journal as it stands at the beginning, a page at a time, so that other work gets in
 * between. Findings name entries by their number. Throws only job.cancelled.
 */
export const verifyJournal = async (vault: { readonly db: ReadableDb }, job: Job): Promise<JournalReport> => {
  const { db } = vault;
  const roster = rosterOf(db);
  const { total, last } = db.prepare('SELECT count(*) AS total, max(seq) AS last FROM journal').get() as {
    total: number;
    last: number | null;
  };
  const page = db.prepare(
    `SELECT seq, time, member, action, subject, line, leaf, signature FROM journal
     WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${String(PAGE)}`,
  );
  const report = reportAtMostTenTimesASecond(job, 'checking', total, 'items');
  const findings: CheckFinding[] = [];
  const toldKeys = new Map<number, unknown>();
  let entries = 0;
  let expected = { seq: 0, prev: FIRST_PREV };
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    goOnOrStop(job);
    const rows = page.all(after, last ?? -1) as EntryRow[];
    for (const row of rows) {
      const { codes, text } = judgeEntry(row, expected, roster);
      findings.push(...codes.map((code) => finding(code, `entry ${String(row.seq)}`)));
      toldKeys.set(row.seq, text?.detail['memberKey']);
      entries += 1;
      after = row.seq;
      // Goes on from what stands there, so that one fault is told once.
      expected = { seq: row.seq + 1, prev: toHex(row.leaf) };
    }
    if (rows.length < PAGE) break;
    report(entries);
    await setImmediate();
  }
  if (entries === 0) findings.push(finding(JOURNAL_FINDINGS.beginning, 'entry 0'));
  for (const key of roster.keys) {
    if (toldKeys.get(key.since_seq) !== toHex(key.public_key)) {
      findings.push(finding(JOURNAL_FINDINGS.key, `entry ${String(key.since_seq)}`));
    }
  }
  return {
    verdict: findings.length === 0 ? 'unbroken' : 'broken',
    entries,
    head: entries === 0 ? null : (expected.prev as Sha256),
    findings,
  };
};
