// Reading controls: the list and one control. Counts of evidence are against the current engagement.
import type { Input, Output } from '../../shared/contract';
import { CADENCES, type Cadence, type ControlKind, type ControlNature } from '../../shared/domain/catalog';
import type { ControlDetail, ControlMapping, ControlSummary } from '../../shared/domain/control';
import type { Engagement } from '../../shared/domain/engagement';
import { UserError } from '../../shared/errors';
import {
  type ControlId,
  controlId,
  type CriterionId,
  numberOf,
  type PointOfFocusId,
  type StarterControlId,
} from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import { pointsOfFocusInScope } from '../../shared/scope';
import { byPointOfFocusPlace, catalog, inCatalogOrder, pointOfFocus } from '../catalog';
import { searchCondition } from '../db/search-condition';
import { currentEngagement, EVIDENCE_IN_TIME, examinedParameters } from '../engagement';
import { evidenceOfControl } from '../evidence';
import type { OpenVault } from '../vault/open-vault';

/** Every control in its current wording, with its counts of evidence. */
const CONTROLS = `
  WITH ${EVIDENCE_IN_TIME}, counted AS (
    SELECT control, count(*) AS evidence_count, sum(evidence IN in_time) AS evidence_in_period_count
    FROM evidence_control
    WHERE @onlyControl IS NULL OR control = @onlyControl
    GROUP BY control
  ), control_now AS (
    SELECT c.*, cv.title, cv.wording, cv.owner_role, cv.owner, cv.cadence, cv.weekdays_only, cv.grace_days,
      cv.nature, cv.kind, cv.valid_to,
      ifnull(counted.evidence_count, 0) AS evidence_count,
      ifnull(counted.evidence_in_period_count, 0) AS evidence_in_period_count
    FROM control AS c
    JOIN control_version AS cv ON cv.control = c.number
      AND cv.version = c.current_version
    LEFT JOIN counted ON counted.control = c.number
  )`;

interface ControlRow {
  readonly number: number;
  readonly starter_id: StarterControlId | null;
  readonly title: string;
  readonly domain: string;
  readonly owner_role: string;
  readonly owner: string;
  readonly current_version: number;
  readonly weekdays_only: 0 | 1;
  readonly grace_days: number | null;
  readonly valid_to: CalendarDate | null;
  readonly ai_specific: 0 | 1;
  readonly created_at: Instant;
  readonly wording: string;
  readonly cadence: Cadence;
  readonly nature: ControlNature;
  readonly kind: ControlKind;
  readonly evidence_count: number;
  readonly evidence_in_period_count: number;
}

export type ControlQuery = Input<'controls', 'list'>;

const CADENCE_PLACE = `CASE cadence ${CADENCES.map((one, place) => `WHEN '${one}' THEN ${place}`).join(' ')} END`;

/** Ties are broken by the number, so that a page never repeats or loses a row. */
const ORDER: Readonly<Record<ControlQuery['sort'], readonly string[]>> = {
  id: [],
  title: ['title COLLATE NOCASE'],
  cadence: [CADENCE_PLACE],
  owner: ['owner_role COLLATE NOCASE'],
  domain: ['domain COLLATE NOCASE'],
  evidence: ['evidence_count', 'evidence_in_period_count'],
  checklist: [],
};

interface MappingCounts {
  readonly control: number;
  readonly criterion: CriterionId;
  readonly points: number;
}

/** What some controls are mapped to, by control number; one statement for a whole page. */
const mappingCounts = (vault: OpenVault, numbers: readonly number[]): Map<number, MappingCounts[]> => {
  const rows = vault.db
    .prepare(
      `SELECT control, criterion, count(*) AS points FROM control_mapping
       WHERE control IN (SELECT value FROM json_each(?)) GROUP BY control, criterion`,
    )
    .all(JSON.stringify(numbers)) as MappingCounts[];
  return Map.groupBy(rows, (row) => row.control);
};

const summaryFromRow = (row: ControlRow, mapped: readonly MappingCounts[] = []): ControlSummary => ({
  id: controlId(row.number),
  title: row.title,
  domain: row.domain,
  cadence: row.cadence,
  ownerRole: row.owner_role,
  owner: row.owner,
  version: row.current_version,
  retiredOn: row.valid_to,
  checklist: { ticked: 0, total: 0 },
  criterionIds: inCatalogOrder(mapped.map((one) => one.criterion)),
  pointOfFocusCount: mapped.reduce((sum, one) => sum + one.points, 0),
  evidenceCount: row.evidence_count,
  evidenceInPeriodCount: row.evidence_in_period_count,
});

