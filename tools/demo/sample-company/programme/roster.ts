// The roster of Larkmoor AI, as its people system would export it.
import type { Person } from '../../../../src/shared/domain/programme/person';
import { addDays } from '../../../../src/shared/period';
import { PEOPLE } from '../people';

/** Nobody wrote down when this leaver's access ended: one of the things a demo has to show. */
const NOT_WRITTEN_DOWN = 'E1035';
/** Those who joined in the year and whose screening came after their first day, or not at all. */
const SCREENED_LATE = new Set(['E1040']);

export const ROSTER: readonly { readonly facts: Partial<Person>; readonly state: string }[] = PEOPLE.map(
  (person) => ({
    facts: {
      name: person.name,
      email: person.mail,
      number: person.number,
      role: person.role,
      team: person.team,
      kind: person.role === 'Data Annotator' ? 'contractor' : 'employee',
      startedOn: person.joined,
      leftOn: person.left,
      screenedOn: SCREENED_LATE.has(person.number) ? null : addDays(person.joined, -6),
      accessEndedOn: person.left === null || person.number === NOT_WRITTEN_DOWN ? null : person.left,
    },
    state: person.left === null ? 'active' : 'left',
  }),
);
