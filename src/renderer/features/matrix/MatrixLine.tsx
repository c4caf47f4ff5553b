// One control of the matrix: its name, to how many criteria it is mapped, and a cell for each criterion.
import { memo } from 'react';
import type { MatrixRow } from '../../../shared/domain/control';
import type { CriterionId } from '../../../shared/ids';
import { matrix as text } from '../../messages/matrix';
import { classNames } from '../../ui/class-names';
import type { MatrixColumn } from './matrix-columns';
import styles from './matrix.module.css';
import { ROW } from './matrix-size';

/** Points of focus of a criterion the control is mapped to, 0 for the criterion as a whole, null for none. */
export const pointsOf = (row: MatrixRow, id: CriterionId): number | null =>
  row.cells.find((cell) => cell.criterionId === id)?.points ?? null;

interface MatrixLineProps {
  readonly place: number;
  /** Undefined while its page is on its way. */
  readonly row: MatrixRow | undefined;
  readonly columns: readonly MatrixColumn[];
  readonly isSelected: boolean;
  /** The cell the keyboard is in, if it is in this row; -1 is the name. */
  readonly focusedColumn: number | null;
}

/** Remembered: while one scrolls or points, only lines that change are drawn again. */
export const MatrixLine = memo(({ place, row, columns, isSelected, focusedColumn }: MatrixLineProps) => (
  <div
    role="row"
    aria-rowindex={place + 3}
    aria-selected={isSelected}
    className={styles.row}
    style={{ transform: `translateY(${String(place * ROW)}px)` }}
  >
    <span
      role="rowheader"
      data-row={place}
      data-column={-1}
      tabIndex={focusedColumn === -1 ? 0 : -1}
      className={styles.name}
      {...(row !== undefined && {
        'aria-label': `${text.openControl(row.controlId, row.title)}, ${text.rowTotal(row.cells.length)}`,
      })}
    >
      <span className="id">{row?.controlId ?? ''}</span>
      <bdi className={classNames('txt', styles.title)} title={row?.title}>
        {row?.title ?? ''}
      </bdi>
      <span className={styles.total}>{row?.cells.length ?? ''}</span>
    </span>
    {columns.map((column, at) => {
      const points = row === undefined ? null : pointsOf(row, column.id);
      return (
        <span
          key={column.id}
          role="gridcell"
          data-row={place}
          data-column={at}
          tabIndex={focusedColumn === at ? 0 : -1}
          aria-label={row === undefined ? '' : text.cell(row.controlId, column.id, points)}
          className={classNames(
            styles.cell,
            points !== null && styles.mapped,
            column.notApplicable !== null && styles.notApplicable,
          )}
        >
          {points === null ? '' : points === 0 ? text.whole : points}
        </span>
      );
    })}
  </div>
));
MatrixLine.displayName = 'MatrixLine';
