import { describe, expect, it } from 'vitest';
import catalogJson from '../../../../resources/catalog/tsc-2017-rev2022.json';
import { Catalog } from '../../../shared/domain/catalog';
import type { CriterionStanding } from '../../../shared/domain/control';
import { controlId, type CriterionId, type PointOfFocusId } from '../../../shared/ids';
import { countStanding, missingIn, standingBySeries } from './standing-by-series';

const catalog = Catalog.parse(catalogJson);
const standing = (id: string, more: Partial<CriterionStanding> = {}): CriterionStanding => ({
  criterionId: id as CriterionId,
  controlIds: [],
  notApplicable: null,
  evidenceCount: 0,
  evidenceInPeriodCount: 0,
  pointsOfFocus: catalog.points_of_focus
    .filter((point) => point.criterion === id)
    .map((point) => ({ id: point.id, controlIds: [], evidenceCount: 0, evidenceInPeriodCount: 0 })),
  ...more,
});

describe('how the criteria stand', () => {
  it('follows the catalog and shows only what is in scope', () => {
    const series = standingBySeries(catalog, [standing('CC6.1'), standing('A1.2'), standing('CC1.1')]);
    expect(series.map((one) => [one.id, one.criteria.map((row) => row.criterion.id)])).toEqual([
      ['CC1', ['CC1.1']],
      ['CC6', ['CC6.1']],
      ['A1', ['A1.2']],
    ]);
    expect(series[0]?.criteria[0]?.points[0]?.point.title).toBe('Sets the Tone at the Top');
  });

  it('counts the points of focus with a control', () => {
    const row = standing('CC6.1');
    const mapped = {
      ...row,
      controlIds: [controlId(26)],
      pointsOfFocus: row.pointsOfFocus.map((point, index) =>
        index < 2 ? { ...point, controlIds: [controlId(26)] } : point,
      ),
    };
    expect(standingBySeries(catalog, [mapped])[0]?.criteria[0]?.pointsWithControl).toBe(2);
  });

  it('passes over what the catalog does not know', () => {
    const unknown = {
      id: 'CC1.1-99' as PointOfFocusId,
      controlIds: [],
      evidenceCount: 0,
      evidenceInPeriodCount: 0,
    };
    const series = standingBySeries(catalog, [
      standing('CC1.1', { pointsOfFocus: [unknown] }),
      standing('CC9.9'),
    ]);
    expect(series.flatMap((one) => one.criteria)).toHaveLength(1);
    expect(series[0]?.criteria[0]?.points).toEqual([]);
  });

  it('names the worst of what is missing', () => {
    const counts = { evidenceCount: 2, evidenceInPeriodCount: 0 };
    expect(missingIn({ controlIds: [], ...counts })).toBe('control');
    expect(missingIn({ controlIds: [controlId(1)], evidenceCount: 0, evidenceInPeriodCount: 0 })).toBe(
      'evidence',
    );
    expect(missingIn({ controlIds: [controlId(1)], ...counts })).toBe('evidence-in-period');
    expect(missingIn({ controlIds: [controlId(1)], evidenceCount: 2, evidenceInPeriodCount: 1 })).toBeNull();
  });

  it('gives the numbers of the sentence on top', () => {
    const series = standingBySeries(catalog, [
      standing('CC1.1'),
      standing('CC1.2', { controlIds: [controlId(1)] }),
      standing('CC1.3', { controlIds: [controlId(1)], evidenceCount: 1, evidenceInPeriodCount: 1 }),
    ]);
    expect(countStanding(series)).toEqual({
      criteria: 3,
      notApplicable: 0,
      withoutControl: 1,
      withoutEvidenceInPeriod: 2,
    });
  });

  it('counts what does not apply apart, and lets nothing be missing in it', () => {
    const series = standingBySeries(catalog, [
      standing('CC6.4', { notApplicable: 'No premises of our own.' }),
      standing('CC6.5'),
    ]);
    expect(countStanding(series)).toMatchObject({ criteria: 1, notApplicable: 1, withoutControl: 1 });
    expect(series[0]?.criteria.map((row) => missingIn(row))).toEqual([null, 'control']);
  });
});
