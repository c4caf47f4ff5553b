import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays, CalendarDate, DateRange, dateVerdict, daysBetween, type ExaminedTime } from './period';

const date = (text: string) => CalendarDate.parse(text);
const range = (from: string, to: string) => DateRange.parse({ from, to });
const anyDate = fc.integer({ min: -20_000, max: 60_000 }).map((day) => addDays(date('1990-01-01'), day));

describe('a calendar date', () => {
  it('exists in the calendar', () => {
    expect(CalendarDate.safeParse('2024-02-29').success).toBe(true);
    for (const wrong of [
      '2023-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '26-01-01',
      '2026-1-1',
      '',
    ])
      expect(CalendarDate.safeParse(wrong).success, wrong).toBe(false);
  });

  it('stays itself when as many days are added as are taken away', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        const moved = addDays(day, count);
        expect(addDays(moved, -count)).toBe(day);
        expect(daysBetween(day, moved)).toBe(count);
        expect(CalendarDate.safeParse(moved).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('effective dates against the examined time', () => {
  const year: ExaminedTime = { type: 2, period: range('2026-01-01', '2026-12-31') };

  it.each([
    ['2026-01-01', '2026-12-31', 'inside'],
    ['2026-03-31', '2026-03-31', 'inside'],
    ['2025-12-31', '2026-01-01', 'partly-inside'],
    ['2026-12-31', '2027-01-07', 'partly-inside'],
    ['2025-01-01', '2027-12-31', 'partly-inside'],
    ['2025-01-01', '2025-12-31', 'outside-before'],
    ['2027-01-01', '2027-01-01', 'outside-after'],
  ])('calls %s to %s %s for the year 2026', (from, to, verdict) => {
    expect(dateVerdict(range(from, to), year)).toBe(verdict);
  });

  it('asks for the as-of date inside the range for Type I', () => {
    const day: ExaminedTime = { type: 1, asOf: date('2026-06-30') };
    expect(dateVerdict(range('2026-01-01', '2026-06-30'), day)).toBe('inside');
    expect(dateVerdict(range('2026-01-01', '2026-06-29'), day)).toBe('outside-before');
    expect(dateVerdict(range('2026-07-01', '2026-07-01'), day)).toBe('outside-after');
  });

  it('calls evidence without dates undated', () => {
    expect(dateVerdict(null, year)).toBe('undated');
  });

  it('is inside exactly when every day of the range is a day of the period', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, anyDate, (a, b, c, d) => {
        const effective = a <= b ? { from: a, to: b } : { from: b, to: a };
        const period = c <= d ? { from: c, to: d } : { from: d, to: c };
        const overlap =
          Math.min(
            daysBetween(date('1900-01-01'), effective.to),
            daysBetween(date('1900-01-01'), period.to),
          ) -
          Math.max(
            daysBetween(date('1900-01-01'), effective.from),
            daysBetween(date('1900-01-01'), period.from),
          ) +
          1;
        const verdict = dateVerdict(effective, { type: 2, period });
        expect(verdict === 'inside').toBe(overlap === daysBetween(effective.from, effective.to) + 1);
        expect(verdict.startsWith('outside')).toBe(overlap <= 0);
      }),
      { numRuns: 1000 },
    );
  });
});
