// What the journal tells of evidence: the facts it was taken in with, and what it is linked to.
import { controlId, evidenceId, memberId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import type { JournalText } from '../../journal/journal-text';
import {
  digestOf,
  PAGE,
  picked,
  texts,
  type ToldKind,
  ungrouped,
  type Untold,
  WHAT_IT_IS_LINKED_TO,
  WHAT_IT_SAYS,
} from './told-kind';

const FACTS = ['title', 'source', 'sensitivity', 'effective', 'capturedOn', 'files'] as const;

const linked = (detail: JournalText['detail']): string[] | null => {
  const controls = texts(detail['controls']);
  const points = texts(detail['pointsOfFocus']);
  return controls && points && [...controls, ...points];
};

interface EvidenceRow {
  readonly number: number;
  /** False when another version is shown than the one there is, or when there are others. */
  readonly is_shown: 0 | 1;
  readonly title: string;
  readonly source: string;
  readonly sensitivity: string;
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  readonly captured_on: string | null;
  readonly taken_in_at: string;
  readonly taken_in_by: number;
  readonly files: string;
  readonly controls: string | null;
  readonly points: string | null;
}

const factsOf = (row: EvidenceRow): unknown => ({
  title: row.title,
  source: row.source,
  sensitivity: row.sensitivity,
  effective: row.effective_from === null ? null : { from: row.effective_from, to: row.effective_to },
  capturedOn: row.captured_on,
  files: JSON.parse(row.files) as unknown,
  member: memberId(row.taken_in_by),
  time: row.taken_in_at,
});

const linksOf = (row: EvidenceRow): string[] =>
  [...ungrouped(row.controls).map((number) => controlId(Number(number))), ...ungrouped(row.points)].sort();

/** One page of items behind `after`, in the version that was taken in first: the only one there is yet. */
const pageBehind = (db: ReadableDb, after: number): EvidenceRow[] =>
  db
    .prepare(
      `SELECT e.number,
         e.current_version = 1 AND (SELECT count(*) FROM evidence_version AS o WHERE o.evidence = e.number) = 1
           AS is_shown,
         v.title, v.source, v.sensitivity, v.effective_from, v.effective_to, v.captured_on,
         v.taken_in_at, v.taken_in_by,
         (SELECT json_group_array(json_object('position', position, 'name', original_name, 'sha256', sha256,
             'sizeBytes', size_bytes, 'mediaType', media_type))
           FROM (SELECT f.position, f.original_name, f.media_type, blob.sha256, blob.size_bytes
             FROM evidence_file AS f JOIN blob ON blob.id = f.blob
             WHERE f.evidence = v.evidence AND f.version = v.version ORDER BY f.position)) AS files,
         (SELECT group_concat(control) FROM evidence_control AS c WHERE c.evidence = e.number) AS controls,
         (SELECT group_concat(point_of_focus) FROM evidence_point_of_focus AS p
           WHERE p.evidence = e.number) AS points
       FROM evidence AS e JOIN evidence_version AS v ON v.evidence = e.number AND v.version = 1
       WHERE e.number > ? ORDER BY e.number LIMIT ${String(PAGE)}`,
    )
    .all(after) as EvidenceRow[];

export const toldEvidence = (): ToldKind => {
  /** Digests; null where an entry did not say all of it. */
  const facts = new Map<string, string | null>();
  const links = new Map<string, string[] | null>();
  const change = (id: string, more: string[] | null, fewer: string[] | null): void => {
    const before = links.get(id) ?? null;
    if (before === null || more === null || fewer === null) return;
    const gone = new Set(fewer);
    links.set(id, [...new Set([...before, ...more])].filter((one) => !gone.has(one)).sort());
  };
  const take = ({ action, subject, detail, member, time }: JournalText): void => {
    if (action === 'evidence.added') {
      const told = picked(detail, FACTS);
      facts.set(subject, told && digestOf({ ...told, member, time }));
      const first = linked(detail);
      links.set(subject, first && [...new Set(first)].sort());
    }
    if (action === 'evidence.linked') change(subject, linked(detail), []);
    if (action === 'evidence.unlinked') change(subject, [], linked(detail));
  };
  const judge = (row: EvidenceRow): Untold[] => {
    const subject = evidenceId(row.number);
    const toldFacts = facts.get(subject) ?? null;
    const toldLinks = links.get(subject) ?? null;
    return [
      ...((toldFacts !== null && toldFacts !== digestOf(factsOf(row))) || row.is_shown === 0
        ? [WHAT_IT_SAYS]
        : []),
      ...(toldLinks !== null && toldLinks.join() !== linksOf(row).join() ? [WHAT_IT_IS_LINKED_TO] : []),
    ].map((what) => ({ subject, what }));
  };
  return {
    take,
    *compare(db) {
      const missing = new Set(facts.keys());
      for (let after = 0; ;) {
        const rows = pageBehind(db, after);
        for (const row of rows) missing.delete(evidenceId(row.number));
        yield rows.flatMap(judge);
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) break;
        after = last.number;
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
