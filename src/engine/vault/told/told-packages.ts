// What the journal tells of rounds of packages that were built: what they say, which versions they pin, what was
// declared, whom they are for, and from which recipe they are written again.
import { engagementId, evidenceVersionRef, exceptionId, memberId, recipientId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { digestOf, PAGE, picked, type ToldKind, type Untold, WHAT_IT_SAYS } from './told-kind';

/** What early programs told of a package; its round was the first. */
const EARLY = ['uuid', 'verdict', 'zipSha256', 'sealNumber'] as const;

/** Told since packages have rounds. */
const FACTS = [
  ...EARLY,
  'engagement',
  'kind',
  'base',
  'built',
  'position',
  'contentDigest',
  'selection',
  'omissions',
  'exceptions',
  'items',
  'evidenceCount',
  'fileCount',
  'recipients',
  'encryption',
  'parts',
  'zipBytes',
  'recipe',
] as const;

interface RoundRow {
  readonly package: string;
  readonly round: number;
  readonly engagement: number;
  readonly uuid: string;
  readonly kind: string;
  readonly base_package: string | null;
  readonly base_round: number | null;
  readonly built_at: string;
  readonly built_by: number;
  readonly journal_seq: number;
  readonly content_digest: string;
  readonly selection: string;
  readonly verdict: string;
  readonly evidence_count: number;
  readonly file_count: number;
  readonly encryption: string;
  readonly parts: number;
  readonly zip_bytes: number;
  readonly zip_sha256: string;
  readonly seal_number: string;
  readonly recipe: string | null;
}

/** The file's name is the builder's own business and is not told. */
const ROWS = `
  SELECT r.package, r.round, r.engagement, r.uuid, r.kind, r.base_package, r.base_round, r.built_at, r.built_by,
    r.journal_seq, r.content_digest, r.selection, r.verdict, r.evidence_count, r.file_count, r.encryption, r.parts,
    r.zip_bytes, r.zip_sha256, r.seal_number, blob.sha256 AS recipe
  FROM package_round AS r LEFT JOIN blob ON blob.id = r.recipe
  WHERE (r.package, r.round) > (?, ?) ORDER BY r.package, r.round LIMIT ${String(PAGE)}`;

const of = (id: string, round: number): string => `${id} ${String(round)}`;

const readers = (db: ReadableDb) => {
  const all = (sql: string) => {
    const statement = db.prepare(sql);
    return <T>(row: RoundRow): T[] => statement.all(row.package, row.round) as T[];
  };
  const omissions = all(
    'SELECT key, reason FROM round_omission WHERE package = ? AND round = ? ORDER BY key COLLATE BINARY',
  );
  const exceptions = all('SELECT exception AS number FROM round_exception WHERE package = ? AND round = ?');
  const items = all(
    'SELECT evidence, version FROM round_item WHERE package = ? AND round = ? ORDER BY evidence',
  );
  const recipients = all(
    'SELECT recipient AS number FROM round_recipient WHERE package = ? AND round = ? ORDER BY recipient',
  );
  return {
    omissions: (row: RoundRow) => digestOf(omissions(row)),
    exceptions: (row: RoundRow) =>
      exceptions<{ number: number }>(row)
        .map(({ number }) => exceptionId(number))
        .sort(),
    items: (row: RoundRow) =>
      digestOf(
        items<{ evidence: number; version: number }>(row).map((one) =>
          evidenceVersionRef(one.evidence, one.version),
        ),
      ),
    recipients: (row: RoundRow) =>
      recipients<{ number: number }>(row).map(({ number }) => recipientId(number)),
  };
};

/** Null for what is no JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

interface Told {
  readonly isEarly: boolean;
  readonly author: string;
  /** Null where the entry does not tell all of it, as those of the first draft. */
  readonly facts: string | null;
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map(String).sort() : value);

const TWICE = 'an entry tells of it a second time, as built anew';

export const toldPackages = (): ToldKind => {
  const told = new Map<string, Told>();
  const twice: Untold[] = [];
  return {
    take: ({ action, subject, detail, member }) => {
      if (action !== 'package.built') return;
      const isEarly = detail['round'] === undefined;
      const round = isEarly ? 1 : Number(detail['round']);
      const facts = picked(detail, isEarly ? EARLY : FACTS);
      const key = of(subject, round);
      if (told.has(key)) {
        twice.push({ subject, what: WHAT_IT_SAYS, sentence: TWICE });
        return;
      }
      if (facts !== null && !isEarly) facts['exceptions'] = sorted(facts['exceptions']);
      told.set(key, { isEarly, author: member, facts: facts && digestOf(facts) });
    },
    *compare(db) {
      const missing = new Map([...told.keys()].map((key) => [key, key.slice(0, key.indexOf(' '))]));
      const page = db.prepare(ROWS);
      const read = readers(db);
      let last: readonly [string, number] = ['', 0];
      for (;;) {
        const rows = page.all(...last) as RoundRow[];
        const end = rows.at(-1);
        if (end === undefined) break;
        last = [end.package, end.round];
        yield rows.flatMap((row): Untold[] => {
          const subject = row.package;
          const key = of(subject, row.round);
          missing.delete(key);
          const known = told.get(key);
          if (known === undefined) return [{ subject, what: WHAT_IT_SAYS }];
          const early = {
            uuid: row.uuid,
            verdict: row.verdict,
            zipSha256: row.zip_sha256,
            sealNumber: row.seal_number,
          };
          const isTold = known.isEarly
            ? row.recipe === null && (known.facts === null || known.facts === digestOf(early))
            : known.author === memberId(row.built_by) &&
              known.facts ===
                digestOf({
                  ...early,
                  engagement: engagementId(row.engagement),
                  kind: row.kind,
                  base:
                    row.base_package === null ? null : { packageId: row.base_package, round: row.base_round },
                  built: row.built_at,
                  position: row.journal_seq,
                  contentDigest: row.content_digest,
                  selection: parsed(row.selection),
                  omissions: read.omissions(row),
                  exceptions: read.exceptions(row),
                  items: read.items(row),
                  evidenceCount: row.evidence_count,
                  fileCount: row.file_count,
                  recipients: read.recipients(row),
                  encryption: row.encryption,
                  parts: row.parts,
                  zipBytes: row.zip_bytes,
                  recipe: row.recipe,
                });
          return isTold ? [] : [{ subject, what: WHAT_IT_SAYS }];
        });
      }
      yield [...missing.values()].map((subject) => ({ subject, what: 'that it is missing' }));
      yield twice;
    },
  };
};
