// What about one of our own reports wants somebody's eye: when it goes stale, and days that no report will cover.
import { OWN_REPORT } from '../../../shared/domain/programme';
import { lastDayOf, twelveMonthsAfter } from '../../../shared/domain/programme/report-time';
import type { OwnReport } from '../../../shared/domain/programme/own-report';
import type { Signal } from '../../../shared/domain/programme/signal';
import { addDays, type CalendarDate, daysBetween } from '../../../shared/period';
import { factsAs, type StoredRecord } from '../record-rows';
import type { SignalContext, SignalsOf } from '../signal-context';

/** An examination takes months to arrange: this long before a report is stale, the next one is due to be planned. */
export const DAYS_BEFORE_STALE = 120;

const OPINION_CODES = {
  qualified: 'opinion-qualified',
  adverse: 'opinion-adverse',
  disclaimer: 'opinion-disclaimer',
} as const;

const others = (record: StoredRecord, context: SignalContext): OwnReport[] =>
  context
    .all('own-report')
    .filter(({ id, state }) => id !== record.id && state !== 'withdrawn')
    .map((one) => factsAs(OWN_REPORT, one));

/** Whether another report that was issued covers later days than this one. */
const isFollowed = (to: CalendarDate, record: StoredRecord, context: SignalContext): boolean =>
  context
    .all('own-report')
    .filter(({ id, state }) => id !== record.id && state === 'current')
    .some((one) => (lastDayOf(factsAs(OWN_REPORT, one)) ?? '') > to);

/** The first day covered again after this one: of a report in the register, or as the record itself says. */
const nextFrom = (
  facts: OwnReport,
  to: CalendarDate,
  record: StoredRecord,
  context: SignalContext,
): CalendarDate | null => {
  const days = others(record, context)
    .filter((one) => one.periodFrom !== null && (lastDayOf(one) ?? '') > to)
    .map((one) => one.periodFrom)
    .filter((day) => day !== null);
  if (facts.nextFrom !== null) days.push(facts.nextFrom);
  return days.sort()[0] ?? null;
};

const ageSignals = (to: CalendarDate, record: StoredRecord, context: SignalContext): Signal[] => {
  if (isFollowed(to, record, context)) return [];
  const stale = twelveMonthsAfter(to);
  const left = daysBetween(context.today, stale);
  if (left < 0) return [{ code: 'older-than-12-months', weight: 'look', number: -left }];
  return left <= DAYS_BEFORE_STALE ? [{ code: 'renewal-due', weight: 'look', number: left }] : [];
};

const contentSignals = (facts: OwnReport): Signal[] => {
  const signals: Signal[] = [];
  const isAnswered = facts.exceptions !== '';
  const { opinion, exceptionCount } = facts;
  if (opinion === 'qualified' || opinion === 'adverse' || opinion === 'disclaimer')
    signals.push({ code: OPINION_CODES[opinion], weight: isAnswered ? 'note' : 'look', number: null });
  if (exceptionCount !== null && exceptionCount > 0 && !isAnswered)
    signals.push({ code: 'has-exceptions', weight: 'look', number: exceptionCount });
  return signals;
};

export const ownReportSignals: SignalsOf = (record, context) => {
  if (record.state !== 'current') return [];
  const facts = factsAs(OWN_REPORT, record);
  const to = lastDayOf(facts);
  const signals = contentSignals(facts);
  if (to === null) return signals;
  signals.push(...ageSignals(to, record, context));
  const next = facts.type === 'soc2-type1' ? null : nextFrom(facts, to, record, context);
  if (next !== null && next > addDays(to, 1))
    signals.push({ code: 'hole-to-next-period', weight: 'look', number: daysBetween(to, next) - 1 });
  return signals;
};
