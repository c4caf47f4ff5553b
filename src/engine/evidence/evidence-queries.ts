// Reading evidence: the list, one item, and the rows other parts show. Always the current version.
import type { Input, Output } from '../../shared/contract';
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
import { searchCondition } from '../db/search-condition';
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

const SIZE_BYTES = `(
  SELECT sum(blob.size_bytes) FROM evidence_file AS sized JOIN blob ON blob.id = sized.blob
  WHERE sized.evidence = v.evidence AND sized.version = v.version)`;

/** Decorates chosen items, which come as a JSON list of numbers: a page costs a page, not the table. */
const SELECT_SUMMARIES = `
  SELECT v.evidence AS number, v.version, v.title, v.sensitivity, v.effective_from, v.effective_to,
    v.captured_on, v.taken_in_at, member.name AS taken_in_by, v.source, ${verdictSql('v')} AS verdict,
    (SELECT count(*) FROM evidence_file
      WHERE evidence_file.evidence = v.evidence AND evidence_file.version = v.version) AS file_count,
    ${SIZE_BYTES} AS size_bytes,
    first.original_name AS file_name, first.media_type,
    (SELECT group_concat(control) FROM evidence_control
      WHERE evidence_control.evidence = v.evidence) AS controls
  FROM json_each(@numbers) AS chosen
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

export type EvidenceQuery = Input<'evidence', 'list'>;

/** Ties are broken by the number, so that a page never repeats or loses a row. */
const ORDER: Readonly<Record<EvidenceQuery['sort'], readonly string[]>> = {
  id: [],
  title: ['v.title COLLATE NOCASE'],
  // Undated items have no place on the time line: after all others, whatever the direction.
  effective: ['v.effective_from IS NULL', 'v.effective_from', 'v.effective_to'],
  takenIn: ['v.taken_in_at'],
  size: [SIZE_BYTES],
};

const orderBy = ({ sort, direction }: EvidenceQuery): string => {
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  return [...ORDER[sort], 'e.number']
    .map((one) => (one.endsWith(' IS NULL') ? one : `${one} ${way}`))
    .join(', ');
};

const BELONGS_TO_CRITERION = `e.number IN (
  SELECT evidence FROM evidence_point_of_focus
    WHERE point_of_focus > @criterion || '-' AND point_of_focus < @criterion || '.'
  UNION
  SELECT evidence_control.evidence FROM control_mapping
    JOIN evidence_control ON evidence_control.control = control_mapping.control
    WHERE control_mapping.criterion = @criterion)`;

const SEARCHED = [
  "printf('EVD-%04d', e.number)",
  'v.title',
  'v.source',
  `(SELECT group_concat(original_name, char(10)) FROM evidence_file
     WHERE evidence_file.evidence = v.evidence AND evidence_file.version = v.version)`,
];

/** One page of evidence and how many there are in all. Filters, order and paging are the database's. */
export const listEvidence = (vault: OpenVault, query: EvidenceQuery): Output<'evidence', 'list'> => {
  const search = searchCondition(query.search, SEARCHED);
  const conditions = [search.sql];
  if (query.controlId !== null) {
    conditions.push('e.number IN (SELECT evidence FROM evidence_control WHERE control = @control)');
  }
  if (query.criterionId !== null) conditions.push(BELONGS_TO_CRITERION);
  if (query.verdict !== null) conditions.push(`${verdictSql('v')} = @verdict`);
  const matching = `
    FROM evidence AS e
    JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
    WHERE ${conditions.join(' AND ')}`;
  const examined = examinedNow(vault);
  const parameters = {
    ...examined,
    ...search.parameters,
    control: query.controlId === null ? null : numberOf(query.controlId),
    criterion: query.criterionId,
    verdict: query.verdict,
    offset: query.offset,
    limit: query.limit,
  };
  const numbers = vault.db
    .prepare(`SELECT e.number ${matching} ORDER BY ${orderBy(query)} LIMIT @limit OFFSET @offset`)
    .pluck()
    .all(parameters) as number[];
  const total = vault.db.prepare(`SELECT count(*) ${matching}`).pluck().get(parameters) as number;
  return { rows: summaryRows(vault, numbers, examined).map(summaryFromRow), total };
};

/** All evidence of one control, by number. */
export const evidenceOfControl = (vault: OpenVault, id: ControlId): EvidenceSummary[] => {
  const numbers = vault.db
    .prepare('SELECT evidence FROM evidence_control WHERE control = ? ORDER BY evidence')
    .pluck()
    .all(numberOf(id)) as number[];
  return summaryRows(vault, numbers, examinedNow(vault)).map(summaryFromRow);
};

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
