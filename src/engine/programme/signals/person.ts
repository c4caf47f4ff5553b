// What about one person of the roster wants somebody's eye: access after the last day, screening, policies not
// acknowledged.
import { PERSON } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { factsAs } from '../record-rows';
import type { SignalContext, SignalsOf } from '../signal-context';
import { notAcknowledged } from './acknowledgements';

/** Access that ended on the day after is told as in time: few systems know the hour. */
const IN_TIME_DAYS = 1;

const ofLeaver = (
  leftOn: CalendarDate | null,
  accessEndedOn: CalendarDate | null,
  { today, period }: SignalContext,
): Signal[] => {
  const isOfBefore = leftOn !== null && period !== null && leftOn < period.from;
  if (accessEndedOn === null) {
    if (leftOn !== null && leftOn >= today) return [];
    return [
      {
        code: 'left-access-open',
        weight: isOfBefore ? 'look' : 'stop',
        number: leftOn === null ? null : daysBetween(leftOn, today),
      },
    ];
  }
  const late = leftOn === null ? 0 : daysBetween(leftOn, accessEndedOn);
  return late <= IN_TIME_DAYS
    ? []
    : [{ code: 'left-access-open', weight: isOfBefore ? 'note' : 'look', number: late }];
};

export const personSignals: SignalsOf = (record, context) => {
  const { startedOn, leftOn, screenedOn, accessEndedOn } = factsAs(PERSON, record);
  const { today, period } = context;
  if (record.state === 'left' || (leftOn !== null && leftOn < today))
    return ofLeaver(leftOn, accessEndedOn, context);
  const signals: Signal[] = [...notAcknowledged(record.number, context)];
  if (screenedOn === null && (startedOn === null || startedOn <= today)) {
    const isNew = startedOn !== null && period !== null && startedOn >= period.from;
    signals.push({ code: 'not-screened', weight: isNew ? 'look' : 'note', number: null });
  }
  return signals;
};
