// One row of a DataTable. Remembered: while one scrolls, only rows that come into view are drawn.
import { memo, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from './class-names';
import type { Column } from './column';
import styles from './DataTable.module.css';
import { filesOf } from './dropped-files';
import { RowTick } from './row-choice';
import { RowTabStop } from './row-tab-stop';

/** Height of a row in CSS pixels; DataTable.module.css has the same. */
export const ROW = 32;

export interface RowHandlers {
  readonly focus: (place: number) => void;
  readonly press: (place: number) => void;
  readonly tick: (place: number, isRange: boolean) => void;
  readonly dragOver: (place: number | null) => void;
  readonly drop: (place: number, files: readonly File[]) => void;
}

/** Handlers that are the same object for ever and do what the newest ones do. */
export const useStableHandlers = <Handlers extends RowHandlers>(handlers: Handlers): RowHandlers => {
  const newest = useRef(handlers);
  useLayoutEffect(() => {
    newest.current = handlers;
  });
  const [stable] = useState<RowHandlers>(() => ({
    focus: (place) => {
      newest.current.focus(place);
    },
    press: (place) => {
      newest.current.press(place);
    },
    tick: (place, isRange) => {
      newest.current.tick(place, isRange);
    },
    dragOver: (place) => {
      newest.current.dragOver(place);
    },
    drop: (place, files) => {
      newest.current.drop(place, files);
    },
  }));
  return stable;
};

interface DataTableRowProps<Row> {
  readonly place: number;
  /** Undefined while its page is on its way. */
  readonly row: Row | undefined;
  readonly id: string | null;
  readonly columns: readonly Column<Row, string>[];
  readonly rowLabel: (row: Row) => string;
  readonly template: string;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly isDropTarget: boolean;
  /** Null where rows cannot be ticked. */
  readonly isChosen: boolean | null;
  readonly takesDrops: boolean;
  readonly on: RowHandlers;
}

const Row = <Data,>({
  place,
  row,
  id,
  columns,
  rowLabel,
  template,
  isSelected,
  isFocused,
  isDropTarget,
  isChosen,
  takesDrops,
  on,
}: DataTableRowProps<Data>) => (
  <div
    role="row"
    data-place={place}
    aria-rowindex={place + 2}
    aria-selected={isSelected}
    aria-label={row === undefined ? 'Loading' : rowLabel(row)}
    tabIndex={isFocused ? 0 : -1}
    className={classNames(styles.row, isDropTarget && styles.drop)}
    style={{ gridTemplateColumns: template, transform: `translateY(${String(place * ROW)}px)` }}
    onFocus={() => {
      on.focus(place);
    }}
    onClick={() => {
      on.press(place);
    }}
    {...(takesDrops &&
      row !== undefined && {
        onDragOver: (event) => {
          event.preventDefault();
          on.dragOver(place);
        },
        onDragLeave: () => {
          on.dragOver(null);
        },
        onDrop: (event) => {
          event.preventDefault();
          event.stopPropagation();
          on.drop(place, filesOf(event.dataTransfer));
        },
      })}
  >
    <RowTabStop value={isFocused}>
      {isChosen !== null && (
        <RowTick
          id={id}
          isChosen={isChosen}
          onTick={(isRange) => {
            on.tick(place, isRange);
          }}
        />
      )}
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={classNames(styles.cell, column.align === 'end' && styles.end)}
        >
          {row === undefined ? '' : column.cell(row)}
        </div>
      ))}
    </RowTabStop>
  </div>
);

/** `memo` forgets that its component is generic. */
export const DataTableRow = memo(Row) as unknown as <Data>(props: DataTableRowProps<Data>) => ReactNode;
