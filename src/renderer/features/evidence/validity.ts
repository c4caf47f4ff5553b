// Until when evidence may be relied on, against a day.
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { RUNNING_OUT_DAYS } from './evidence-question';

export type Validity = 'valid' | 'running-out' | 'expired';

/** The last day still belongs to it; without one it does not run out. */
export const validityOf = (validUntil: CalendarDate | null, today: CalendarDate): Validity => {
  if (validUntil === null) return 'valid';
  const left = daysBetween(today, validUntil);
  return left < 0 ? 'expired' : left <= RUNNING_OUT_DAYS ? 'running-out' : 'valid';
};
