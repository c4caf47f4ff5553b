// Two policies of Larkmoor AI, as approved for 2026.
import { leader } from '../people';
import type { PdfDocument } from '../render/pdf-document';

const chief = leader('chief');
const security = leader('security');
const it = leader('it');

export const SECURITY_POLICY: PdfDocument = {
  title: 'Information security policy',
  reference: 'POL-01  ·  version 4.1',
  date: '2026-01-20',
  facts: [
    ['Owner', `${security.name}, ${security.role}`],
    ['Approved by', `${chief.name}, ${chief.role}`],
    ['In force', 'from 2026-02-01 until replaced'],
    ['Applies to', 'everybody who works for Larkmoor AI, and every system it runs'],
  ],
  body: [
    { heading: '1  Purpose' },
    {
      text: 'Customers give us documents that matter to other people’s lives. This policy says how we keep them, and the models that read them, from harm, loss and curiosity.',
    },
    { heading: '2  Data classes' },
    {
      table: {
        columns: [
          { title: 'Class', share: 1.4 },
          { title: 'Examples', share: 3.4 },
          { title: 'Rule', share: 4 },
        ],
        rows: [
          ['Public', 'Website, published model cards', 'No limits on reading; changes are reviewed'],
          ['Internal', 'Plans, minutes, tickets', 'Staff only'],
          [
            'Confidential',
            'Contracts, customer documents, prompts and answers',
            'Named roles, encrypted, never in mail',
          ],
          [
            'Restricted',
            'Model weights, signing keys, production secrets',
            'Named persons, two approvals, every read logged',
          ],
        ],
      },
    },
    { heading: '3  Rules for everybody' },
    {
      bullets: [
        'Sign in through Harborkey with a second factor; no shared accounts.',
        'Work on managed devices only; report a lost one at once.',
        'Use only AI tools on the allowed list, and never with restricted data.',
        'Report anything odd to security@larkmoor.example; nobody is blamed for a false alarm.',
      ],
    },
    { heading: '4  Rules for systems' },
    {
      bullets: [
        'Data is encrypted at rest and in transit.',
        'Changes reach production only through the pipeline, after review by a second person.',
        'Models go live only when all evaluation gates are met and two roles have approved.',
        'Logs are kept for 400 days and cannot be changed by those they describe.',
        'Vulnerabilities are fixed within 7 (critical), 30 (high) or 90 days.',
      ],
    },
    { heading: '5  Exceptions' },
    {
      text: 'An exception needs a reason, an end date and the approval of the Security Lead. It is listed in the exception register and looked at every month.',
    },
    { heading: '6  Review' },
    { text: 'This policy is reviewed every January and after any incident of severity 1.' },
    {
      table: {
        columns: [
          { title: 'Version', share: 1 },
          { title: 'Date', share: 1.4 },
          { title: 'Change', share: 5 },
        ],
        rows: [
          ['3.0', '2024-01-16', 'Data classes simplified'],
          ['4.0', '2025-01-21', 'AI tools; allowed list'],
          ['4.1', '2026-01-20', 'Model weights named as restricted data; monthly review of administrators'],
        ],
      },
    },
    { signature: { name: chief.name, role: chief.role, on: '2026-01-20' } },
  ],
};

export const ACCESS_POLICY: PdfDocument = {
  title: 'Access control policy',
  reference: 'POL-04  ·  version 3.2',
  date: '2026-01-20',
  facts: [
    ['Owner', `${it.name}, ${it.role}`],
    ['Approved by', `${chief.name}, ${chief.role}`],
    ['In force', 'from 2026-02-01 until replaced'],
  ],
  body: [
    { heading: '1  Giving access' },
    {
      text: 'Access is asked for in Trackwell, approved by the manager and by the owner of the system, and given as a role of the role catalog. Nobody approves their own request.',
    },
    { heading: '2  Taking it away' },
    {
      text: 'The People Lead tells IT of a departure before the last day. Accounts are disabled by the end of the last working day; devices and badges are returned within five days.',
    },
    { heading: '3  Privileged access' },
    {
      bullets: [
        'Raised rights are asked for when needed and end by themselves after at most eight hours.',
        'Standing administrators are few, named, and reviewed every month.',
        'Break-glass accounts are sealed; each use is an incident.',
      ],
    },
    { heading: '4  Reviews' },
    {
      text: 'System owners review all accounts each quarter, within 15 days of its end. Each account is kept, changed or removed; changes are made within five days.',
    },
    { heading: '5  Model weights and training platform' },
    {
      text: 'Reading weights needs the role weights-reader, given for one task and at most five days. Export outside the registry needs two approvals, one of them by the Head of AI.',
    },
    { signature: { name: chief.name, role: chief.role, on: '2026-01-20' } },
  ],
};
