// Who is asked to acknowledge a policy: people who are there on the day, of the teams it names.
import { PERSON, POLICY } from '../../shared/domain/programme';
import type { Policy } from '../../shared/domain/programme/policy';
import type { CalendarDate } from '../../shared/period';
import { factsAs, type StoredRecord } from './record-rows';

type Asking = Pick<Policy, 'acknowledgedBy' | 'teams'>;

const folded = (team: string): string => team.trim().toLowerCase();

/** Whether a person works here on that day, by their days; without days, by the state they are in. */
export const isThereOn = (person: StoredRecord, day: CalendarDate): boolean => {
  const { startedOn, leftOn } = factsAs(PERSON, person);
  if (leftOn === null ? person.state === 'left' : leftOn < day) return false;
  return startedOn === null ? person.state !== 'joining' : startedOn <= day;
};

/** Whether the policy means a person, wherever they are; asked of very many, so the list of teams is read once. */
export const isMeantBy = ({ acknowledgedBy, teams }: Asking): ((person: StoredRecord) => boolean) => {
  if (acknowledgedBy !== 'some') return () => acknowledgedBy === 'everyone';
  const named = new Set(teams.split(/[,;]/).map(folded));
  named.delete('');
  return (person) => named.has(folded(factsAs(PERSON, person).team));
};

/** Those of `people` whose acknowledgement the policy asks for on that day. */
export const askedOn = (
  policy: Asking,
  people: readonly StoredRecord[],
  day: CalendarDate,
): StoredRecord[] => {
  const isMeant = isMeantBy(policy);
  return people.filter((person) => isMeant(person) && isThereOn(person, day));
};

/** A policy is owed nothing by anybody once it is retired or withdrawn. */
export const asksOf = (policy: StoredRecord): Asking =>
  policy.state === 'retired' || policy.withdrawn !== null
    ? { acknowledgedBy: 'nobody', teams: '' }
    : factsAs(POLICY, policy);
