import { describe, expect, it } from 'vitest';
import type { CalendarDate, DateRange } from '../../../shared/period';
import { rangeText } from '../../messages/dates';
import { rangeFromText } from './range-from-text';

const calendar = {
  today: '2026-09-21' as CalendarDate,
  within: { from: '2025-10-01', to: '2026-09-30' } as DateRange,
};
const reads = (text: string): string => {
  const range = rangeFromText(text, calendar);
  return range === null || range === 'empty' ? String(range) : `${range.from} to ${range.to}`;
};

describe('days typed into a cell', () => {
  it.each([
    ['18 Sep 2026', '2026-09-18 to 2026-09-18'],
    ['2026-05-14', '2026-05-14 to 2026-05-14'],
    ['14.5.2026', '2026-05-14 to 2026-05-14'],
    ['2026-05', '2026-05-01 to 2026-05-31'],
    ['Q2 2026', '2026-04-01 to 2026-06-30'],
    ['1 Apr to 30 Jun 2026', '2026-04-01 to 2026-06-30'],
    ['2026-04-01 to 2026-06-30', '2026-04-01 to 2026-06-30'],
    ['1 Oct 2025 – 30 Sep 2026', '2025-10-01 to 2026-09-30'],
    ['jan to mar 2026', '2026-01-01 to 2026-03-31'],
    ['today', '2026-09-21 to 2026-09-21'],
    ['period', '2025-10-01 to 2026-09-30'],
  ])('reads %s', (text, range) => {
    expect(reads(text)).toBe(range);
  });

  it.each([
    ['18 sep', '2026-09-18 to 2026-09-18'],
    ['nov 3', '2025-11-03 to 2025-11-03'],
    ['3.11.', '2025-11-03 to 2025-11-03'],
    ['may', '2026-05-01 to 2026-05-31'],
    ['q4', '2025-10-01 to 2025-12-31'],
    ['wk36', '2026-08-31 to 2026-09-06'],
    ['1 nov to 15 nov', '2025-11-01 to 2025-11-15'],
  ])('reads %s in the examined time', (text, range) => {
    expect(reads(text)).toBe(range);
  });

  it.each(['someday', '31 feb 2026', '2026-06-30 to 2026-04-01', '2026', 'a to b to c'])(
    'refuses %s',
    (text) => {
      expect(reads(text)).toBe('null');
    },
  );

  it('takes nothing for nothing, and what the table shows for what it means', () => {
    expect(reads('  ')).toBe('empty');
    for (const text of ['18 Sep 2026', '1 Apr to 30 Jun 2026', '1 Oct 2025 to 30 Sep 2026']) {
      const range = rangeFromText(text, calendar);
      expect(range !== null && range !== 'empty' && rangeText(range)).toBe(text);
    }
  });
});
