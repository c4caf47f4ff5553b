// One control in the grid: its number and title, which stay in view, and its cells over the period.
import { memo, type DragEvent, useMemo, useState } from 'react';
import type { CoverageRow } from '../../../shared/domain/coverage';
import type { CalendarDate } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { classNames } from '../../ui/class-names';
import { filesOf } from '../../ui/dropped-files';
import styles from './grid.module.css';
import type { PeriodColumn } from './period-columns';
import { cellAtDay, cellsOf, type RowCell } from './row-cells';
import { RowCells } from './RowCells';

/** The tab stop on the control's name instead of a cell. */
export const ON_NAME = -1;

export interface GridRowProps {
  readonly row: CoverageRow | undefined;
  readonly place: number;
  readonly top: number;
  readonly months: readonly PeriodColumn[];
  readonly quarters: ReadonlySet<number>;
  readonly firstDay: CalendarDate;
  readonly dayWidth: number;
  readonly withYear: boolean;
  /** The day the keyboard is at (ON_NAME for the name); null when it is in another row. */
  readonly focusDay: number | null;
  readonly isOpen: boolean;
  /** First day of the cell in the panel. */
  readonly openStart: number | null;
  /** `cell` is null for the control itself. */
  readonly onOpen: (row: CoverageRow, cell: RowCell | null, place: number) => void;
  readonly onDropFiles: ((row: CoverageRow, cell: RowCell, files: readonly File[]) => void) | null;
}

const startUnder = (target: EventTarget): number | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-start]') : null;
  return cell === null ? null : Number(cell.dataset['start']);
};

export const GridRow = memo(
  ({
    row,
    place,
    top,
    months,
    quarters,
    focusDay,
    isOpen,
    openStart,
    onOpen,
    onDropFiles,
    ...time
  }: GridRowProps) => {
    const [dropStart, setDropStart] = useState<number | null>(null);
    const cells = useMemo(() => (row === undefined ? [] : cellsOf(row, months)), [row, months]);
    const isNameStop = focusDay !== null && (focusDay === ON_NAME || cells.length === 0);
    const stop = focusDay === null || isNameStop ? null : (cellAtDay(cells, focusDay)?.start ?? null);
    const cellUnder = (target: EventTarget): RowCell | undefined => {
      const start = startUnder(target);
      return cells.find((cell) => cell.start === start);
    };
    const drop =
      onDropFiles === null || row === undefined
        ? {}
        : {
            onDragOver: (event: DragEvent) => {
              const start = startUnder(event.target);
              if (start === null) return;
              event.preventDefault();
              setDropStart(start);
            },
            onDragLeave: () => {
              setDropStart(null);
            },
            onDrop: (event: DragEvent) => {
              setDropStart(null);
              const cell = cellUnder(event.target);
              if (cell === undefined) return;
              event.preventDefault();
              event.stopPropagation();
              onDropFiles(row, cell, filesOf(event.dataTransfer));
            },
          };
    return (
      <div
        role="row"
        aria-rowindex={place + 2}
        data-place={place}
        className={classNames(styles.row, isOpen && styles.rowOpen)}
        style={{ top }}
        onClick={(event) => {
          if (row !== undefined) onOpen(row, cellUnder(event.target) ?? null, place);
        }}
        {...drop}
      >
        <div
          role="rowheader"
          className={styles.name}
          tabIndex={isNameStop ? 0 : -1}
          data-name
          {...(row !== undefined && {
            'aria-label': text.rowLabel(row.controlId, row.title, text.countsInWords(row.counts)),
          })}
        >
          {row !== undefined && (
            <>
              <span className="id">{row.controlId}</span>
              <bdi className={styles.title} title={row.title}>
                {row.title}
              </bdi>
            </>
          )}
        </div>
        <div role="presentation" className={styles.time}>
          {row !== undefined && (
            <RowCells
              row={row}
              cells={cells}
              quarters={quarters}
              tabStop={stop}
              openStart={openStart}
              dropStart={dropStart}
              {...time}
            />
          )}
        </div>
      </div>
    );
  },
);
GridRow.displayName = 'GridRow';
