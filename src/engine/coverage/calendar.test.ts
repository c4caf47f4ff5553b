import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../shared/period';
import { dateOf, dayOf, fridayOf, monthOf, monthText, plusMonths, weekdayOf } from './calendar';

const FIRST = Date.UTC(1896, 0, 1) / 86_400_000;
const LAST = Date.UTC(2304, 11, 31) / 86_400_000;

describe('days as numbers', () => {
  it('agree with Date on every day of four centuries', () => {
    const wrong: string[] = [];
    for (let day = FIRST; day <= LAST; day += 1) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10) as CalendarDate;
      const same =
        dayOf(text) === day &&
        dateOf(day) === text &&
        weekdayOf(day) === (date.getUTCDay() + 6) % 7 &&
        monthText(monthOf(day)) === text.slice(0, 7);
      if (!same) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('find the Friday of a week', () => {
    const friday = dayOf('2026-07-31' as CalendarDate);
    for (let day = friday - 4; day <= friday + 2; day += 1) expect(fridayOf(day)).toBe(friday);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2100-01-30', 1, '2100-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
  ])('count months: %s and %i months is %s', (from, months, to) => {
    expect(dateOf(plusMonths(dayOf(from as CalendarDate), months))).toBe(to);
  });
});
