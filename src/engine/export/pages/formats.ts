// How dates, times and sizes read on pages and in lists. English, the same on every machine: nothing of
// the locale or the time zone of the computer comes in.
import type { Cadence, ControlKind } from '../../../shared/domain/catalog';
import type { ExceptionState } from '../../../shared/domain/exception';
import type { CalendarDate, DateRange, ExaminedTime, Instant } from '../../../shared/period';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `6 Oct 2025` */
export const day = (date: CalendarDate): string => {
  const [year, month, number] = date.split('-').map(Number);
  return `${String(number)} ${MONTHS[(month ?? 1) - 1] ?? ''} ${String(year)}`;
};

/** `1 Oct 2025 – 30 Sep 2026`, a single day once. */
export const range = ({ from, to }: DateRange): string =>
  from === to ? day(from) : `${day(from)} – ${day(to)}`;

/** `1 Jan – 31 Mar 2026`: the year once where it is the same. */
export const shortRange = ({ from, to }: DateRange): string =>
  from !== to && from.slice(0, 4) === to.slice(0, 4)
    ? `${day(from).replace(/ \d{4}$/, '')} – ${day(to)}`
    : range({ from, to });

/** `Oct 2025` of `2025-10` */
export const monthName = (month: string): string =>
  `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** `in force from 1 Jan 2026`, `in force until 31 Mar 2026`; nothing about a day nobody stated. */
export const inForceText = (one: {
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}): string => {
  const { validFrom: from, validTo: to } = one;
  if (from !== null && to !== null) return `in force ${range({ from, to })}`;
  if (from !== null) return `in force from ${day(from)}`;
  return to === null ? 'in force' : `in force until ${day(to)}`;
};

/** `13 Nov 2026, 16:20 UTC` */
export const moment = (instant: Instant): string =>
  `${day(instant.slice(0, 10) as CalendarDate)}, ${instant.slice(11, 16)} UTC`;

/** `2026-11-13 16:20:05`, for tables of UTC times. */
export const clock = (instant: string): string => instant.replace('T', ' ').replace('Z', '');

export const examinedText = (examined: ExaminedTime): string =>
  examined.type === 1 ? `as of ${day(examined.asOf)}` : range(examined.period);

export const reportName = (examined: ExaminedTime): string =>
  `SOC 2 ${examined.type === 1 ? 'Type I' : 'Type II'}`;

/** `1,234 bytes`, `57 KB`, `3.4 MB` (thousands, as auditors' file managers count). */
export const size = (bytes: number): string => {
  if (bytes < 1000) return `${String(bytes)} byte${bytes === 1 ? '' : 's'}`;
  if (bytes < 999_500) return `${String(Math.round(bytes / 1000))} KB`;
  if (bytes < 999_500_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
};

/** 1234567 → `1,234,567` */
export const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 file`, `2 files` */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

export const CADENCE_NAME: Readonly<Record<Cadence, string>> = {
  annual: 'once a year',
  'semi-annual': 'twice a year',
  quarterly: 'quarterly',
  monthly: 'monthly',
  weekly: 'weekly',
  daily: 'daily',
  'per-event': 'per event',
  continuous: 'continuous',
};

export const KIND_NAME: Readonly<Record<ControlKind, string>> = {
  manual: 'manual',
  'it-dependent-manual': 'IT-dependent manual',
  automated: 'automated',
};

export const EXCEPTION_STATE_NAME: Readonly<Record<ExceptionState, string>> = {
  draft: 'draft',
  confirmed: 'confirmed',
  responded: 'answered by management',
  remediating: 'being remedied',
  fixed: 'fixed',
  retested: 'fixed and retested by management',
  closed: 'closed by management',
  accepted: 'left as it is by management',
};

/** `1 of 4`, or that nobody has counted. */
export const extentText = (extent: { readonly failed: number; readonly of: number } | null): string =>
  extent === null ? 'not counted' : `${count(extent.failed)} of ${count(extent.of)}`;
