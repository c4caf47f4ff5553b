// What the journal tells of policies beyond their records: editions, acknowledgements, and the words that were said.
// An edition never changes, and what was approved is the text of the version it names.
import { z } from 'zod';
import type { ReadableDb } from '../../db/handles';
import { sha256Hex } from '../../crypto/hash';
import { evidenceVersionRef, memberId } from '../../../shared/ids';
import { partsOf, recordId, RecordId } from '../../../shared/domain/programme/record-id';
import { digestOf, PAGE, texts, type ToldKind, type Untold } from './told-kind';

const THE_WORDS = 'policy-words';
const WHICH_EDITIONS = 'which editions it has';
const WHO_ACKNOWLEDGED = 'who has acknowledged it';

interface EditionRow {
  readonly policy: number;
  readonly edition: number;
  readonly version: number;
  readonly text_sha256: string;
  readonly approved_by: number;
  readonly approved_at: string;
  readonly note: string;
  readonly in_force_from: string;
  readonly evidence: number;
  readonly evidence_version: number;
  /** Facts of the version that was approved, as JSON. */
  readonly facts: string | null;
}

interface AcknowledgementRow {
  readonly policy: number;
  readonly edition: number;
  readonly person: number;
  readonly on_day: string;
  readonly how: string;
  readonly evidence: number | null;
  readonly note: string;
  readonly at: string;
  readonly by: number;
}

const EDITIONS = `
  SELECT e.*, v.facts FROM policy_edition AS e
  LEFT JOIN register_version AS v ON v.register = 'policy' AND v.number = e.policy AND v.version = e.version
  WHERE (e.policy, e.edition) > (?, ?) ORDER BY e.policy, e.edition LIMIT ${String(PAGE)}`;

const ACKNOWLEDGEMENTS = `
  SELECT * FROM policy_acknowledgement WHERE (policy, edition, person) > (?, ?, ?)
  ORDER BY policy, edition, person LIMIT ${String(PAGE)}`;

const Text = z.looseObject({ text: z.string() });

/** The digest of the text in the stored facts; empty where there is none, as in a row somebody has changed. */
const textDigest = (facts: string | null): string => {
  try {
    return sha256Hex(Text.parse(JSON.parse(facts ?? '')).text);
  } catch {
    return '';
  }
};

const numberIn = (id: unknown): number => {
  const parsed = RecordId.safeParse(id);
  return parsed.success ? partsOf(parsed.data).number : 0;
};

function* untoldEditions(db: ReadableDb, told: ReadonlyMap<string, string>): Iterable<readonly Untold[]> {
  const missing = new Set(told.keys());
  const page = db.prepare(EDITIONS);
  for (let last: EditionRow | undefined; ;) {
    const rows = page.all(last?.policy ?? 0, last?.edition ?? 0) as EditionRow[];
    if (rows.length === 0) break;
    last = rows.at(-1);
    yield rows.flatMap((row): Untold[] => {
      const subject = recordId('policy', row.policy);
      const key = `${subject} ${String(row.edition)}`;
      missing.delete(key);
      const is = digestOf({
        ...{
          version: row.version,
          textSha256: row.text_sha256,
          inForceFrom: row.in_force_from,
          note: row.note,
        },
        ...{ evidence: evidenceVersionRef(row.evidence, row.evidence_version) },
        ...{ by: memberId(row.approved_by), at: row.approved_at },
      });
      const isTold = told.get(key) === is && textDigest(row.facts) === row.text_sha256;
      return isTold ? [] : [{ subject, what: WHICH_EDITIONS }];
    });
  }
  yield [...missing].map((key) => ({ subject: key.split(' ')[0] ?? key, what: WHICH_EDITIONS }));
}

function* untoldAcknowledgements(
  db: ReadableDb,
  told: ReadonlyMap<string, string>,
): Iterable<readonly Untold[]> {
  const missing = new Set(told.keys());
  const page = db.prepare(ACKNOWLEDGEMENTS);
  for (let last: AcknowledgementRow | undefined; ;) {
    const rows = page.all(last?.policy ?? 0, last?.edition ?? 0, last?.person ?? 0) as AcknowledgementRow[];
    if (rows.length === 0) break;
    last = rows.at(-1);
    const changed = new Set(
      rows.flatMap(({ policy, edition, person, on_day, how, evidence, note, at, by }) => {
        const subject = recordId('policy', policy);
        const key = `${subject} ${String(edition)} ${String(person)}`;
        missing.delete(key);
        const is = digestOf({ on: on_day, how, evidence, note, at, by: memberId(by) });
        return told.get(key) === is ? [] : [subject];
      }),
    );
    yield [...changed].map((subject) => ({ subject, what: WHO_ACKNOWLEDGED }));
  }
  const lost = new Set([...missing].map((key) => key.split(' ')[0] ?? key));
  yield [...lost].map((subject) => ({ subject, what: WHO_ACKNOWLEDGED }));
}

/** Rows the pages above begin behind: no program of ours numbers from less than one. */
const unnumbered = (db: ReadableDb): readonly Untold[] => [
  ...db
    .prepare('SELECT 1 FROM policy_edition WHERE policy < 1 OR edition < 1 LIMIT 1')
    .all()
    .map(() => ({ subject: 'policies', what: WHICH_EDITIONS })),
  ...db
    .prepare('SELECT 1 FROM policy_acknowledgement WHERE policy < 1 OR edition < 1 OR person < 1 LIMIT 1')
    .all()
    .map(() => ({ subject: 'policies', what: WHO_ACKNOWLEDGED })),
];

const evidenceIn = (id: unknown): number | null => (typeof id === 'string' ? Number(id.slice(4)) : null);

export const toldPolicies = (): ToldKind => {
  const editions = new Map<string, string>();
  const acknowledgements = new Map<string, string>();
  const words = new Map<string, string>();
  return {
    take: ({ action, subject, detail, time: at, member: by }) => {
      if (action === 'policy.approved') {
        const { edition, version, textSha256, inForceFrom, note, evidence } = detail;
        const is = digestOf({ version, textSha256, inForceFrom, note, evidence, by, at });
        editions.set(`${subject} ${String(edition)}`, is);
      }
      if (action === 'policy.acknowledged') {
        const { edition, on, how, note } = detail;
        const is = digestOf({ on, how, evidence: evidenceIn(detail['evidence']), note, at, by });
        for (const person of texts(detail['people']) ?? [])
          acknowledgements.set(`${subject} ${String(edition)} ${String(numberIn(person))}`, is);
      }
      if (action === 'policy.acknowledgement-withdrawn')
        acknowledgements.delete(
          `${subject} ${String(detail['edition'])} ${String(numberIn(detail['person']))}`,
        );
      if (action === 'policy.words-changed')
        for (const [name, value] of Object.entries(detail['words'] ?? {})) {
          if (value === '') words.delete(name);
          else words.set(name, String(value));
        }
    },
    *compare(db) {
      yield* untoldEditions(db, editions);
      yield* untoldAcknowledgements(db, acknowledgements);
      yield unnumbered(db);
      const rows = db.prepare('SELECT name, value FROM policy_word').all() as {
        name: string;
        value: string;
      }[];
      const is = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
      if (digestOf(is) !== digestOf(Object.fromEntries(words)))
        yield [{ subject: THE_WORDS, what: 'what it says' }];
    },
  };
};
