// Holds the tables against what the journal tells: a row that somebody changed beside it is found.
import { setImmediate } from 'node:timers/promises';
import type { CheckFinding } from '../../shared/domain/vault';
import { controlId, engagementId, evidenceId, memberId } from '../../shared/ids';
import type { ReadableDb } from '../db/handles';
import { goOnOrStop, type Job } from '../environment';
import { digestOf, type ToldFacts } from './told-facts';

interface Row {
  readonly id: string;
  readonly facts: unknown;
  /** Null where nothing is linked to it by its kind. */
  readonly links: readonly string[] | null;
}

const ids = (joined: string | null): string[] => (joined === null ? [] : joined.split(','));
const PAGE = 500;

interface EvidenceRow {
  readonly number: number;
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

const evidenceFrom = (row: EvidenceRow): Row => ({
  id: evidenceId(row.number),
  facts: {
    title: row.title,
    source: row.source,
    sensitivity: row.sensitivity,
    effective: row.effective_from === null ? null : { from: row.effective_from, to: row.effective_to },
    capturedOn: row.captured_on,
    files: JSON.parse(row.files) as unknown,
    member: memberId(row.taken_in_by),
    time: row.taken_in_at,
  },
  links: [...ids(row.controls).map((number) => controlId(Number(number))), ...ids(row.points)].sort(),
});

/** One page of items behind `after`, in the version that was taken in first: the only one there is yet. */
const evidencePage = (
  db: ReadableDb,
  after: number,
): { readonly rows: Row[]; readonly last: number | null } => {
  const found = db
    .prepare(
      `SELECT e.number, v.title, v.source, v.sensitivity, v.effective_from, v.effective_to, v.captured_on,
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
  return { rows: found.map(evidenceFrom), last: found.at(-1)?.number ?? null };
};

const controlRows = (db: ReadableDb): Row[] =>
  (
    db
      .prepare(
        `SELECT c.number, v.title, v.wording, v.cadence,
           (SELECT group_concat(point_of_focus) FROM control_mapping AS m WHERE m.control = c.number) AS points
         FROM control AS c JOIN control_version AS v ON v.control = c.number AND v.version = 1`,
      )
      .all() as {
      number: number;
      title: string;
      wording: string;
      cadence: string;
      points: string | null;
    }[]
  ).map(({ number, title, wording, cadence, points }) => ({
    id: controlId(number),
    facts: { title, wording, cadence },
    links: ids(points).sort(),
  }));

interface EngagementRow {
  readonly number: number;
  readonly type: 1 | 2;
  readonly as_of: string | null;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly system_name: string;
  readonly firm: string;
  readonly categories: string;
}

const engagementRows = (db: ReadableDb): Row[] =>
  (
    db
      .prepare(
        `SELECT number, type, as_of, period_start, period_end, system_name, firm,
           (SELECT group_concat(category) FROM engagement_category WHERE engagement = number) AS categories
         FROM engagement`,
      )
      .all() as EngagementRow[]
  ).map((row) => ({
    id: engagementId(row.number),
    facts: {
      type: row.type,
      time: row.type === 1 ? row.as_of : [row.period_start, row.period_end],
      systemName: row.system_name,
      firm: row.firm,
      categories: ids(row.categories).sort(),
    },
    links: null,
  }));

const packageRows = (db: ReadableDb): Row[] =>
  (
    db.prepare('SELECT id, uuid, verdict, zip_sha256, seal_number FROM package').all() as {
      id: string;
      uuid: string;
      verdict: string;
      zip_sha256: string;
      seal_number: string;
    }[]
  ).map((row) => ({
    id: row.id,
    facts: { uuid: row.uuid, verdict: row.verdict, zipSha256: row.zip_sha256, sealNumber: row.seal_number },
    links: null,
  }));

const judge = (row: Row, told: ToldFacts): CheckFinding[] => {
  const facts = told.facts.get(row.id) ?? null;
  const links = told.links.get(row.id) ?? null;
  const wrong = [
    ...(facts !== null && facts !== digestOf(row.facts) ? ['what it says'] : []),
    ...(links !== null && row.links !== null && links.join() !== row.links.join()
      ? ['what it is linked to']
      : []),
  ];
  return wrong.map((what) => ({
    code: 'check.untold-row',
    subject: row.id,
    detail: `${what} is not what the journal tells of it`,
  }));
};

/** A page of items at a time, so that other work gets in between. Throws only job.cancelled. */
export const checkTold = async (db: ReadableDb, told: ToldFacts, job: Job): Promise<CheckFinding[]> => {
  const others = [...controlRows(db), ...engagementRows(db), ...packageRows(db)];
  const findings = others.flatMap((row) => judge(row, told));
  for (let after = 0; ;) {
    goOnOrStop(job);
    const { rows, last } = evidencePage(db, after);
    findings.push(...rows.flatMap((row) => judge(row, told)));
    if (last === null || rows.length < PAGE) break;
    after = last;
    await setImmediate();
  }
  return findings.sort((a, b) => (a.subject < b.subject ? -1 : 1));
};
