// The criteria of the scope as a grid under the headings of their series. At most 61 rows, so all exist;
// arrows move, Enter opens.
import { type KeyboardEvent, useRef, useState } from 'react';
import type { CriterionId } from '../../../shared/ids';
import { criteria as text } from '../../messages/criteria';
import type { TimeWords } from '../../messages/time-words';
import { StateMark } from '../../ui/StateMark';
import styles from './criteria.module.css';
import { type CriterionRow, missingIn, type SeriesStanding } from './standing-by-series';

const columnsOf = (words: TimeWords): readonly string[] => [
  text.columnNumber,
  text.columnTitle,
  text.columnControls,
  text.columnPoints,
  words.columnEvidence,
  text.columnMissing,
];

interface CriteriaTableProps {
  readonly series: readonly SeriesStanding[];
  readonly words: TimeWords;
  readonly selectedId: CriterionId | null;
  readonly onSelect: (id: CriterionId) => void;
}

export const CriteriaTable = ({ series, words, selectedId, onSelect }: CriteriaTableProps) => {
  const rows = series.flatMap((one) => one.criteria);
  const [focusedId, setFocusedId] = useState<CriterionId | null>(null);
  const body = useRef<HTMLDivElement>(null);
  // Before the first control everything is open; that is a beginning, and no wall of alarms.
  const hasBegun = rows.some((row) => row.controlIds.length > 0);
  const stop = rows.some((row) => row.criterion.id === focusedId) ? focusedId : rows[0]?.criterion.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const place = rows.findIndex((row) => row.criterion.id === stop);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 10,
      PageUp: place - 10,
      Home: 0,
      End: rows.length - 1,
    };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const row = rows[Math.min(rows.length - 1, Math.max(0, target))];
      if (row === undefined) return;
      setFocusedId(row.criterion.id);
      const element = body.current?.querySelector<HTMLElement>(`[data-id="${row.criterion.id}"]`);
      element?.focus();
      element?.scrollIntoView({ block: 'nearest' });
      // With the panel open, moving shows the next one.
      if (selectedId !== null) onSelect(row.criterion.id);
    } else if ((event.key === 'Enter' || event.key === ' ') && stop !== undefined && stop !== null) {
      event.preventDefault();
      onSelect(stop);
    }
  };

  return (
    <div className={styles.table} role="grid" aria-label={text.table} aria-colcount={columnsOf(words).length}>
      {/* The head scrolls along sideways and stays on top, so that it always fits its columns. */}
      <div role="presentation" className={styles.scroller} ref={body} onKeyDown={onKeyDown}>
        <div role="rowgroup" className={styles.headGroup}>
          <div role="row" className={styles.head}>
            {columnsOf(words).map((title) => (
              <span key={title} role="columnheader">
                {title}
              </span>
            ))}
          </div>
        </div>
        {series.map((one) => (
          <div key={one.id} role="rowgroup" aria-label={text.series(one.id, one.name)}>
            <div role="row" className={styles.series}>
              <span role="gridcell">
                <b>{one.id}</b> {one.name}
              </span>
            </div>
            {one.criteria.map((row) => (
              <Row
                key={row.criterion.id}
                row={row}
                words={words}
                isSelected={row.criterion.id === selectedId}
                isStop={row.criterion.id === stop}
                hasBegun={hasBegun}
                onFocus={() => {
                  setFocusedId(row.criterion.id);
                }}
                onSelect={() => {
                  onSelect(row.criterion.id);
                }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
};

interface RowProps {
  readonly row: CriterionRow;
  readonly words: TimeWords;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly hasBegun: boolean;
  readonly onFocus: () => void;
  readonly onSelect: () => void;
}

const Row = ({ row, words, isSelected, isStop, hasBegun, onFocus, onSelect }: RowProps) => {
  const { criterion } = row;
  const missing = missingIn(row);
  const isWorst = missing === 'control' && hasBegun;
  return (
    <div
      role="row"
      className={styles.row}
      data-not-applicable={row.notApplicable !== null || undefined}
      data-id={criterion.id}
      aria-selected={isSelected}
      aria-label={[
        criterion.id,
        criterion.title,
        text.controlsCell(row.controlIds.length),
        text.pointsCell(row.pointsWithControl, row.points.length),
        row.notApplicable !== null
          ? text.notApplicable
          : missing === null
            ? ''
            : text.missing(missing, words),
      ]
        .filter((part) => part !== '')
        .join(', ')}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onSelect}
    >
      <span role="gridcell" className="id">
        {criterion.id}
      </span>
      <span role="gridcell" className={styles.cut} title={criterion.title}>
        {criterion.title}
      </span>
      <span role="gridcell">{row.controlIds.length}</span>
      <span role="gridcell">{text.pointsOf(row.pointsWithControl, row.points.length)}</span>
      <span role="gridcell">{row.evidenceInPeriodCount}</span>
      <span role="gridcell">
        {row.notApplicable !== null && (
          <span className="faint" title={row.notApplicable}>
            {text.notApplicable}
          </span>
        )}
        {missing !== null && (
          <StateMark state={isWorst ? 'missed' : 'due'} quiet={!isWorst}>
            {text.missing(missing, words)}
          </StateMark>
        )}
      </span>
    </div>
  );
};
