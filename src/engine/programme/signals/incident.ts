// What about one incident wants somebody's eye: open for long, or over without a root cause.
import { INCIDENT } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { daysBetween } from '../../../shared/period';
import { factsAs } from '../record-rows';
import type { SignalsOf } from '../signal-context';

const LONG_DAYS = 14;

export const incidentSignals: SignalsOf = (record, { today }) => {
  const { detectedOn, startedOn, severity, cause } = factsAs(INCIDENT, record);
  const { state } = record;
  const isOpen = state === 'open' || state === 'contained';
  const since = detectedOn ?? startedOn ?? record.on;
  const days = daysBetween(since, today);
  const signals: Signal[] = [];
  if (isOpen && days > LONG_DAYS) signals.push({ code: 'not-closed', weight: 'look', number: days });
  if (!isOpen && state !== 'not-an-incident' && cause === '')
    signals.push({ code: 'no-root-cause', weight: severity === 'low' ? 'note' : 'look', number: null });
  return signals;
};
