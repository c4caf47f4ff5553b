// Everything about one control: versions, mappings, checklist, evidence.
import type {
  ChecklistItem,
  ControlDetail,
  ControlMapping,
  ControlVersion,
  CriterionMapping,
} from '../../shared/domain/control';
import type { Engagement } from '../../shared/domain/engagement';
import { UserError } from '../../shared/errors';
import {
  type ControlId,
  type CriterionId,
  evidenceId,
  numberOf,
  type PointOfFocusId,
} from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { byPointOfFocusPlace, catalog, inCatalogOrder, pointOfFocus } from '../catalog';
import type { ReadableDb } from '../db/handles';
import { askedFor, currentEngagement, EVIDENCE_IN_TIME, examinedParameters } from '../engagement';
import { evidenceOfControl } from '../evidence';
import type { OpenVault } from '../vault/open-vault';
import { controlRows, mappedCriteria, summaryFromRow } from './summaries';
import { factsFromRow, type VersionRow } from './version-row';

const versionsOf = (db: ReadableDb, control: number): ControlVersion[] =>
  (
    db
      .prepare('SELECT * FROM control_version WHERE control = ? ORDER BY version DESC')
      .all(control) as (VersionRow & { readonly created_at: Instant })[]
  ).map((row) => ({
    version: row.version,
    ...factsFromRow(row),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    note: row.note,
    createdAt: row.created_at,
  }));

interface MappingRow {
  readonly id: PointOfFocusId;
  readonly criterion: CriterionId;
  readonly rationale: string;
  readonly evidence_count: number;
}

const mappingsOf = (db: ReadableDb, control: number, asked: ReadonlySet<string>): ControlMapping[] =>
  (
    db
      .prepare(
        `SELECT point_of_focus AS id, criterion, rationale,
           (SELECT count(*) FROM evidence_point_of_focus AS p
              JOIN listed_link ON listed_link.evidence = p.evidence AND listed_link.control = m.control
              WHERE p.point_of_focus = m.point_of_focus) AS evidence_count
         FROM control_mapping AS m WHERE control = ?`,
      )
      .all(control) as MappingRow[]
  )
    .map((row) => ({
      pointOfFocusId: row.id,
      criterionId: row.criterion,
      title: pointOfFocus(row.id)?.title ?? '',
      rationale: row.rationale,
      inScope: asked.has(row.id),
      evidenceCount: row.evidence_count,
    }))
    .sort((a, b) => byPointOfFocusPlace(a.pointOfFocusId, b.pointOfFocusId));

const criterionMappingsOf = (
  db: ReadableDb,
  control: number,
  asked: ReadonlySet<string>,
): CriterionMapping[] => {
  const rows = db
    .prepare('SELECT criterion, rationale FROM control_criterion WHERE control = ?')
    .all(control) as { criterion: CriterionId; rationale: string }[];
  const rationales = new Map(rows.map((row) => [row.criterion, row.rationale]));
  return inCatalogOrder([...rationales.keys()]).map((id) => ({
    criterionId: id,
    title: catalog().criteria.find((one) => one.id === id)?.title ?? '',
    rationale: rationales.get(id) ?? '',
    inScope: asked.has(id),
  }));
};

interface ItemRow {
  readonly number: number;
  readonly text: string;
  readonly evidence: string | null;
  readonly in_period: number;
}

const checklistItemsOf = (db: ReadableDb, control: number, engagement: Engagement | null): ChecklistItem[] =>
  (
    db
      .prepare(
        `WITH ${EVIDENCE_IN_TIME}, tick AS (
           SELECT t.number, t.evidence, t.evidence IN in_time AS is_in_time FROM checklist_tick AS t
           JOIN evidence_control AS ec ON ec.evidence = t.evidence AND ec.control = t.control
           WHERE t.control = @control ORDER BY t.evidence)
         SELECT i.number, i.text, group_concat(tick.evidence) AS evidence,
           ifnull(sum(tick.is_in_time), 0) AS in_period
         FROM checklist_item AS i LEFT JOIN tick ON tick.number = i.number
         WHERE i.control = @control AND NOT i.removed GROUP BY i.number ORDER BY i.position`,
      )
      .all({ ...examinedParameters(engagement), control }) as ItemRow[]
  ).map((row) => ({
    number: row.number,
    text: row.text,
    evidenceIds: (row.evidence?.split(',') ?? [])
      .map(Number)
      .sort((a, b) => a - b)
      .map(evidenceId),
    evidenceInPeriodCount: row.in_period,
  }));

/**
 * Everything about one control. A tick counts while its evidence is linked to the control.
 * @throws UserError use.unknown-control
 */
export const getControl = (vault: OpenVault, id: ControlId): ControlDetail => {
  const number = numberOf(id);
  const engagement = currentEngagement(vault);
  const row = controlRows(vault, [number])[0];
  if (row === undefined) throw new UserError('use.unknown-control', { id });
  const { criteria, pointsOfFocus } = askedFor(vault, engagement);
  const askedPoints = new Set<string>(pointsOfFocus.map((one) => one.id));
  const askedCriteria = new Set<string>(criteria.map((one) => one.id));
  return {
    ...summaryFromRow(row, mappedCriteria(vault, [number]).get(number)),
    ...factsFromRow(row),
    versions: versionsOf(vault.db, number),
    starterId: row.starter_id,
    aiSpecific: row.ai_specific === 1,
    checklistItems: checklistItemsOf(vault.db, number, engagement),
    createdAt: row.created_at,
    mappings: mappingsOf(vault.db, number, askedPoints),
    criterionMappings: criterionMappingsOf(vault.db, number, askedCriteria),
    evidence: evidenceOfControl(vault, id),
  };
};
