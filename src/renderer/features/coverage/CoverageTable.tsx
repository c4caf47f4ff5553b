// The grid of controls over the period. Only rows in view exist; one tab stop, arrows move from cell to
// cell and keep the day one is at, Enter opens. Head and names stay in view.
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type { CoverageGrid, CoverageRow } from '../../../shared/domain/coverage';
import type { ControlId } from '../../../shared/ids';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { type Question, useRows } from '../../app/use-rows';
import { useCall } from '../../app/use-call';
import { controls as controlText } from '../../messages/controls';
import { coverage as text } from '../../messages/coverage';
import { classNames } from '../../ui/class-names';
import { FailureNotice } from '../../ui/Notice';
import { gridLayout, ROW_HEIGHT } from './grid-layout';
import styles from './grid.module.css';
import { GridHead } from './GridHead';
import { GridRow, ON_NAME } from './GridRow';
import { monthColumns, quarterColumns, spansYears } from './period-columns';
import { cellAtDay, cellsOf, type RowCell } from './row-cells';
import { useGridSize } from './use-grid-size';

export type CoverageQuestion = Omit<Question<'coverage', 'grid'>, 'today'> & { readonly today: CalendarDate };

const HEAD = 44;
const MARGIN_ROWS = 8;
const NO_GRID: Pick<CoverageGrid, 'byCadence'> = { byCadence: [] };

interface CoverageTableProps {
  readonly question: CoverageQuestion;
  readonly openId: ControlId | null;
  readonly openFrom: CalendarDate | null;
  /** `2026-05` when the panel shows the weeks or days of a month. */
  readonly openMonth: string | null;
  readonly onOpen: (row: CoverageRow, cell: RowCell | null, firstDay: CalendarDate) => void;
  readonly onDropFiles:
    ((row: CoverageRow, cell: RowCell, firstDay: CalendarDate, files: readonly File[]) => void) | null;
  readonly empty: ReactNode;
}

interface Focus {
  readonly place: number;
  readonly day: number;
}

