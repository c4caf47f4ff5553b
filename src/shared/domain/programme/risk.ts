// Risks, lightly: what may happen, how likely, how bad, and what is done about it. The scales are the team's own.
import { choice, controls, criteria, day, line, text } from './field';
import { defineRegister, type FactsOf } from './register';

const LEVELS = { low: 'Low', medium: 'Medium', high: 'High' } as const;

export const RISK = defineRegister({
  register: 'risk',
  prefix: 'RSK',
  digits: 3,
  one: 'risk',
  many: 'risks',
  states: {
    identified: 'Identified',
    assessed: 'Assessed',
    treating: 'In treatment',
    treated: 'Treated',
    accepted: 'Accepted',
    closed: 'Closed',
  },
  firstState: 'identified',
  endStates: ['closed'],
  fields: {
    title: line('Risk', { required: true, synonyms: ['title', 'risk', 'summary', 'name'] }),
    reference: line('Reference', { synonyms: ['id', 'key', 'risk id'] }),
    category: choice(
      'Category',
      {
        security: 'Security',
        availability: 'Availability',
        privacy: 'Privacy',
        fraud: 'Fraud',
        vendor: 'Vendor',
        ai: 'AI',
        change: 'Change in business or technology',
        other: 'Other',
      },
      { synonyms: ['category', 'type'] },
    ),
    description: text('What may happen, and why', { synonyms: ['description', 'cause'] }),
    effect: text('What it would mean', { synonyms: ['impact description', 'consequence'] }),
    owner: line('Owner', { synonyms: ['risk owner'] }),
    likelihood: choice('Likelihood', LEVELS, {
      group: 'Before treatment',
      synonyms: ['likelihood', 'probability'],
    }),
    impact: choice('Impact', LEVELS, { synonyms: ['impact', 'severity'] }),
    treatment: choice(
      'Treatment',
      { mitigate: 'Mitigate', accept: 'Accept', transfer: 'Transfer', avoid: 'Avoid' },
      { group: 'Treatment', synonyms: ['treatment', 'response', 'strategy'] },
    ),
    plan: text('What is done', { synonyms: ['mitigation', 'treatment plan', 'controls'] }),
    dueOn: day('Done by', { synonyms: ['due', 'due date'] }),
    controls: controls('Controls that answer it'),
    criteria: criteria('Criteria'),
    residualLikelihood: choice('Likelihood then', LEVELS, { group: 'After treatment' }),
    residualImpact: choice('Impact then', LEVELS),
    acceptedBy: line('Accepted by', { when: { field: 'treatment', is: ['accept'] } }),
    assessedOn: day('Last assessed', { synonyms: ['assessed on', 'last review', 'identified on', 'date'] }),
    nextReviewOn: day('Next review', { synonyms: ['next review', 'review date'] }),
    notes: text('Notes'),
  },
  title: 'title',
  group: 'category',
  owner: 'owner',
  due: 'nextReviewOn',
  parent: null,
  columns: ['category', 'likelihood', 'impact', 'treatment', 'owner', 'nextReviewOn'],
});
export type Risk = FactsOf<typeof RISK>;
