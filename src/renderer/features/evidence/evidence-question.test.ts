import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/period';
import { questionOf, sortOf } from './evidence-question';
import { EvidenceSearch } from './evidence-search';

const day = '2026-09-21' as CalendarDate;

describe('the question behind the address of the evidence screen', () => {
  it('asks for everything, by number, when the address says nothing', () => {
    expect(questionOf({}, day)).toEqual({
      search: '',
      controlId: null,
      criterionId: null,
      verdict: null,
      sort: 'id',
      direction: 'ascending',
    });
  });

  it('sorts by match while there are words, unless an order was chosen', () => {
    expect(sortOf({ q: 'access' })).toBe('match');
    expect(sortOf({ q: '  ' })).toBe('id');
    expect(sortOf({ q: 'access', sort: 'title' })).toBe('title');
    expect(sortOf({ sort: 'match' })).toBe('id');
  });

  it('counts what ends within thirty days as running out', () => {
    expect(questionOf({ ending: true }, day).expiredOn).toBe('2026-10-22');
  });

  it('drops what a stale link says and keeps the rest', () => {
    expect(
      EvidenceSearch.parse({ states: ['draft'], kinds: ['spaceship'], dates: [], sort: 'colour', tag: 7 }),
    ).toEqual({ states: ['draft'] });
  });
});
