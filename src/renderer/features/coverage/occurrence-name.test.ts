import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/period';
import { occurrenceName } from './occurrence-name';

const name = (from: string, to: string, withYear = false) =>
  occurrenceName({ from: from as CalendarDate, to: to as CalendarDate }, withYear);

describe('what an occurrence is called', () => {
  it.each([
    ['2026-04-01', '2026-06-30', 'Q2'],
    ['2026-05-14', '2026-06-30', 'Q2'],
    ['2026-05-01', '2026-05-31', 'May'],
    ['2026-05-10', '2026-05-31', 'May'],
    ['2026-05-04', '2026-05-10', '4 to 10 May'],
    ['2026-04-27', '2026-05-03', '27 Apr to 3 May'],
    ['2026-05-04', '2026-05-04', '4 May'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-01-01', '2026-06-30', 'Jan to Jun'],
    ['2026-02-01', '2026-04-30', 'Feb to Apr'],
    ['2026-01-15', '2026-04-14', '15 Jan to 14 Apr'],
    ['2025-10-01', '2026-09-30', 'Oct 2025 to Sep 2026'],
  ])('%s to %s is %s', (from, to, expected) => {
    expect(name(from, to)).toBe(expected);
  });

  it('says the year where the period touches two', () => {
    expect(name('2025-10-01', '2025-12-31', true)).toBe('Q4 2025');
    expect(name('2026-05-04', '2026-05-04', true)).toBe('4 May 2026');
  });
});
