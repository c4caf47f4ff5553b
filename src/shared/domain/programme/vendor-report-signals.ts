// What about a vendor's report wants somebody's eye, and how much (docs/vendors.md says why). Pure: the engine asks for
// lists, the window while somebody types.
import type { CalendarDate, DateRange } from '../../period';
import { daysBetween } from '../../period';
import { LONGEST_BRIDGE_DAYS, lastDayOf, reportTime } from './report-time';
import { type Signal, WEIGHTS } from './signal';
import type { VendorReport } from './vendor-report';

type Row<K extends 'cuecs' | 'csocs' | 'exceptions'> = VendorReport[K][number];

/** What a vendor expects of us is answered by a control with evidence, or by a word why it is not for us. */
export const isCuecOpen = ({ applies, controls, evidence, note }: Row<'cuecs'>): boolean =>
  applies === 'no' ? note === '' : controls.length === 0 || evidence.length === 0;
export const isCsocOpen = ({ criteria }: Row<'csocs'>): boolean => criteria.length === 0;
const isExceptionOpen = ({ effect, answer }: Row<'exceptions'>): boolean => effect === '' || answer === '';

export const isSoc2 = (type: VendorReport['type']): boolean => type === 'soc2-type1' || type === 'soc2-type2';
/** An opinion that nobody may pass over in silence. */
export const isFlagged = (
  opinion: VendorReport['opinion'],
): opinion is 'qualified' | 'adverse' | 'disclaimer' =>
  opinion === 'qualified' || opinion === 'adverse' || opinion === 'disclaimer';

/** Whether another report of the same vendor has taken its place: at least as strong a type, and a later last day. */
export const isSucceededBy = (one: VendorReport, other: VendorReport): boolean => {
  const isAsStrong = other.type === one.type || (one.type === 'soc2-type1' && other.type === 'soc2-type2');
  const [before, after] = [lastDayOf(one), lastDayOf(other)];
  return isAsStrong && before !== null && after !== null && after > before;
};

/**
 * A Type II report that is there, speaks of what we use and of days that have been, and is not older than 12 months. One with
 * an adverse opinion or none stands for nothing that could be relied on.
 */
export const isCurrentType2 = (report: VendorReport, state: string, today: CalendarDate): boolean => {
  if (report.type !== 'soc2-type2' || state === 'superseded') return false;
  if (report.opinion === 'adverse' || report.opinion === 'disclaimer') return false;
  if (report.coversOurServices === 'no' || (report.periodTo ?? today) > today) return false;
  const { staleOn } = reportTime(report, null);
  return staleOn !== null && today < staleOn;
};

export interface ReportContext {
  readonly today: CalendarDate;
  /** What we are examined for; null without an engagement. */
  readonly period: DateRange | null;
  /** The other reports of the same vendor that stand. */
  readonly others: readonly VendorReport[];
}

const aboutOpinion = ({ opinion, remediation }: VendorReport): Signal[] => {
  if (!isFlagged(opinion)) return [];
  const isReviewed = remediation !== '';
  const signal: Signal = {
    code: `opinion-${opinion}`,
    weight: isReviewed ? 'look' : 'stop',
    number: null,
  };
  return isReviewed ? [signal] : [signal, { code: 'no-remediation-review', weight: 'stop', number: null }];
};

const aboutExceptions = (report: VendorReport, state: string): Signal[] => {
  const found = Math.max(report.exceptionCount ?? 0, report.exceptions.length);
  if (found === 0) return [];
  const isAnswered = state === 'reviewed' && !report.exceptions.some(isExceptionOpen);
  return [{ code: 'has-exceptions', weight: isAnswered ? 'note' : 'look', number: found }];
};

const aboutTime = (report: VendorReport, { today, period }: ReportContext): Signal[] => {
  const { staleOn, gapDays, openDays, bridgeDays } = reportTime(report, period);
  const signals: Signal[] = [];
  if (staleOn !== null && today >= staleOn)
    signals.push({ code: 'older-than-12-months', weight: 'look', number: daysBetween(staleOn, today) + 1 });
  if (gapDays !== null && gapDays > 0)
    signals.push({ code: 'gap-to-period-end', weight: openDays === 0 ? 'note' : 'look', number: gapDays });
  if (bridgeDays !== null && bridgeDays > LONGEST_BRIDGE_DAYS)
    signals.push({ code: 'bridge-over-90-days', weight: 'look', number: bridgeDays });
  if (report.incidentInGap === 'yes')
    signals.push({ code: 'bridge-with-incident', weight: 'look', number: null });
  return signals;
};

const aboutControls = ({ cuecs, csocs }: VendorReport): Signal[] => {
  const open = { cuecs: cuecs.filter(isCuecOpen).length, csocs: csocs.filter(isCsocOpen).length };
  return [
    ...(open.cuecs === 0 ? [] : [{ code: 'cuecs-open', weight: 'look', number: open.cuecs } as const]),
    ...(open.csocs === 0 ? [] : [{ code: 'csocs-open', weight: 'look', number: open.csocs } as const]),
  ];
};

/** What weighs most comes first; nothing is expected of a report that another one has taken the place of. */
export const vendorReportSignals = (
  report: VendorReport,
  state: string,
  context: ReportContext,
): readonly Signal[] => {
  if (state === 'superseded' || context.others.some((other) => isSucceededBy(report, other))) return [];
  const isConcluded =
    state === 'reviewed' && report.conclusion !== '' && report.reviewer !== '' && report.reviewedOn !== null;
  const isTypeIOnly =
    report.type === 'soc2-type1' && !context.others.some((other) => other.type === 'soc2-type2');
  const signals: Signal[] = [
    ...aboutOpinion(report),
    ...aboutExceptions(report, state),
    ...(isTypeIOnly ? [{ code: 'type1-only', weight: 'look', number: null } as const] : []),
    ...aboutTime(report, context),
    ...(report.coversOurServices === 'no'
      ? [{ code: 'services-not-covered', weight: 'look', number: null } as const]
      : []),
    ...aboutControls(report),
    ...(isConcluded ? [] : [{ code: 'not-reviewed', weight: 'look', number: null } as const]),
  ];
  return signals.sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
};
