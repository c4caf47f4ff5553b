import { describe, expect, it } from 'vitest';
import { type CoverageRow, STATE_LETTERS } from '../../../shared/domain/coverage';
import type { ControlId } from '../../../shared/ids';
import { addDays, type CalendarDate, daysBetween } from '../../../shared/period';
import { fineDrawing } from './fine-marks';
import { NO_COUNTS } from './occurrence-states';
import { monthColumns } from './period-columns';
import { cellAtDay, cellsOf } from './row-cells';
import { sparkMarks } from './spark-marks';

const TIME = { from: '2026-01-01' as CalendarDate, to: '2026-12-31' as CalendarDate };
const MONTHS = monthColumns(TIME);
const LAST = daysBetween(TIME.from, TIME.to);

const rowOf = (ranges: readonly (readonly [number, number])[], states: string): CoverageRow => ({
  controlId: 'CTL-001' as ControlId,
  title: 'A control',
  ownerRole: '',
  owner: '',
  cadence: 'daily',
  counts: NO_COUNTS,
  nextDue: null,
  starts: ranges.map(([start]) => start),
  ends: ranges.map(([, end]) => end),
  states,
  servedOn: ranges.map(() => -1),
  servedBy: ranges.map(() => 0),
  evidenceCounts: ranges.map(() => 0),
  eventDays: [],
});
const daily = rowOf(
  Array.from({ length: LAST + 1 }, (_, day) => [day, day] as const),
  Array.from({ length: LAST + 1 }, (_, day) => (day === 40 ? 'x' : day === 41 ? 'l' : 'm')).join(''),
);
const quarters = [0, 90, 181, 273].map(
  (start, place, all) => [start, (all[place + 1] ?? LAST + 1) - 1] as const,
);

describe('the cells of a row', () => {
  it('are the occurrences themselves where those are long', () => {
    const cells = cellsOf(rowOf(quarters, 'mxdn'), MONTHS);
    expect(cells.map(({ kind, start, end }) => [kind, start, end])).toEqual(
      quarters.map(([start, end]) => ['occurrence', start, end]),
    );
  });

  it('are months where occurrences are short, and show the weightiest state of each', () => {
    const cells = cellsOf(daily, MONTHS);
    expect(cells).toHaveLength(12);
    expect(cells[0]).toMatchObject({ kind: 'month', state: 'met', counts: { met: 31 } });
    expect(cells[1]).toMatchObject({
      kind: 'month',
      state: 'missed',
      counts: { missed: 1, late: 1, met: 26 },
    });
  });

  it('put a week into the month it is due in', () => {
    const weeks = Array.from({ length: 52 }, (_, week) => [week * 7, week * 7 + 6] as const);
    const cells = cellsOf(rowOf(weeks, 'm'.repeat(52)), MONTHS);
    const inCells = cells.flatMap((cell) => (cell.kind === 'month' ? [cell.occurrences.length] : []));
    expect(inCells.reduce((sum, count) => sum + count, 0)).toBe(52);
    for (const cell of cells) {
      if (cell.kind !== 'month') continue;
      for (const { end } of cell.occurrences)
        expect(addDays(TIME.from, end).slice(0, 7)).toBe(cell.month.key);
    }
  });

  it('lie in order without overlap, whatever the occurrences are', () => {
    const mixed = rowOf(
      [
        [0, 6],
        [7, 13],
        [14, 104],
        [105, 105],
        [106, 106],
        [150, 364],
      ],
      'mxlmd-',
    );
    for (const row of [daily, rowOf(quarters, 'mmmm'), mixed]) {
      const cells = cellsOf(row, MONTHS);
      for (const [place, cell] of cells.entries()) {
        expect(cell.end).toBeGreaterThanOrEqual(cell.start);
        const before = cells[place - 1];
        if (before !== undefined) expect(cell.start).toBeGreaterThan(before.end);
      }
    }
  });

  it('are one where only a population can list what happened', () => {
    const row = { ...rowOf([], ''), cadence: 'per-event' as const, eventDays: [3, 40] };
    expect(cellsOf(row, MONTHS)).toEqual([{ kind: 'events', start: 0, end: LAST, days: [3, 40] }]);
  });

  it('are found again by a day, the nearest where none covers it', () => {
    const cells = cellsOf(
      rowOf(
        [
          [100, 130],
          [200, 230],
        ],
        'mm',
      ),
      MONTHS,
    );
    expect(cellAtDay(cells, 110)?.start).toBe(100);
    expect(cellAtDay(cells, 0)?.start).toBe(100);
    expect(cellAtDay(cells, 190)?.start).toBe(200);
    expect(cellAtDay([], 5)).toBeNull();
  });
});

describe('weeks and days', () => {
  it('are drawn as bars where there is no room for marks', () => {
    expect(fineDrawing(cellsOf(daily, MONTHS), 2)).toMatchObject({ isBars: true });
    expect(fineDrawing(cellsOf(daily, MONTHS), 20)).toMatchObject({ isBars: false, counted: [] });
  });

  it('make one path for each state', () => {
    const states = fineDrawing(cellsOf(daily, MONTHS), 2)?.paths.map(({ state }) => state);
    expect(states).toEqual(['met', 'missed', 'late']);
  });

  it('are nothing in a row of quarters', () => {
    expect(fineDrawing(cellsOf(rowOf(quarters, 'mmmm'), MONTHS), 2)).toBeNull();
  });
});

describe('a sparkline', () => {
  it('shows each occurrence where they are few, and leaves out what is not expected', () => {
    expect(sparkMarks(rowOf(quarters, 'mx-n'), TIME.from)).toEqual(['met', 'missed', 'not-due']);
  });

  it('shows months where they are many', () => {
    const marks = sparkMarks(daily, TIME.from);
    expect(marks).toHaveLength(12);
    expect(marks[1]).toBe('missed');
  });

  it('knows every letter of the contract', () => {
    const letters = Object.values(STATE_LETTERS).filter((letter) => letter !== '-');
    const ranges = letters.map((_, place) => [place, place] as const);
    expect(new Set(sparkMarks(rowOf(ranges, letters.join('')), TIME.from)).size).toBe(letters.length);
  });
});
