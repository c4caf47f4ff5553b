import { describe, expect, it } from 'vitest';
import { SavedView } from '../../../shared/domain/saved-view';
import type { EvidenceId } from '../../../shared/ids';
import {
  BUILT_IN_VIEWS,
  hasFilters,
  isShown,
  parsedViewQuery,
  viewQueryOf,
  withoutFilters,
} from './built-in-views';

describe('views of the evidence list', () => {
  it('each asks something of its own, and could be saved as it stands', () => {
    const asked = new Set(BUILT_IN_VIEWS.map(({ query }) => JSON.stringify(query)));
    expect(asked.size).toBe(BUILT_IN_VIEWS.length);
    for (const { name, query } of BUILT_IN_VIEWS) {
      expect(hasFilters(query)).toBe(true);
      expect(SavedView.safeParse({ number: 1, name, query }).success).toBe(true);
      expect(parsedViewQuery(query)).toEqual(query);
    }
  });

  it('keep all but the item in the panel', () => {
    const id = 'EVD-0042' as EvidenceId;
    expect(viewQueryOf({ q: 'access', id, version: 2, sort: 'title', owner: undefined })).toEqual({
      q: 'access',
      sort: 'title',
    });
    expect(withoutFilters({ q: 'access', id, sort: 'title' })).toEqual({ id, sort: 'title' });
  });

  it('are recognised whatever the order and the columns', () => {
    const [waits] = BUILT_IN_VIEWS;
    if (waits === undefined) throw new Error('there is a first view');
    expect(isShown(waits, { review: true, sort: 'title', columns: ['kind'] })).toBe(true);
    expect(isShown(waits, { review: true, q: 'access' })).toBe(false);
  });
});
