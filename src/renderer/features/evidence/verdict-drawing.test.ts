import { describe, expect, it } from 'vitest';
import type { CalendarDate, DateRange } from '../../../shared/period';
import { drawnDates } from './verdict-drawing';

const day = (text: string): CalendarDate => text as CalendarDate;
const range = (from: string, to: string): DateRange => ({ from: day(from), to: day(to) });
const number = (text: string | undefined): number => Number((text ?? '').replace('%', ''));

describe('the drawing beside the verdict', () => {
  const quarter = range('2026-04-01', '2026-06-30');

  it('lays dates that are all of the frame exactly on it', () => {
    const { frame, bar } = drawnDates(quarter, quarter, null);
    expect(bar).toEqual(frame);
    expect(number(frame.left)).toBeGreaterThan(15);
  });

  it('marks the capture behind the frame when it came later', () => {
    const { frame, pin } = drawnDates(quarter, quarter, day('2026-07-09'));
    expect(number(pin?.mark.left)).toBeGreaterThan(number(frame.left) + number(frame.width));
  });

  it('keeps what lies far outside at the edge, and never draws outside', () => {
    for (const outside of [range('2019-01-01', '2019-02-01'), range('2031-01-01', '2031-12-31')]) {
      const { bar, pin } = drawnDates(quarter, outside, outside.to);
      expect(number(bar.left)).toBeGreaterThanOrEqual(0);
      expect(number(bar.left) + number(bar.width)).toBeLessThanOrEqual(100.01);
      expect(number(pin?.mark.left)).toBeLessThan(100);
    }
  });

  it('puts an as-of day in the middle of a year', () => {
    const { frame } = drawnDates(range('2026-06-30', '2026-06-30'), null, null);
    expect(number(frame.left)).toBeCloseTo(50, 0);
  });

  it('leaves the words at the bar out where they would lie under those at the pin', () => {
    const labels = { bar: 'Effective', pin: 'Captured 22 Sep' };
    const late = range('2026-06-22', '2026-06-22');
    expect(drawnDates(quarter, late, late.to, labels).barLabel).toBeNull();
    const early = range('2026-04-02', '2026-04-02');
    expect(drawnDates(quarter, early, day('2026-07-09'), labels).barLabel).not.toBeNull();
  });
});
