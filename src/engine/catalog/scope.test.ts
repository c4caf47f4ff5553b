// The arithmetic of src/shared/scope.ts on the catalog we ship. The expected figures were counted by hand
// from the publication's structure: 208 points of focus apply to every engagement.
import { describe, expect, it } from 'vitest';
import type { CategoryId } from '../../shared/domain/catalog';
import { criteriaInScope, pointsOfFocusInScope, scopeCategories } from '../../shared/scope';
import { catalog } from '.';

const whole = catalog();
const criteria = (chosen: readonly CategoryId[]) => criteriaInScope(whole, chosen);
const points = (chosen: readonly CategoryId[]) => pointsOfFocusInScope(whole, chosen);

describe('the scope of a set of categories', () => {
  it.each<[chosen: CategoryId[], criteria: number, points: number]>([
    // 33 common criteria; the 208 points for everybody.
    [['security'], 33, 208],
    // + A1 with 3 criteria, 16 points; + 1 point for availability in CC8.
    [['security', 'availability'], 36, 208 + 16 + 1],
    // + PI1 with 5 criteria, 19 points; none marked in the common criteria.
    [['security', 'processing-integrity'], 38, 208 + 19],
    // + C1 with 2 criteria, 5 points; + 7 marked in the common criteria.
    [['security', 'confidentiality'], 35, 208 + 5 + 7],
    // + P1 to P8 with 18 criteria, 58 points; + 16 marked in the common criteria.
    [['security', 'privacy'], 51, 208 + 58 + 16],
    [['security', 'availability', 'confidentiality'], 38, 208 + 17 + 12],
    [['security', 'availability', 'processing-integrity', 'confidentiality', 'privacy'], 61, 330],
  ])('%j asks for %i criteria and %i points of focus', (chosen, criterionCount, pointCount) => {
    expect(criteria(chosen)).toHaveLength(criterionCount);
    expect(points(chosen)).toHaveLength(pointCount);
  });

  it('always contains Security, each category once, in the order of the catalog', () => {
    expect(scopeCategories([])).toEqual(['security']);
    expect(scopeCategories(['privacy', 'availability', 'privacy'])).toEqual([
      'security',
      'availability',
      'privacy',
    ]);
    expect(criteria(['availability'])).toEqual(criteria(['security', 'availability']));
  });

  it.each<[point: string, asked: CategoryId[], notAsked: CategoryId[]]>([
    ['CC6.1-1', ['security'], []],
    ['CC6.1-12', ['confidentiality'], ['security', 'privacy', 'availability']],
    ['CC6.1-13', ['privacy'], ['security', 'confidentiality']],
    ['CC8.1-15', ['availability'], ['security', 'processing-integrity']],
    ['CC8.1-17', ['privacy'], ['security', 'confidentiality', 'availability']],
    ['A1.2-1', ['availability'], ['security', 'privacy']],
    ['P1.1-1', ['privacy'], ['security', 'confidentiality']],
  ])('asks for %s with %j and not with %j', (point, asked, notAsked) => {
    const isAsked = (chosen: readonly CategoryId[]) => points(chosen).some((one) => one.id === point);
    expect(isAsked(asked)).toBe(true);
    for (const category of notAsked) expect(isAsked([category])).toBe(false);
  });

  it('keeps conditional points of focus in, with their condition marked', () => {
    const conditional = points(['security', 'processing-integrity']).filter((one) => one.condition !== null);
    expect(conditional.map((one) => `${one.id} ${one.condition}`)).toEqual([
      'CC2.2-11 system-level',
      'CC2.2-12 system-level',
      'CC2.2-13 system-level',
      'CC2.3-9 system-level',
      'CC2.3-10 system-level',
      'CC2.3-11 system-level',
      'CC2.3-12 system-level',
      'PI1.1-3 product-system',
    ]);
  });

  it('keeps the order of the catalog', () => {
    const places = points(['privacy', 'availability']).map((one) => whole.points_of_focus.indexOf(one));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
