import { describe, expect, it } from 'vitest';
import catalogJson from '../../../../resources/catalog/tsc-2017-rev2022.json';
import { Catalog } from '../../../shared/domain/catalog';
import type { CriterionStanding } from '../../../shared/domain/control';
import { controlId, type CriterionId, type SeriesId } from '../../../shared/ids';
import { columnsOf, matrixSeries, pagesOfSeries, withoutControl } from './matrix-columns';

const catalog = Catalog.parse(catalogJson);
const standing = (criterionId: string, more: Partial<CriterionStanding> = {}): CriterionStanding => ({
  criterionId: criterionId as CriterionId,
  controlIds: [],
  notApplicable: null,
  evidenceCount: 0,
  evidenceInPeriodCount: 0,
  pointsOfFocus: [],
  ...more,
});
const everything = catalog.criteria.map((criterion) => standing(criterion.id));

describe('the columns of the matrix', () => {
  it('are the criteria of the scope under their series, in the catalog’s order', () => {
    const series = matrixSeries(
      catalog,
      [standing('A1.1'), standing('CC6.2'), standing('CC6.1', { controlIds: [controlId(26)] })],
      null,
    );
    expect(series.map((one) => [one.id, one.columns.map((column) => column.id)])).toEqual([
      ['CC6', ['CC6.1', 'CC6.2']],
      ['A1', ['A1.1']],
    ]);
    expect(series[0]?.columns[0]?.controls).toBe(1);
  });

  it('are all 61 without a scope, and those of one series when it is asked for', () => {
    expect(columnsOf(matrixSeries(catalog, everything, null))).toHaveLength(61);
    const only = matrixSeries(catalog, everything, 'CC6' as SeriesId);
    expect(columnsOf(only).every((column) => column.id.startsWith('CC6.'))).toBe(true);
    expect(only).toHaveLength(1);
  });

  it('stand out where no control is mapped, but not where the criterion does not apply', () => {
    const columns = columnsOf(
      matrixSeries(
        catalog,
        [
          standing('CC1.1'),
          standing('CC1.2', { controlIds: [controlId(1)] }),
          standing('CC1.3', { notApplicable: 'One person.' }),
        ],
        null,
      ),
    );
    expect(withoutControl(columns).map((column) => column.id)).toEqual(['CC1.1']);
  });
});

describe('the printed pages', () => {
  const pages = pagesOfSeries(matrixSeries(catalog, everything, null));

  it('hold every criterion once, in order, and no more than people can read', () => {
    expect(pages.flatMap(columnsOf).map((column) => column.id)).toEqual(
      catalog.criteria.map((criterion) => criterion.id),
    );
    for (const page of pages) expect(columnsOf(page).length).toBeLessThanOrEqual(18);
  });

  it('never tear a series apart', () => {
    const ids = pages.flatMap((page) => page.map((series) => series.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(pages.map((page) => page.map((series) => series.id).join(' '))).toEqual([
      'CC1 CC2 CC3 CC4 CC5',
      'CC6 CC7 CC8 CC9',
      'A1 PI1 C1 P1 P2 P3 P4',
      'P5 P6 P7 P8',
    ]);
  });
});
