// What AI companies usually name when they say what their system is made of: offered one by one, never
// filled in. Taking one makes an ordinary line of the scope, which people then word as it is with them.
import type { ScopeItemKind } from './scope';

export interface ScopeStarter {
  readonly kind: ScopeItemKind;
  readonly name: string;
  /** What belongs to it and what an auditor will want to know; becomes the line's note. */
  readonly note: string;
}

/** The four that nearly every AI company begins with. */
export const FIRST_STARTERS: readonly ScopeStarter[] = [
  {
    kind: 'service',
    name: 'Inference API',
    note: 'Public endpoints, keys, rate limits, streaming; which model versions answer.',
  },
  {
    kind: 'infrastructure',
    name: 'Training infrastructure',
    note: 'Clusters and jobs that train or fine-tune; who may start a job and read its results.',
  },
  {
    kind: 'data',
    name: 'Data storage',
    note: 'Where customer data lies, how it is separated by customer, encrypted, backed up and deleted.',
  },
  {
    kind: 'service',
    name: 'Dashboards',
    note: 'Consoles for customers and for staff: accounts, usage, settings, support access.',
  },
];

export const MORE_STARTERS: readonly ScopeStarter[] = [
  {
    kind: 'service',
    name: 'Assistant application',
    note: 'The application people talk to, on the web or on devices.',
  },
  {
    kind: 'service',
    name: 'Fine-tuning service',
    note: 'Customers bring data and get a model of their own.',
  },
  {
    kind: 'service',
    name: 'Batch inference',
    note: 'Jobs that work through files; how failed ones are found and run again.',
  },
  {
    kind: 'service',
    name: 'Retrieval over customer documents',
    note: 'Uploads, embeddings, and whose documents an answer may use.',
  },
  {
    kind: 'infrastructure',
    name: 'GPU cloud',
    note: 'Rented computers with accelerators; whose halls, which regions.',
  },
  {
    kind: 'infrastructure',
    name: 'Inference cluster',
    note: 'What serves models in production, and how it grows and shrinks.',
  },
  {
    kind: 'infrastructure',
    name: 'Network edge',
    note: 'Load balancers, firewalls, protection against floods, certificates.',
  },
  {
    kind: 'infrastructure',
    name: 'Backup storage',
    note: 'Where copies lie, apart from what they are copies of.',
  },
  {
    kind: 'infrastructure',
    name: 'Staff computers',
    note: 'Laptops that reach production, and how they are managed.',
  },
  {
    kind: 'software',
    name: 'Model registry',
    note: 'Weights with version, origin, evaluation and approval; what is live, and how to go back.',
  },
  {
    kind: 'software',
    name: 'Evaluation pipeline',
    note: 'Tests a model has to get through before it is released.',
  },
  {
    kind: 'software',
    name: 'Build and deployment pipeline',
    note: 'From a merged change to production: reviews, tests, approvals.',
  },
  {
    kind: 'software',
    name: 'Source code repositories',
    note: 'Code, prompts, configuration and infrastructure as code.',
  },
  {
    kind: 'software',
    name: 'Identity provider',
    note: 'Single sign-on, second factor, groups, joining and leaving.',
  },
  {
    kind: 'software',
    name: 'Secrets manager',
    note: 'Keys of services and providers; who may read and who rotates them.',
  },
  {
    kind: 'software',
    name: 'Monitoring and alerting',
    note: 'Logs, metrics and alerts of security and operation.',
  },
  {
    kind: 'software',
    name: 'Safety filters',
    note: 'Checks of prompts and outputs: abuse, injection, sensitive content.',
  },
  { kind: 'data', name: 'Customer data store', note: 'Accounts, documents and results, by customer.' },
  {
    kind: 'data',
    name: 'Prompt and completion logs',
    note: 'What is kept of requests, for how long, and who may read it.',
  },
  {
    kind: 'data',
    name: 'Training data',
    note: 'Data sets with origin, licence and personal information in them.',
  },
  { kind: 'data', name: 'Model weights', note: 'Own and fine-tuned weights, as something worth stealing.' },
  { kind: 'data', name: 'Embeddings and indexes', note: 'Derived from customer data, and deleted with it.' },
  { kind: 'data', name: 'Usage and billing records', note: 'Metering that bills rest on.' },
  {
    kind: 'data-flow',
    name: 'Request to answer',
    note: 'Customer → network edge → inference API → model → answer; what is logged on the way.',
  },
  {
    kind: 'data-flow',
    name: 'Customer data to training',
    note: 'Whether it happens at all, for whom, and with whose consent.',
  },
  {
    kind: 'data-flow',
    name: 'Prompts to another model provider',
    note: 'What leaves for a provider, under which terms of keeping and training.',
  },
  {
    kind: 'data-flow',
    name: 'Weights from training to production',
    note: 'Training → registry → evaluation → approval → serving.',
  },
  {
    kind: 'data-flow',
    name: 'Deletion request',
    note: 'From the request to storage, indexes, logs, backups and training data.',
  },
  { kind: 'people', name: 'Engineering', note: 'Those who build and change the system.' },
  {
    kind: 'people',
    name: 'On-call engineers',
    note: 'Those who answer alerts and may reach production at night.',
  },
  {
    kind: 'people',
    name: 'Machine-learning research',
    note: 'Those with access to training jobs, data sets and weights.',
  },
  { kind: 'people', name: 'Security', note: 'Those who look after access, vulnerabilities and incidents.' },
  { kind: 'people', name: 'Customer support', note: 'Those who may see customers’ data to help them.' },
  {
    kind: 'people',
    name: 'Labelling contractors',
    note: 'People outside who see prompts, outputs or data sets.',
  },
  { kind: 'people', name: 'People operations', note: 'Those who hire, train, and see people off.' },
  {
    kind: 'people',
    name: 'Management',
    note: 'Those who set objectives, judge risks and sign the assertion.',
  },
];

