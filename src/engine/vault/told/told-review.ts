// What the journal of a working file tells of packages, marks, notes, answers and picks, and of the files that went out:
// held against the tables, so that nobody puts a word into an auditor's mouth beside it.
import { memberId } from '../../../shared/ids';
import { utf8 } from '../../crypto/bytes';
import { sha256Hex } from '../../crypto/hash';
import type { ReadableDb } from '../../db/handles';
import type { JournalText } from '../../journal/journal-text';
import { digestOf, type ToldKind, type Untold } from './told-kind';

/** Told or stored: what a row says, whom a finding names, and the response it went out with. */
interface Said {
  readonly subject: string;
  readonly digest: string;
  readonly response: number | null;
}
type Rows = Map<string, Said>;

const TABLES = ['package', 'mark', 'note', 'answer', 'comment', 'picks', 'response', 'receipt'] as const;
type Table = (typeof TABLES)[number];

const WHAT: Readonly<Record<Table, string>> = {
  package: 'what the working file says of it',
  mark: 'whether it was looked at',
  note: 'what is noted about it',
  answer: 'how it is answered',
  comment: 'what is commented on it',
  picks: 'what is picked from it',
  response: 'a response that was made for it',
  receipt: 'a receipt that was made for it',
};

const keyOf = (...parts: readonly unknown[]): string => parts.map(String).join(' ');

/** Facts of an item that changes: an entry that tells of a part keeps the rest. */
type Facts = Readonly<Record<string, unknown>>;

const fold = () => {
  const facts = new Map<string, Facts & { readonly subject: string }>();
  const told = Object.fromEntries(TABLES.map((table) => [table, new Map<string, Said>()])) as Record<
    Table,
    Rows
  >;
  const put = (table: Table, key: string, subject: string, says: Facts): void => {
    facts.set(`${table} ${key}`, { ...says, subject });
    told[table].set(key, { subject, digest: digestOf(says), response: null });
  };
  const changedAfter: Untold[] = [];
  /** What went out is neither changed nor taken back, whoever signs the entry that says so. */
  const proveUnsent = (table: Table, key: string): void => {
    const said = told[table].get(key);
    if (said === undefined || said.response === null) return;
    const sentence = `an entry changes or takes back ${WHAT[table]} after it went out`;
    changedAfter.push({ subject: said.subject, what: WHAT[table], sentence });
  };
  const change = (table: Table, key: string, says: Facts): void => {
    proveUnsent(table, key);
    const before = facts.get(`${table} ${key}`);
    if (before === undefined) return;
    const { subject, ...rest } = before;
    put(table, key, subject, { ...rest, ...says });
  };
  const drop = (table: Table, key: string): void => {
    proveUnsent(table, key);
    facts.delete(`${table} ${key}`);
    told[table].delete(key);
  };
  const send = (table: Table, keys: unknown, response: number): void => {
    for (const key of Array.isArray(keys) ? keys : []) {
      const said = told[table].get(String(key));
      if (said !== undefined) told[table].set(String(key), { ...said, response });
    }
  };
  return { told, put, change, drop, send, changedAfter };
};

type Fold = ReturnType<typeof fold>;

const packageEntry = ({ put, change }: Fold, { action, subject, detail, time: at }: JournalText): void => {
  const { seal, comparison, ...facts } = detail;
  const key = keyOf(seal);
  if (action === 'review.package-opened') {
    const { state, channel, on } = comparison as Facts;
    put('package', key, subject, { ...facts, at, checkedAt: null, verdict: null, state, channel, on });
  }
  if (action === 'review.package-checked')
    change('package', key, { checkedAt: at, verdict: detail['verdict'] });
  if (action === 'review.signer-compared') {
    const { state, channel, on } = detail;
    change('package', key, { state, channel, on });
  }
};

const itemEntry = ({ put, change, drop }: Fold, entry: JournalText): void => {
  const { action, subject, detail, member: by, time: at } = entry;
  const { seal, client, number, text, ...rest } = detail;
  const mark = keyOf(client, subject, rest['digest']);
  if (action === 'review.marked') put('mark', mark, subject, { at, by });
  if (action === 'review.unmarked') drop('mark', mark);
  if (action === 'review.noted')
    put('note', keyOf(number), subject, { seal, text, question: rest['question'], at, by });
  if (action === 'review.note-changed') change('note', keyOf(number), rest['after'] as Facts);
  if (action === 'review.note-removed') drop('note', keyOf(number));
  const answer = keyOf(seal, subject);
  if (action === 'review.answered') {
    const { status, reason } = rest;
    if (status === null) drop('answer', answer);
    else put('answer', answer, subject, { status, reason, at, by });
  }
  if (action === 'review.commented') put('comment', keyOf(number), subject, { seal, text, at, by });
  if (action === 'review.comment-removed') drop('comment', keyOf(number));
  if (action === 'review.picked') {
    const { listSha256, pickedOn, note, attributes, rows } = rest;
    put('picks', keyOf(number), subject, { seal, listSha256, pickedOn, note, attributes, rows, at, by });
  }
  if (action === 'review.unpicked') drop('picks', keyOf(number));
};

