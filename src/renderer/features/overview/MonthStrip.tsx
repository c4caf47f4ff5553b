// Evidence by month: one mark is one item, so that an empty month is seen as what it is.
import { monthName } from '../../messages/dates';
import { overview as text } from '../../messages/overview';
import type { EvidenceMonth } from '../../../shared/domain/evidence';
import styles from './overview.module.css';

const PER_ROW = 7;
/** Beyond this many marks nobody counts; the number says it. */
const MOST_MARKS = 42;
const PITCH = 10;

const nameOf = (month: string): string => monthName(Number(month.slice(5)) - 1);

export const MonthStrip = ({ months }: { readonly months: readonly EvidenceMonth[] }) => {
  const rows = Math.ceil(
    Math.min(MOST_MARKS, Math.max(1, ...months.map((month) => month.evidenceCount))) / PER_ROW,
  );
  return (
    <ul className={styles.months}>
      {months.map((month) => (
        <li key={month.month} className={styles.month}>
          <span className={styles.monthHead} aria-hidden="true">
            <b>{nameOf(month.month)}</b>
            <span>{month.evidenceCount}</span>
          </span>
          <svg
            viewBox={`0 0 ${String(PER_ROW * PITCH)} ${String(rows * PITCH)}`}
            role="img"
            aria-label={text.month(
              `${nameOf(month.month)} ${month.month.slice(0, 4)}`,
              month.evidenceCount,
              month.controlCount,
            )}
          >
            {Array.from({ length: Math.min(MOST_MARKS, month.evidenceCount) }, (_, index) => (
              <circle
                key={index}
                cx={(index % PER_ROW) * PITCH + 4}
                cy={Math.floor(index / PER_ROW) * PITCH + 4}
                r="2.8"
                fill="var(--met)"
              />
            ))}
          </svg>
        </li>
      ))}
    </ul>
  );
};
