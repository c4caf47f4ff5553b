// A ruler of the examined time: a tick for each month, a tall one for each quarter of the period, thick
// for what is past. For Type I it is the year around the as-of date. Not a progress bar.
import {
  addDays,
  type CalendarDate,
  type DateRange,
  daysBetween,
  type ExaminedTime,
} from '../../shared/period';
import { dateText, dayMonth, monthName, rangeText } from '../messages/dates';
import styles from './PeriodRuler.module.css';
import { type State, StateShape } from './StateMark';

/** Something to be seen from afar, on the day it was due. */
export interface RulerMark {
  readonly date: CalendarDate;
  readonly states: readonly State[];
}

interface PeriodRulerProps {
  readonly examined: ExaminedTime;
  readonly today: CalendarDate;
  readonly marks?: readonly RulerMark[];
  /** What the marks say, in words. */
  readonly marksLabel?: string;
}

interface Tick {
  readonly date: CalendarDate;
  readonly share: number;
  readonly name: string;
  readonly isQuarter: boolean;
}

/** As a share of the ruler: half the width of the word for today. */
const NEAR = 0.06;

const spanOf = (examined: ExaminedTime): DateRange =>
  examined.type === 2
    ? examined.period
    : { from: addDays(examined.asOf, -182), to: addDays(examined.asOf, 183) };

const firstOfMonth = (year: number, month: number): CalendarDate =>
  `${String(year + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01` as CalendarDate;

const ticksOf = (span: DateRange): readonly Tick[] => {
  const days = daysBetween(span.from, span.to) + 1;
  const year = Number(span.from.slice(0, 4));
  const start = Number(span.from.slice(5, 7)) - 1;
  const begins = span.from.endsWith('-01') ? start : start + 1;
  const ticks: Tick[] = [];
  for (let month = begins; ; month += 1) {
    const date = firstOfMonth(year, month);
    if (date > span.to) return ticks;
    ticks.push({
      date,
      share: daysBetween(span.from, date) / days,
      name: monthName(month % 12),
      isQuarter: (month - begins) % 3 === 0,
    });
  }
};

export const PeriodRuler = ({ examined, today, marks = [], marksLabel = '' }: PeriodRulerProps) => {
  const span = spanOf(examined);
  const days = daysBetween(span.from, span.to) + 1;
  const percent = (share: number) => `${String(Math.min(1, Math.max(0, share)) * 100)}%`;
  const past = daysBetween(span.from, today) / days;
  const ticks = ticksOf(span);
  // A mark keeps clear of the word for today; where in its month it stands matters less.
  const placeOf = (date: CalendarDate): number => {
    const share = (daysBetween(span.from, date) + 1) / days;
    if (Math.abs(share - past) >= NEAR) return share;
    return share < past || past + NEAR > 1 ? past - NEAR : past + NEAR;
  };
  // Names have room for about 24 months; a longer period names every quarter.
  const named = ticks.length > 24 ? ticks.filter((tick) => tick.isQuarter) : ticks;
  const words = examined.type === 2 ? rangeText(examined.period) : dateText(examined.asOf);
  return (
    <div
      className={styles.ruler}
      role="img"
      aria-label={[words, `today is ${dateText(today)}`, marksLabel].filter((part) => part !== '').join('; ')}
    >
      <div className={styles.line} />
      {ticks.map((tick) => (
        <span
          key={tick.date}
          className={tick.isQuarter ? styles.quarter : styles.month}
          style={{ left: percent(tick.share) }}
        />
      ))}
      <span className={styles.quarter} style={{ left: '100%' }} />
      {named.map((tick) => (
        <span key={tick.date} className={styles.name} style={{ left: percent(tick.share) }}>
          {tick.name}
        </span>
      ))}
      {marks.map(({ date, states }) => (
        <span key={date} className={styles.mark} style={{ left: percent(placeOf(date)) }}>
          {states.map((state) => (
            <StateShape key={state} state={state} size={10} />
          ))}
        </span>
      ))}
      {past > 0 && <div className={styles.past} style={{ width: percent(past) }} />}
      {examined.type === 1 && (
        <span
          className={styles.asOf}
          style={{ left: percent(daysBetween(span.from, examined.asOf) / days) }}
        />
      )}
      {past >= 0 && past <= 1 && (
        <span className={styles.today} style={{ left: percent(past) }}>
          <span>{dayMonth(today)}</span>
        </span>
      )}
    </div>
  );
};
