// The time side of one row: its cells, and over them the weeks or days as one drawing. The same on the
// screen and on paper; what one can do with a cell is the screen's affair.
import { memo, type ReactNode } from 'react';
import type { CoverageRow, OccurrenceState } from '../../../shared/domain/coverage';
import type { CalendarDate } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { classNames } from '../../ui/class-names';
import { CellContent } from './CellContent';
import { COUNT_MARK, fineDrawing } from './fine-marks';
import { cellLabel } from './cell-label';
import { ROW_HEIGHT } from './grid-layout';
import styles from './grid.module.css';
import { MARK_STROKES } from './marks';
import { markOf } from './occurrence-states';
import type { EventsCell, MonthCell, RowCell } from './row-cells';

const strokeOf = (state: OccurrenceState, size: number) => {
  const stroke = MARK_STROKES[state];
  return stroke === 0
    ? { fill: 'var(--c)' }
    : {
        fill: 'none',
        stroke: 'var(--c)',
        strokeWidth: (stroke * size) / 8,
        strokeLinecap: 'square' as const,
      };
};

interface RowCellsProps {
  readonly row: CoverageRow;
  readonly cells: readonly RowCell[];
  readonly firstDay: CalendarDate;
  readonly dayWidth: number;
  readonly withYear: boolean;
  /** Days that begin a quarter of the period; their cells have a stronger line. */
  readonly quarters: ReadonlySet<number>;
  /** The cell that has the tab stop, by its first day; null when none has. */
  readonly tabStop: number | null;
  /** First day of the cell in the panel. */
  readonly openStart: number | null;
  readonly dropStart: number | null;
}

/** How many are missed, or late where none is: the number beside the mark that the drawing holds. */
const monthCount = (cell: MonthCell, isBars: boolean): string | null => {
  const { missed, late } = cell.counts;
  if (!isBars || missed + late === 0) return null;
  return text.missedCount(missed > 0 ? missed : late);
};

const Events = ({ cell, dayWidth }: { readonly cell: EventsCell; readonly dayWidth: number }) => (
  <>
    <span className={styles.eventWords}>
      {text.population}
      {', '}
      {text.events(cell.days.length).toLowerCase()}
    </span>
    <svg className={styles.fine} width="100%" height={ROW_HEIGHT} aria-hidden="true">
      <path
        className={styles.eventDays}
        d={cell.days
          .map((day) => `M${String(Math.round((day + 0.5) * dayWidth))} ${String(ROW_HEIGHT - 7)}v4`)
          .join('')}
      />
    </svg>
  </>
);

export const RowCells = memo(
  ({
    row,
    cells,
    firstDay,
    dayWidth,
    withYear,
    quarters,
    tabStop,
    openStart,
    dropStart,
  }: RowCellsProps): ReactNode => {
    const fine = fineDrawing(cells, dayWidth);
    return (
      <>
        {cells.map((cell) => {
          const left = Math.round(cell.start * dayWidth);
          const width = Math.round((cell.end + 1) * dayWidth) - left;
          const state =
            cell.kind === 'occurrence' ? cell.occurrence.state : cell.kind === 'month' ? cell.state : null;
          const isOpen =
            openStart === cell.start || (cell.kind === 'month' && openStart === cell.month.start);
          const number = cell.kind === 'month' ? monthCount(cell, fine?.isBars === true) : null;
          const isLoud = state === 'missed' || state === 'late';
          return (
            <div
              key={cell.start}
              role="gridcell"
              data-start={cell.start}
              tabIndex={tabStop === cell.start ? 0 : -1}
              aria-label={cellLabel(row, cell, firstDay, withYear)}
              aria-selected={isOpen}
              className={classNames(
                styles.cell,
                state !== null && markOf(state),
                isLoud && styles[state],
                state === 'excused' && styles.excused,
                state === 'not-expected' && styles.unexpected,
                quarters.has(cell.start) && styles.quarter,
                isOpen && styles.open,
                dropStart === cell.start && styles.drop,
                cell.kind === 'occurrence' && styles.clip,
                number === null ? width < 30 && styles.tight : styles.monthCount,
              )}
              style={{ left, width }}
            >
              {cell.kind === 'occurrence' && (
                <CellContent occurrence={cell.occurrence} width={width} firstDay={firstDay} />
              )}
              {number}
              {cell.kind === 'events' && <Events cell={cell} dayWidth={dayWidth} />}
            </div>
          );
        })}
        {fine !== null && (
          <svg className={styles.fine} width="100%" height={ROW_HEIGHT} aria-hidden="true">
            {fine.paths.map(({ state, path }) => {
              return (
                <path
                  key={state}
                  className={markOf(state)}
                  d={path}
                  {...(fine.isBars ? { fill: 'var(--c)' } : strokeOf(state, fine.size))}
                />
              );
            })}
            {fine.counted.map(({ state, path }) => (
              <path
                key={`${state} mark`}
                className={markOf(state)}
                d={path}
                {...strokeOf(state, COUNT_MARK)}
              />
            ))}
          </svg>
        )}
      </>
    );
  },
);
RowCells.displayName = 'RowCells';
