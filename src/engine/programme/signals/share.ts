// What about one copy of a report that was handed out wants somebody's eye: its NDA, and the time it was given for.
import { OWN_REPORT, SHARE } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { daysBetween } from '../../../shared/period';
import { factsAs } from '../record-rows';
import type { SignalContext, SignalsOf } from '../signal-context';

/** A SOC 3 is written for everybody; no NDA stands before it. */
const isForEverybody = (report: string, context: SignalContext): boolean => {
  const found = context.record(report);
  return found !== null && factsAs(OWN_REPORT, found).type === 'soc3';
};

export const shareSignals: SignalsOf = (record, context) => {
  const facts = factsAs(SHARE, record);
  const { today } = context;
  const isOut = record.state === 'shared' || (record.state === 'planned' && facts.sharedOn !== null);
  if (!isOut || facts.revokedOn !== null) return [];
  const signals: Signal[] = [];
  if (!isForEverybody(facts.report, context)) {
    if (facts.ndaOn === null && facts.nda.length === 0)
      signals.push({ code: 'nda-missing', weight: 'stop', number: null });
    if (facts.ndaUntil !== null && facts.ndaUntil < today)
      signals.push({ code: 'nda-ended', weight: 'look', number: daysBetween(facts.ndaUntil, today) });
  }
  if (facts.until !== null && facts.until < today)
    signals.push({ code: 'use-ended', weight: 'look', number: daysBetween(facts.until, today) });
  return signals;
};
