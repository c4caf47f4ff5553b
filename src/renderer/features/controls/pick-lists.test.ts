import { describe, expect, it } from 'vitest';
import startersJson from '../../../../resources/catalog/ai-company-controls.json';
import catalogJson from '../../../../resources/catalog/tsc-2017-rev2022.json';
import { Catalog, type StarterControl } from '../../../shared/domain/catalog';
import type { PointOfFocusId, StarterControlId } from '../../../shared/ids';
import { fits, pointGroups, starterGroups } from './pick-lists';

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

describe('the points of focus one may map', () => {
  it('are all 330 by criterion, with those mapped already and those outside the scope marked', () => {
    const groups = pointGroups(catalog, ['security'], new Set(['CC1.1-1' as PointOfFocusId]), '');
    expect(linesOf(groups)).toHaveLength(330);
    expect(groups[0]?.items[0]).toMatchObject({ id: 'CC1.1-1', isDisabled: true, note: 'mapped' });
    const availability = groups.find((group) => group.id === 'A1.1');
    expect(availability?.items[0]).toMatchObject({ isDisabled: false, note: 'outside the scope' });
  });

  it('are found by number', () => {
    expect(linesOf(pointGroups(catalog, null, new Set(), 'cc6.1-3'))).toEqual(['CC6.1-3']);
  });
});

describe('the starter controls one may load', () => {
  it('are all 90 by domain, with those loaded already marked', () => {
    const groups = starterGroups(starters, new Set(['AC-01' as StarterControlId]), '', false);
    expect(linesOf(groups)).toHaveLength(90);
    expect(groups[0]?.items[0]).toMatchObject({ id: 'AC-01', isDisabled: true, note: 'loaded' });
  });

  it('can be narrowed to those specific to AI', () => {
    const ids = new Set(starters.filter((starter) => starter.ai_specific).map((starter) => starter.id));
    expect(new Set(linesOf(starterGroups(starters, new Set(), '', true)))).toEqual(ids);
  });
});
