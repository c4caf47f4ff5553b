// Who is asked to acknowledge a policy: people who are there on the day, of the teams it names.
import { PERSON, POLICY } from '../../shared/domain/programme';
import type { Policy } from '../../shared/domain/programme/policy';
import type { CalendarDate } from '../../shared/period';
import { factsAs, type StoredRecord } from './record-rows';

type Asking = Pick<Policy, 'acknowledgedBy' | 'teams'>;

/** Lower case, without white space at the ends; empty names are none. */
const namesIn = (list: string): string[] =>
  list
    .split(/[,;]/)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

/** Whether a person works here on that day, by their days; without days, by the state they are in. */
export const isThereOn = (person: StoredRecord, day: CalendarDate): boolean => {
  const { startedOn, leftOn } = factsAs(PERSON, person);
  if (leftOn === null ? person.state === 'left' : leftOn < day) return false;
  return startedOn === null ? person.state !== 'joining' : startedOn <= day;
};

const isMeant = ({ acknowledgedBy, teams }: Asking, person: StoredRecord): boolean => {
  if (acknowledgedBy !== 'some') return acknowledgedBy === 'everyone';
  return namesIn(teams).includes(factsAs(PERSON, person).team.trim().toLowerCase());
};

/** Those of `people` whose acknowledgement the policy asks for on that day. */
export const askedOn = (policy: Asking, people: readonly StoredRecord[], day: CalendarDate): StoredRecord[] =>
  people.filter((person) => isThereOn(person, day) && isMeant(policy, person));

/** A policy is owed nothing by anybody once it is retired. */
export const asksOf = (policy: StoredRecord): Asking =>
  policy.state === 'retired' ? { acknowledgedBy: 'nobody', teams: '' } : factsAs(POLICY, policy);