const madeEntry = ({ put, send }: Fold, entry: JournalText): void => {
  const { action, subject, detail, member: by, time: at } = entry;
  const { number, seal, uuid, textSha256, signatureSha256, notes, comments, answers, picks } = detail;
  if (action === 'review.receipt-made')
    put('receipt', keyOf(number), subject, { seal, textSha256, signatureSha256, at, by });
  if (action !== 'review.response-made') return;
  put('response', keyOf(number), subject, { seal, uuid, textSha256, signatureSha256, at, by });
  send('note', notes, Number(number));
  send('comment', comments, Number(number));
  send('picks', picks, Number(number));
  send(
    'answer',
    Array.isArray(answers) ? answers.map((request) => keyOf(seal, request)) : [],
    Number(number),
  );
};

interface StoredRow extends Facts {
  readonly key: string | number;
  readonly subject: string;
  readonly response: number | null;
}

const ROUND = `p.package || '-r' || p.round AS subject`;

/** Each row with what identifies it, whom a finding names, and otherwise exactly what the journal tells of it. */
const SELECTS: Readonly<Record<Table, string>> = {
  package: `SELECT seal AS key, ${ROUND}, NULL AS response, package, round, uuid, client, organization, engagement,
      built_at AS builtAt, signer_key AS signerKey, manifest_sha256 AS manifestSha256, entries, head,
      file_name AS fileName, first_opened_at AS at, checked_at AS checkedAt, verdict, comparison AS state,
      compared_by_channel AS channel, compared_on AS "on" FROM review_package AS p`,
  mark: `SELECT client || ' ' || subject || ' ' || digest AS key, subject, NULL AS response, marked_at AS at,
      marked_by AS by FROM review_mark`,
  note: `SELECT number AS key, subject, response, seal, text, question, written_at AS at, written_by AS by
      FROM review_note`,
  answer: `SELECT seal || ' ' || request AS key, request AS subject, response, status, reason, set_at AS at,
      set_by AS by FROM review_answer`,
  comment: `SELECT number AS key, request AS subject, response, seal, text, written_at AS at, written_by AS by
      FROM review_comment`,
  picks: `SELECT number AS key, population AS subject, response, seal, list_sha256 AS listSha256,
      picked_on AS pickedOn, note, attributes, rows, made_at AS at, made_by AS by FROM review_selection`,
  response: `SELECT r.number AS key, ${ROUND}, NULL AS response, r.seal, r.uuid, r.text, r.signature, r.made_at AS at,
      r.made_by AS by FROM review_response AS r JOIN review_package AS p ON p.seal = r.seal`,
  receipt: `SELECT r.number AS key, ${ROUND}, NULL AS response, r.seal, r.text, r.signature, r.made_at AS at,
      r.made_by AS by FROM review_receipt AS r JOIN review_package AS p ON p.seal = r.seal`,
};

/** JSON that somebody wrote beside the program may be none. */
const parsed = (json: unknown): unknown => {
  try {
    return JSON.parse(String(json));
  } catch {
    return null;
  }
};

const factsOf = (
  table: Table,
  { key: _key, subject: _subject, response: _response, ...row }: StoredRow,
): Facts => {
  const facts: Record<string, unknown> = { ...row };
  if ('by' in facts) facts['by'] = memberId(Number(facts['by']));
  if (table === 'picks') {
    facts['attributes'] = parsed(facts['attributes']);
    facts['rows'] = parsed(facts['rows']);
  }
  if (table === 'response' || table === 'receipt') {
    const { text, signature, ...rest } = facts;
    return {
      ...rest,
      textSha256: sha256Hex(utf8(String(text))),
      signatureSha256: sha256Hex(utf8(String(signature))),
    };
  }
  return facts;
};

const storedIn = (db: ReadableDb, table: Table): Rows =>
  new Map(
    (db.prepare(SELECTS[table]).all() as StoredRow[]).map((row) => [
      String(row.key),
      { subject: row.subject, digest: digestOf(factsOf(table, row)), response: row.response },
    ]),
  );

export const toldReview = (): ToldKind => {
  const folded = fold();
  return {
    take: (entry) => {
      if (!entry.action.startsWith('review.')) return;
      packageEntry(folded, entry);
      itemEntry(folded, entry);
      madeEntry(folded, entry);
    },
    *compare(db) {
      yield folded.changedAfter;
      for (const table of TABLES) {
        const told = folded.told[table];
        const stored = storedIn(db, table);
        const what = WHAT[table];
        const found: Untold[] = [];
        for (const [key, { subject, digest, response }] of stored) {
          const expected = told.get(key);
          // A response that nobody told of is found itself; beside a writer it is ahead of what was taken in.
          const isAhead = response !== null && !folded.told.response.has(String(response));
          const isSentAsTold = isAhead || response === (expected?.response ?? null);
          if (expected?.digest !== digest || expected.subject !== subject || !isSentAsTold)
            found.push({ subject, what });
        }
        for (const [key, { subject }] of told) if (!stored.has(key)) found.push({ subject, what });
        yield found;
      }
    },
  };
};
