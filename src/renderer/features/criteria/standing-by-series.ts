// How the criteria stand, in the catalog's order: series, criterion, points of focus. Only joins what the
// engine counted with what the catalog says; nothing is judged here.
import type { Catalog, Criterion, PointOfFocus } from '../../../shared/domain/catalog';
import type { CriterionStanding } from '../../../shared/domain/control';
import type { ControlId, SeriesId } from '../../../shared/ids';

export interface PointStanding {
  readonly point: PointOfFocus;
  readonly controlIds: readonly ControlId[];
  readonly evidenceCount: number;
  readonly evidenceInPeriodCount: number;
}

export interface CriterionRow {
  readonly criterion: Criterion;
  readonly controlIds: readonly ControlId[];
  /** The reason, where the engagement says that it does not apply; null otherwise. */
  readonly notApplicable: string | null;
  readonly evidenceCount: number;
  readonly evidenceInPeriodCount: number;
  readonly points: readonly PointStanding[];
  /** Points of focus to which at least one control is mapped. */
  readonly pointsWithControl: number;
}

export interface SeriesStanding {
  readonly id: SeriesId;
  readonly name: string;
  readonly criteria: readonly CriterionRow[];
}

/** What a criterion lacks, the worst first; null when it has a control and evidence in the period, or does not apply. */
export type Missing = 'control' | 'evidence' | 'evidence-in-period' | null;

export const missingIn = (row: {
  readonly controlIds: readonly ControlId[];
  readonly evidenceCount: number;
  readonly evidenceInPeriodCount: number;
  readonly notApplicable?: string | null;
}): Missing => {
  if (typeof row.notApplicable === 'string') return null;
  if (row.controlIds.length === 0) return 'control';
  if (row.evidenceCount === 0) return 'evidence';
  return row.evidenceInPeriodCount === 0 ? 'evidence-in-period' : null;
};

/** The standings by series; series and criteria outside the scope do not appear. */
export const standingBySeries = (
  catalog: Catalog,
  standings: readonly CriterionStanding[],
): readonly SeriesStanding[] => {
  const criteria = new Map(catalog.criteria.map((criterion) => [criterion.id, criterion]));
  const points = new Map(catalog.points_of_focus.map((point) => [point.id, point]));
  const rows = standings.flatMap((standing): CriterionRow[] => {
    const criterion = criteria.get(standing.criterionId);
    if (criterion === undefined) return [];
    const pointRows = standing.pointsOfFocus.flatMap(({ id, ...counts }): PointStanding[] => {
      const point = points.get(id);
      return point === undefined ? [] : [{ point, ...counts }];
    });
    return [
      {
        criterion,
        controlIds: standing.controlIds,
        notApplicable: standing.notApplicable,
        evidenceCount: standing.evidenceCount,
        evidenceInPeriodCount: standing.evidenceInPeriodCount,
        points: pointRows,
        pointsWithControl: pointRows.filter((point) => point.controlIds.length > 0).length,
      },
    ];
  });
  return catalog.series
    .map(({ id, name }) => ({ id, name, criteria: rows.filter((row) => row.criterion.series === id) }))
    .filter((series) => series.criteria.length > 0);
};

export interface StandingCounts {
  /** That apply. */
  readonly criteria: number;
  readonly notApplicable: number;
  readonly withoutControl: number;
  readonly withoutEvidenceInPeriod: number;
}

/** The numbers of the sentence on top. A criterion without a control also counts as without evidence. */
export const countStanding = (series: readonly SeriesStanding[]): StandingCounts => {
  const all = series.flatMap((one) => one.criteria);
  const rows = all.filter((row) => row.notApplicable === null);
  return {
    criteria: rows.length,
    notApplicable: all.length - rows.length,
    withoutControl: rows.filter((row) => row.controlIds.length === 0).length,
    withoutEvidenceInPeriod: rows.filter((row) => row.evidenceInPeriodCount === 0).length,
  };
};
