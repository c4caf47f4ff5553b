import { describe, expect, it } from 'vitest';
import { SubjectRating, type WorksheetRow } from '../../../shared/domain/readiness';
import { besides, bulkChange, changeByKey, changesOf, countsByAspect, ratingOf } from './rating-changes';

const rating = SubjectRating.parse({
  subject: 'CC6.1',
  design: 'in-place',
  documentation: 'partly',
  operation: 'missing',
  evidence: 'not-rated',
  likelihood: 'high',
  effort: null,
  note: '',
});
const row: WorksheetRow = {
  ...rating,
  title: 'Access',
  isGap: true,
  priority: null,
  ratedAt: null,
  facts: { controls: 1, evidenceInPeriod: 0, missed: 0, late: 0 },
  openTasks: 0,
  before: null,
};

describe('rating by keys', () => {
  it.each([
    ['design', '1', { design: 'in-place' }],
    ['evidence', '3', { evidence: 'missing' }],
    ['operation', '0', { operation: 'not-rated' }],
    ['likelihood', '3', { likelihood: 'high' }],
    ['effort', '0', { effort: null }],
    ['effort', '4', undefined],
    ['design', '5', undefined],
    ['design', 'x', undefined],
  ] as const)('in %s, %s sets %j', (cell, key, change) => {
    expect(changeByKey(cell, key)).toEqual(change);
  });

  it('moves beside, and no further than the edge', () => {
    expect(besides('evidence', 1)).toBe('likelihood');
    expect(besides('design', -1)).toBeNull();
    expect(besides('effort', 1)).toBeNull();
  });
});

describe('rating many at once', () => {
  it('sets one aspect, all four, or a level', () => {
    expect(bulkChange('all', 'partly')).toEqual({
      design: 'partly',
      documentation: 'partly',
      operation: 'partly',
      evidence: 'partly',
    });
    expect(bulkChange('evidence', 'missing')).toEqual({ evidence: 'missing' });
    expect(bulkChange('likelihood', 'low')).toEqual({ likelihood: 'low' });
    expect(bulkChange('effort', '')).toEqual({ effort: null });
    expect(bulkChange('design', 'perfect')).toBeNull();
  });
});

describe('a row of the worksheet', () => {
  it('is stored without what the vault shows beside it', () => {
    expect(ratingOf(row)).toEqual(rating);
  });

  it('changed where it was rated differently, not where it was rated first', () => {
    expect(changesOf(row)).toEqual([]);
    const before = { ...rating, documentation: 'missing', operation: 'not-rated' } as const;
    expect(changesOf({ ...row, before })).toEqual([
      { aspect: 'documentation', before: 'missing', after: 'partly' },
    ]);
  });

  it('is counted once in each aspect', () => {
    const counts = countsByAspect([rating, { ...rating, design: 'missing' }]);
    expect(counts.design).toEqual({
      'not-rated': 0,
      'in-place': 1,
      partly: 0,
      missing: 1,
      'not-applicable': 0,
    });
    expect(counts.evidence['not-rated']).toBe(2);
  });
});
