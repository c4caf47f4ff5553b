// What management writes for an examination: the system description in its nine parts, and the letters around it. Our
// drafts are starting text; the firm's wording and the signed file take their place.
import { choice, day, evidence, line, markdown, text } from './field';
import { defineRegister, type FactsOf } from './register';

export const DOCUMENT_TYPES = {
  'system-description': 'System description',
  assertion: 'Management’s assertion',
  'representation-letter': 'Representation letter',
  'design-questionnaire': 'Control design questionnaire',
  'subsequent-events': 'Subsequent events',
  'bridge-letter': 'Bridge letter of our own',
} as const;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

/** The nine parts a system description answers, in their order; short names of our own. */
export const DESCRIPTION_PARTS = {
  services: 'Services provided',
  commitments: 'Principal commitments and requirements',
  components: 'Components of the system',
  incidents: 'System incidents',
  criteria: 'Criteria and related controls',
  userControls: 'Complementary user entity controls',
  subservice: 'Subservice organizations',
  notApplicable: 'Criteria that do not apply',
  changes: 'Significant changes in the period',
} as const;
export type DescriptionPart = keyof typeof DESCRIPTION_PARTS;

const isDescription = { field: 'type', is: ['system-description'] } as const;
const isLetter = {
  field: 'type',
  is: ['assertion', 'representation-letter', 'design-questionnaire', 'subsequent-events', 'bridge-letter'],
} as const;

export const DOCUMENT = defineRegister({
  register: 'document',
  prefix: 'DOC',
  digits: 2,
  one: 'management document',
  many: 'management documents',
  states: {
    draft: 'Draft',
    'in-review': 'In review',
    reviewed: 'Reviewed',
    signed: 'Signed',
    superseded: 'Superseded',
  },
  firstState: 'draft',
  endStates: ['superseded'],
  fields: {
    type: choice('Document', DOCUMENT_TYPES, { required: true }),
    title: line('Title', { required: true }),
    engagement: line('Engagement', { required: true, help: 'ENG-01: what it is written for.' }),
    owner: line('Owner'),
    services: markdown(DESCRIPTION_PARTS.services, { when: isDescription }),
    commitments: markdown(DESCRIPTION_PARTS.commitments, { when: isDescription }),
    components: markdown(DESCRIPTION_PARTS.components, { when: isDescription }),
    incidents: markdown(DESCRIPTION_PARTS.incidents, { when: isDescription }),
    criteria: markdown(DESCRIPTION_PARTS.criteria, { when: isDescription }),
    userControls: markdown(DESCRIPTION_PARTS.userControls, { when: isDescription }),
    subservice: markdown(DESCRIPTION_PARTS.subservice, { when: isDescription }),
    notApplicable: markdown(DESCRIPTION_PARTS.notApplicable, { when: isDescription }),
    changes: markdown(DESCRIPTION_PARTS.changes, { when: isDescription }),
    text: markdown('Text', { when: isLetter }),
    isFirmsWording: choice(
      'Whose wording',
      { ours: 'Our draft', firm: 'The CPA firm gave the wording' },
      { first: 'ours', when: isLetter },
    ),
    signatory: line('Signed by', { group: 'Signature' }),
    signedOn: day('Signed on'),
    signedFile: evidence('The signed file'),
    diagrams: evidence('Diagrams', { when: isDescription }),
    notes: text('Notes'),
  },
  title: 'title',
  group: 'type',
  owner: 'owner',
  due: null,
  parent: 'engagement',
  columns: ['type', 'engagement', 'owner', 'signedOn'],
});
export type ManagementDocument = FactsOf<typeof DOCUMENT>;
