// Calendar dates and instants as people read them: English words in the order of the system's region.
// A calendar date is never moved by a time zone.
import type { CalendarDate, DateRange, Instant } from '../../shared/period';
import { region } from './region';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const parts = (date: CalendarDate): { year: string; month: string; day: string } => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? '', day: String(Number(day)) };
};

/** `30 Jun`, where the year is plain; `Jun 30` where the month is said first. */
export const dayMonth = (date: CalendarDate): string => {
  const { month, day } = parts(date);
  return region().order === 'dmy' ? `${day} ${month}` : `${month} ${day}`;
};

/** Days and the year of a date: `4 to 10 May` becomes `4 to 10 May 2026`. */
export const withYear = (days: string, date: CalendarDate): string => {
  const { year } = parts(date);
  const { order } = region();
  if (order === 'ymd') return `${year} ${days}`;
  return order === 'mdy' ? `${days}, ${year}` : `${days} ${year}`;
};

/** `4 May 2026`; `May 4, 2026`; `2026 May 4`. */
export const dateText = (date: CalendarDate): string => withYear(dayMonth(date), date);

/** `4 to 10 May`; `May 4 to 10`: days of one month. */
export const daysOfMonth = (from: CalendarDate, to: CalendarDate): string => {
  const [{ month, day }, last] = [parts(from), parts(to)];
  return region().order === 'dmy' ? `${day} to ${last.day} ${last.month}` : `${month} ${day} to ${last.day}`;
};

/** A month or a quarter and the year of a date: `Q3 2026`; `2026 Q3`. */
export const monthsWithYear = (months: string, date: CalendarDate): string => {
  const { year } = parts(date);
  return region().order === 'ymd' ? `${year} ${months}` : `${months} ${year}`;
};

/** `Sep 2026`; `2026 Sep`. */
export const monthYear = (date: CalendarDate): string => monthsWithYear(parts(date).month, date);

/** `1 Apr to 30 Jun 2026`, `18 Sep 2026`, `1 Oct 2025 to 30 Sep 2026`. */
export const rangeText = ({ from, to }: DateRange): string => {
  if (from === to) return dateText(from);
  return parts(from).year === parts(to).year
    ? withYear(`${dayMonth(from)} to ${dayMonth(to)}`, to)
    : `${dateText(from)} to ${dateText(to)}`;
};

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `Fri 25 Sep`; `Fri Sep 25`. */
export const weekdayText = (date: CalendarDate): string =>
  `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''} ${dayMonth(date)}`;

export const monthName = (month: number): string => MONTHS[month] ?? '';

const two = (number: number): string => String(number).padStart(2, '0');
const localDate = (time: Date): CalendarDate =>
  `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}` as CalendarDate;

/** `09:48`, `9:48 AM`, `09.48`: by the clock of this computer, as the region tells it. */
export const clockText = (time: Date): string => {
  const { clock, timeSeparator, morning, afternoon } = region();
  const [hours, minutes] = [time.getHours(), two(time.getMinutes())];
  return clock === 24
    ? `${two(hours)}${timeSeparator}${minutes}`
    : `${String(hours % 12 === 0 ? 12 : hours % 12)}${timeSeparator}${minutes} ${hours < 12 ? morning : afternoon}`;
};

/** `21 Nov 2026, 09:48`, by the clock of this computer. */
export const instantText = (instant: Instant): string => {
  const time = new Date(instant);
  return `${dateText(localDate(time))}, ${clockText(time)}`;
};

/** Today by the clock of this computer, as a calendar date. */
export const today = (): CalendarDate => localDate(new Date());

/** The day of an instant by the clock of this computer, as a calendar date. */
export const dayOf = (instant: Instant): CalendarDate => localDate(new Date(instant));

/** `21 Nov 2026`, the day of an instant by the clock of this computer. */
export const dayText = (instant: Instant): string => dateText(dayOf(instant));

const DAY_MS = 86_400_000;

/** `today`, `yesterday`, `12 days ago`, by the calendar of this computer; the date of what lies ahead of its clock. */
export const daysAgoText = (instant: Instant, now: Date = new Date()): string => {
  const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(new Date(instant))) / DAY_MS);
  if (days < 0) return dayText(instant);
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${String(days)} days ago`;
};

/** `today, 09:48`, `yesterday`, `12 days ago`: where the instant itself is not shown beside it. */
export const agoText = (instant: Instant, now: Date = new Date()): string => {
  const days = daysAgoText(instant, now);
  return days === 'today' ? `today, ${clockText(new Date(instant))}` : days;
};
