// The columns of the matrix: the criteria of the scope in the catalog's order, under their series, with the
// number of controls mapped to each. Pure.
import type { Catalog } from '../../../shared/domain/catalog';
import type { CriterionStanding } from '../../../shared/domain/control';
import type { CriterionId, SeriesId } from '../../../shared/ids';

export interface MatrixColumn {
  readonly id: CriterionId;
  readonly title: string;
  /** Controls mapped to it or to one of its points, over the whole register. */
  readonly controls: number;
  readonly notApplicable: string | null;
}

export interface MatrixSeries {
  readonly id: SeriesId;
  readonly name: string;
  readonly columns: readonly MatrixColumn[];
}

/** Series without a criterion in the scope do not appear. `only` null for all. */
export const matrixSeries = (
  catalog: Catalog,
  standings: readonly CriterionStanding[],
  only: SeriesId | null,
): readonly MatrixSeries[] => {
  const byId = new Map(standings.map((standing) => [standing.criterionId, standing]));
  return catalog.series
    .filter((series) => only === null || series.id === only)
    .map(({ id, name }) => ({
      id,
      name,
      columns: catalog.criteria
        .filter((criterion) => criterion.series === id)
        .flatMap((criterion): MatrixColumn[] => {
          const standing = byId.get(criterion.id);
          return standing === undefined
            ? []
            : [
                {
                  id: criterion.id,
                  title: criterion.title,
                  controls: standing.controlIds.length,
                  notApplicable: standing.notApplicable,
                },
              ];
        }),
    }))
    .filter((series) => series.columns.length > 0);
};

export const columnsOf = (series: readonly MatrixSeries[]): readonly MatrixColumn[] =>
  series.flatMap((one) => one.columns);

/** Criteria that apply and to which nothing is mapped. */
export const withoutControl = (columns: readonly MatrixColumn[]): readonly MatrixColumn[] =>
  columns.filter((column) => column.notApplicable === null && column.controls === 0);

/** As many columns as people read on one page across. */
const MOST_ON_A_PAGE = 18;

/** Whole series, in order, as many together as a page across holds; a series is never torn apart. */
export const pagesOfSeries = (series: readonly MatrixSeries[]): readonly (readonly MatrixSeries[])[] => {
  const pages: MatrixSeries[][] = [];
  for (const one of series) {
    const page = pages.at(-1);
    const taken = page === undefined ? 0 : columnsOf(page).length;
    if (page === undefined || taken + one.columns.length > MOST_ON_A_PAGE) pages.push([one]);
    else page.push(one);
  }
  return pages;
};
