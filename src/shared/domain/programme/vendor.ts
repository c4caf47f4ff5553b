// Those whose services the system rests on, and what was agreed with them.
import { choice, choices, day, evidence, line, text, yesNo } from './field';
import { defineRegister, type FactsOf } from './register';

export const VENDOR_ROLES = {
  vendor: 'Vendor',
  subservice: 'Subservice organization',
} as const;

export const VENDOR = defineRegister({
  register: 'vendor',
  prefix: 'VND',
  digits: 2,
  one: 'vendor',
  many: 'vendors',
  states: {
    'to-assess': 'To assess',
    assessed: 'Assessed',
    gap: 'Gap found',
    accepted: 'Risk accepted',
    ended: 'Ended',
  },
  firstState: 'to-assess',
  endStates: ['ended'],
  fields: {
    name: line('Name', { required: true, synonyms: ['vendor', 'supplier', 'provider', 'third party'] }),
    service: line('Service we use', { synonyms: ['service', 'product', 'description'] }),
    owner: line('Owner', { synonyms: ['business owner', 'relationship owner'] }),
    tier: choice(
      'Tier',
      { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
      { synonyms: ['criticality', 'risk tier', 'risk'] },
    ),
    role: choice('Role in the examination', VENDOR_ROLES, {
      first: 'vendor',
      help: 'A subservice organization runs controls that our criteria need; a vendor does not.',
      group: 'In the examination',
    }),
    method: choice(
      'Method',
      { 'carve-out': 'Carve-out', inclusive: 'Inclusive' },
      {
        when: { field: 'role', is: ['subservice'] },
        help: 'Carve-out leaves their controls out of the examination; inclusive brings them in.',
      },
    ),
    isModelProvider: yesNo('Provides AI models', { synonyms: ['ai provider', 'model provider'] }),
    dataTouched: choices(
      'Data it touches',
      {
        customer: 'Customer data',
        personal: 'Personal data',
        health: 'Health data',
        payment: 'Payment data',
        source: 'Source code',
        training: 'Training data or model weights',
        employee: 'Data of our people',
        none: 'None of these',
      },
      { group: 'Data and contract', synonyms: ['data', 'data types', 'data categories'] },
    ),
    location: line('Where the data lies', { synonyms: ['region', 'data location'] }),
    trainsOnOurData: yesNo('Trains on our data', { when: { field: 'isModelProvider', is: ['yes'] } }),
    contract: choice(
      'Contract',
      { signed: 'Signed', terms: 'Their standard terms', none: 'None' },
      { synonyms: ['agreement'] },
    ),
    contractEndsOn: day('Contract ends'),
    dpa: choice(
      'Data processing agreement',
      { signed: 'Signed', 'in-terms': 'Part of their terms', none: 'None', 'not-needed': 'Not needed' },
      { synonyms: ['dpa'] },
    ),
    baa: choice(
      'Business associate agreement',
      { signed: 'Signed', none: 'None', 'not-needed': 'Not needed' },
      { synonyms: ['baa'] },
    ),
    documents: evidence('Contract and agreements'),
    nextReviewOn: day('Next review', { group: 'Review', synonyms: ['review date', 'next review date'] }),
    reviewMonths: choice(
      'Reviewed every',
      { '6': '6 months', '12': '12 months', '24': '24 months' },
      { first: '12' },
    ),
    website: line('Website', { synonyms: ['url'] }),
    notes: text('Notes'),
  },
  title: 'name',
  group: 'tier',
  owner: 'owner',
  due: 'nextReviewOn',
  parent: null,
  columns: ['service', 'tier', 'role', 'dataTouched', 'nextReviewOn'],
});
export type Vendor = FactsOf<typeof VENDOR>;
