// A list of any length as a grid: only the rows in view exist, the scroll bar is honest, arrows move,
// Enter opens, a click on a head sorts. (react-aria's Table would hold all rows of the collection.)
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PagedCall, type Question, type RowOf, useRows } from '../app/use-rows';
import type { Group } from '../../shared/contract';
import { classNames } from './class-names';
import { type Column, leastWidth } from './column';
import styles from './DataTable.module.css';
import { DataTableRow, ROW, type RowHandlers, useStableHandlers } from './DataTableRow';
import { FailureNotice } from './Notice';
import { AllTick, type Choosing, TICK_WIDTH, useRowChoice } from './row-choice';
import { useBlock } from './use-block';
import { useScrollView } from './use-scroll-view';

/** The head stays on top of what scrolls, inside the scroller so that it always fits its columns. */
const HEAD = 32;
const MARGIN_ROWS = 12;
/** How far beside the view a row that is selected from elsewhere is looked for. */
const NEAR_ROWS = 40;

export interface Sorting<Sort extends string> {
  readonly sort: Sort;
  readonly direction: 'ascending' | 'descending';
}

interface DataTableProps<G extends Group, K extends PagedCall<G>, Sort extends string> {
  readonly label: string;
  readonly group: G;
  readonly name: K;
  readonly question: Question<G, K>;
  readonly columns: readonly Column<RowOf<G, K>, Sort>[];
  readonly rowId: (row: RowOf<G, K>) => string;
  /** What a screen reader says for the whole row. */
  readonly rowLabel: (row: RowOf<G, K>) => string;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly sorting?: Sorting<Sort>;
  readonly onSort?: (sorting: Sorting<Sort>) => void;
  readonly empty: ReactNode;
  /** Told the count behind the filters, for the words above the table. */
  readonly onTotal?: (total: number) => void;
  readonly onDropFiles?: (row: RowOf<G, K>, files: readonly File[]) => void;
  /** With it several rows can be ticked, and Space ticks instead of opening. */
  readonly choosing?: Choosing;
  /** Told the rows around the view, in steps of BLOCK_ROWS, for what another call knows about them. */
  readonly onBlock?: (rows: readonly RowOf<G, K>[]) => void;
  /** What of a row is news to `onBlock`; its id when left out. */
  readonly blockKey?: (row: RowOf<G, K>) => string;
  /** Keys the table itself does not know, pressed on a row; answers whether it was one. */
  readonly onRowKey?: (row: RowOf<G, K>, key: string) => boolean;
}

