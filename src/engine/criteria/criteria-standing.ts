// How the criteria of the scope stand: which controls answer them and which evidence there is. Counting,
// not judging; a criterion with evidence may still be badly answered, and one without may be fine.
import type { CriterionStanding } from '../../shared/domain/control';
import { controlId, type CriterionId, type PointOfFocusId } from '../../shared/ids';
import type { Engagement } from '../../shared/domain/engagement';
import { askedFor, currentEngagement, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';

interface Counts {
  readonly evidenceCount: number;
  readonly evidenceInPeriodCount: number;
}

// A list of numbers as one text: a row for each link would take ten times as long to hand over.
const OF_CONTROLS =
  'SELECT control AS id, group_concat(evidence) AS numbers FROM listed_link GROUP BY control';
const OF_POINTS = `SELECT point_of_focus AS id, group_concat(evidence) AS numbers
  FROM evidence_point_of_focus GROUP BY point_of_focus`;
const IN_TIME = `SELECT group_concat(evidence) FROM listed_evidence
  WHERE effective_from <= @examinedTo AND effective_to >= @examinedFrom AND counts = 1`;
/** Links to controls are listed of what counts alone; points of focus keep all of theirs. */
const NOT_COUNTED = 'SELECT group_concat(evidence) FROM listed_evidence WHERE counts = 0';

const MAPPINGS = `
  SELECT control, criterion, point_of_focus FROM control_mapping
  WHERE point_of_focus IN (SELECT value FROM json_each(@points))
  UNION ALL SELECT control, criterion, NULL FROM control_criterion
  ORDER BY control`;

interface Mapping {
  readonly control: number;
  readonly criterion: CriterionId;
  /** Null for a mapping to the criterion as a whole. */
  readonly point_of_focus: PointOfFocusId | null;
}

const numbersIn = (joined: string | null): number[] => JSON.parse(`[${joined ?? ''}]`) as number[];

const listsById = <Id>(vault: OpenVault, sql: string): Map<Id, number[]> =>
  new Map(
    (vault.db.prepare(sql).all() as { id: Id; numbers: string }[]).map(
      (row) => [row.id, numbersIn(row.numbers)] as const,
    ),
  );

/** Counts the items of several lists, each once however many lists it stands in, and without those left out. */
const counterOf = (
  inTime: readonly number[],
  leftOut: readonly number[],
): ((lists: readonly (readonly number[])[]) => Counts) => {
  const isInTime: boolean[] = [];
  for (const number of inTime) isInTime[number] = true;
  const isLeftOut: boolean[] = [];
  for (const number of leftOut) isLeftOut[number] = true;
  const seenIn: number[] = [];
  let round = 0;
  return (lists) => {
    round += 1;
    let evidenceCount = 0;
    let evidenceInPeriodCount = 0;
    for (const list of lists) {
      for (const number of list) {
        if (seenIn[number] === round || isLeftOut[number] === true) continue;
        seenIn[number] = round;
        evidenceCount += 1;
        if (isInTime[number] === true) evidenceInPeriodCount += 1;
      }
    }
    return { evidenceCount, evidenceInPeriodCount };
  };
};

/**
 * The criteria (and their points of focus) the engagement asks for, the current one if none is named; all
 * 61 without one. Those declared not applicable are among them, with the reason.
 */
export const criteriaStanding = (
  vault: OpenVault,
  engagement: Engagement | null = currentEngagement(vault),
): CriterionStanding[] => {
  const { criteria, pointsOfFocus: points, notApplicable } = askedFor(vault, engagement);

  const mappings = vault.db
    .prepare(MAPPINGS)
    .all({ points: JSON.stringify(points.map((point) => point.id)) }) as Mapping[];
  const controlsByPoint = Map.groupBy(mappings, (row) => row.point_of_focus);
  const controlsByCriterion = Map.groupBy(mappings, (row) => row.criterion);
  const pointsByCriterion = Map.groupBy(points, (point) => point.criterion);

  const controlIdsOf = (rows: readonly { control: number }[] = []) =>
    [...new Set(rows.map((row) => row.control))].map(controlId);
  const { examinedFrom, examinedTo } = examinedParameters(engagement);
  const inTime = vault.db.prepare(IN_TIME).pluck().get({ examinedFrom, examinedTo }) as string | null;
  const leftOut = vault.db.prepare(NOT_COUNTED).pluck().get() as string | null;
  const count = counterOf(numbersIn(inTime), numbersIn(leftOut));
  const ofControl = listsById<number>(vault, OF_CONTROLS);
  const ofPoint = listsById<PointOfFocusId>(vault, OF_POINTS);
  return criteria.map(({ id }) => {
    const mapped = new Set((controlsByCriterion.get(id) ?? []).map((row) => row.control));
    const own = pointsByCriterion.get(id) ?? [];
    return {
      criterionId: id,
      controlIds: [...mapped].map(controlId),
      notApplicable: notApplicable.get(id) ?? null,
      // It counts for a criterion once: through its controls, its points of focus, or both. Points of
      // focus outside the scope lead to no criterion.
      ...count([
        ...[...mapped].map((control) => ofControl.get(control) ?? []),
        ...own.map((point) => ofPoint.get(point.id) ?? []),
      ]),
      // An item counts for a point of focus when somebody said so, item by item.
      pointsOfFocus: own.map((point) => ({
        id: point.id,
        controlIds: controlIdsOf(controlsByPoint.get(point.id)),
        ...count([ofPoint.get(point.id) ?? []]),
      })),
    };
  });
};
