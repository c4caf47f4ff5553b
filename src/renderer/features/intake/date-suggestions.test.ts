import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/period';
import { dateSuggestions } from './date-suggestions';

describe('days offered for the day a file was changed', () => {
  it('are that day, its month and its quarter', () => {
    expect(dateSuggestions('2026-09-17' as CalendarDate).map(({ range }) => range)).toEqual([
      { from: '2026-09-17', to: '2026-09-17' },
      { from: '2026-09-01', to: '2026-09-30' },
      { from: '2026-07-01', to: '2026-09-30' },
    ]);
  });

  it('end with the year in December', () => {
    expect(dateSuggestions('2025-12-31' as CalendarDate).map(({ range }) => range.to)).toEqual([
      '2025-12-31',
      '2025-12-31',
      '2025-12-31',
    ]);
  });
});
