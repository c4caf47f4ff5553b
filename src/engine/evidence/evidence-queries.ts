// The rows of evidence that lists and other parts show: always the current version.
import type { EvidenceSummary, Sensitivity } from '../../shared/domain/evidence';
import { type ControlId, controlId, evidenceId, evidenceVersionRef, numberOf } from '../../shared/ids';
import type { CalendarDate, DateRange, DateVerdict, Instant } from '../../shared/period';
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
  readonly valid_until: CalendarDate | null;
  readonly approved_at: Instant | null;
  readonly state: EvidenceSummary['state'];
  readonly kind: EvidenceSummary['kind'];
  readonly owner: string;
  readonly due_on: CalendarDate | null;
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
    ifnull(member.name, '') AS taken_in_by, ${verdictSql('v')} AS verdict,
    l.state, e.kind, e.owner, e.due_on,
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

/** All evidence of one control, by number, whether it counts or not: each says its state. */
export const evidenceOfControl = (vault: OpenVault, id: ControlId): EvidenceSummary[] => {
  const numbers = vault.db
    .prepare('SELECT evidence FROM evidence_control WHERE control = ? ORDER BY evidence')
    .pluck()
    .all(numberOf(id)) as number[];
  return evidenceSummaries(vault, numbers);
};

/** Some items by their numbers, in this order; unknown ones are left out. */
export const evidenceSummaries = (vault: OpenVault, numbers: readonly number[]): EvidenceSummary[] =>
  summaryRows(vault, numbers, examinedNow(vault)).map(summaryFromRow);
