// What the examinations of Larkmoor Assist are about: its parts, its people, and whom it relies on.
import { EngagementScope } from '../../../src/shared/domain/scope';
import { COMPANY, DOMAIN, SYSTEMS } from './company';
import { leader } from './people';

const part = (
  kind: EngagementScope['items'][number]['kind'],
  name: string,
  note: string,
): EngagementScope['items'][number] => ({ kind, name, note, inScope: true, reason: '' });

const leftOut = (
  kind: EngagementScope['items'][number]['kind'],
  name: string,
  reason: string,
): EngagementScope['items'][number] => ({ kind, name, note: '', inScope: false, reason });

const ours = (key: Parameters<typeof leader>[0], role: string): EngagementScope['people'][number] => {
  const { name, mail } = leader(key);
  return { side: 'organization', name, role, email: mail };
};

export const SAMPLE_SCOPE: EngagementScope = EngagementScope.parse({
  boundary: `Larkmoor Assist from the public endpoint assist.${DOMAIN} to the stores of documents, indexes and logs, with the jobs that train and release its models. What runs at ${SYSTEMS.cloud.name} is in; its halls and hardware are not.`,
  items: [
    part('service', 'Assist API', 'assist-api and inference-gateway: keys, rate limits, streamed answers'),
    part('service', 'Assist for the web', 'assist-web: the application customers’ staff sign in to'),
    part('service', 'Dashboards', 'Usage, accounts and settings for customers; support console for staff'),
    part(
      'infrastructure',
      'Training infrastructure',
      'kiln-runner: fine-tuning jobs on rented GPUs, two regions',
    ),
    part('infrastructure', 'Production cluster', `Runs at ${SYSTEMS.cloud.name}, described as code`),
    part(
      'software',
      `${SYSTEMS.models.name} model registry`,
      'Weights with evaluation and approval; what is live',
    ),
    part('software', 'Guardrail', 'Filters of prompts and answers'),
    part('software', `${SYSTEMS.code.name} repositories and pipeline`, 'Reviews, tests, deployments'),
    part('software', `${SYSTEMS.identity.name} sign-in`, 'Single sign-on and second factor of staff'),
    part('data', 'Customer documents and indexes', 'Separated by customer, encrypted, deleted on request'),
    part('data', 'Prompt and answer logs', '30 days; read only for a support case'),
    part('data', 'Training data', 'Licensed and own data sets; customer data only with written consent'),
    part('data-flow', 'Request to answer', 'Endpoint → guardrail → retrieval → model → guardrail → customer'),
    part('data-flow', 'Deletion request', 'Document → index → logs → backups, 30 days'),
    part('people', 'Engineering and on-call', 'Those who change the system and answer its alerts'),
    part('people', 'AI research', 'Those with access to training jobs and weights'),
    leftOut('service', 'Company web site', 'No customer data, no way into production'),
    leftOut(
      'infrastructure',
      'Research sandboxes',
      'Public data only; separate account, no way into production',
    ),
  ],
  people: [
    ours('chief', 'Signs the assertion'),
    ours('compliance', 'Runs the engagement'),
    ours('security', 'Owner of the system’s security'),
    ours('platform', 'Owner of training and release'),
    { side: 'firm', name: 'Marguerite Oyelaran', role: 'Engagement partner', email: '' },
    { side: 'firm', name: 'Stefan Brandvold', role: 'Engagement senior', email: '' },
  ],
  subserviceOrganizations: [
    {
      name: SYSTEMS.cloud.name,
      service: 'Cloud hosting, among it computers with GPUs',
      method: 'carve-out',
      assumedControls:
        'Physical access to halls; power and fire protection; disposal of disks; separation of customers; wiping of computers between customers.',
      note: '',
    },
    {
      name: SYSTEMS.identity.name,
      service: 'Sign-in of staff',
      method: 'carve-out',
      assumedControls: 'Availability of sign-in; protection of credentials; notice of incidents.',
      note: '',
    },
    {
      name: SYSTEMS.backup.name,
      service: 'Storage of backups',
      method: 'carve-out',
      assumedControls: 'Encryption at rest; access of its staff only with a reason; deletion as agreed.',
      note: `${COMPANY} holds the keys.`,
    },
  ],
  notApplicable: [],
  privacyRoles: ['processor'],
  makesProducts: false,
});

/** Between the two examinations the office was given up, and with it the one place of the company's own. */
export const SCOPE_OF_THE_YEAR: EngagementScope = EngagementScope.parse({
  ...SAMPLE_SCOPE,
  notApplicable: [
    {
      criterionId: 'CC6.4',
      reason: `${COMPANY} has had no premises of its own since 31 March 2026; halls and hardware are those of ${SYSTEMS.cloud.name} and carved out. What there was until then is shown by CTL-052, retired with the office.`,
    },
  ],
});
