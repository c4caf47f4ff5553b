import { describe, expect, it } from 'vitest';
import { scopeCategories } from '../scope';
import { CATEGORY_IDS } from './catalog';
import { CATEGORY_HELP, USUAL_CHOICES } from './category-help';
import { ScopeItem, SCOPE_ITEM_KINDS, SubserviceOrganization } from './scope';
import { FIRST_STARTERS, OUT_OF_SCOPE_STARTERS, SCOPE_STARTERS, SUBSERVICE_STARTERS } from './scope-starters';

describe('starters of the scope', () => {
  it('begin with the four that nearly every AI company has', () => {
    expect(FIRST_STARTERS.map((one) => one.name)).toEqual([
      'Inference API',
      'Training infrastructure',
      'Data storage',
      'Dashboards',
    ]);
  });

  it('become lines of a scope as they are, each name once, and some of every kind', () => {
    for (const one of SCOPE_STARTERS) ScopeItem.parse({ ...one, inScope: true, reason: '' });
    for (const one of OUT_OF_SCOPE_STARTERS) {
      ScopeItem.parse({ ...one, inScope: false });
      expect(one.reason).not.toBe('');
    }
    for (const one of SUBSERVICE_STARTERS)
      SubserviceOrganization.parse({ ...one, name: 'Northern Cloud', note: '' });
    const names = [...SCOPE_STARTERS, ...OUT_OF_SCOPE_STARTERS].map((one) => one.name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(SCOPE_STARTERS.map((one) => one.kind))).toEqual(new Set(SCOPE_ITEM_KINDS));
  });
});

describe('help with categories', () => {
  it('says something about each, in the order of the catalog', () => {
    expect(CATEGORY_HELP.map((one) => one.id)).toEqual([...CATEGORY_IDS]);
    for (const one of CATEGORY_HELP) {
      expect(one.asks).not.toBe('');
      expect(one.takeIt).not.toBe('');
      expect(one.leaveIt === '').toBe(one.usually === 'always');
    }
  });

  it('offers choices that are scopes', () => {
    for (const { categories } of USUAL_CHOICES) expect(scopeCategories(categories)).toEqual(categories);
  });
});
