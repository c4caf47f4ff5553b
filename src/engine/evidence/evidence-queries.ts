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
  readonly verdict: DateVerdict | null;
  readonly file_count: number;
  readonly size_bytes: number;
  readonly file_name: string;
  readonly media_type: string;
  readonly controls: string | null;
}

/** Decorates chosen items, which come as a JSON list of numbers: a page costs a page, not the table. */
const SELECT_SUMMARIES = `
  SELECT v.evidence AS number, v.version, v.title, v.sensitivity, v.effective_from, v.effective_to,
    v.captured_on, v.taken_in_at, member.name AS taken_in_by, v.source, ${verdictSql('v')} AS verdict,
    (SELECT count(*) FROM evidence_file
      WHERE evidence_file.evidence = v.evidence AND evidence_file.version = v.version) AS file_count,
    l.size_bytes,
    first.original_name AS file_name, first.media_type,
    (SELECT group_concat(control) FROM evidence_control
      WHERE evidence_control.evidence = v.evidence) AS controls
  FROM json_each(@numbers) AS chosen
  JOIN listed_evidence AS l ON l.evidence = chosen.value
  JOIN evidence AS e ON e.number = chosen.value
  JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
  JOIN evidence_file AS first ON first.evidence = v.evidence AND first.version = v.version AND first.position = 1
  JOIN member ON member.number = v.taken_in_by
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
  sensitivity: row.sensitivity,
  effective: dateRange(row.effective_from, row.effective_to),
  capturedOn: row.captured_on,
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
    files: files.map((file) => ({
      position: file.position,
      originalName: file.original_name,
      sizeBytes: file.size_bytes,
      sha256: file.sha256,
      mediaType: file.media_type,
    })),
    controls: controls.map((control) => ({ id: controlId(control.number), title: control.title })),
    pointsOfFocus: points
      .map(({ id: point }) => ({ id: point, title: pointOfFocus(point)?.title ?? '' }))
      .sort((a, b) => byPointOfFocusPlace(a.id, b.id)),
  };
};
