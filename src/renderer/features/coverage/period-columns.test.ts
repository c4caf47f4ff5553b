import { describe, expect, it } from 'vitest';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { addMonths, monthColumns, quarterColumns } from './period-columns';

const range = (from: string, to: string) => ({ from: from as CalendarDate, to: to as CalendarDate });
const TIMES = [
  range('2026-01-01', '2026-12-31'),
  range('2025-10-15', '2027-01-14'),
  range('2026-01-31', '2026-07-30'),
  range('2026-02-28', '2026-02-28'),
];

describe('the head of the grid', () => {
  it.each(TIMES)('leaves no day out and none twice ($from to $to)', (time) => {
    const last = daysBetween(time.from, time.to);
    for (const columns of [monthColumns(time), quarterColumns(time)]) {
      expect(columns[0]?.start).toBe(0);
      expect(columns.at(-1)?.end).toBe(last);
      for (const [place, column] of columns.entries()) {
        expect(column.end).toBeGreaterThanOrEqual(column.start);
        const before = columns[place - 1];
        if (before !== undefined) expect(column.start).toBe(before.end + 1);
      }
    }
  });

  it('names quarters of the calendar, and says months where a tile is none', () => {
    expect(quarterColumns(range('2026-01-01', '2026-12-31')).map(({ name }) => name)).toEqual([
      'Q1',
      'Q2',
      'Q3',
      'Q4',
    ]);
    expect(quarterColumns(range('2026-02-01', '2026-07-31')).map(({ name }) => name)).toEqual([
      'Feb to Apr',
      'May to Jul',
    ]);
    expect(quarterColumns(range('2025-10-01', '2026-03-31')).map(({ name }) => name)).toEqual([
      'Q4 2025',
      'Q1 2026',
    ]);
  });

  it('begins a month on its last day where it is too short', () => {
    expect(addMonths('2026-01-31' as CalendarDate, 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30' as CalendarDate, 3)).toBe('2027-02-28');
  });
});
