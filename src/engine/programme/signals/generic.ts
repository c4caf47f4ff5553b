// Signals any register has: a day that has passed, and nobody with whom it lies.
import { SPECS } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import type { SignalsOf } from '../signal-context';

/** Registers whose day is told in words of their own (answers due, an NDA, the day by which a copy may be used). */
const OWN_WORDS = new Set(['questionnaire', 'share']);

export const genericSignals: SignalsOf = ({ register, facts, state }, { today }) => {
  const spec = SPECS[register];
  if (spec.endStates.includes(state)) return [];
  const signals: Signal[] = [];
  const due = spec.due === null || OWN_WORDS.has(register) ? null : facts[spec.due];
  if (typeof due === 'string' && due < today)
    signals.push({
      code: 'review-overdue',
      weight: 'look',
      number: daysBetween(due as CalendarDate, today),
    });
  if (spec.owner === 'owner' && facts[spec.owner] === '')
    signals.push({ code: 'no-owner', weight: 'note', number: null });
  return signals;
};
