import { describe, expect, it } from 'vitest';
import startersJson from '../../../../resources/catalog/ai-company-controls.json';
import catalogJson from '../../../../resources/catalog/tsc-2017-rev2022.json';
import { Catalog, type StarterControl } from '../../../shared/domain/catalog';
import type { CriterionId, PointOfFocusId, StarterControlId } from '../../../shared/ids';
import { askedFor, fits, mappingGroups, splitMappable, starterGroups } from './pick-lists';

const catalog = Catalog.parse(catalogJson);
const starters = startersJson as unknown as StarterControl[];
const linesOf = (groups: readonly { readonly items: readonly { readonly id: string }[] }[]): string[] =>
  groups.flatMap((group) => group.items.map((item) => item.id));

describe('searching a list of lines', () => {
  it('finds words in any order and letter case', () => {
    expect(fits('review ACCESS', ['Quarterly user access review'])).toBe(true);
    expect(fits('access vendor', ['Quarterly user access review'])).toBe(false);
    expect(fits('', ['anything'])).toBe(true);
  });
});

describe('what a control may be mapped to', () => {
  const standing = (criterionId: string, points: readonly string[], notApplicable: string | null = null) => ({
    criterionId: criterionId as CriterionId,
    controlIds: [],
    notApplicable,
    evidenceCount: 0,
    evidenceInPeriodCount: 0,
    pointsOfFocus: points.map((id) => ({
      id: id as PointOfFocusId,
      controlIds: [],
      evidenceCount: 0,
      evidenceInPeriodCount: 0,
    })),
  });
  const asked = askedFor([
    standing('CC1.1', ['CC1.1-1', 'CC1.1-2']),
    standing('P1.1', ['P1.1-1'], 'No data.'),
  ]);

  it('is each of the 61 criteria as a whole and all 330 points of focus', () => {
    expect(linesOf(mappingGroups(catalog, null, new Set(), ''))).toHaveLength(61 + 330);
  });

  it('marks what is mapped already, what the scope leaves out and what does not apply', () => {
    const groups = mappingGroups(catalog, asked, new Set(['CC1.1-1' as PointOfFocusId]), '');
    const line = (id: string) => groups.flatMap((group) => group.items).find((item) => item.id === id);
    expect(line('CC1.1-1')).toMatchObject({ isDisabled: true, note: 'mapped' });
    expect(line('CC1.1-2')).not.toHaveProperty('note');
    expect(line('A1.1-1')).toMatchObject({ isDisabled: false, note: 'outside the scope' });
    expect(line('P1.1')).toMatchObject({ isDisabled: false, note: 'not applicable' });
  });

  it('is found by number, the criterion with its points', () => {
    expect(linesOf(mappingGroups(catalog, null, new Set(), 'cc6.1-3'))).toEqual(['CC6.1-3']);
    expect(linesOf(mappingGroups(catalog, null, new Set(), 'cc8.1'))[0]).toBe('CC8.1');
  });

  it('goes to the engine as criteria and points apart', () => {
    const chosen = ['CC6.1', 'CC6.1-3', 'PI1.1-2', 'A1.2'] as (CriterionId | PointOfFocusId)[];
    expect(splitMappable(chosen)).toEqual({
      criterionIds: ['CC6.1', 'A1.2'],
      pointOfFocusIds: ['CC6.1-3', 'PI1.1-2'],
    });
  });
});

describe('the starter controls one may load', () => {
  it('are all 90 by domain, with those loaded already marked', () => {
    const groups = starterGroups(starters, new Set(['AC-01' as StarterControlId]), '', false);
    expect(linesOf(groups)).toHaveLength(90);
    expect(groups[0]?.items[0]).toMatchObject({ id: 'AC-01', isDisabled: true, note: 'loaded' });
  });

  it('can be narrowed to one domain', () => {
    const people = starterGroups(starters, new Set(), '', false, 'People');
    expect(people.filter((group) => group.items.length > 0).map((group) => group.id)).toEqual(['People']);
  });

  it('can be narrowed to those specific to AI', () => {
    const ids = new Set(starters.filter((starter) => starter.ai_specific).map((starter) => starter.id));
    expect(new Set(linesOf(starterGroups(starters, new Set(), '', true)))).toEqual(ids);
  });
});
