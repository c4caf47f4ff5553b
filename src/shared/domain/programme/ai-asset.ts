// Models, datasets, prompts and evaluations: where they come from, who approved which version, and how one goes back.
import { choice, choices, controls, day, evidence, line, record, text, yesNo } from './field';
import { defineRegister, type FactsOf } from './register';

export const AI_ASSET_TYPES = {
  model: 'Model',
  dataset: 'Dataset',
  prompt: 'Prompt or system instruction',
  evaluation: 'Evaluation',
} as const;

export const AI_ASSET = defineRegister({
  register: 'ai-asset',
  prefix: 'AIA',
  digits: 3,
  one: 'AI asset',
  many: 'AI assets',
  states: {
    proposed: 'Proposed',
    approved: 'Approved',
    live: 'Live',
    retired: 'Retired',
    rejected: 'Rejected',
  },
  firstState: 'proposed',
  endStates: ['retired', 'rejected'],
  fields: {
    name: line('Name', {
      required: true,
      synonyms: ['model name', 'dataset name', 'model_id', 'id', 'pretty_name'],
    }),
    type: choice('Type', AI_ASSET_TYPES, { required: true, synonyms: ['kind'] }),
    release: line('Release', { synonyms: ['version', 'revision', 'tag', 'commit'] }),
    purpose: text('What it is used for', { synonyms: ['use', 'intended use', 'description', 'task'] }),
    owner: line('Owner', { synonyms: ['maintainer', 'team'] }),
    vendor: record('Vendor', 'vendor', { help: 'For a third-party model: whose.' }),
    basedOn: record('Based on', 'ai-asset'),
    trainedOn: text('Trained or tuned on', { synonyms: ['datasets', 'training data'] }),
    provenance: text('Provenance', {
      group: 'Where it comes from',
      help: 'Source, date, how it was obtained, its SHA-256 where there is one.',
      synonyms: ['source', 'origin'],
    }),
    licence: line('License', { synonyms: ['licence', 'license_name'] }),
    licenceTerms: text('What the license asks of us'),
    personalData: yesNo('Personal data in it', { synonyms: ['pii', 'personal data'] }),
    customerData: yesNo('Customer data in it'),
    legalBasis: text('On which basis', { when: { field: 'personalData', is: ['yes'] } }),
    sensitivity: choice(
      'Sensitivity',
      { public: 'Public', internal: 'Internal', confidential: 'Confidential', restricted: 'Restricted' },
      {},
    ),
    changeKind: choice(
      'What changed with this version',
      { new: 'New', minor: 'Minor', major: 'Major', rollback: 'Rolled back', retirement: 'Retirement' },
      { first: 'new', group: 'Change and approval' },
    ),
    change: text('What was changed, and why'),
    evaluatedBy: evidence('Evaluation results'),
    result: text('What the evaluation showed', { synonyms: ['metrics', 'results'] }),
    approver: line('Approved by'),
    approvedOn: day('Approved on'),
    controls: controls('Controls it is changed under', {
      help: 'Such as change management: an approval that is kept as evidence is an event of theirs.',
    }),
    liveOn: day('Live since', { synonyms: ['released', 'deployed on', 'release date'] }),
    rollback: text('How to roll back', { group: 'Afterwards' }),
    rolledBackTo: line('Version to roll back to'),
    retention: line('Kept for'),
    deleteOn: day('To be deleted by'),
    deletedOn: day('Deleted on'),
    deletion: text('How it was deleted', {
      help: 'Of a dataset: from the set, from what was derived of it, and from which models.',
    }),
    usedIn: choices('Used in', {
      product: 'The product',
      internal: 'Internal tools',
      research: 'Research only',
    }),
    nextReviewOn: day('Next review'),
    notes: text('Notes'),
  },
  title: 'name',
  group: 'type',
  owner: 'owner',
  due: 'nextReviewOn',
  parent: 'vendor',
  columns: ['type', 'release', 'owner', 'licence', 'approvedOn'],
});
export type AiAsset = FactsOf<typeof AI_ASSET>;
