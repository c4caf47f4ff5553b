// How weeks and days are drawn inside a row: weeks as the small marks of a sparkline, days as bars whose
// height tells the state without its colour (low is met, full is missed). One path for each state.
import type { OccurrenceState } from '../../../shared/domain/coverage';
import { markPath, markPaths, type PlacedMark } from './marks';
import type { MonthCell, RowCell } from './row-cells';
import { ROW_HEIGHT } from './grid-layout';

/** Below this many pixels for one occurrence it is a bar. */
const LEAST_MARK = 7;
const BASE = ROW_HEIGHT - 7;
const HEIGHTS: Readonly<Record<OccurrenceState, number>> = {
  missed: 14,
  late: 10,
  due: 7,
  met: 4,
  excused: 4,
  'not-due': 1,
  'not-expected': 0,
};

export interface FineDrawing {
  readonly size: number;
  readonly isBars: boolean;
  readonly paths: readonly StatePath[];
  /** Beside the bars: a mark where a month has missed or late days; their number stands in the cell. */
  readonly counted: readonly StatePath[];
}

interface StatePath {
  readonly state: OccurrenceState;
  readonly path: string;
}

/** The size of those marks. */
export const COUNT_MARK = 8;

const round = (number: number): string => String(Math.round(number * 100) / 100);

/** @param dayWidth pixels of one day */
export const fineDrawing = (cells: readonly RowCell[], dayWidth: number): FineDrawing | null => {
  const months = cells.filter((cell): cell is MonthCell => cell.kind === 'month');
  if (months.length === 0) return null;
  const all = months.flatMap((cell) => cell.occurrences);
  const days = all.reduce((sum, one) => sum + one.end - one.start + 1, 0) / Math.max(1, all.length);
  const isBars = days * dayWidth < LEAST_MARK;
  const size = Math.min(9, Math.max(6, days * dayWidth - 2));
  const byState = new Map<OccurrenceState, string>();
  const draw = (state: OccurrenceState, path: string) => {
    byState.set(state, (byState.get(state) ?? '') + path);
  };
  for (const cell of months) {
    const [left, right] = [cell.start * dayWidth, (cell.end + 1) * dayWidth];
    // Side by side as many as there are: by their days the weeks at the edges of months would overlap.
    const step = Math.min(14, (right - left - 4) / cell.occurrences.length);
    for (const [place, one] of cell.occurrences.entries()) {
      const from = Math.max(left, one.start * dayWidth);
      const to = Math.min(right, (one.end + 1) * dayWidth);
      if (isBars) {
        const height = HEIGHTS[one.state];
        if (height === 0) continue;
        const gap = to - from > 3 ? 1 : 0;
        const width = Math.max(one.state === 'missed' || one.state === 'late' ? 2 : 1, to - from - gap);
        draw(
          one.state,
          `M${round(from)} ${String(BASE)}h${round(width)}v${String(-height)}h${round(-width)}z`,
        );
      } else {
        const x = left + 4 + step * (place + 0.5);
        draw(one.state, markPath({ state: one.state, x: Math.round(x), y: ROW_HEIGHT / 2 }, size));
      }
    }
  }
  const counted = isBars
    ? months.flatMap((cell): PlacedMark[] =>
        cell.state === 'missed' || cell.state === 'late'
          ? [{ state: cell.state, x: Math.round(cell.start * dayWidth) + 9.5, y: 9 }]
          : [],
      )
    : [];
  return {
    size,
    isBars,
    paths: [...byState].map(([state, path]) => ({ state, path })),
    counted: markPaths(counted, COUNT_MARK),
  };
};
