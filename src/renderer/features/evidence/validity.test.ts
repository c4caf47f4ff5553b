import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/period';
import { validityOf } from './validity';

const day = (text: string): CalendarDate => text as CalendarDate;

describe('until when evidence holds', () => {
  it('holds on its last day, runs out within thirty days before it, and is expired on the day after', () => {
    const today = day('2026-09-21');
    expect(validityOf(null, today)).toBe('valid');
    expect(validityOf(day('2026-10-22'), today)).toBe('valid');
    expect(validityOf(day('2026-10-21'), today)).toBe('running-out');
    expect(validityOf(today, today)).toBe('running-out');
    expect(validityOf(day('2026-09-20'), today)).toBe('expired');
  });
});
