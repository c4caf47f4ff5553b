// How the days of a vendor's report lie against today and against the time we are examined for. Arithmetic only.
import { addDays, CalendarDate, type DateRange, daysBetween } from '../../period';
import type { VendorReport } from './vendor-report';

/** A bridge letter over more days than this takes the place of a report it cannot take the place of. */
export const LONGEST_BRIDGE_DAYS = 90;

type Days = Pick<VendorReport, 'type' | 'asOf' | 'periodTo' | 'bridgeFrom' | 'bridgeTo'>;

/** The day a report is 12 months old, counted from the last day it covers; of 29 February the 28th. */
export const twelveMonthsAfter = (day: CalendarDate): CalendarDate => {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0');
  const same = CalendarDate.safeParse(year + day.slice(4));
  return same.data ?? (`${year}-02-28` as CalendarDate);
};

/** The last day it says something about; null while nobody has said. */
export const lastDayOf = ({
  type,
  asOf,
  periodTo,
}: Pick<Days, 'type' | 'asOf' | 'periodTo'>): CalendarDate | null => {
  if (type === 'soc2-type1' || type === 'iso27001') return asOf;
  return type === 'other' ? (periodTo ?? asOf) : periodTo;
};

export interface ReportTime {
  readonly lastDay: CalendarDate | null;
  /** From this day on it is older than 12 months; null for what is not measured so (a certificate). */
  readonly staleOn: CalendarDate | null;
  /** From its last day to the end of our period; 0 where it reaches it, null where one of them is not known. */
  readonly gapDays: number | null;
  /** Of those, the days that the bridge letter leaves open too. */
  readonly openDays: number | null;
  /** How many days the bridge letter covers; null without one. */
  readonly bridgeDays: number | null;
}

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
/** Days in the range with both ends; 0 where it ends before it begins. */
const count = (from: CalendarDate, to: CalendarDate): number => Math.max(0, daysBetween(from, to) + 1);

/** A letter whose first day nobody stated begins where the report ends; null for none, and for one that cannot be placed. */
const letterOf = (
  { bridgeFrom, bridgeTo }: Days,
  lastDay: CalendarDate | null,
): { readonly from: CalendarDate; readonly to: CalendarDate } | null => {
  const from = bridgeFrom ?? (lastDay === null ? null : addDays(lastDay, 1));
  return bridgeTo === null || from === null ? null : { from, to: bridgeTo };
};

/** `period`: what we are examined for; of a Type I the day as a range of one. */
export const reportTime = (report: Days, period: DateRange | null): ReportTime => {
  const lastDay = lastDayOf(report);
  const isMeasured = report.type !== 'iso27001' && lastDay !== null;
  const letter = letterOf(report, lastDay);
  const bridgeDays = letter === null ? null : count(letter.from, letter.to);
  if (!isMeasured) return { lastDay, staleOn: null, gapDays: null, openDays: null, bridgeDays };
  const staleOn = addDays(twelveMonthsAfter(lastDay), 1);
  if (period === null) return { lastDay, staleOn, gapDays: null, openDays: null, bridgeDays };
  const gap = { from: addDays(lastDay, 1), to: period.to };
  const gapDays = count(gap.from, gap.to);
  const covered = letter === null ? 0 : count(later(gap.from, letter.from), earlier(gap.to, letter.to));
  return { lastDay, staleOn, gapDays, openDays: Math.max(0, gapDays - covered), bridgeDays };
};
