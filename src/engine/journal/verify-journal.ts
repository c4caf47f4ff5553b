// Proves that the journal is the one that was written: every line, its place, its author, and that the author
// was allowed to do this at that moment.
// What it cannot see is a tail cut off as a whole behind the last receipt that somebody outside signed
// (docs/threat-model.md).
import type { CheckFinding, JournalReport } from '../../shared/domain/vault';
import { memberId, type Sha256 } from '../../shared/ids';
import { reportAtMostTenTimesASecond } from '../blobs/progress';
import { equalBytes, fromHex, toHex } from '../crypto/bytes';
import { journalLeaf } from '../crypto/hash';
import { journalMessage } from '../crypto/verify-signature';
import { signatureVerifier } from '../crypto/verify-signatures';
import type { ReadableDb } from '../db/handles';
import { goOnOrStop, type Job } from '../environment';
import { journalAnchors } from './anchors';
import { FIRST_PREV } from './append';
import { foldEntry, isValidEntry, signingKeyOf } from '../roster/fold-roster';
import { parseJournalText, type JournalText } from './journal-text';
import { memberTables, type TableKeys } from './member-tables';
import { agreesWithColumns, isSignedBy, type EntryRow } from './read-roster';
import type { Roster } from '../roster/roster';

const JOURNAL_FINDINGS = {
  malformed: 'journal.malformed-line',
  gap: 'journal.missing-entry',
  chain: 'journal.broken-chain',
  leaf: 'journal.wrong-leaf',
  columns: 'journal.wrong-columns',
  signature: 'journal.wrong-signature',
  beginning: 'journal.wrong-beginning',
  notAllowed: 'journal.not-allowed',
  anchor: 'journal.anchor-differs',
} as const;

interface LeafRow extends EntryRow {
  readonly leaf: Uint8Array;
}

interface VaultFacts {
  readonly vaultId: string;
  readonly organization: string;
  readonly organizationKey: string;
  readonly kind: string;
}

const factsOf = (db: ReadableDb): VaultFacts =>
  db
    .prepare(
      `SELECT vault_id AS vaultId, organization, kind,
         (SELECT lower(hex(public_key)) FROM organization_key ORDER BY number LIMIT 1) AS organizationKey
       FROM vault`,
    )
    .get() as VaultFacts;

const beginsRight = (text: JournalText, facts: VaultFacts): boolean =>
  text.action === 'vault.created' &&
  text.subject === facts.vaultId &&
  text.detail['vaultId'] === facts.vaultId &&
  text.detail['organizationKey'] === facts.organizationKey &&
  (text.detail['kind'] ?? 'vault') === facts.kind &&
  // Vaults of the first draft do not tell the name.
  (text.detail['organization'] ?? facts.organization) === facts.organization;

/** Where a verification stands before an entry. */
interface Standing {
  readonly seq: number;
  readonly prev: string;
  readonly roster: Roster | null;
}

interface Judgement {
  /** Codes of what is wrong whoever signed it. */
  readonly codes: readonly string[];
  /** Codes beside these when its author did sign it. */
  readonly codesIfSigned: readonly string[];
  /** Hex; who must have signed it. Null when nobody is known. */
  readonly key: string | null;
  /** After the entry when it has authority and is valid; null when it changes nothing. */
  readonly rosterIfSigned: Roster | null;
  /** What it says, when its columns say the same. */
  readonly text: JournalText | null;
}

/** What is to be said of one entry, given where the chain stood before it. Its signature is not looked at. */
const judgeEntry = (row: LeafRow, before: Standing, facts: VaultFacts, tables: TableKeys): Judgement => {
  const codes: string[] = [];
  const leaf = journalLeaf(row.line);
  const text = parseJournalText(row.line);
  if (row.seq !== before.seq) codes.push(JOURNAL_FINDINGS.gap);
  if (!equalBytes(leaf, row.leaf)) codes.push(JOURNAL_FINDINGS.leaf);
  if (text === null) codes.push(JOURNAL_FINDINGS.malformed);
  else {
    if (text.prev !== before.prev) codes.push(JOURNAL_FINDINGS.chain);
    if (!agreesWithColumns(row, text)) codes.push(JOURNAL_FINDINGS.columns);
    if (row.seq === 0 && !beginsRight(text, facts)) codes.push(JOURNAL_FINDINGS.beginning);
  }
  const agrees = text !== null && agreesWithColumns(row, text);
  const next = agrees ? foldEntry(before.roster, text) : null;
  // Without its beginning a journal names no keys: then the table's are the best there is, and untold.
  const key = signingKeyOf(next ?? before.roster, memberId(row.member)) ?? tables.keyOf(row.member, row.seq);
  const isValid = !agrees || isValidEntry(before.roster, next, text);
  const codesIfSigned = isValid || before.roster === null ? [] : [JOURNAL_FINDINGS.notAllowed];
  return { codes, codesIfSigned, key, rosterIfSigned: next, text: agrees ? text : null };
};

