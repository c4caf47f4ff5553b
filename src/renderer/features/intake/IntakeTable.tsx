// The waiting files as a grid in which several rows can be chosen, as in a file manager: a press chooses
// one, with Ctrl or the box one more, with Shift all between; arrows move. Only the rows in view exist.
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { Check } from 'lucide-react';
import type { Failure } from '../../../shared/errors';
import { rangeText } from '../../messages/dates';
import { intake as text } from '../../messages/intake';
import type { TimeWords } from '../../messages/time-words';
import { FileThumb } from '../evidence/FileThumb';
import { visibleText } from '../../../shared/visible-text';
import { ShownName } from '../evidence/ShownName';
import { useTimeWords } from '../evidence/use-examined-time';
import styles from './intake.module.css';
import { type Assessment, effectiveOf, type IntakeRow } from './intake-draft';

const ROW = 32;
/** The head stays on top of what scrolls. */
const HEAD = 32;
const MARGIN_ROWS = 12;

export interface AssessedRow extends Assessment {
  readonly row: IntakeRow;
  /** Why it could not be added the last time. */
  readonly failure: Failure | null;
}

interface IntakeTableProps {
  readonly rows: readonly AssessedRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (keys: ReadonlySet<string>) => void;
  /** Delete, as in a file manager: takes the chosen rows out of the table. */
  readonly onRemove: () => void;
  /** Enter or F2: goes on to the answers of the chosen row. */
  readonly onOpen: () => void;
}

const HEADS = [
  text.columnFile,
  text.columnTitle,
  text.columnControls,
  text.columnEffective,
  text.columnState,
];

/** The one word in the last column: what stops the row first, then what to look at, then "Ready". */
const stateOf = ({ blockers, cautions, failure }: AssessedRow, words: TimeWords) => {
  const [blocker] = blockers;
  if (blocker !== undefined) return { kind: 'blocked', word: text.blockers[blocker] } as const;
  if (failure !== null) return { kind: 'failed', word: text.failed } as const;
  const [caution] = cautions;
  if (caution !== undefined) return { kind: 'caution', word: text.caution(caution, words) } as const;
  return { kind: 'ready', word: text.ready } as const;
};

