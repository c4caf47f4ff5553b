// The matrix as a grid: only the rows in view exist, head and names stay in sight, arrows move from cell to
// cell, and a line below says in words what the cell under the pointer or the focus says.
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { MatrixRow } from '../../../shared/domain/control';
import type { ControlId, CriterionId } from '../../../shared/ids';
import { useRows } from '../../app/use-rows';
import { matrix as text } from '../../messages/matrix';
import { FailureNotice } from '../../ui/Notice';
import { useScrollView } from '../../ui/use-scroll-view';
import { type CellPlace, placeAfter } from './cell-place';
import { columnsOf, type MatrixSeries } from './matrix-columns';
import { MatrixHead } from './MatrixHead';
import { MatrixLine, pointsOf } from './MatrixLine';
import styles from './matrix.module.css';
import { CELL, HEAD, NAME, ROW } from './matrix-size';

const MARGIN_ROWS = 8;

interface MatrixGridProps {
  readonly question: { readonly search: string; readonly series: MatrixSeries['id'] | null };
  readonly series: readonly MatrixSeries[];
  readonly selectedId: ControlId | null;
  readonly mayMap: boolean;
  readonly onTotal: (total: number) => void;
  readonly onControl: (id: ControlId) => void;
  readonly onCriterion: (id: CriterionId) => void;
  readonly onMap: (control: ControlId, criterion: CriterionId) => void;
  readonly empty: ReactNode;
}

const placeOf = (target: EventTarget): CellPlace | null => {
  const cell = (target as Element).closest<HTMLElement>('[data-row]');
  return cell === null ? null : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
};

export const MatrixGrid = ({
  question,
  series,
  selectedId,
  mayMap,
  onTotal,
  onControl,
  onCriterion,
  onMap,
  empty,
}: MatrixGridProps) => {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { view, onScroll } = useScrollView(scroller);
  const [focused, setFocused] = useState<CellPlace>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<CellPlace | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const columns = columnsOf(series);
  const first = Math.max(0, Math.floor(view.top / ROW) - MARGIN_ROWS);
  const last = Math.ceil((view.top + view.height) / ROW) + MARGIN_ROWS;
  const rows = useRows('controls', 'matrix', question, { first, last });
  const { total } = rows;

  useEffect(() => {
    if (!rows.isPending) onTotal(total);
  }, [rows.isPending, total, onTotal]);
  const asked = JSON.stringify(question);
  useEffect(() => {
    scroller?.scrollTo(0, 0);
    setFocused({ row: 0, column: 0 });
    setPointed(null);
  }, [asked, scroller]);

  const focusCell = (place: CellPlace) => {
    setFocused(place);
    if (scroller === null) return;
    const room = { height: scroller.clientHeight - HEAD, width: scroller.clientWidth - NAME };
    if (place.row >= 0) {
      const top = place.row * ROW;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      if (top + ROW > scroller.scrollTop + room.height) scroller.scrollTop = top + ROW - room.height;
    }
    if (place.column >= 0) {
      const left = place.column * CELL;
      if (left < scroller.scrollLeft) scroller.scrollLeft = left;
      if (left + CELL > scroller.scrollLeft + room.width) scroller.scrollLeft = left + CELL - room.width;
    }
    window.requestAnimationFrame(() => {
      scroller
        .querySelector<HTMLElement>(
          `[data-row="${String(place.row)}"][data-column="${String(place.column)}"]`,
        )
        ?.focus({ preventScroll: true });
    });
  };

  const open = ({ row: place, column: at }: CellPlace) => {
    const row = place < 0 ? undefined : rows.rowAt(place);
    const column = columns[at];
    if (place < 0 && column !== undefined) onCriterion(column.id);
    if (row === undefined) return;
    if (column === undefined || pointsOf(row, column.id) !== null) onControl(row.controlId);
    else if (mayMap) onMap(row.controlId, column.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const perPage = Math.max(1, Math.floor((view.height - HEAD) / ROW) - 1);
    const isCtrl = event.ctrlKey || event.metaKey;
    const size = { rows: total, columns: columns.length, perPage };
    const next = placeAfter(event.key, isCtrl, focused, size);
    if (next !== null) {
      event.preventDefault();
      focusCell(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(focused);
    }
  };

  const shownTo = Math.min(last, total - 1);
  const places = Array.from({ length: Math.max(0, shownTo - first + 1) }, (_, index) => first + index);
  // The row with the focus stays, however far one scrolls: the keyboard must find its way back.
  if (focused.row >= 0 && focused.row < total && (focused.row < first || focused.row > shownTo))
    places.push(focused.row);

  if (rows.failure !== null) return <FailureNotice failure={rows.failure} />;
  if (!rows.isPending && total === 0) return <div className={styles.none}>{empty}</div>;
  const said = pointed ?? (hasFocus ? focused : null);
  const saidRow = said === null || said.row < 0 ? undefined : rows.rowAt(said.row);
  return (
    <>
      <div
        className={styles.grid}
        role="grid"
        aria-label={text.table}
        aria-rowcount={total + 2}
        aria-colcount={columns.length + 1}
        aria-busy={rows.isPending}
      >
        <div
          role="presentation"
          className={styles.scroller}
          ref={setScroller}
          onScroll={onScroll}
          onKeyDown={onKeyDown}
          onMouseOver={(event) => {
            setPointed(placeOf(event.target));
          }}
          onMouseLeave={() => {
            setPointed(null);
          }}
          onFocus={(event) => {
            const place = placeOf(event.target);
            if (place !== null) setFocused(place);
            setHasFocus(place !== null);
          }}
          onBlur={() => {
            setHasFocus(false);
          }}
          onClick={(event) => {
            const place = placeOf(event.target);
            if (place === null) return;
            setFocused(place);
            open(place);
          }}
        >
          <MatrixHead
            series={series}
            focusedColumn={focused.row === -1 ? focused.column : null}
            pointedColumn={said?.column ?? null}
          />
          <div role="rowgroup" className={styles.body} style={{ height: `${String(total * ROW)}px` }}>
            {places.map((place) => (
              <MatrixLine
                key={place}
                place={place}
                row={rows.rowAt(place)}
                columns={columns}
                isSelected={selectedId !== null && rows.rowAt(place)?.controlId === selectedId}
                focusedColumn={focused.row === place ? focused.column : null}
              />
            ))}
          </div>
        </div>
      </div>
      <p className={styles.said}>{inWords(said, saidRow, columns, mayMap)}</p>
    </>
  );
};

const inWords = (
  place: CellPlace | null,
  row: MatrixRow | undefined,
  columns: ReturnType<typeof columnsOf>,
  mayMap: boolean,
): string => {
  const column = place === null ? undefined : columns[place.column];
  if (place === null) return text.hint;
  if (place.row < 0)
    return column === undefined
      ? text.hint
      : text.criterionHead(column.id, column.title, column.controls, column.notApplicable);
  if (row === undefined) return text.hint;
  const control = `${row.controlId} ${row.title}`;
  if (column === undefined) return `${control}: ${text.rowTotal(row.cells.length)}. ${text.hintOpen}`;
  const points = pointsOf(row, column.id);
  const hint = points !== null ? text.hintOpen : mayMap ? text.hintMap : '';
  return `${text.cell(control, `${column.id} ${column.title}`, points)}. ${hint}`;
};
