// Occurrences by the month they are due in: one mark is one occurrence. The same stands below as a table
// for those who hear the page.
import type { CoverageSummary } from '../../../shared/domain/coverage';
import type { CalendarDate } from '../../../shared/period';
import { count } from '../../messages/count';
import { coverage } from '../../messages/coverage';
import { monthName, monthYear } from '../../messages/dates';
import { overview as text } from '../../messages/overview';
import { classNames } from '../../ui/class-names';
import { MarkPaths } from '../coverage/MarkPaths';
import { MARK_ORDER, marksScale, monthMarks, PER_ROW, shownCount } from './month-marks';
import styles from './overview.module.css';

const PITCH = 10;
const SIZE = 7;
/** In the order of the words of a legend, the good first. */
const LEGEND = ['met', 'late', 'missed', 'due', 'excused', 'not-due'] as const;

interface MonthsChartProps {
  readonly months: CoverageSummary['months'];
  readonly today: CalendarDate;
}

const nameOf = (month: string): string => monthName(Number(month.slice(5)) - 1);

export const MonthsLegend = ({ per }: { readonly per: number }) => (
  <span className={styles.legend}>
    {per > 1 && <span className="faint">{text.monthsScale(per)}</span>}
    {LEGEND.map((state) => (
      <span key={state} className={styles.legendItem}>
        <svg width={SIZE + 1} height={SIZE + 1} viewBox="0 0 8 8" overflow="visible" aria-hidden="true">
          <MarkPaths marks={[{ state, x: 4, y: 4 }]} size={SIZE} />
        </svg>
        {coverage.state(state)}
      </span>
    ))}
  </span>
);

export const scaleOf = (months: CoverageSummary['months']): number =>
  marksScale(months.map(({ counts }) => counts));

export const MonthsChart = ({ months, today }: MonthsChartProps) => {
  const per = scaleOf(months);
  const drawn = months.map(({ month, counts }) => ({ month, counts, marks: monthMarks(counts, per) }));
  const rows = Math.ceil(Math.max(1, ...drawn.map(({ marks }) => marks.length)) / PER_ROW);
  const width = PER_ROW * PITCH;
  return (
    <>
      <div className={styles.months} aria-hidden="true">
        {drawn.map(({ month, counts, marks }, place) => (
          <div
            key={month}
            className={classNames(
              styles.month,
              place % 3 === 0 && place > 0 && styles.quarter,
              today.startsWith(month) && styles.now,
            )}
          >
            <div className={styles.monthHead}>
              <b>{nameOf(month)}</b>
              <span>{count(shownCount(counts))}</span>
            </div>
            <svg viewBox={`0 0 ${String(width)} ${String(rows * PITCH)}`} overflow="visible">
              <MarkPaths
                size={SIZE}
                marks={marks.map((state, index) => ({
                  state,
                  x: (index % PER_ROW) * PITCH + 4,
                  y: Math.floor(index / PER_ROW) * PITCH + 4,
                }))}
              />
            </svg>
          </div>
        ))}
      </div>
      <table className="unseen">
        <caption>{text.monthsTable}</caption>
        <thead>
          <tr>
            <th scope="col">{text.month}</th>
            {MARK_ORDER.map((state) => (
              <th key={state} scope="col">
                {coverage.state(state)}
              </th>
            ))}
            <th scope="col">{text.all}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ month, counts }) => (
            <tr key={month}>
              <th scope="row">{monthYear(`${month}-01` as CalendarDate)}</th>
              {MARK_ORDER.map((state) => (
                <td key={state}>{count(counts[state])}</td>
              ))}
              <td>{count(shownCount(counts))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