export const IntakeTable = ({ rows, chosen, onChoose, onRemove, onOpen }: IntakeTableProps) => {
  const words = useTimeWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [focused, setFocused] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const stop = Math.min(focused, rows.length - 1);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setView({ top: element.scrollTop, height: element.clientHeight });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const keyAt = (place: number) => rows[place]?.row.key;
  const chooseRange = (from: number, to: number) => {
    const [first, last] = from < to ? [from, to] : [to, from];
    onChoose(new Set(rows.slice(first, last + 1).map((one) => one.row.key)));
  };
  const chooseOne = (place: number) => {
    const key = keyAt(place);
    setAnchor(place);
    if (key !== undefined) onChoose(new Set([key]));
  };
  const toggle = (place: number) => {
    const key = keyAt(place);
    if (key === undefined) return;
    setAnchor(place);
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };

  const onRowClick = (event: MouseEvent, place: number) => {
    setFocused(place);
    const isBox = (event.target as HTMLElement).closest('[data-box]') !== null;
    if (event.shiftKey) chooseRange(anchor, place);
    else if (isBox || event.ctrlKey || event.metaKey) toggle(place);
    else chooseOne(place);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const place = Math.min(rows.length - 1, Math.max(0, target));
      setFocused(place);
      if (event.shiftKey) chooseRange(anchor, place);
      else if (!event.ctrlKey && !event.metaKey) chooseOne(place);
      const element = scroller.current;
      if (element === null) return;
      if (place * ROW < element.scrollTop) element.scrollTop = place * ROW;
      const bottom = (place + 1) * ROW + HEAD - element.clientHeight;
      if (bottom > element.scrollTop) element.scrollTop = bottom;
      window.requestAnimationFrame(() => {
        element.querySelector<HTMLElement>(`[data-place="${String(place)}"]`)?.focus({ preventScroll: true });
      });
    } else if (event.key === 'Delete') {
      event.preventDefault();
      onRemove();
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (chosen.size < 2) chooseOne(stop);
      onOpen();
    } else if (event.key === ' ') {
      event.preventDefault();
      toggle(stop);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      chooseRange(0, rows.length - 1);
    }
  };

  const first = Math.max(0, Math.floor(view.top / ROW) - MARGIN_ROWS);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW) + MARGIN_ROWS);
  const isAll = chosen.size === rows.length;
  return (
    <div
      className={styles.table}
      role="grid"
      aria-label={text.table}
      aria-rowcount={rows.length + 1}
      aria-multiselectable="true"
    >
      <div
        role="presentation"
        className={styles.scroller}
        ref={scroller}
        onScroll={(event) => {
          setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight });
        }}
      >
        <div role="rowgroup" className={styles.headGroup}>
          <div role="row" aria-rowindex={1} className={styles.head}>
            <span role="columnheader">
              <button
                type="button"
                className={styles.allBox}
                aria-label={isAll ? text.chooseNone : text.chooseAll}
                onClick={() => {
                  onChoose(isAll ? new Set() : new Set(rows.map((one) => one.row.key)));
                }}
              >
                <Box isOn={isAll} />
              </button>
            </span>
            {HEADS.map((title) => (
              <span key={title} role="columnheader">
                {title}
              </span>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className={styles.all}
          style={{ height: `${String(rows.length * ROW)}px` }}
          onKeyDown={onKeyDown}
        >
          {rows.slice(first, last).map((one, index) => {
            const place = first + index;
            return (
              <div
                key={one.row.key}
                role="row"
                data-place={place}
                aria-rowindex={place + 2}
                aria-selected={chosen.has(one.row.key)}
                aria-label={`${visibleText(one.row.files[0].name)}, ${one.row.title}, ${stateOf(one, words).word}`}
                tabIndex={place === stop ? 0 : -1}
                className={styles.row}
                style={{ transform: `translateY(${String(place * ROW)}px)` }}
                onClick={(event) => {
                  onRowClick(event, place);
                }}
              >
                <Cells assessed={one} words={words} isChosen={chosen.has(one.row.key)} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};

const Box = ({ isOn }: { readonly isOn: boolean }) => (
  <span className={isOn ? 'check check--on' : 'check'} aria-hidden="true">
    {isOn && <Check className="i" />}
  </span>
);

interface CellsProps {
  readonly assessed: AssessedRow;
  readonly words: TimeWords;
  readonly isChosen: boolean;
}

const Cells = ({ assessed, words, isChosen }: CellsProps) => {
  const { row } = assessed;
  const effective = effectiveOf(row);
  const state = stateOf(assessed, words);
  return (
    <>
      <span role="gridcell" data-box className={styles.boxCell}>
        <Box isOn={isChosen} />
      </span>
      <span role="gridcell" className={styles.fileCell}>
        <FileThumb name={row.files[0].name} />
        <span className={styles.cut}>
          <ShownName name={row.files[0].name} />
        </span>
        {row.files.length > 1 && <span className="faint">{text.moreFiles(row.files.length - 1)}</span>}
      </span>
      <span role="gridcell" className={styles.titleCell}>
        <bdi title={row.title}>{row.title}</bdi>
      </span>
      <span role="gridcell" className="id">
        {row.controlIds[0] ?? ''}
        {row.controlIds.length > 1 && ` ${text.moreFiles(row.controlIds.length - 1)}`}
      </span>
      <span role="gridcell">{effective === null ? '' : rangeText(effective)}</span>
      <span role="gridcell" className={styles.state} data-kind={state.kind}>
        {state.word}
      </span>
    </>
  );
};
