// Governance, people and risk: who decides, who is told, and what is written down.
import { leader, peopleOn } from '../people';
import { csvTable } from '../render/csv-table';
import { mailMessage } from '../render/mail-message';
import { pdfDocument } from '../render/pdf-document';
import { workbook } from '../render/workbook';
import { type SampleItem, span, WHOLE_YEAR } from '../sample-item';
import { seededRandom } from '../seeded-random';
import { boardEvidence } from './board-minutes';
import { ACCESS_POLICY, SECURITY_POLICY } from './policy-texts';
import { RISKS } from './risks';

const chief = leader('chief');
const security = leader('security');
const compliance = leader('compliance');
const policies: SampleItem = {
  title: 'Information security policy 4.1 and access control policy 3.2, approved',
  files: [
    { path: 'governance/information-security-policy-4.1.pdf', make: () => pdfDocument(SECURITY_POLICY) },
    { path: 'governance/access-control-policy-3.2.pdf', make: () => pdfDocument(ACCESS_POLICY) },
    {
      path: 'governance/policy-approval.eml',
      make: () =>
        mailMessage({
          from: chief,
          to: [compliance, security],
          sentAt: '2026-01-20T15:42:10Z',
          id: 'a81c-approve-2026@larkmoor.example',
          inReplyTo: 'a81b-policies-2026@larkmoor.example',
          subject: 'Re: Policies 2026 for approval',
          body: `Farah, Priya,\n\nI have read both. Approved as attached: information security policy 4.1 and access control policy 3.2, in force from 1 February 2026.\n\nPlease announce them to everybody and move 4.0 and 3.1 to the archive.\n\nIngrid\n\n> Two changes since last year: model weights are now named as restricted data,\n> and the review of standing administrators is monthly.`,
        }),
    },
  ],
  effective: span('2026-02-01', '2026-12-31'),
  captured: '2026-01-20',
  source: 'Policy archive',
  sensitivity: 'internal',
  controls: ['AC-10'],
  pointsOfFocus: ['CC5.3-1'],
};

