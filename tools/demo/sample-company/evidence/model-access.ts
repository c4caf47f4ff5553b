// Who may reach models, their weights and the tools of agents.
import { leader } from '../people';
import { jsonExport } from '../render/json-export';
import { type SampleItem, span } from '../sample-item';

const compliance = leader('compliance');

const modelRoles: SampleItem = {
  title: 'Roles and limits of the model platform and of agent tools',
  files: [
    {
      path: 'models/kiln-roles-2026-09-01.json',
      make: () =>
        jsonExport({
          platform: 'Kiln',
          exported_at: '2026-09-01T08:00:12Z',
          exported_by: leader('platform').mail,
          roles: [
            {
              role: 'model-developer',
              may: ['run:create', 'run:read', 'artifact:read'],
              weights: 'no',
              members: 7,
              granted_by: 'group ml-team',
            },
            {
              role: 'weights-reader',
              may: ['weights:read'],
              weights: 'one model, at most 5 days',
              members: 0,
              granted_by: 'request with two approvals',
            },
            {
              role: 'release-approver',
              may: ['release:approve'],
              weights: 'no',
              members: 2,
              holders: [leader('ai').mail, leader('product').mail],
            },
            {
              role: 'platform-operator',
              may: ['node:manage', 'queue:manage'],
              weights: 'no',
              members: 3,
              granted_by: 'group reliability',
            },
            {
              role: 'auditor-read',
              may: ['log:read', 'run:read'],
              weights: 'no',
              members: 1,
              holders: [compliance.mail],
            },
          ],
          agent_tools: [
            { tool: 'search_documents', scope: 'tenant of the session', writes: false, approval: 'none' },
            {
              tool: 'draft_letter',
              scope: 'tenant of the session',
              writes: true,
              approval: 'person confirms before saving',
            },
            { tool: 'send_mail', scope: 'none', writes: true, approval: 'disabled for all tenants' },
            { tool: 'run_code', scope: 'none', writes: false, approval: 'disabled for all tenants' },
          ],
          reviewed: [
            { on: '2026-03-05', by: leader('product').name },
            { on: '2026-06-04', by: leader('product').name },
            { on: '2026-09-01', by: leader('product').name },
          ],
        }),
    },
  ],
  effective: span('2026-01-01', '2026-09-30'),
  captured: '2026-09-01',
  source: 'Kiln administration export',
  sensitivity: 'confidential',
  controls: ['AC-29', 'AC-47'],
  pointsOfFocus: ['CC6.3-1'],
};

const weightsPolicy: SampleItem = {
  title: 'Access policy of the bucket that holds model weights',
  files: [
    {
      path: 'models/weights-bucket-policy-2026-11-30.json',
      make: () =>
        jsonExport({
          bucket: 'larkmoor-weights-eu1',
          retrieved_at: '2026-11-30T16:20:44Z',
          policy_revision: 9,
          default: 'deny',
          encryption: {
            at_rest: 'customer-managed key',
            key: 'kms/eu1/weights',
            rotation_days: 180,
            last_rotated: '2026-08-17',
          },
          statements: [
            {
              id: 'serve',
              effect: 'allow',
              principal: 'service/inference-gateway',
              actions: ['object:read'],
              resource: 'live/*',
              condition: { network: 'serving-subnet' },
            },
            {
              id: 'train',
              effect: 'allow',
              principal: 'service/kiln-runner',
              actions: ['object:write'],
              resource: 'candidate/*',
            },
            {
              id: 'task-read',
              effect: 'allow',
              principal: 'role/weights-reader',
              actions: ['object:read'],
              resource: '*',
              condition: { approved_request: true, expires_within_days: 5 },
            },
            {
              id: 'no-public',
              effect: 'deny',
              principal: '*',
              actions: ['*'],
              resource: '*',
              condition: { public_network: true },
            },
          ],
          access_log: { enabled: true, retention_days: 400, destination: 'lanternlog/weights' },
          versioning: 'on',
          delete_protection: 'on',
        }),
    },
  ],
  effective: span('2026-05-20', '2026-11-30'),
  captured: '2026-11-30',
  source: 'Stratus One command line, output unchanged',
  sensitivity: 'restricted',
  controls: ['AC-30', 'AC-35'],
  pointsOfFocus: ['CC6.1-10', 'CC6.7-1'],
};

export const modelAccessEvidence: readonly SampleItem[] = [modelRoles, weightsPolicy];
