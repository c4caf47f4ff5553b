// What about one change wants somebody's eye: approved after it was made, by whoever asked for it, or by nobody.
import { CHANGE } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { daysBetween } from '../../../shared/period';
import { factsAs } from '../record-rows';
import type { SignalsOf } from '../signal-context';

const sameName = (one: string, other: string): boolean =>
  one !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();

export const changeSignals: SignalsOf = (record) => {
  if (record.state === 'cancelled') return [];
  const { approvedOn, approver, doneOn, requestedBy, isEmergency } = factsAs(CHANGE, record);
  const isDone = doneOn !== null || record.state === 'done' || record.state === 'rolled-back';
  const signals: Signal[] = [];
  if (isDone && approvedOn === null && approver === '')
    signals.push({ code: 'live-not-approved', weight: 'look', number: null });
  // An emergency change is approved afterwards by its nature; that it was is still worth knowing.
  if (approvedOn !== null && doneOn !== null && approvedOn > doneOn)
    signals.push({
      code: 'approved-after',
      weight: isEmergency === 'yes' ? 'note' : 'look',
      number: daysBetween(doneOn, approvedOn),
    });
  if (sameName(requestedBy, approver)) signals.push({ code: 'same-person', weight: 'look', number: null });
  return signals;
};
