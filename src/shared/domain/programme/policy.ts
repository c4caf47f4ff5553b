// A policy of the organization: its text, and who answers for it. What was approved is an edition (policy-edition.ts).
import { choice, day, line, markdown, text } from './field';
import { defineRegister, type FactsOf } from './register';

export const POLICY = defineRegister({
  register: 'policy',
  prefix: 'POL',
  digits: 3,
  one: 'policy',
  many: 'policies',
  states: {
    draft: 'Draft',
    'in-review': 'In review',
    approved: 'Approved',
    'in-force': 'In force',
    retired: 'Retired',
  },
  firstState: 'draft',
  endStates: ['retired'],
  fields: {
    title: line('Title', { required: true }),
    kind: choice(
      'Kind',
      {
        policy: 'Policy',
        standard: 'Standard',
        procedure: 'Procedure',
        plan: 'Plan',
        charter: 'Charter',
        addendum: 'AI addendum',
      },
      { first: 'policy' },
    ),
    owner: line('Owner', { help: 'Who keeps it right; a person or a role.' }),
    text: markdown('Text'),
    starter: line('Made from'),
    acknowledgedBy: choice(
      'Acknowledged by',
      { everyone: 'Everyone on the roster', some: 'Some teams', nobody: 'Nobody' },
      { first: 'everyone' },
    ),
    teams: line('Teams', {
      when: { field: 'acknowledgedBy', is: ['some'] },
      help: 'Their names as on the roster, with commas between them.',
    }),
    reviewMonths: choice(
      'Reviewed every',
      { '3': '3 months', '6': '6 months', '12': '12 months', '24': '24 months' },
      { first: '12' },
    ),
    nextReviewOn: day('Next review'),
    notes: text('Notes'),
  },
  title: 'title',
  group: 'kind',
  owner: 'owner',
  due: 'nextReviewOn',
  parent: null,
  columns: ['kind', 'owner', 'nextReviewOn'],
});
export type Policy = FactsOf<typeof POLICY>;