const DETAIL: Readonly<Record<string, string>> = {
  [JOURNAL_FINDINGS.malformed]: 'the line is not the text of an entry',
  [JOURNAL_FINDINGS.gap]: 'one or more entries before this one are missing',
  [JOURNAL_FINDINGS.chain]: 'the entry does not follow the one before it',
  [JOURNAL_FINDINGS.leaf]: 'the line is not the one that was hashed',
  [JOURNAL_FINDINGS.columns]: 'the searchable columns say something else than the line',
  [JOURNAL_FINDINGS.signature]: 'the member whose name it bears did not sign this line',
  [JOURNAL_FINDINGS.beginning]: 'the first entry is not the creation of this vault',
  [JOURNAL_FINDINGS.notAllowed]:
    'its author had no right to it at that moment, or nobody has in this kind of vault',
};

const finding = (code: string, subject: string): CheckFinding => ({
  code,
  subject,
  detail: DETAIL[code] ?? '',
});

/** A page of signatures takes some hundredths of a second: enough to keep all threads busy, and cancel prompt. */
const PAGE = 200;
const NO_KEY = new Uint8Array();

/**
 * Reads the whole journal as it stands at the beginning, a page at a time, so that other work gets in
 * between. Findings name entries by their number; `onValid` gets what each entry says whose author signed it
 * and was allowed to. Throws only job.cancelled.
 */
export const verifyJournal = async (
  vault: { readonly db: ReadableDb },
  job: Job,
  onValid: (entry: JournalText) => void = () => undefined,
): Promise<JournalReport> => {
  const { db } = vault;
  const facts = factsOf(db);
  const tables = memberTables(db);
  const { total, last } = db.prepare('SELECT count(*) AS total, max(seq) AS last FROM journal').get() as {
    total: number;
    last: number | null;
  };
  const page = db.prepare(
    `SELECT seq, time, member, action, subject, line, leaf, signature FROM journal
     WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${String(PAGE)}`,
  );
  const verify = signatureVerifier();
  const report = reportAtMostTenTimesASecond(job, 'checking', total, 'items');
  const findings: CheckFinding[] = [];
  let entries = 0;
  let standing: Standing = { seq: 0, prev: FIRST_PREV, roster: null };
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    goOnOrStop(job);
    const rows = page.all(after, last ?? -1) as LeafRow[];
    const judged: {
      readonly row: LeafRow;
      readonly judgement: Judgement;
      readonly signed: boolean | null;
    }[] = [];
    for (const row of rows) {
      const judgement = judgeEntry(row, standing, facts, tables);
      // What those after it mean depends on whether this one counts, so it cannot wait for the others.
      const signed = judgement.rosterIfSigned === null ? null : isSignedBy(row, judgement.key);
      judged.push({ row, judgement, signed });
      entries += 1;
      after = row.seq;
      // Goes on from what stands there, so that one fault is told once.
      const roster = signed === true ? judgement.rosterIfSigned : standing.roster;
      standing = { seq: row.seq + 1, prev: toHex(row.leaf), roster };
    }
    const later = await verify(
      judged.map(({ row, judgement }) => ({
        signature: row.signature,
        message: journalMessage(row.line),
        publicKey: fromHex(judgement.key ?? '', 32) ?? NO_KEY,
      })),
    );
    for (const [index, { row, judgement, signed }] of judged.entries()) {
      const isSigned = signed ?? later[index] === true;
      const { codes, codesIfSigned, text } = judgement;
      if (isSigned && codesIfSigned.length === 0 && text !== null) onValid(text);
      const all = [...codes, ...(isSigned ? codesIfSigned : [JOURNAL_FINDINGS.signature])];
      findings.push(...all.map((code) => finding(code, `entry ${String(row.seq)}`)));
    }
    if (rows.length < PAGE) break;
    report(entries);
  }
  if (entries === 0) findings.push(finding(JOURNAL_FINDINGS.beginning, 'entry 0'));
  findings.push(...tables.compare(standing.roster));
  const anchors = journalAnchors(db);
  const adrift = new Set(anchors.filter((one) => !one.holds).map((one) => one.seq));
  findings.push(...[...adrift].map((seq) => finding(JOURNAL_FINDINGS.anchor, `entry ${String(seq)}`)));
  return {
    verdict: findings.length === 0 ? 'unbroken' : 'broken',
    entries,
    head: entries === 0 ? null : (standing.prev as Sha256),
    findings,
    anchors,
  };
};
