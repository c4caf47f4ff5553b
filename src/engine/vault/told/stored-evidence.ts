// Items of evidence as the tables have them, in the words of their history (evidence-history.ts).
import { controlId, memberId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { factsDigest, itemDigest, linkKey } from './evidence-history';
import { digestOf, PAGE } from './told-kind';

interface ItemRow {
  readonly number: number;
  readonly current_version: number;
  readonly created_at: string;
  readonly kind: string;
  readonly owner: string;
  readonly notes: string;
  readonly due_on: string | null;
  readonly requested_title: string;
  readonly requested_by: number | null;
  readonly withdrawn_at: string | null;
  readonly withdrawn_by: number | null;
  readonly withdrawn_reason: string;
  /** JSON, as the next two. */
  readonly tags: string;
  readonly controls: string;
  readonly points: string;
}

interface VersionRow {
  readonly evidence: number;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly source: string;
  readonly sensitivity: string;
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  readonly captured_on: string | null;
  readonly valid_until: string | null;
  readonly collector: string;
  readonly method: string;
  readonly change_note: string;
  readonly taken_in_at: string;
  readonly taken_in_by: number;
  readonly corrected_by: number | null;
  readonly approved_at: string | null;
  readonly approved_by: number | null;
  readonly override_reason: string;
  readonly rejected_reason: string;
  readonly derived_from: number | null;
  readonly derived_how: string | null;
  /** JSON, as the next one. */
  readonly quality: string;
  readonly files: string;
}

interface FileText {
  readonly flags: string;
  /** Null when it names the file it was made from, or rightly none. */
  readonly wrongOrigin: string | null;
}

const ITEMS = `
  SELECT e.*,
    (SELECT json_group_array(tag) FROM evidence_tag AS t WHERE t.evidence = e.number) AS tags,
    (SELECT json_group_array(json_array(control, reason)) FROM evidence_control AS c
      WHERE c.evidence = e.number) AS controls,
    (SELECT json_group_array(json_array(point_of_focus, reason)) FROM evidence_point_of_focus AS p
      WHERE p.evidence = e.number) AS points
  FROM evidence AS e WHERE e.number > ? ORDER BY e.number LIMIT ${String(PAGE)}`;

const VERSIONS = `
  SELECT v.*,
    (SELECT json_group_array(question) FROM evidence_quality AS q
      WHERE q.evidence = v.evidence AND q.version = v.version) AS quality,
    (SELECT json_group_array(json_object('position', position, 'name', original_name, 'sha256', sha256,
        'sizeBytes', size_bytes, 'mediaType', media_type, 'flags', flags, 'wrongOrigin', wrong_origin))
      FROM (SELECT f.position, f.original_name, f.media_type, f.flags, blob.sha256, blob.size_bytes,
          CASE WHEN CASE WHEN v.derived_from IS NULL THEN f.derived_from IS NULL ELSE EXISTS (
              SELECT 1 FROM evidence_file AS o JOIN blob AS b ON b.id = o.blob
              WHERE o.evidence = f.evidence AND o.version = v.derived_from AND o.position = f.position
                AND (f.derived_from IS b.sha256 OR (o.blob = f.blob AND f.derived_from IS o.derived_from))) END
            THEN NULL ELSE ifnull(f.derived_from, '') END AS wrong_origin
        FROM evidence_file AS f JOIN blob ON blob.id = f.blob
        WHERE f.evidence = v.evidence AND f.version = v.version ORDER BY f.position)) AS files
  FROM evidence_version AS v WHERE v.evidence > ? AND v.evidence <= ? ORDER BY v.evidence, v.version`;

/**
 * As the journal tells of files: nothing of what there is nothing to tell. What a file was made from follows from
 * the version its version was made from; the journal tells nothing of a file that says otherwise.
 */
const filesDigest = (json: string): string =>
  digestOf(
    (JSON.parse(json) as FileText[]).map(({ flags, wrongOrigin, ...file }) => ({
      ...file,
      ...(flags === '' ? {} : { flags: flags.split(',') }),
      ...(wrongOrigin === null ? {} : { wrongOrigin }),
    })),
  );

export interface StoredVersion {
  readonly version: number;
  readonly facts: string;
  readonly files: string;
  /** Who, when and why it came; what was made of it. One text each, to be compared. */
  readonly origin: string;
  readonly review: string;
}

export interface StoredItem {
  readonly number: number;
  readonly currentVersion: number;
  readonly item: string;
  readonly origin: string;
  readonly withdrawn: string;
  readonly versions: readonly StoredVersion[];
  readonly links: readonly string[];
}

const memberOrNull = (number: number | null): string | null => (number === null ? null : memberId(number));

/** Facts that are only compared, as one text. */
export const together = (...parts: readonly unknown[]): string => JSON.stringify(parts);

const storedVersion = (row: VersionRow): StoredVersion => ({
  version: row.version,
  facts: factsDigest({
    title: row.title,
    source: row.source,
    sensitivity: row.sensitivity,
    effective: row.effective_from === null ? null : { from: row.effective_from, to: row.effective_to },
    capturedOn: row.captured_on,
    validUntil: row.valid_until,
    collector: row.collector,
    method: row.method,
    quality: JSON.parse(row.quality) as unknown,
  }),
  files: filesDigest(row.files),
  origin: together(
    row.taken_in_at,
    memberId(row.taken_in_by),
    row.change_note,
    digestOf(row.derived_from === null ? null : { version: row.derived_from, how: row.derived_how }),
  ),
  review: together(
    row.state,
    memberOrNull(row.corrected_by),
    row.approved_at === null && row.approved_by === null && row.override_reason === ''
      ? null
      : [row.approved_at, memberOrNull(row.approved_by), row.override_reason],
    row.rejected_reason,
  ),
});

const linksOf = (row: ItemRow): string[] =>
  [
    ...(JSON.parse(row.controls) as [number, string][]).map(([number, reason]) =>
      linkKey(controlId(number), reason),
    ),
    ...(JSON.parse(row.points) as [string, string][]).map(([id, reason]) => linkKey(id, reason)),
  ].sort();

const storedItem = (row: ItemRow, versions: readonly VersionRow[]): StoredItem => ({
  number: row.number,
  currentVersion: row.current_version,
  item: itemDigest({
    kind: row.kind,
    owner: row.owner,
    tags: JSON.parse(row.tags) as unknown,
    notes: row.notes,
    dueOn: row.due_on,
  }),
  origin: together(
    row.created_at,
    row.requested_by === null && row.requested_title === ''
      ? null
      : [row.requested_title, memberOrNull(row.requested_by)],
  ),
  withdrawn: together(
    row.withdrawn_at === null && row.withdrawn_by === null && row.withdrawn_reason === ''
      ? null
      : [row.withdrawn_at, memberOrNull(row.withdrawn_by), row.withdrawn_reason],
  ),
  versions: versions.map(storedVersion),
  links: linksOf(row),
});

/** One page of items behind `after`. */
export const storedEvidence = (db: ReadableDb, after: number): StoredItem[] => {
  const items = db.prepare(ITEMS).all(after) as ItemRow[];
  const last = items.at(-1);
  if (last === undefined) return [];
  const versions = Map.groupBy(
    db.prepare(VERSIONS).all(after, last.number) as VersionRow[],
    (row) => row.evidence,
  );
  return items.map((row) => storedItem(row, versions.get(row.number) ?? []));
};
