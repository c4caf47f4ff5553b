// The cells of one row of the grid. An occurrence of half a month or more is a cell of its own; shorter
// ones (weeks, days) share the cell of the month they are due in, so that a row of 365 can be read.
import type { CoverageRow, OccurrenceState, StateCounts } from '../../../shared/domain/coverage';
import type { PeriodColumn } from './period-columns';
import { countStates, occurrencesOf, type RowOccurrence, weightiest } from './occurrence-states';

interface Cell {
  /** First and last day that the cell takes up, from the grid's first day. */
  readonly start: number;
  readonly end: number;
}
export interface OccurrenceCell extends Cell {
  readonly kind: 'occurrence';
  readonly occurrence: RowOccurrence;
}
export interface MonthCell extends Cell {
  readonly kind: 'month';
  readonly month: PeriodColumn;
  readonly occurrences: readonly RowOccurrence[];
  readonly counts: StateCounts;
  readonly state: OccurrenceState;
}
/** A control without a cadence to count: the days that evidence speaks about. */
export interface EventsCell extends Cell {
  readonly kind: 'events';
  readonly days: readonly number[];
}
export type RowCell = OccurrenceCell | MonthCell | EventsCell;

const SHORT_DAYS = 15;

const monthAt = (months: readonly PeriodColumn[], day: number): PeriodColumn | undefined =>
  months.find((month) => day >= month.start && day <= month.end) ?? months.at(-1);

const monthCell = (month: PeriodColumn, occurrences: readonly RowOccurrence[]): RowCell => {
  const [only] = occurrences;
  if (occurrences.length === 1 && only !== undefined)
    return { kind: 'occurrence', start: only.start, end: only.end, occurrence: only };
  const states = occurrences.map((one) => one.state);
  return {
    kind: 'month',
    month,
    start: month.start,
    end: month.end,
    occurrences,
    counts: countStates(states),
    state: weightiest(states),
  };
};

/** In order of time, without overlap; where a control is not in force there is no cell. */
export const cellsOf = (row: CoverageRow, months: readonly PeriodColumn[]): readonly RowCell[] => {
  const last = months.at(-1)?.end ?? 0;
  const occurrences = occurrencesOf(row);
  if (occurrences.length === 0 && row.cadence === 'per-event')
    return [{ kind: 'events', start: 0, end: last, days: row.eventDays }];
  const cells: RowCell[] = [];
  let waiting: RowOccurrence[] = [];
  let waitingFor: PeriodColumn | undefined;
  const flush = () => {
    if (waitingFor !== undefined && waiting.length > 0) cells.push(monthCell(waitingFor, waiting));
    waiting = [];
    waitingFor = undefined;
  };
  for (const occurrence of occurrences) {
    if (occurrence.end - occurrence.start + 1 >= SHORT_DAYS) {
      flush();
      cells.push({ kind: 'occurrence', start: occurrence.start, end: occurrence.end, occurrence });
      continue;
    }
    const month = monthAt(months, occurrence.end);
    if (month?.key !== waitingFor?.key) flush();
    waitingFor = month;
    waiting.push(occurrence);
  }
  flush();
  return cells.map((cell, place) => {
    const before = cells[place - 1];
    const next = cells[place + 1];
    return {
      ...cell,
      start: before === undefined ? cell.start : Math.max(cell.start, Math.min(before.end + 1, cell.end)),
      // A month gives way to a longer occurrence that begins inside it.
      end:
        next?.kind === 'occurrence' && cell.kind === 'month'
          ? Math.max(cell.start, Math.min(cell.end, next.start - 1))
          : cell.end,
    };
  });
};

/** The cell that covers a day, or the one nearest to it; null in a row without cells. */
export const cellAtDay = (cells: readonly RowCell[], day: number): RowCell | null => {
  let nearest: RowCell | null = null;
  let distance = Infinity;
  for (const cell of cells) {
    const away = day < cell.start ? cell.start - day : day > cell.end ? day - cell.end : 0;
    if (away < distance) [nearest, distance] = [cell, away];
  }
  return nearest;
};
