// The roster: who works here, in which role, since when and until when. Names of people: nothing of it stands in a log.
import { choice, day, line, record, text } from './field';
import { defineRegister, type FactsOf } from './register';

export const PERSON = defineRegister({
  register: 'person',
  prefix: 'PER',
  digits: 3,
  one: 'person',
  many: 'people',
  states: { joining: 'Joining', active: 'Active', away: 'On leave', left: 'Left' },
  firstState: 'active',
  endStates: ['left'],
  fields: {
    name: line('Name', {
      required: true,
      synonyms: ['employee', 'full name', 'worker', 'employee name', 'display name', 'legal name'],
    }),
    email: line('Work e-mail', {
      synonyms: ['email', 'e-mail', 'email address', 'work email', 'company email', 'primary email'],
    }),
    number: line('Personnel number', { synonyms: ['employee id', 'employee number', 'worker id'] }),
    role: line('Role', { synonyms: ['title', 'job title', 'position'] }),
    team: line('Team', { synonyms: ['department', 'cost center', 'cost centre'] }),
    manager: record('Manager', 'person', {
      synonyms: ['reports to', 'line manager', 'supervisor', 'manager name', 'manager email'],
    }),
    kind: choice(
      'Employed as',
      { employee: 'Employee', contractor: 'Contractor', intern: 'Intern', other: 'Other' },
      { first: 'employee', synonyms: ['employment type', 'worker type'] },
    ),
    startedOn: day('First day', { synonyms: ['start date', 'hire date', 'joined', 'start'] }),
    leftOn: day('Last day', { synonyms: ['end date', 'termination date', 'left', 'end', 'leaving date'] }),
    screenedOn: day('Screening finished', {
      synonyms: ['background check', 'background check completed', 'screened on'],
    }),
    accessEndedOn: day('Access ended', {
      synonyms: ['access removed', 'deprovisioned', 'offboarded on', 'access revoked'],
    }),
    notes: text('Notes'),
  },
  title: 'name',
  group: 'team',
  owner: null,
  due: null,
  parent: null,
  columns: ['role', 'team', 'startedOn', 'leftOn'],
});
export type Person = FactsOf<typeof PERSON>;
