// A list of tens or a few hundred rows as a grid, all of which exist: arrows move, Enter opens. Rows can
// stand in groups. For lists of any length there is DataTable.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import styles from './PlainGrid.module.css';

export interface PlainColumn<Row> {
  readonly title: string;
  /** As CSS grid has it. */
  readonly width: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface PlainGridProps<Row> {
  readonly label: string;
  /** Each inner list is one group; a hairline stands between groups. */
  readonly groups: readonly (readonly Row[])[];
  readonly columns: readonly PlainColumn<Row>[];
  readonly rowId: (row: Row) => string;
  /** What a screen reader says for the whole row. */
  readonly rowLabel: (row: Row) => string;
  readonly selectedId: string | null;
  readonly onSelect: (row: Row) => void;
}

export const PlainGrid = <Row,>({
  label,
  groups,
  columns,
  rowId,
  rowLabel,
  selectedId,
  onSelect,
}: PlainGridProps<Row>) => {
  const rows = groups.flat();
  const [focused, setFocused] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const stop = Math.min(focused, rows.length - 1);
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      PageDown: stop + 10,
      PageUp: stop - 10,
      Home: 0,
      End: rows.length - 1,
    };
    const target = moves[event.key];
    const place = target === undefined ? stop : Math.min(rows.length - 1, Math.max(0, target));
    const row = rows[place];
    if (row === undefined) return;
    if (target !== undefined) {
      event.preventDefault();
      setFocused(place);
      body.current?.querySelector<HTMLElement>(`[data-place="${String(place)}"]`)?.focus();
      if (selectedId !== null) onSelect(row);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(row);
    }
  };

  let place = -1;
  return (
    <div className={styles.table} role="grid" aria-label={label} aria-rowcount={rows.length + 1}>
      <div role="presentation" className={styles.scroller} ref={body} onKeyDown={onKeyDown}>
        <div role="rowgroup" className={styles.headGroup}>
          <div role="row" className={styles.head} style={template}>
            {columns.map(({ title, isNumber = false }) => (
              <span key={title} role="columnheader" className={isNumber ? styles.number : ''}>
                {title}
              </span>
            ))}
          </div>
        </div>
        {groups.map((group) => (
          <div key={group[0] === undefined ? '' : rowId(group[0])} role="rowgroup" className={styles.group}>
            {group.map((row) => {
              place += 1;
              const here = place;
              return (
                <div
                  key={rowId(row)}
                  role="row"
                  className={styles.row}
                  style={template}
                  data-place={here}
                  aria-selected={rowId(row) === selectedId}
                  aria-label={rowLabel(row)}
                  tabIndex={here === stop ? 0 : -1}
                  onFocus={() => {
                    setFocused(here);
                  }}
                  onClick={() => {
                    onSelect(row);
                  }}
                >
                  {columns.map(({ title, cell, isNumber = false }) => (
                    <span key={title} role="gridcell" className={isNumber ? styles.number : ''}>
                      {cell(row)}
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
};
