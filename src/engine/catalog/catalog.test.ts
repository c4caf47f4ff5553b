import { describe, expect, it } from 'vitest';
import { CATEGORY_IDS } from '../../shared/domain/catalog';
import {
  byPointOfFocusPlace,
  catalog,
  inCatalogOrder,
  pointOfFocus,
  starterControl,
  starterControls,
} from '.';

const duplicates = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);

describe('the catalog we ship', () => {
  const whole = catalog();

  it('has the 61 criteria of the publication, counted per family', () => {
    const perFamily = Map.groupBy(whole.criteria, (criterion) => criterion.series.replace(/\d/, ''));
    const counts = [...perFamily].map(([family, rows]) => [family, rows.length]);
    expect(Object.fromEntries(counts)).toEqual({ CC: 33, A: 3, PI: 5, C: 2, P: 18 });
    expect(whole.criteria).toHaveLength(61);
  });

  it('has each series with its number of criteria', () => {
    const perSeries = Map.groupBy(whole.criteria, (criterion) => criterion.series);
    expect([...perSeries].map(([series, rows]) => `${series} ${rows.length}`)).toEqual([
      ...['CC1 5', 'CC2 3', 'CC3 4', 'CC4 2', 'CC5 3', 'CC6 8', 'CC7 5', 'CC8 1', 'CC9 2'],
      ...['A1 3', 'PI1 5', 'C1 2'],
      ...['P1 1', 'P2 1', 'P3 2', 'P4 3', 'P5 2', 'P6 7', 'P7 1', 'P8 1'],
    ]);
  });

  it('has 330 points of focus: 232 under the common criteria, 98 under the others', () => {
    const common = whole.points_of_focus.filter((point) => point.criterion.startsWith('CC'));
    expect(whole.points_of_focus).toHaveLength(330);
    expect(common).toHaveLength(232);
  });

  it('uses each id once', () => {
    expect(duplicates(whole.criteria.map((one) => one.id))).toEqual([]);
    expect(duplicates(whole.points_of_focus.map((one) => one.id))).toEqual([]);
    expect(duplicates(whole.series.map((one) => one.id))).toEqual([]);
    expect(whole.categories.map((one) => one.id)).toEqual([...CATEGORY_IDS]);
  });

  it('resolves every reference inside itself', () => {
    const series = new Set(whole.series.map((one) => one.id));
    const criteria = new Set(whole.criteria.map((one) => one.id));
    for (const category of whole.categories) {
      const named = [...category.criteria_series, ...category.additional_series];
      expect(named.filter((id) => !series.has(id))).toEqual([]);
      const claiming = whole.series
        .filter((one) => one.categories.includes(category.id))
        .map((one) => one.id);
      expect(category.criteria_series).toEqual(claiming);
    }
    expect(whole.criteria.filter((one) => !series.has(one.series))).toEqual([]);
    expect(whole.criteria.filter((one) => !one.id.startsWith(`${one.series}.`))).toEqual([]);
    expect(whole.points_of_focus.filter((one) => !criteria.has(one.criterion))).toEqual([]);
    expect(whole.points_of_focus.filter((one) => !one.id.startsWith(`${one.criterion}-`))).toEqual([]);
  });

  it('gives every criterion at least one point of focus, numbered from 1 without gaps', () => {
    const perCriterion = Map.groupBy(whole.points_of_focus, (point) => point.criterion);
    for (const { id } of whole.criteria) {
      const points = perCriterion.get(id) ?? [];
      expect(points.length).toBeGreaterThan(0);
      expect(points.map((point) => point.id)).toEqual(points.map((_, at) => `${id}-${at + 1}`));
    }
  });

  it('says whose wording it is, and that nobody is promised a certificate', () => {
    expect(whole.framework).toMatchObject({ summaries_origin: 'original paraphrase' });
    expect(JSON.stringify(whole)).not.toMatch(/certificat(e|ion) of compliance|guarantee/i);
  });

  it('sorts ids as the publication does and not as text', () => {
    const [cc91, cc61, a11] = whole.criteria
      .filter((one) => ['CC6.1', 'CC9.1', 'A1.1'].includes(one.id))
      .map((one) => one.id)
      .sort()
      .reverse() as [never, never, never];
    expect(inCatalogOrder([a11, cc91, cc61])).toEqual(['CC6.1', 'CC9.1', 'A1.1']);
    const points = ['CC6.1-10', 'CC6.1-2', 'A1.1-1'] as never[];
    expect(points.toSorted(byPointOfFocusPlace)).toEqual(['CC6.1-2', 'CC6.1-10', 'A1.1-1']);
  });
});

describe('the starter controls', () => {
  it('are 90, numbered AC-01 to AC-90 in order', () => {
    const ids = starterControls().map((starter) => starter.id);
    expect(ids).toEqual(Array.from({ length: 90 }, (_, at) => `AC-${String(at + 1).padStart(2, '0')}`));
    expect(ids.map((id) => starterControl(id)?.id)).toEqual(ids);
  });

  it('name only criteria and points of focus of the catalog, and the same ones both ways', () => {
    for (const starter of starterControls()) {
      const criteria = starter.points_of_focus.map((id) => pointOfFocus(id)?.criterion);
      expect(new Set(criteria)).toEqual(new Set(starter.criteria));
      expect(duplicates(starter.points_of_focus)).toEqual([]);
      expect(starter.points_of_focus.length).toBeGreaterThan(0);
      expect(starter.evidence_examples.length).toBeGreaterThan(0);
    }
  });

  it('answer every criterion at least once', () => {
    const answered = new Set(starterControls().flatMap((starter) => starter.criteria));
    expect(catalog().criteria.filter((criterion) => !answered.has(criterion.id))).toEqual([]);
  });
});
