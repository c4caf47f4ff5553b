// The days of one month as a calendar page: what a row of the grid draws as bars, here each by its shape.
import type { Occurrence } from '../../../shared/domain/coverage';
import { addDays, type CalendarDate } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { dateText } from '../../messages/dates';
import { region, WEEK_DAYS } from '../../messages/region';
import { classNames } from '../../ui/class-names';
import { StateShape } from '../../ui/StateMark';
import { markOf } from './occurrence-states';
import styles from './panel.module.css';
import { addMonths } from './period-columns';

interface MonthCalendarProps {
  readonly month: string;
  readonly occurrences: readonly Occurrence[];
  readonly onShow: (from: CalendarDate) => void;
}

/** The region's first day of the week is 0. */
const weekdayOf = (date: CalendarDate): number =>
  (new Date(`${date}T00:00:00Z`).getUTCDay() + 13 - WEEK_DAYS.indexOf(region().firstDay)) % 7;

const weekdays = (): readonly string[] => {
  const first = WEEK_DAYS.indexOf(region().firstDay);
  return [...text.weekdays.slice(first), ...text.weekdays.slice(0, first)];
};

export const MonthCalendar = ({ month, occurrences, onShow }: MonthCalendarProps) => {
  const first = `${month}-01` as CalendarDate;
  const next = addMonths(first, 1);
  const days: CalendarDate[] = [];
  for (let day = first; day < next; day = addDays(day, 1)) days.push(day);
  return (
    <div>
      <div className={styles.weekdays} aria-hidden="true">
        {weekdays().map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      <div className={styles.calendar}>
        {days.map((day, place) => {
          const one = occurrences.find(({ from, to }) => day >= from && day <= to);
          // A week, or a Friday that lasts until Sunday, is marked on its last day of the month.
          const isMarked =
            one !== undefined && (day === one.to || (place === days.length - 1 && one.to > day));
          const column = place === 0 ? { gridColumnStart: weekdayOf(day) + 1 } : {};
          const number = String(Number(day.slice(8)));
          if (one === undefined)
            return (
              <span key={day} className={styles.day} style={column} aria-hidden="true">
                {number}
              </span>
            );
          return (
            <button
              key={day}
              type="button"
              className={classNames(
                styles.day,
                one.state === 'missed' && styles.dayMissed,
                one.state === 'late' && styles.dayLate,
              )}
              style={column}
              aria-label={`${dateText(day)}, ${text.stateInside(one.state)}`}
              onClick={() => {
                onShow(one.from);
              }}
            >
              {number}
              {isMarked && <StateShape state={markOf(one.state)} />}
            </button>
          );
        })}
      </div>
    </div>
  );
};
