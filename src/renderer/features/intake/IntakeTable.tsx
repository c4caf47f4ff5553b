// The waiting files as a grid that is edited like a spreadsheet and chosen in like a file manager: arrows move
// between cells, F2, Enter or a letter begins to type, Shift and Ctrl choose several rows. Only the rows in
// view exist.
import { type MouseEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CellExit } from '../../ui/CellText';
import { intake as text } from '../../messages/intake';
import { useExaminedTime, useTimeWords } from '../evidence/use-examined-time';
import type { Looks } from './assess-rows';
import { CellEditor, type EditedCell, type RowPatch } from './CellEditor';
import type { Filled } from './change-rows';
import {
  type ColumnId,
  columnsFor,
  type EditedColumn,
  HEAD,
  isEdited,
  MARGIN_ROWS,
  ROW,
  templateOf,
} from './intake-columns';
import styles from './intake-table.module.css';
import { IntakeTableHead } from './IntakeTableHead';
import { IntakeTableRow } from './IntakeTableRow';
import { rowState } from './row-state';
import type { AssessedRow } from './use-assessed-rows';
import { type GridPlace, useGridKeys } from './use-grid-keys';
import { daysOf } from './use-take-in';

interface IntakeTableProps {
  readonly rows: readonly AssessedRow[];
  readonly looks: Looks;
  readonly chosen: ReadonlySet<string>;
  readonly isDisabled: boolean;
  readonly onChoose: (keys: ReadonlySet<string>) => void;
  readonly onEdit: (keys: ReadonlySet<string>, patch: RowPatch) => void;
  readonly onFill: (what: Filled) => void;
  /** Delete, as in a file manager: takes the chosen rows out of the table. */
  readonly onRemove: () => void;
}

