// Populations between their tables and the domain's shapes.
import {
  CompletenessRecord,
  type Concern,
  type Population,
  type PopulationState,
} from '../../shared/domain/population';
import { UserError } from '../../shared/errors';
import {
  type ControlId,
  controlId,
  evidenceId,
  evidenceVersionRef,
  numberOf,
  type PopulationId,
  populationId,
  type Sha256,
} from '../../shared/ids';
import { type DateRange, dateVerdict, type ExaminedTime, type Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { currentEngagement } from '../engagement';
import { blobFromRow, type BlobRow } from '../vault/blob-rows';
import type { OpenVault } from '../vault/open-vault';
import { SHOWN_STATE } from './collected-sql';
import type { ListFile } from './list-file';

export interface PopulationRow {
  readonly number: number;
  readonly title: string;
  readonly state: PopulationState;
  readonly state_note: string;
  readonly replaces: number | null;
  readonly evidence: number;
  readonly version: number;
  readonly position: number;
  readonly sheet: string | null;
  readonly row_count: number;
  readonly record: string;
  readonly created_at: Instant;
}

type ShownRow = PopulationRow & {
  readonly original_name: string;
  readonly sha256: Sha256;
  readonly replaced_by: number | null;
  readonly by_auditor: number;
  readonly by_auditor_collected: number;
  readonly by_self: number;
  readonly by_self_collected: number;
};

const counted = (picker: 'auditor' | 'self', isCollected: boolean): string =>
  `(SELECT count(*) FROM sample_item AS i JOIN selection AS s ON s.population = i.population
     AND s.number = i.selection
    WHERE i.population = p.number AND s.picker = '${picker}'
      ${isCollected ? `AND ${SHOWN_STATE} IN ('collected', 'exception')` : ''})`;

const SHOWN = `SELECT p.*, f.original_name, blob.sha256,
    (SELECT number FROM population AS n WHERE n.replaces = p.number) AS replaced_by,
    ${counted('auditor', false)} AS by_auditor, ${counted('auditor', true)} AS by_auditor_collected,
    ${counted('self', false)} AS by_self, ${counted('self', true)} AS by_self_collected
  FROM population AS p
  JOIN evidence_file AS f ON f.evidence = p.evidence AND f.version = p.version AND f.position = p.position
  JOIN blob ON blob.id = f.blob`;

const concernsOfRange = (range: DateRange, examined: ExaminedTime): Concern[] => {
  const verdict = dateVerdict(range, examined);
  if (verdict === 'outside-before' || verdict === 'outside-after') return ['range-outside-period'];
  // For Type I a list only has to reach the day.
  if (examined.type === 1) return [];
  const { from, to } = examined.period;
  return [
    ...(range.from < from || range.to > to ? (['range-partly-outside'] as const) : []),
    ...(range.from > from || range.to < to ? (['period-not-covered'] as const) : []),
  ];
};

/** What does not fit together, by arithmetic and by what is not said; no judgement of the list. */
export const concernsOf = (
  record: CompletenessRecord,
  rowCount: number,
  examined: ExaminedTime | null,
): Concern[] => [
  ...(record.countOnScreen === null ? (['no-screen-count'] as const) : []),
  ...(record.countOnScreen !== null && record.countOnScreen !== rowCount ? (['counts-differ'] as const) : []),
  ...(!record.isUnfiltered && record.filters === '' ? (['filtered-without-reason'] as const) : []),
  ...(record.query === '' ? (['no-query'] as const) : []),
  ...(record.range === null ? (['no-range'] as const) : []),
  ...(record.runOn === null ? (['no-run-date'] as const) : []),
  ...(record.range === null || examined === null ? [] : concernsOfRange(record.range, examined)),
];

export const controlsOf = (db: ReadableDb, number: number): ControlId[] =>
  (
    db
      .prepare('SELECT control FROM population_control WHERE population = ? ORDER BY control')
      .pluck()
      .all(number) as number[]
  ).map(controlId);

export const recordOf = (row: Pick<PopulationRow, 'record'>): CompletenessRecord =>
  CompletenessRecord.parse(JSON.parse(row.record));

export const columnsOf = (db: ReadableDb, number: number): Population['columns'] =>
  db
    .prepare(
      `SELECT position, name, digest, blank_count AS blankCount FROM population_column
       WHERE population = ? ORDER BY position`,
    )
    .all(number) as Population['columns'];

const shown = (db: ReadableDb, row: ShownRow, examined: ExaminedTime | null): Population => {
  const record = recordOf(row);
  return {
    id: populationId(row.number),
    title: row.title,
    controlIds: controlsOf(db, row.number),
    record,
    state: row.state,
    stateNote: row.state_note,
    replaces: row.replaces === null ? null : populationId(row.replaces),
    replacedBy: row.replaced_by === null ? null : populationId(row.replaced_by),
    evidence: {
      ref: evidenceVersionRef(row.evidence, row.version),
      evidenceId: evidenceId(row.evidence),
      version: row.version,
      position: row.position,
      fileName: row.original_name,
      sha256: row.sha256,
      sheet: row.sheet,
    },
    rowCount: row.row_count,
    columns: columnsOf(db, row.number),
    concerns: concernsOf(record, row.row_count, examined),
    auditor: { picked: row.by_auditor, collected: row.by_auditor_collected },
    self: { picked: row.by_self, collected: row.by_self_collected },
    createdAt: row.created_at,
  };
};

/** The bare row. @throws UserError use.unknown-population */
export const populationRow = (db: ReadableDb, id: PopulationId): PopulationRow => {
  const row = db.prepare('SELECT * FROM population WHERE number = ?').get(numberOf(id));
  if (row === undefined) throw new UserError('use.unknown-population', { id });
  return row as PopulationRow;
};

/** All of them, by number. */
export const listPopulations = (vault: OpenVault): Population[] => {
  const examined = currentEngagement(vault);
  const rows = vault.db.prepare(`${SHOWN} ORDER BY p.number`).all() as ShownRow[];
  return rows.map((row) => shown(vault.db, row, examined));
};

/** @throws UserError use.unknown-population */
export const findPopulation = (vault: OpenVault, id: PopulationId): Population => {
  const row = vault.db.prepare(`${SHOWN} WHERE p.number = ?`).get(numberOf(id)) as ShownRow | undefined;
  if (row === undefined) throw new UserError('use.unknown-population', { id });
  return shown(vault.db, row, currentEngagement(vault));
};

/** A file of one version as a list may be read from it; undefined when there is none. */
export const fileOf = (
  db: ReadableDb,
  place: { readonly evidence: number; readonly version: number; readonly position: number },
): ListFile | undefined => {
  const row = db
    .prepare(
      `SELECT f.original_name, f.media_type, blob.* FROM evidence_file AS f JOIN blob ON blob.id = f.blob
       WHERE f.evidence = @evidence AND f.version = @version AND f.position = @position`,
    )
    .get({ evidence: place.evidence, version: place.version, position: place.position }) as
    (BlobRow & { original_name: string; media_type: string }) | undefined;
  return row && { blob: blobFromRow(row), fileName: row.original_name, mediaType: row.media_type };
};
