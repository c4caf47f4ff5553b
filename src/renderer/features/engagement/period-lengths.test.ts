import { expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/period';
import { lastDayOf } from './period-lengths';

it.each([
  ['2026-01-01', 12, '2026-12-31'],
  ['2025-10-01', 12, '2026-09-30'],
  ['2026-01-01', 3, '2026-03-31'],
  ['2026-07-15', 6, '2027-01-14'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-01', 3, '2027-02-28'],
])('a period from %s of %i months ends on %s', (from, months, to) => {
  expect(lastDayOf(from as CalendarDate, months)).toBe(to);
});
