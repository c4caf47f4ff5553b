// The rows of the register as lists show them, for controls already chosen. Counts of evidence are against
// the current engagement.
import type { ControlSummary } from '../../shared/domain/control';
import { controlId, type CriterionId, type StarterControlId } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import { inCatalogOrder } from '../catalog';
import { currentEngagement, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import type { FactsRow } from './version-row';

/** A control in its newest version. */
export const CONTROL_NOW = `
  control_now AS (
    SELECT c.number, c.starter_id, c.domain, c.ai_specific, c.created_at, c.current_version,
      cv.title, cv.wording, cv.owner_role, cv.owner, cv.cadence, cv.weekdays_only, cv.grace_days, cv.nature,
      cv.kind, cv.valid_from, cv.valid_to
    FROM control AS c
    JOIN control_version AS cv ON cv.control = c.number AND cv.version = c.current_version
  )`;

/**
 * Two tables for a WITH clause, with a row for each control that has any: `counted` (evidence_count,
 * evidence_in_period_count) and `listed` (total, ticked). `which` is a condition on `control`. A tick counts
 * while its evidence is linked to the control. Needs the examined parameters.
 */
export const countsOf = (which: string): string => `
  counted AS MATERIALIZED (
    SELECT control, count(*) AS evidence_count,
      sum(ifnull(effective_from <= @examinedTo AND effective_to >= @examinedFrom, 0)) AS evidence_in_period_count
    FROM listed_link WHERE ${which} GROUP BY control
  ), ticked_item AS MATERIALIZED (
    SELECT DISTINCT t.control, t.number FROM checklist_tick AS t
    JOIN listed_link AS l ON l.evidence = t.evidence AND l.control = t.control
    WHERE t.${which} AND l.effective_from <= @examinedTo AND l.effective_to >= @examinedFrom
  ), listed AS MATERIALIZED (
    SELECT i.control, count(*) AS total, count(d.number) AS ticked FROM checklist_item AS i
    LEFT JOIN ticked_item AS d ON d.control = i.control AND d.number = i.number
    WHERE i.${which} AND NOT i.removed GROUP BY i.control
  )`;

export interface ControlRow extends FactsRow {
  readonly number: number;
  readonly starter_id: StarterControlId | null;
  readonly domain: string;
  readonly ai_specific: 0 | 1;
  readonly created_at: Instant;
  readonly current_version: number;
  readonly valid_from: CalendarDate | null;
  readonly valid_to: CalendarDate | null;
  readonly evidence_count: number;
  readonly evidence_in_period_count: number;
  readonly total: number;
  readonly ticked: number;
}

interface MappedRow {
  readonly control: number;
  readonly criterion: CriterionId;
  readonly points: number;
}

/** What some controls are mapped to, by control number: criteria, with how many points of focus of each. */
export const mappedCriteria = (
  vault: OpenVault,
  numbers: readonly number[],
): ReadonlyMap<number, ReadonlyMap<CriterionId, number>> => {
  const rows = vault.db
    .prepare(
      `SELECT control, criterion, sum(points) AS points FROM (
         SELECT control, criterion, count(*) AS points FROM control_mapping
         WHERE control IN (SELECT value FROM json_each(@numbers)) GROUP BY control, criterion
         UNION ALL SELECT control, criterion, 0 FROM control_criterion
         WHERE control IN (SELECT value FROM json_each(@numbers)))
       GROUP BY control, criterion`,
    )
    .all({ numbers: JSON.stringify(numbers) }) as MappedRow[];
  const mapped = new Map<number, Map<CriterionId, number>>();
  for (const { control, criterion, points } of rows) {
    const criteria = mapped.get(control) ?? new Map<CriterionId, number>();
    mapped.set(control, criteria.set(criterion, points));
  }
  return mapped;
};

/** The rows of these controls, in the order given; unknown numbers are passed over. */
export const controlRows = (vault: OpenVault, numbers: readonly number[]): ControlRow[] =>
  vault.db
    .prepare(
      `WITH ${CONTROL_NOW},
         ${countsOf('control IN (SELECT value FROM json_each(@numbers))')}
       SELECT control_now.*, ifnull(evidence_count, 0) AS evidence_count,
         ifnull(evidence_in_period_count, 0) AS evidence_in_period_count,
         ifnull(total, 0) AS total, ifnull(ticked, 0) AS ticked
       FROM json_each(@numbers) AS chosen
       JOIN control_now ON control_now.number = chosen.value
       LEFT JOIN counted ON counted.control = chosen.value
       LEFT JOIN listed ON listed.control = chosen.value
       ORDER BY chosen.key`,
    )
    .all({
      ...examinedParameters(currentEngagement(vault)),
      numbers: JSON.stringify(numbers),
    }) as ControlRow[];

export const summaryFromRow = (
  row: ControlRow,
  mapped: ReadonlyMap<CriterionId, number> = new Map(),
): ControlSummary => ({
  id: controlId(row.number),
  title: row.title,
  domain: row.domain,
  cadence: row.cadence,
  ownerRole: row.owner_role,
  owner: row.owner,
  version: row.current_version,
  retiredOn: row.valid_to,
  criterionIds: inCatalogOrder([...mapped.keys()]),
  pointOfFocusCount: [...mapped.values()].reduce((sum, points) => sum + points, 0),
  evidenceCount: row.evidence_count,
  evidenceInPeriodCount: row.evidence_in_period_count,
  checklist: { ticked: row.ticked, total: row.total },
});