/** One page of controls and how many there are in all. Filters, order and paging are the database's. */
export const listControls = (vault: OpenVault, query: ControlQuery): Output<'controls', 'list'> => {
  const search = searchCondition(query.search, [
    "printf('CTL-%03d', number)",
    'title',
    'domain',
    'owner_role',
  ]);
  const conditions = [search.sql];
  if (query.series !== null) {
    conditions.push(
      "number IN (SELECT control FROM control_mapping WHERE criterion > @series || '.' AND criterion < @series || '/')",
    );
  }
  if (query.cadence !== null) conditions.push('cadence = @cadence');
  if (query.withoutEvidenceInPeriod) conditions.push('evidence_in_period_count = 0');
  const way = query.direction === 'ascending' ? 'ASC' : 'DESC';
  const order = [...ORDER[query.sort], 'number'].map((one) => `${one} ${way}`).join(', ');
  const parameters = {
    ...examinedParameters(currentEngagement(vault)),
    ...search.parameters,
    onlyControl: null,
    series: query.series,
    cadence: query.cadence,
    offset: query.offset,
    limit: query.limit,
  };
  const matching = `${CONTROLS}, matching AS MATERIALIZED (
    SELECT * FROM control_now WHERE ${conditions.join(' AND ')}
  )`;
  // Counted in the same statement, because counting evidence is what costs; a LEFT JOIN, because the
  // page may lie behind the end and the total is wanted all the same.
  const found = vault.db
    .prepare(
      `${matching} SELECT * FROM (SELECT count(*) AS total FROM matching)
       LEFT JOIN (SELECT * FROM matching ORDER BY ${order} LIMIT @limit OFFSET @offset) ON TRUE
       ORDER BY ${order}`,
    )
    .all(parameters) as (({ number: null } | ControlRow) & { total: number })[];
  const total = found[0]?.total ?? 0;
  const rows = found.filter((row) => row.number !== null);
  const mapped = mappingCounts(
    vault,
    rows.map((row) => row.number),
  );
  return { rows: rows.map((row) => summaryFromRow(row, mapped.get(row.number))), total };
};

const mappingsOf = (vault: OpenVault, number: number, engagement: Engagement | null): ControlMapping[] => {
  const rows = vault.db
    .prepare(
      `SELECT point_of_focus AS id, criterion, rationale,
         (SELECT count(*) FROM evidence_point_of_focus AS p
            JOIN evidence_control ON evidence_control.evidence = p.evidence AND evidence_control.control = m.control
            WHERE p.point_of_focus = m.point_of_focus) AS evidence_count
       FROM control_mapping AS m WHERE control = ?`,
    )
    .all(number) as {
    id: PointOfFocusId;
    criterion: CriterionId;
    rationale: string;
    evidence_count: number;
  }[];
  const asked =
    engagement === null
      ? null
      : new Set(pointsOfFocusInScope(catalog(), engagement.categories).map((point) => point.id));
  return rows
    .map((row) => ({
      pointOfFocusId: row.id,
      criterionId: row.criterion,
      title: pointOfFocus(row.id)?.title ?? '',
      rationale: row.rationale,
      inScope: asked === null || asked.has(row.id),
      evidenceCount: row.evidence_count,
    }))
    .sort((a, b) => byPointOfFocusPlace(a.pointOfFocusId, b.pointOfFocusId));
};

/**
 * Everything about one control.
 * @throws UserError use.unknown-control
 */
export const getControl = (vault: OpenVault, id: ControlId): ControlDetail => {
  const number = numberOf(id);
  const engagement = currentEngagement(vault);
  const row = vault.db
    .prepare(`${CONTROLS} SELECT * FROM control_now WHERE number = @onlyControl`)
    .get({ ...examinedParameters(engagement), onlyControl: number }) as ControlRow | undefined;
  if (row === undefined) throw new UserError('use.unknown-control', { id });
  const examples = vault.db
    .prepare('SELECT number, text FROM checklist_item WHERE control = ? AND NOT removed ORDER BY position')
    .all(number) as { number: number; text: string }[];
  return {
    ...summaryFromRow(row, mappingCounts(vault, [number]).get(number)),
    wording: row.wording,
    nature: row.nature,
    kind: row.kind,
    starterId: row.starter_id,
    aiSpecific: row.ai_specific === 1,
    weekdaysOnly: row.weekdays_only === 1,
    graceDays: row.grace_days,
    versions: [],
    criterionMappings: [],
    checklistItems: examples.map((one) => ({ ...one, evidenceIds: [], evidenceInPeriodCount: 0 })),
    createdAt: row.created_at,
    mappings: mappingsOf(vault, number, engagement),
    evidence: evidenceOfControl(vault, id),
  };
};
