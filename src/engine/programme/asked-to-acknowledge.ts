// Who is asked to acknowledge a policy: people who are there on the day, of the teams it names.
import { PERSON, POLICY } from '../../shared/domain/programme';
import type { Policy } from '../../shared/domain/programme/policy';
import type { CalendarDate } from '../../shared/period';
import { factsAs, type StoredRecord } from './record-rows';

type Asking = Pick<Policy, 'acknowledgedBy' | 'teams'>;

/** Somebody who works here on the day that was asked about. */
export interface Present {
  readonly person: StoredRecord;
  /** As teams are compared. */
  readonly team: string;
  readonly startedOn: CalendarDate | null;
}

const folded = (team: string): string => team.trim().toLowerCase();

/** Whether a person works here on that day, by their days; without days, by the state they are in. */
const isThereOn = (person: StoredRecord, day: CalendarDate): boolean => {
  const { startedOn, leftOn } = factsAs(PERSON, person);
  if (leftOn === null ? person.state === 'left' : leftOn < day) return false;
  return startedOn === null ? person.state !== 'joining' : startedOn <= day;
};

export const presentOn = (people: readonly StoredRecord[], day: CalendarDate): Present[] =>
  people
    .filter((person) => isThereOn(person, day))
    .map((person) => {
      const { team, startedOn } = factsAs(PERSON, person);
      return { person, team: folded(team), startedOn };
    });

/** A policy is owed nothing by anybody once it is retired or withdrawn. */
const asksOf = (policy: StoredRecord): Asking =>
  policy.state === 'retired' || policy.withdrawn !== null
    ? { acknowledgedBy: 'nobody', teams: '' }
    : factsAs(POLICY, policy);

/** Those of the people who are there whose acknowledgement the policy asks for. */
export const askedBy = (policy: StoredRecord, present: readonly Present[]): readonly Present[] => {
  const { acknowledgedBy, teams } = asksOf(policy);
  if (acknowledgedBy === 'everyone') return present;
  if (acknowledgedBy !== 'some') return [];
  const named = new Set(teams.split(/[,;]/).map(folded));
  named.delete('');
  return present.filter(({ team }) => named.has(team));
};
