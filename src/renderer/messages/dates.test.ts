import { describe, expect, it } from 'vitest';
import type { Instant } from '../../shared/period';
import { agoText, dayText } from './dates';

describe('how long ago something was', () => {
  const now = new Date(2026, 10, 21, 9, 30);
  const at = (...parts: [number, number, number, number, number]): Instant =>
    new Date(...parts).toISOString() as Instant;

  it('is told by days of the calendar, not by hours', () => {
    expect(agoText(at(2026, 10, 21, 0, 5), now)).toBe('today, 00:05');
    expect(agoText(at(2026, 10, 20, 23, 55), now)).toBe('yesterday');
    expect(agoText(at(2026, 9, 21, 23, 55), now)).toBe('31 days ago');
  });

  it('is the date itself for what a clock ahead of ours has written', () => {
    expect(agoText(at(2027, 0, 15, 1, 0), now)).toBe('15 Jan 2027');
  });

  it('names the day by the clock of this computer', () => {
    expect(dayText(at(2026, 10, 1, 0, 1))).toBe('1 Nov 2026');
  });
});
