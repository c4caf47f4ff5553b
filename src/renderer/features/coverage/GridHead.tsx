// The head of the grid: quarters, months, and where today lies.
import { type CalendarDate, type DateRange, daysBetween } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { dateText, dayMonth } from '../../messages/dates';
import styles from './grid.module.css';
import { monthColumns, quarterColumns } from './period-columns';

/** The least room in pixels for a month with its year; in less the year stands with its quarter alone. */
const ROOM_FOR_YEAR = 46;

interface GridHeadProps {
  readonly time: DateRange;
  readonly today: CalendarDate;
  readonly dayWidth: number;
  /** On paper there is no sticky corner, and the page says the date. */
  readonly isPrinted?: boolean;
}

export const GridHead = ({ time, today, dayWidth, isPrinted = false }: GridHeadProps) => {
  const at = (day: number) => Math.round(day * dayWidth);
  const now = daysBetween(time.from, today);
  const isInside = today >= time.from && today <= time.to;
  if (time.from === time.to)
    return (
      <div className={styles.headTime}>
        <span className={styles.quarterName} style={{ left: 0 }}>
          {text.asOf(dateText(time.from))}
        </span>
      </div>
    );
  return (
    <div className={styles.headTime}>
      {quarterColumns(time).map((column) => (
        <span
          key={column.key}
          className={styles.quarterName}
          style={{ left: at(column.start), width: at(column.end + 1) - at(column.start) }}
        >
          {column.name}
        </span>
      ))}
      {monthColumns(time).map((column) => {
        const width = at(column.end + 1) - at(column.start);
        return (
          <span
            key={column.key}
            className={styles.monthName}
            style={{ left: at(column.start), width }}
            title={column.name}
          >
            {width < ROOM_FOR_YEAR ? column.name.replace(/ \d+$/, '') : column.name}
          </span>
        );
      })}
      {isInside && !isPrinted && (
        <span className={styles.today} style={{ left: at(now) }}>
          <span title={text.today(dateText(today))}>{dayMonth(today)}</span>
        </span>
      )}
    </div>
  );
};
