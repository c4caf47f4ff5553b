// Reading evidence: one item, and the rows that lists and other parts show. Always the current version.
import type {
  EvidenceDetail,
  EvidenceFile,
  EvidenceSummary,
  Sensitivity,
} from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import {
  type ControlId,
  controlId,
  type EvidenceId,
  evidenceId,
  evidenceVersionRef,
  numberOf,
  type PointOfFocusId,
} from '../../shared/ids';
import type { CalendarDate, DateRange, DateVerdict, Instant } from '../../shared/period';
import { byPointOfFocusPlace, pointOfFocus } from '../catalog';
import { currentEngagement, type ExaminedParameters, examinedParameters, verdictSql } from '../engagement';
import type { OpenVault } from '../vault/open-vault';

interface SummaryRow {
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly sensitivity: Sensitivity;
  readonly effective_from: CalendarDate | null;
  readonly effective_to: CalendarDate | null;
  readonly captured_on: CalendarDate | null;
  readonly taken_in_at: Instant;
  readonly taken_in_by: string;
  readonly source: string;
  readonly collector: string;
  readonly method: EvidenceDetail['method'];
  readonly valid_until: CalendarDate | null;
  readonly approved_at: Instant | null;
  readonly state: EvidenceSummary['state'];
  readonly kind: EvidenceSummary['kind'];
  readonly owner: string;
  readonly notes: string;
  readonly due_on: CalendarDate | null;
  readonly withdrawn_at: Instant | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_reason: string;
  readonly version_count: number;
  /** JSON. */
  readonly pending: string | null;
  readonly tags: string;
  readonly verdict: DateVerdict | null;
  readonly file_count: number;
  readonly size_bytes: number;
  readonly file_name: string;
  readonly media_type: string;
  readonly controls: string | null;
}

/** Decorates chosen items, which come as a JSON list of numbers: a page costs a page, not the table. */
const SELECT_SUMMARIES = `
  SELECT e.number, e.current_version AS version, l.title, ifnull(v.sensitivity, 'internal') AS sensitivity,
    v.effective_from, v.effective_to, v.captured_on, v.valid_until, l.taken_in_at, v.approved_at,
    ifnull(member.name, '') AS taken_in_by, ifnull(v.source, '') AS source, ifnull(v.collector, '') AS collector,
    ifnull(v.method, 'unstated') AS method, ${verdictSql('v')} AS verdict,
    l.state, e.kind, e.owner, e.notes, e.due_on, e.withdrawn_at, e.withdrawn_reason,
    (SELECT name FROM member AS w WHERE w.number = e.withdrawn_by) AS withdrawn_by,
    (SELECT count(*) FROM evidence_version AS o WHERE o.evidence = e.number) AS version_count,
    (SELECT json_object('version', o.version, 'state', o.state) FROM evidence_version AS o
      WHERE o.evidence = e.number AND o.version > e.current_version AND o.state IN ('draft', 'in-review')
      ORDER BY o.version DESC LIMIT 1) AS pending,
    (SELECT json_group_array(tag) FROM (SELECT tag FROM evidence_tag AS t
      WHERE t.evidence = e.number ORDER BY tag)) AS tags,
    (SELECT count(*) FROM evidence_file
      WHERE evidence_file.evidence = v.evidence AND evidence_file.version = v.version) AS file_count,
    l.size_bytes,
    ifnull(first.original_name, '') AS file_name, ifnull(first.media_type, '') AS media_type,
    (SELECT group_concat(control) FROM evidence_control
      WHERE evidence_control.evidence = e.number) AS controls
  FROM json_each(@numbers) AS chosen
  JOIN listed_evidence AS l ON l.evidence = chosen.value
  JOIN evidence AS e ON e.number = chosen.value
  LEFT JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
  LEFT JOIN evidence_file AS first
    ON first.evidence = v.evidence AND first.version = v.version AND first.position = 1
  LEFT JOIN member ON member.number = ifnull(v.taken_in_by, e.requested_by)
  ORDER BY chosen.key`;

const dateRange = (from: CalendarDate | null, to: CalendarDate | null): DateRange | null =>
  from === null || to === null ? null : { from, to };

const controlIds = (joined: string | null): ControlId[] =>
  joined === null
    ? []
    : joined
        .split(',')
        .map(Number)
        .sort((a, b) => a - b)
        .map(controlId);

