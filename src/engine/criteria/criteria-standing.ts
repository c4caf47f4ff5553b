// How the criteria of the scope stand: which controls answer them and which evidence there is. Counting,
// not judging; a criterion with evidence may still be badly answered, and one without may be fine.
import type { CriterionStanding } from '../../shared/domain/control';
import { controlId, type CriterionId, type PointOfFocusId } from '../../shared/ids';
import type { Engagement } from '../../shared/domain/engagement';
import { askedFor, currentEngagement, EVIDENCE_IN_TIME, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';

interface Counts {
  readonly evidence_count: number;
  readonly evidence_in_period_count: number;
}

const COUNTS = 'count(*) AS evidence_count, sum(evidence IN in_time) AS evidence_in_period_count';

/** An item counts for a point of focus when somebody said so, item by item. */
const BY_POINT_OF_FOCUS = `
  WITH ${EVIDENCE_IN_TIME}
  SELECT point_of_focus AS id, ${COUNTS} FROM evidence_point_of_focus GROUP BY point_of_focus`;

/**
 * It counts for a criterion once: through its controls, its points of focus, or both. Points of focus
 * outside the scope lead to no criterion.
 */
const BY_CRITERION = `
  WITH ${EVIDENCE_IN_TIME}
  SELECT criterion AS id, ${COUNTS}
  FROM (
    SELECT mapped.criterion, evidence_control.evidence
    FROM (
      SELECT DISTINCT criterion, control FROM control_mapping
      WHERE point_of_focus IN (SELECT value FROM json_each(@points))
    ) AS mapped
    JOIN evidence_control ON evidence_control.control = mapped.control
    UNION
    SELECT substr(point_of_focus, 1, instr(point_of_focus, '-') - 1), evidence FROM evidence_point_of_focus
    WHERE point_of_focus IN (SELECT value FROM json_each(@points))
  )
  GROUP BY criterion`;

/**
 * The criteria (and their points of focus) the engagement asks for, the current one if none is named; all
 * 61 without one. Those declared not applicable are among them, with the reason.
 */
export const criteriaStanding = (
  vault: OpenVault,
  engagement: Engagement | null = currentEngagement(vault),
): CriterionStanding[] => {
  const { criteria, pointsOfFocus: points, notApplicable } = askedFor(vault, engagement);

  const parameters = {
    ...examinedParameters(engagement),
    points: JSON.stringify(points.map((point) => point.id)),
  };
  const counts = <Id extends string>(sql: string): Map<Id, Counts> =>
    new Map(
      (vault.db.prepare(sql).all(parameters) as (Counts & { id: Id })[]).map((row) => [row.id, row] as const),
    );
  const byPoint = counts<PointOfFocusId>(BY_POINT_OF_FOCUS);
  const byCriterion = counts<CriterionId>(BY_CRITERION);
  const mappings = vault.db
    .prepare(
      `SELECT control, point_of_focus, criterion FROM control_mapping
       WHERE point_of_focus IN (SELECT value FROM json_each(@points)) ORDER BY control`,
    )
    .all(parameters) as { control: number; point_of_focus: PointOfFocusId; criterion: CriterionId }[];
  const controlsByPoint = Map.groupBy(mappings, (row) => row.point_of_focus);
  const controlsByCriterion = Map.groupBy(mappings, (row) => row.criterion);
  const pointsByCriterion = Map.groupBy(points, (point) => point.criterion);

  const controlIdsOf = (rows: readonly { control: number }[] = []) =>
    [...new Set(rows.map((row) => row.control))].map(controlId);
  const countsOf = (found: Counts | undefined) => ({
    evidenceCount: found?.evidence_count ?? 0,
    evidenceInPeriodCount: found?.evidence_in_period_count ?? 0,
  });
  return criteria.map(({ id }) => ({
    criterionId: id,
    controlIds: controlIdsOf(controlsByCriterion.get(id)),
    notApplicable: notApplicable.get(id) ?? null,
    ...countsOf(byCriterion.get(id)),
    pointsOfFocus: (pointsByCriterion.get(id) ?? []).map((point) => ({
      id: point.id,
      controlIds: controlIdsOf(controlsByPoint.get(point.id)),
      ...countsOf(byPoint.get(point.id)),
    })),
  }));
};