const conduct: SampleItem = {
  title: 'Code of conduct signatures 2026 against the headcount list',
  files: [
    {
      path: 'people/code-of-conduct-signatures-2026.csv',
      make: () => {
        const chance = seededRandom('conduct');
        return csvTable(
          ['staff_no', 'name', 'joined', 'document', 'signed_on', 'reminders'],
          peopleOn('2026-06-30').map((person) => [
            person.number,
            person.name,
            person.joined,
            'Code of conduct v5',
            `2026-0${String(chance.between(1, 2))}-${String(chance.between(10, 27))}`,
            chance.chance(0.15) ? chance.between(1, 3) : 0,
          ]),
        );
      },
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2026-07-01',
  source: 'Peoplebase, report “Signatures”, unfiltered',
  sensitivity: 'internal',
  controls: ['AC-01'],
  pointsOfFocus: ['CC1.1-2', 'CC1.1-3'],
};

const responsibilities: SampleItem = {
  title: 'Organization chart and responsibility matrix, second half of 2026',
  files: [
    {
      path: 'governance/responsibility-matrix-2026-h2.xlsx',
      make: () => {
        const people = peopleOn('2026-07-01');
        const duties = [
          'Security',
          'Availability',
          'Confidentiality',
          'Model releases',
          'Training data',
          'Incident handling',
          'Vendors',
          'Backups',
          'Access reviews',
          'Policies',
        ];
        const owners = [
          'security',
          'continuity',
          'counsel',
          'ai',
          'data',
          'incidents',
          'vendors',
          'engineering',
          'it',
          'compliance',
        ] as const;
        return workbook([
          {
            name: 'Organization',
            columns: [
              { title: 'Staff no.', width: 10 },
              { title: 'Name', width: 26 },
              { title: 'Role', width: 32 },
              { title: 'Team', width: 20 },
              { title: 'Reports to', width: 24 },
            ],
            rows: people.map((person) => [
              person.number,
              person.name,
              person.role,
              person.team,
              person.manager,
            ]),
          },
          {
            name: 'Responsibilities',
            columns: [
              { title: 'Duty', width: 24 },
              { title: 'Accountable', width: 24 },
              { title: 'Deputy', width: 24 },
              { title: 'Confirmed on', width: 14 },
            ],
            rows: duties.map((duty, index) => [
              duty,
              leader(owners[index] ?? 'chief').name,
              leader(owners[(index + 3) % owners.length] ?? 'chief').name,
              '2026-07-03',
            ]),
          },
        ]);
      },
    },
  ],
  effective: span('2026-07-01', '2026-12-31'),
  captured: '2026-07-03',
  source: 'Kept by the Chief Operating Officer',
  sensitivity: 'internal',
  controls: ['AC-04'],
  pointsOfFocus: ['CC1.3-2'],
};

const training: SampleItem = {
  title: 'Security and privacy training 2026: completion by person',
  files: [
    {
      path: 'people/training-completion-2026.csv',
      make: () => {
        const chance = seededRandom('training');
        return csvTable(
          ['staff_no', 'name', 'team', 'course', 'completed_on', 'score', 'overdue_days'],
          peopleOn('2026-10-31').flatMap((person) => [
            [
              person.number,
              person.name,
              person.team,
              'Security and privacy basics 2026',
              `2026-09-${String(chance.between(1, 30)).padStart(2, '0')}`,
              chance.between(80, 100),
              0,
            ],
            ...(['AI Research', 'ML Platform', 'Engineering'].includes(person.team)
              ? [
                  [
                    person.number,
                    person.name,
                    person.team,
                    'Secure work with models',
                    `2026-10-${String(chance.between(1, 30)).padStart(2, '0')}`,
                    chance.between(75, 100),
                    chance.chance(0.1) ? chance.between(1, 9) : 0,
                  ],
                ]
              : []),
          ]),
        );
      },
    },
  ],
  effective: span('2026-09-01', '2026-10-31'),
  captured: '2026-11-02',
  source: 'Training platform, completion export, unfiltered',
  sensitivity: 'internal',
  controls: ['AC-08', 'AC-09'],
  pointsOfFocus: ['CC1.4-3'],
};

const risks: SampleItem = {
  title: 'Risk register with quarterly review history, 2026',
  files: [
    {
      path: 'risk/risk-register-2026.xlsx',
      make: () =>
        workbook([
          {
            name: 'Risks',
            columns: [
              { title: 'Id', width: 8 },
              { title: 'Risk', width: 56 },
              { title: 'Likelihood', width: 11 },
              { title: 'Impact', width: 9 },
              { title: 'Score', width: 8 },
              { title: 'Treatment', width: 46 },
              { title: 'Owner', width: 22 },
              { title: 'Last review', width: 13 },
            ],
            rows: RISKS.map((risk, index) => [
              `R-${String(index + 1).padStart(2, '0')}`,
              risk.risk,
              risk.likelihood,
              risk.impact,
              risk.likelihood * risk.impact,
              risk.treatment,
              leader(risk.owner).name,
              risk.reviewed,
            ]),
          },
          {
            name: 'Reviews',
            columns: [
              { title: 'Date', width: 13 },
              { title: 'Present', width: 44 },
              { title: 'Changes', width: 60 },
            ],
            rows: [
              ['2026-03-17', 'Raman, Reyes, Zhou, Aziz', 'R-04 raised after INC-2026-02; R-11 added'],
              ['2026-06-09', 'Raman, Reyes, Zhou, Aziz, Castellan', 'R-07 lowered: second GPU region live'],
              [
                '2026-09-15',
                'Raman, Zhou, Aziz, Haddad',
                'R-02 raised after INC-2026-04, treatment extended',
              ],
              ['2026-12-08', 'Raman, Reyes, Zhou, Aziz', 'R-02 lowered after retest; R-14 added'],
            ],
          },
        ]),
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2026-12-09',
  source: 'Risk register, compliance folder',
  sensitivity: 'confidential',
  controls: ['AC-15', 'AC-14'],
  pointsOfFocus: ['CC3.2-1', 'CC3.2-3'],
};

const attestations: SampleItem = {
  title: 'Control owner statements, third quarter of 2026',
  files: [
    {
      path: 'governance/control-owner-statements-2026-q3.csv',
      make: () => {
        const owners = [
          ['Access Control', 'it'],
          ['Model Lifecycle', 'ai'],
          ['Change Management', 'engineering'],
          ['Incident Response', 'incidents'],
          ['Vendor Management', 'vendors'],
          ['Training Data Governance', 'data'],
          ['Availability and Continuity', 'continuity'],
          ['People', 'people'],
          ['Data Lifecycle', 'counsel'],
        ] as const;
        return csvTable(
          ['area', 'owner', 'statement', 'exceptions', 'given_on'],
          owners.map(([area, key], index) => [
            area,
            leader(key).name,
            'Controls of this area ran as described in the quarter',
            index === 0 ? 'Review of Q2 not performed; Q3 review nine days late' : 'none',
            `2026-10-${String(5 + index).padStart(2, '0')}`,
          ]),
        );
      },
    },
  ],
  effective: span('2026-07-01', '2026-09-30'),
  captured: '2026-10-14',
  source: 'Compliance tracker',
  sensitivity: 'internal',
  controls: ['AC-11', 'AC-18'],
  pointsOfFocus: ['CC4.1-1'],
};

export const governanceEvidence: readonly SampleItem[] = [
  policies,
  ...boardEvidence,
  conduct,
  responsibilities,
  training,
  risks,
  attestations,
];
