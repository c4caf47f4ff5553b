// The head of the matrix: series, criteria, and how many controls answer each. A criterion without a
// control stands out in shape and word, not in colour alone.
import { matrix as text } from '../../messages/matrix';
import { classNames } from '../../ui/class-names';
import { columnsOf, type MatrixSeries } from './matrix-columns';
import styles from './matrix.module.css';
import { CELL } from './matrix-size';

interface MatrixHeadProps {
  readonly series: readonly MatrixSeries[];
  readonly focusedColumn: number | null;
  readonly pointedColumn: number | null;
}

export const MatrixHead = ({ series, focusedColumn, pointedColumn }: MatrixHeadProps) => {
  const columns = columnsOf(series);
  return (
    <div role="rowgroup" className={styles.head}>
      <div className={styles.seriesRow} aria-hidden="true">
        <span className={styles.corner} />
        {series.map((one) => (
          <span
            key={one.id}
            className={styles.series}
            style={{ width: `${String(one.columns.length * CELL)}px` }}
            title={text.seriesHead(one.id, one.name)}
          >
            <b>{one.id}</b> {one.columns.length > 2 && one.name}
          </span>
        ))}
      </div>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <span role="columnheader" className={styles.corner}>
          <span>{text.columnControl}</span>
          <span className={styles.total}>{text.columnTotal}</span>
        </span>
        {columns.map((column, place) => (
          <span
            key={column.id}
            role="columnheader"
            data-row={-1}
            data-column={place}
            tabIndex={focusedColumn === place ? 0 : -1}
            aria-label={text.criterionHead(column.id, column.title, column.controls, column.notApplicable)}
            className={classNames(
              styles.criterion,
              'id',
              place === pointedColumn && styles.pointed,
              column.notApplicable !== null && styles.notApplicable,
            )}
          >
            {column.id}
          </span>
        ))}
      </div>
      <div role="row" aria-rowindex={2} className={styles.totals}>
        <span role="rowheader" className={styles.corner}>
          {text.rowTotals}
        </span>
        {columns.map((column) => {
          const isHole = column.controls === 0 && column.notApplicable === null;
          return (
            <span
              key={column.id}
              role="gridcell"
              className={classNames(styles.columnTotal, isHole && styles.hole)}
            >
              {column.notApplicable === null ? column.controls : 'n/a'}
            </span>
          );
        })}
      </div>
    </div>
  );
};