export const IntakeTable = ({
  rows,
  looks,
  chosen,
  isDisabled,
  onChoose,
  onEdit,
  onFill,
  onRemove,
}: IntakeTableProps) => {
  const words = useTimeWords();
  const within = daysOf(useExaminedTime());
  const scroller = useRef<HTMLDivElement>(null);
  const [host, setHost] = useState<HTMLElement | null>(null);
  const [view, setView] = useState({ top: 0, height: 600, width: 900 });
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 'title' });
  const [anchor, setAnchor] = useState(0);
  const [editing, setEditing] = useState<EditedCell | null>(null);
  const columns = useMemo(() => columnsFor(view.width), [view.width]);
  const template = templateOf(columns);
  const stop: GridPlace = {
    row: Math.max(0, Math.min(place.row, rows.length - 1)),
    column: columns.includes(place.column) ? place.column : 'title',
  };

  const measure = (element: HTMLElement) => {
    const { scrollTop, clientHeight, clientWidth } = element;
    setView({ top: scrollTop, height: clientHeight, width: clientWidth });
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      measure(element);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const show = (to: GridPlace) => {
    setPlace(to);
    const element = scroller.current;
    if (element === null) return;
    if (to.row * ROW < element.scrollTop) element.scrollTop = to.row * ROW;
    const bottom = (to.row + 1) * ROW + HEAD - element.clientHeight;
    if (bottom > element.scrollTop) element.scrollTop = bottom;
  };
  const focusCell = (to: GridPlace) => {
    show(to);
    window.requestAnimationFrame(() => {
      // Somebody quick has begun to type meanwhile.
      if (scroller.current?.querySelector('input, select') !== null) return;
      scroller.current
        .querySelector<HTMLElement>(`[data-place="${String(to.row)}"] > [data-column="${to.column}"]`)
        ?.focus({ preventScroll: true });
    });
  };

  const chooseRange = (from: number, to: number) => {
    const [first, last] = from < to ? [from, to] : [to, from];
    onChoose(new Set(rows.slice(first, last + 1).map((one) => one.row.key)));
  };
  const chooseOne = (row: number) => {
    setAnchor(row);
    const key = rows[row]?.row.key;
    if (key !== undefined) onChoose(new Set([key]));
  };
  const toggle = (row: number) => {
    const key = rows[row]?.row.key;
    if (key === undefined) return;
    setAnchor(row);
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };
  const edit = (at: GridPlace, seed: string | null = null) => {
    const key = rows[at.row]?.row.key;
    const column = isEdited(at.column) ? at.column : 'title';
    if (key === undefined || isDisabled) return;
    if (!chosen.has(key)) chooseOne(at.row);
    setPlace({ row: at.row, column });
    setEditing({ key, column, seed });
  };

  /** Where an editor is left to. Tab goes to the next cell that can be edited, and on to the next row. */
  const leave = (from: GridPlace, exit: CellExit) => {
    setEditing(null);
    if (exit === 'stay') return;
    const edited = columns.filter(isEdited);
    const at = edited.indexOf(from.column as EditedColumn);
    if (exit === 'next' || exit === 'previous') {
      const by = exit === 'next' ? 1 : -1;
      const column = edited[at + by] ?? (by > 0 ? edited[0] : edited.at(-1)) ?? 'title';
      const row = edited[at + by] === undefined ? from.row + by : from.row;
      if (row < 0 || row >= rows.length) {
        focusCell(from);
        return;
      }
      if (row !== from.row) chooseOne(row);
      // The editor takes the focus when it is there.
      show({ row, column });
      const key = rows[row]?.row.key;
      if (key !== undefined) setEditing({ key, column, seed: null });
      return;
    }
    const down = exit === 'down' && from.row + 1 < rows.length ? from.row + 1 : from.row;
    // Several chosen rows stay chosen: what was typed may be filled down next.
    if (down !== from.row && chosen.size < 2) chooseOne(down);
    focusCell({ row: down, column: from.column });
  };

  const onKeyDown = useGridKeys({
    stop,
    columns,
    count: rows.length,
    perPage: Math.max(1, Math.floor(view.height / ROW) - 2),
    onMove: (to, how) => {
      if (to.row !== stop.row) {
        if (how === 'range') chooseRange(anchor, to.row);
        else if (how === 'one') chooseOne(to.row);
      }
      focusCell(to);
    },
    onEdit: edit,
    onToggle: () => {
      toggle(stop.row);
    },
    onAll: () => {
      chooseRange(0, rows.length - 1);
    },
    onFill,
    onRemove,
  });

  const handlers = {
    press: (event: MouseEvent, row: number, column: ColumnId) => {
      setPlace({ row, column });
      (event.currentTarget as HTMLElement).focus({ preventScroll: true });
      if (event.shiftKey) chooseRange(anchor, row);
      else if (column === 'box' || event.ctrlKey || event.metaKey) toggle(row);
      else {
        chooseOne(row);
        const asks = (event.target as HTMLElement).closest('[data-asks]') !== null;
        if (asks) edit({ row, column });
      }
    },
    open: (row: number, column: ColumnId) => {
      if (isEdited(column)) edit({ row, column });
    },
  };
  // The rows keep one object of handlers, which does what the newest ones do.
  const newest = useRef(handlers);
  useLayoutEffect(() => {
    newest.current = handlers;
  });
  const press = useCallback((event: MouseEvent, row: number, column: ColumnId) => {
    newest.current.press(event, row, column);
  }, []);
  const open = useCallback((row: number, column: ColumnId) => {
    newest.current.open(row, column);
  }, []);
  const on = useMemo(() => ({ press, open }), [press, open]);

  const first = Math.max(0, Math.floor(view.top / ROW) - MARGIN_ROWS);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW) + MARGIN_ROWS);
  const places = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  // The row with the focus stays, however far one scrolls: the keyboard must find its way back.
  if (rows.length > 0 && (stop.row < first || stop.row >= last)) places.push(stop.row);

  return (
    <div className={styles.table}>
      <div
        role="grid"
        className={styles.grid}
        aria-label={text.table}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
      >
        <div
          role="presentation"
          className={styles.scroller}
          ref={scroller}
          onScroll={(event) => {
            measure(event.currentTarget);
          }}
        >
          <IntakeTableHead
            columns={columns}
            template={template}
            isAll={chosen.size === rows.length}
            onAll={(isAll) => {
              onChoose(isAll ? new Set(rows.map((one) => one.row.key)) : new Set());
            }}
          />
          <div
            role="rowgroup"
            className={styles.all}
            style={{ height: `${String(rows.length * ROW)}px` }}
            onKeyDown={onKeyDown}
          >
            {places.map((at) => {
              const one = rows[at];
              if (one === undefined) return null;
              const state = rowState(one, looks, words);
              const mediaType = looks.files.get(one.row.files[0].token)?.mediaType;
              const edited =
                editing !== null && editing.key === one.row.key && host !== null ? editing : null;
              return (
                <IntakeTableRow
                  key={one.row.key}
                  one={one}
                  place={at}
                  columns={columns}
                  template={template}
                  state={state.kind}
                  stateWord={state.word}
                  mediaType={mediaType}
                  isChosen={chosen.has(one.row.key)}
                  stop={at === stop.row ? stop.column : null}
                  editing={
                    edited === null || host === null
                      ? null
                      : {
                          column: edited.column,
                          editor: (
                            <CellEditor
                              key={`${edited.key} ${edited.column}`}
                              row={one.row}
                              column={edited.column}
                              seed={edited.seed}
                              mediaType={mediaType}
                              within={within}
                              host={host}
                              onTake={(patch, exit) => {
                                const keys = exit === 'all' ? chosen : new Set([one.row.key]);
                                if (patch !== null) onEdit(keys, patch);
                                leave({ row: at, column: edited.column }, exit);
                              }}
                              onCancel={() => {
                                setEditing(null);
                                focusCell({ row: at, column: edited.column });
                              }}
                            />
                          ),
                        }
                  }
                  on={on}
                />
              );
            })}
          </div>
        </div>
      </div>
      <div ref={setHost} className={styles.host} />
    </div>
  );
};
