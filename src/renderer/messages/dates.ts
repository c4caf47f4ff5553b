// Calendar dates and instants as people read them. A calendar date is never moved by a time zone.
import type { CalendarDate, DateRange, Instant } from '../../shared/period';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const parts = (date: CalendarDate): { year: string; month: string; day: string } => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? '', day: String(Number(day)) };
};

/** `4 May 2026`. */
export const dateText = (date: CalendarDate): string => {
  const { year, month, day } = parts(date);
  return `${day} ${month} ${year}`;
};

/** `1 Apr to 30 Jun 2026`, `18 Sep 2026`, `1 Oct 2025 to 30 Sep 2026`. */
export const rangeText = ({ from, to }: DateRange): string => {
  if (from === to) return dateText(from);
  const [a, b] = [parts(from), parts(to)];
  return a.year === b.year
    ? `${a.day} ${a.month} to ${b.day} ${b.month} ${b.year}`
    : `${dateText(from)} to ${dateText(to)}`;
};

/** `30 Jun`, where the year is plain. */
export const dayMonth = (date: CalendarDate): string => {
  const { month, day } = parts(date);
  return `${day} ${month}`;
};

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `Fri 25 Sep`. */
export const weekdayText = (date: CalendarDate): string =>
  `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''} ${dayMonth(date)}`;

export const monthName = (month: number): string => MONTHS[month] ?? '';

const two = (number: number): string => String(number).padStart(2, '0');
const localDate = (time: Date): CalendarDate =>
  `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}` as CalendarDate;

/** `21 Nov 2026, 09:48`, by the clock of this computer. */
export const instantText = (instant: Instant): string => {
  const time = new Date(instant);
  return `${dateText(localDate(time))}, ${two(time.getHours())}:${two(time.getMinutes())}`;
};

/** Today by the clock of this computer, as a calendar date. */
export const today = (): CalendarDate => localDate(new Date());

/** `21 Nov 2026`, the day of an instant by the clock of this computer. */
export const dayText = (instant: Instant): string => dateText(localDate(new Date(instant)));

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
  const time = new Date(instant);
  return days === 'today' ? `today, ${two(time.getHours())}:${two(time.getMinutes())}` : days;
};