export const DataTable = <G extends Group, K extends PagedCall<G>, Sort extends string = never>({
  label,
  group,
  name,
  question,
  columns,
  rowId,
  rowLabel,
  selectedId,
  onSelect,
  sorting,
  onSort,
  empty,
  onTotal,
  onDropFiles,
  choosing,
  onBlock,
  blockKey = rowId,
  onRowKey,
}: DataTableProps<G, K, Sort>) => {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { view, onScroll } = useScrollView(scroller);
  const [focused, setFocused] = useState(0);
  const [dropRow, setDropRow] = useState<number | null>(null);
  const first = Math.max(0, Math.floor(view.top / ROW) - MARGIN_ROWS);
  const last = Math.ceil((view.top + view.height) / ROW) + MARGIN_ROWS;
  const rows = useRows(group, name, question, { first, last });
  const { total } = rows;

  useEffect(() => {
    if (!rows.isPending) onTotal?.(total);
  }, [rows.isPending, total, onTotal]);

  // A changed question begins at its top.
  const asked = JSON.stringify(question);
  useEffect(() => {
    if (scroller !== null) scroller.scrollTop = 0;
    setFocused(0);
  }, [asked, scroller]);

  // Selected from elsewhere (the panel's arrows, a link): the list follows, as far as it knows the row.
  const selectedPlace =
    selectedId === null
      ? -1
      : (Array.from(
          { length: last - first + 1 + 2 * NEAR_ROWS },
          (_, index) => first - NEAR_ROWS + index,
        ).find((place) => {
          const row = place < 0 ? undefined : rows.rowAt(place);
          return row !== undefined && rowId(row) === selectedId;
        }) ?? -1);
  const followed = useRef<string | null>(null);
  useEffect(() => {
    // Once for each: whoever scrolls away from it is not pulled back.
    if (scroller === null || selectedPlace < 0 || followed.current === selectedId) return;
    followed.current = selectedId;
    setFocused(selectedPlace);
    const [top, bottom] = [selectedPlace * ROW, (selectedPlace + 1) * ROW];
    const room = scroller.clientHeight - HEAD;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + room) scroller.scrollTop = bottom - room;
  }, [selectedId, scroller, selectedPlace]);

  const focusRow = (index: number) => {
    if (scroller === null || total === 0) return;
    const place = Math.min(Math.max(0, index), total - 1);
    setFocused(place);
    const [top, bottom] = [place * ROW, (place + 1) * ROW];
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    const room = scroller.clientHeight - HEAD;
    if (bottom > scroller.scrollTop + room) scroller.scrollTop = bottom - room;
    window.requestAnimationFrame(() => {
      scroller.querySelector<HTMLElement>(`[data-place="${String(place)}"]`)?.focus({ preventScroll: true });
    });
  };

  const idAt = (index: number): string | undefined => {
    const row = rows.rowAt(index);
    return row === undefined ? undefined : rowId(row);
  };
  const choice = useRowChoice(choosing, idAt);
  useBlock(rows.rowAt, { first, last: Math.min(last, total - 1) }, blockKey, onBlock);

  const select = (index: number) => {
    const row = rows.rowAt(index);
    if (row !== undefined) onSelect(rowId(row));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const perPage = Math.max(1, Math.floor(view.height / ROW) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: focused + 1,
      ArrowUp: focused - 1,
      PageDown: focused + perPage,
      PageUp: focused - perPage,
      Home: 0,
      End: total - 1,
    };
    const target = moves[event.key];
    if (choice.onKeyDown(event, focused, target, total)) {
      event.preventDefault();
      if (target !== undefined) focusRow(target);
    } else if (target !== undefined) {
      event.preventDefault();
      focusRow(target);
      // With the panel open, moving shows the next one.
      if (selectedId !== null) select(Math.min(Math.max(0, target), total - 1));
    } else if (
      (event.key === 'Enter' || event.key === ' ') &&
      event.target === event.currentTarget.querySelector(`[data-place="${String(focused)}"]`)
    ) {
      event.preventDefault();
      select(focused);
    } else if ((event.target as Element).getAttribute('role') === 'row') {
      const row = rows.rowAt(focused);
      if (row !== undefined && onRowKey?.(row, event.key) === true) event.preventDefault();
    }
  };

  const tracks = columns.map((column) => column.width);
  const template = (choosing === undefined ? tracks : [TICK_WIDTH, ...tracks]).join(' ');
  const least = { '--least': `${String(leastWidth(tracks))}px` } as CSSProperties;
  const on = useStableHandlers<RowHandlers>({
    focus: setFocused,
    press: (place) => {
      setFocused(place);
      select(place);
    },
    tick: (place, isRange) => {
      setFocused(place);
      choice.tick(place, isRange);
    },
    dragOver: setDropRow,
    drop: (place, files) => {
      setDropRow(null);
      const row = rows.rowAt(place);
      if (row !== undefined) onDropFiles?.(row, files);
    },
  });
  const shownTo = Math.min(last, total - 1);
  const places = Array.from({ length: Math.max(0, shownTo - first + 1) }, (_, index) => first + index);
  // The row with the focus stays, however far one scrolls: the keyboard must find its way back.
  if (total > 0 && focused < total && (focused < first || focused > shownTo)) places.push(focused);

  if (rows.failure !== null) return <FailureNotice failure={rows.failure} />;
  if (!rows.isPending && total === 0) return <div className={styles.none}>{empty}</div>;
  return (
    <div
      className={styles.table}
      style={least}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + (choosing === undefined ? 0 : 1)}
      aria-busy={rows.isPending}
    >
      <div role="presentation" className={styles.scroller} ref={setScroller} onScroll={onScroll}>
        <div role="rowgroup" className={styles.headGroup}>
          <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: template }}>
            {choosing !== undefined && <AllTick choosing={choosing} total={total} />}
            {columns.map((column) => {
              const isSorted = sorting !== undefined && column.sort === sorting.sort;
              const Arrow = sorting?.direction === 'descending' ? ArrowDown : ArrowUp;
              return (
                <div
                  key={column.id}
                  role="columnheader"
                  className={classNames(styles.headCell, column.align === 'end' && styles.end)}
                  aria-sort={isSorted ? sorting.direction : column.sort === undefined ? undefined : 'none'}
                >
                  {column.sort === undefined || onSort === undefined ? (
                    column.title
                  ) : (
                    <button
                      type="button"
                      className={classNames(styles.sort, isSorted && styles.sorted)}
                      onClick={() => {
                        if (column.sort === undefined) return;
                        const turned =
                          isSorted && sorting.direction === 'ascending' ? 'descending' : 'ascending';
                        onSort({ sort: column.sort, direction: turned });
                      }}
                    >
                      {column.title}
                      {isSorted && <Arrow className="i" aria-hidden="true" />}
                    </button>
                  )}
                </div>
              );
            })}
          </div>
        </div>
        <div
          role="rowgroup"
          className={styles.all}
          style={{ height: `${String(total * ROW)}px` }}
          onKeyDown={onKeyDown}
        >
          {places.map((place) => {
            const row = rows.rowAt(place);
            const id = row === undefined ? null : rowId(row);
            return (
              <DataTableRow
                key={place}
                place={place}
                row={row}
                id={id}
                columns={columns}
                rowLabel={rowLabel}
                template={template}
                isSelected={id !== null && id === selectedId}
                isFocused={place === focused}
                isDropTarget={place === dropRow}
                isChosen={choosing === undefined ? null : id !== null && choosing.chosen.has(id)}
                takesDrops={onDropFiles !== undefined}
                on={on}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
};