const summaryFromRow = (row: SummaryRow): EvidenceSummary => ({
  id: evidenceId(row.number),
  ref: evidenceVersionRef(row.number, row.version),
  title: row.title,
  state: row.state,
  versionCount: row.version_count,
  pending: row.pending === null ? null : (JSON.parse(row.pending) as EvidenceSummary['pending']),
  kind: row.kind,
  owner: row.owner,
  tags: JSON.parse(row.tags) as string[],
  sensitivity: row.sensitivity,
  effective: dateRange(row.effective_from, row.effective_to),
  capturedOn: row.captured_on,
  validUntil: row.valid_until,
  approvedAt: row.approved_at,
  dueOn: row.due_on,
  takenInAt: row.taken_in_at,
  takenInBy: row.taken_in_by,
  verdict: row.verdict,
  fileCount: row.file_count,
  sizeBytes: row.size_bytes,
  fileName: row.file_name,
  mediaType: row.media_type,
  controlIds: controlIds(row.controls),
});

const examinedNow = (vault: OpenVault): ExaminedParameters => examinedParameters(currentEngagement(vault));

const summaryRows = (
  vault: OpenVault,
  numbers: readonly number[],
  examined: ExaminedParameters,
): SummaryRow[] =>
  vault.db.prepare(SELECT_SUMMARIES).all({ ...examined, numbers: JSON.stringify(numbers) }) as SummaryRow[];

/** All evidence of one control, by number. */
export const evidenceOfControl = (vault: OpenVault, id: ControlId): EvidenceSummary[] => {
  const numbers = vault.db
    .prepare('SELECT evidence FROM listed_link WHERE control = ? ORDER BY evidence')
    .pluck()
    .all(numberOf(id)) as number[];
  return evidenceSummaries(vault, numbers);
};

/** Some items by their numbers, in this order; unknown ones are left out. */
export const evidenceSummaries = (vault: OpenVault, numbers: readonly number[]): EvidenceSummary[] =>
  summaryRows(vault, numbers, examinedNow(vault)).map(summaryFromRow);

interface FileRow {
  readonly position: number;
  readonly original_name: string;
  readonly size_bytes: number;
  readonly sha256: EvidenceFile['sha256'];
  readonly media_type: string;
}

/**
 * Everything about one item.
 * @throws UserError use.unknown-evidence
 */
export const getEvidence = (vault: OpenVault, id: EvidenceId): EvidenceDetail => {
  const number = numberOf(id);
  const [row] = summaryRows(vault, [number], examinedNow(vault));
  if (row === undefined) throw new UserError('use.unknown-evidence', { id });
  const files = vault.db
    .prepare(
      `SELECT position, original_name, size_bytes, sha256, media_type
       FROM evidence_file JOIN blob ON blob.id = evidence_file.blob
       WHERE evidence = ? AND version = ? ORDER BY position`,
    )
    .all(number, row.version) as FileRow[];
  const controls = vault.db
    .prepare(
      `SELECT control.number, cv.title FROM evidence_control
       JOIN control ON control.number = evidence_control.control
       JOIN control_version AS cv ON cv.control = control.number AND cv.version = control.current_version
       WHERE evidence = ? ORDER BY control.number`,
    )
    .all(number) as { number: number; title: string }[];
  const points = vault.db
    .prepare('SELECT point_of_focus AS id FROM evidence_point_of_focus WHERE evidence = ?')
    .all(number) as { id: PointOfFocusId }[];
  return {
    ...summaryFromRow(row),
    source: row.source,
    collector: row.collector,
    method: row.method,
    notes: row.notes,
    quality: [],
    versions: [],
    withdrawn: null,
    occurrences: [],
    exceptions: [],
    samples: [],
    files: files.map((file) => ({
      position: file.position,
      originalName: file.original_name,
      sizeBytes: file.size_bytes,
      sha256: file.sha256,
      mediaType: file.media_type,
      flags: [],
      derivedFrom: null,
    })),
    controls: controls.map((control) => ({
      id: controlId(control.number),
      title: control.title,
      reason: '',
    })),
    pointsOfFocus: points
      .map(({ id: point }) => ({ id: point, title: pointOfFocus(point)?.title ?? '', reason: '' }))
      .sort((a, b) => byPointOfFocusPlace(a.id, b.id)),
  };
};
