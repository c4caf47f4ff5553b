// What a cadence means in days and months: the numbers of docs/coverage.md, and the tiles they cut.
import type { Cadence } from '../../shared/domain/catalog';
import { type Day, plusMonths, weekdayOf } from './calendar';

/** What decides where tiles begin. Weekdays matter to daily controls alone. */
export interface Rhythm {
  readonly cadence: Cadence;
  readonly weekdaysOnly: boolean;
}

export type CountedCadence = Exclude<Cadence, 'per-event'>;

const MONTHS: Partial<Readonly<Record<Cadence, number>>> = {
  annual: 12,
  'semi-annual': 6,
  quarterly: 3,
  monthly: 1,
  continuous: 1,
};

/** Days after the end within which an occurrence is late and not missed, unless the control says its own. */
export const USUAL_GRACE: Readonly<Record<CountedCadence, number>> = {
  annual: 30,
  'semi-annual': 30,
  quarterly: 15,
  monthly: 7,
  continuous: 7,
  weekly: 3,
  daily: 1,
};

/** The last days of an occurrence, in which it is due. */
export const LAST_DAYS: Readonly<Record<CountedCadence, number>> = {
  annual: 60,
  'semi-annual': 45,
  quarterly: 30,
  monthly: 14,
  continuous: 14,
  weekly: 7,
  daily: 1,
};

/** The same for the one day of Type I, whatever the cadence. */
export const LAST_DAYS_TYPE_1 = 30;

export const isWeekdaysRhythm = ({ cadence, weekdaysOnly }: Rhythm): boolean =>
  cadence === 'daily' && weekdaysOnly;

export const sameRhythm = (one: Rhythm, other: Rhythm): boolean =>
  one.cadence === other.cadence && isWeekdaysRhythm(one) === isWeekdaysRhythm(other);

/**
 * The first days of tiles such that every day from `first` to `last` lies in one, and behind them the day
 * on which the next would begin. Weeks, and Friday's tile of a weekdays rhythm, may begin before `first`.
 */
export const tileStarts = (rhythm: Rhythm, first: Day, last: Day): number[] => {
  const starts: number[] = [];
  const months = MONTHS[rhythm.cadence];
  if (months !== undefined) {
    // Each is counted from the first day: 31 January, 28 February, 31 March.
    for (let tile = 0; starts.length === 0 || (starts.at(-1) ?? last) <= last; tile += 1) {
      starts.push(plusMonths(first, tile * months));
    }
    return starts;
  }
  if (rhythm.cadence === 'weekly') {
    for (let day = first - weekdayOf(first); day <= last; day += 7) starts.push(day);
    starts.push((starts.at(-1) ?? first) + 7);
    return starts;
  }
  if (!rhythm.weekdaysOnly) {
    for (let day = first; day <= last + 1; day += 1) starts.push(day);
    return starts;
  }
  const weekend = Math.max(0, weekdayOf(first) - 4);
  for (let day = first - weekend; day <= last; day += weekdayOf(day) === 4 ? 3 : 1) starts.push(day);
  const lastStart = starts.at(-1) ?? first;
  starts.push(lastStart + (weekdayOf(lastStart) === 4 ? 3 : 1));
  return starts;
};
