// What stands inside one cell of the grid, by the room it has. State by shape, colour and, where there is
// room, word; the cell's name says all of it to those who hear it.
import { memo } from 'react';
import type { CalendarDate } from '../../../shared/period';
import { addDays } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { dayMonth } from '../../messages/dates';
import { classNames } from '../../ui/class-names';
import { StateShape } from '../../ui/StateMark';
import { markOf, type RowOccurrence } from './occurrence-states';
import styles from './grid.module.css';

/** Pixels from which a cell has room for a day's number, for a date, and for a date and a number. */
const DAY_ROOM = 40;
const DATE_ROOM = 76;
const NUMBER_ROOM = 132;
const MARK_ROOM = 16;
/** From here on a number at the far end would stand alone. */
const FAR = 240;

interface CellContentProps {
  readonly occurrence: RowOccurrence;
  readonly width: number;
  /** Day 0. */
  readonly firstDay: CalendarDate;
}

const dayNumber = (date: CalendarDate): string => String(Number(date.slice(8)));

export const CellContent = memo(({ occurrence, width, firstDay }: CellContentProps) => {
  const { state, end, servedOn, servedBy } = occurrence;
  const due = addDays(firstDay, end);
  const served = servedOn === null ? null : addDays(firstDay, servedOn);
  if (state === 'not-expected')
    return width >= DATE_ROOM ? <span className={styles.faint}>{text.state(state)}</span> : null;
  const mark = <StateShape state={markOf(state)} size={width < MARK_ROOM ? 10 : 14} />;
  if (width < DAY_ROOM || state === 'not-due') return mark;
  if (width < DATE_ROOM) {
    const short =
      state === 'late' && servedOn !== null ? (
        <b>{text.lateDays(servedOn - end)}</b>
      ) : state === 'due' ? (
        <span>{dayNumber(due)}</span>
      ) : state === 'met' && served !== null ? (
        <span>{dayNumber(served)}</span>
      ) : null;
    return (
      <>
        {mark}
        {short}
      </>
    );
  }
  return (
    <>
      {mark}
      {state !== 'met' &&
        (state === 'excused' ? <span>{text.state(state)}</span> : <b>{text.state(state)}</b>)}
      {/* Spaces are not seen here, but read: "Late 9 Jul", not "Late9 Jul". */}{' '}
      {state === 'due' && <span>{dayMonth(due)}</span>}
      {(state === 'met' || state === 'late') && served !== null && <span>{dayMonth(served)}</span>}{' '}
      {state === 'met' && servedBy !== null && width >= NUMBER_ROOM && (
        <span className={classNames('id', width >= FAR && styles.near)}>{servedBy}</span>
      )}
    </>
  );
});
CellContent.displayName = 'CellContent';
