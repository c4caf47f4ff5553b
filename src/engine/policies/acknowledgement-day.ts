// Whether somebody can have acknowledged an edition on a day: it goes into packages as a fact.
import { PERSON } from '../../shared/domain/programme';
import { addDays, type CalendarDate, type Instant } from '../../shared/period';
import { factsAs, type StoredRecord } from '../programme';
import type { StoredEdition } from './editions';

/** From the day it was approved here, or from its first day where it was approved on paper before. */
const thereSince = ({ approvedAt, inForceFrom }: StoredEdition): CalendarDate => {
  const approvedOn = approvedAt.slice(0, 10) as CalendarDate;
  return approvedOn < inForceFrom ? approvedOn : inForceFrom;
};

/**
 * Why they cannot have, as a sentence; null when they can. Where it is tomorrow already somebody may have acknowledged
 * tomorrow: the clock tells the day in UTC.
 */
export const dayProblem = (
  edition: StoredEdition,
  person: Pick<StoredRecord, 'facts'>,
  on: CalendarDate,
  now: Instant,
): string | null => {
  const { startedOn, leftOn } = factsAs(PERSON, person);
  if (on > addDays(now.slice(0, 10) as CalendarDate, 1)) return 'The day is still to come.';
  const since = thereSince(edition);
  if (on < since) return `The edition was not there before ${since}.`;
  if (startedOn !== null && on < startedOn) return `The person’s first day was ${startedOn}.`;
  return leftOn !== null && on > leftOn ? `The person’s last day was ${leftOn}.` : null;
};