export const CoverageTable = ({
  question,
  openId,
  openFrom,
  openMonth,
  onOpen,
  onDropFiles,
  empty,
}: CoverageTableProps) => {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const [focus, setFocus] = useState<Focus>({ place: 0, day: 0 });
  const head = useCall('coverage', 'grid', { ...question, offset: 0, limit: 100 });
  const isBanded = question.sort === 'cadence';
  const time = head.data?.time;
  const total = head.data?.total ?? 0;
  const { byCadence } = head.data ?? NO_GRID;
  const layout = useMemo(() => gridLayout(total, isBanded ? byCadence : []), [total, isBanded, byCadence]);
  const inView = layout.rowsBetween(view.top, view.top + view.height);
  const first = Math.max(0, inView.first - MARGIN_ROWS);
  const last = Math.min(total - 1, inView.last + MARGIN_ROWS);
  const rows = useRows('coverage', 'grid', question, { first, last });
  const columns = useMemo(
    () =>
      time === undefined
        ? null
        : {
            months: monthColumns(time),
            quarters: new Set(quarterColumns(time).map((column) => column.start)),
            days: daysBetween(time.from, time.to) + 1,
            withYear: spansYears(time),
          },
    [time],
  );
  const size = useGridSize(scroller, columns?.months.length ?? 1);
  const dayWidth = columns === null ? 0 : size.timeWidth / columns.days;

  // Only whole rows matter to what is drawn: between them scrolling is the browser's work alone.
  const onScroll = (element: HTMLDivElement) => {
    const top = Math.floor(element.scrollTop / ROW_HEIGHT) * ROW_HEIGHT;
    const height = element.clientHeight + ROW_HEIGHT;
    setView((now) => (now.top === top && now.height === height ? now : { top, height }));
  };
  useLayoutEffect(() => {
    if (scroller !== null) onScroll(scroller);
  }, [scroller, size.height]);

  const asked = JSON.stringify(question);
  useEffect(() => {
    if (scroller !== null) scroller.scrollTop = 0;
    setFocus({ place: 0, day: 0 });
  }, [asked, scroller]);

  const firstDay = time?.from;
  const open = useCallback(
    (row: CoverageRow, cell: RowCell | null, place: number) => {
      if (firstDay === undefined) return;
      setFocus({ place, day: cell?.start ?? ON_NAME });
      onOpen(row, cell, firstDay);
    },
    [onOpen, firstDay],
  );
  const dropFiles = useMemo(
    () =>
      onDropFiles === null || firstDay === undefined
        ? null
        : (row: CoverageRow, cell: RowCell, files: readonly File[]) => {
            onDropFiles(row, cell, firstDay, files);
          },
    [onDropFiles, firstDay],
  );

  const moveTo = (place: number, day: number) => {
    if (scroller === null || total === 0) return;
    const target = Math.min(Math.max(0, place), total - 1);
    setFocus({ place: target, day });
    const top = layout.topOf(target);
    const room = scroller.clientHeight - HEAD;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    if (top + ROW_HEIGHT > scroller.scrollTop + room) scroller.scrollTop = top + ROW_HEIGHT - room;
    window.requestAnimationFrame(() => {
      scroller
        .querySelector<HTMLElement>(`[data-place="${String(target)}"] [tabindex="0"]`)
        ?.focus({ preventScroll: true });
    });
  };

  const cellsAt = (place: number): readonly RowCell[] => {
    const row = rows.rowAt(place);
    return row === undefined || columns === null ? [] : cellsOf(row, columns.months);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const cells = cellsAt(focus.place);
    const now = focus.day === ON_NAME ? null : cellAtDay(cells, focus.day);
    const at = now === null ? -1 : cells.indexOf(now);
    const sideways = (place: number) => {
      moveTo(focus.place, cells[Math.min(place, cells.length - 1)]?.start ?? ON_NAME);
    };
    const perPage = Math.max(1, Math.floor((view.height - HEAD) / ROW_HEIGHT) - 2);
    const withControl = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => {
        sideways(at + 1);
      },
      ArrowLeft: () => {
        sideways(Math.max(-1, at - 1));
      },
      ArrowDown: () => {
        moveTo(focus.place + 1, focus.day);
      },
      ArrowUp: () => {
        moveTo(focus.place - 1, focus.day);
      },
      PageDown: () => {
        moveTo(focus.place + perPage, focus.day);
      },
      PageUp: () => {
        moveTo(focus.place - perPage, focus.day);
      },
      Home: () => {
        if (withControl) moveTo(0, focus.day);
        else sideways(0);
      },
      End: () => {
        if (withControl) moveTo(total - 1, focus.day);
        else sideways(cells.length - 1);
      },
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      move();
    } else if (event.key === 'Enter' || event.key === ' ') {
      const row = rows.rowAt(focus.place);
      if (row === undefined) return;
      event.preventDefault();
      open(row, focus.day === ON_NAME ? null : cellAtDay(cells, focus.day), focus.place);
    }
  };

  if (rows.failure !== null) return <FailureNotice failure={rows.failure} />;
  if (!rows.isPending && total === 0) return <div className={styles.none}>{empty}</div>;
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  // The row with the focus stays, however far one scrolls: the keyboard must find its way back.
  if (focus.place < total && (focus.place < first || focus.place > last)) places.push(focus.place);
  const openStart =
    openFrom !== null && time !== undefined
      ? daysBetween(time.from, openFrom)
      : (columns?.months.find(({ key }) => key === openMonth)?.start ?? null);
  const now = time === undefined ? -1 : daysBetween(time.from, question.today);
  return (
    <div
      className={classNames(styles.grid, size.isWide && styles.wide)}
      role="grid"
      aria-label={text.grid}
      aria-rowcount={total + 1}
      aria-busy={rows.isPending}
      style={{ '--name': `${String(size.nameWidth)}px` } as CSSProperties}
    >
      <div
        role="presentation"
        className={styles.scroller}
        ref={setScroller}
        onScroll={(event) => {
          onScroll(event.currentTarget);
        }}
      >
        <div role="presentation" className={styles.inner} style={{ width: size.nameWidth + size.timeWidth }}>
          <div role="rowgroup" className={styles.head}>
            <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
              <div role="columnheader" className={styles.corner}>
                {text.control}
              </div>
              <div role="columnheader" style={{ display: 'contents' }}>
                {time !== undefined && <GridHead time={time} today={question.today} dayWidth={dayWidth} />}
              </div>
            </div>
          </div>
          <div role="rowgroup" className={styles.all} style={{ height: layout.height }} onKeyDown={onKeyDown}>
            {now >= 0 && columns !== null && now < columns.days && columns.days > 1 && (
              <span
                className={styles.now}
                style={{ left: size.nameWidth + Math.round(now * dayWidth) }}
                aria-hidden="true"
              />
            )}
            {layout.bands.map(({ summary, top }) => (
              <div key={summary.cadence} role="presentation" className={styles.band} style={{ top }}>
                <span className={styles.bandWords}>
                  <b>{controlText.cadence(summary.cadence)}</b>
                  {text.bandNote(summary.cadence, summary.controls, summary.counts, columns?.days === 1)}
                </span>
              </div>
            ))}
            {columns !== null &&
              time !== undefined &&
              places.map((place) => {
                const row = rows.rowAt(place);
                const isOpen = row !== undefined && row.controlId === openId;
                return (
                  <GridRow
                    key={place}
                    row={row}
                    place={place}
                    top={layout.topOf(place)}
                    months={columns.months}
                    quarters={columns.quarters}
                    firstDay={time.from}
                    dayWidth={dayWidth}
                    withYear={columns.withYear}
                    focusDay={place === focus.place ? focus.day : null}
                    isOpen={isOpen}
                    openStart={isOpen ? openStart : null}
                    onOpen={open}
                    onDropFiles={dropFiles}
                  />
                );
              })}
          </div>
        </div>
      </div>
    </div>
  );
};