export const SCOPE_STARTERS: readonly ScopeStarter[] = [...FIRST_STARTERS, ...MORE_STARTERS];

/** Often left out, with the reason people usually give. A reason has to be true to be of use. */
export const OUT_OF_SCOPE_STARTERS: readonly (ScopeStarter & { readonly reason: string })[] = [
  {
    kind: 'service',
    name: 'Marketing site',
    note: '',
    reason: 'No customer data, no way into production.',
  },
  {
    kind: 'infrastructure',
    name: 'Research sandboxes',
    note: '',
    reason: 'Public data only; no way to production or to customer data.',
  },
  {
    kind: 'infrastructure',
    name: 'Office network',
    note: '',
    reason: 'Gives no access to production: every service asks for its own sign-in.',
  },
  {
    kind: 'service',
    name: 'Experimental features',
    note: '',
    reason: 'Offered without commitments and switched off for customers by default.',
  },
];

export interface SubserviceStarter {
  readonly service: string;
  readonly method: 'carve-out' | 'inclusive';
  /** Controls one usually assumes they run. */
  readonly assumedControls: string;
}

/** Kinds of organizations an AI company usually relies on; the name is for people to fill in. */
export const SUBSERVICE_STARTERS: readonly SubserviceStarter[] = [
  {
    service: 'Cloud hosting',
    method: 'carve-out',
    assumedControls:
      'Physical access to halls; power, cooling and fire protection; disposal of disks; separation of customers in the platform.',
  },
  {
    service: 'Computers with GPUs',
    method: 'carve-out',
    assumedControls:
      'Physical access; wiping of computers between customers; separation of networks; notice of maintenance and outages.',
  },
  {
    service: 'Model API of another provider',
    method: 'carve-out',
    assumedControls:
      'No training on our requests; keeping and deletion as agreed; notice before a model changes or ends; protection of our keys.',
  },
  {
    service: 'Managed database or vector store',
    method: 'carve-out',
    assumedControls: 'Patches, encryption at rest, backups, and access of their staff only with a reason.',
  },
  {
    service: 'Sign-in for staff and customers',
    method: 'carve-out',
    assumedControls: 'Availability of sign-in; protection of credentials; notice of incidents.',
  },
  {
    service: 'Labelling and review of data',
    method: 'carve-out',
    assumedControls:
      'Background checks and agreements with people who see data; access only to what a task needs; deletion after it.',
  },
  {
    service: 'Support and ticketing',
    method: 'carve-out',
    assumedControls: 'Separation of customers; access of their staff only with a reason; deletion as agreed.',
  },
];
