// Vendors, and what happens to data at the end of its life.
import { SYSTEMS } from '../company';
import { leader } from '../people';
import { consoleScreenshot, settingsContent } from '../render/console-screenshot';
import { pdfDocument } from '../render/pdf-document';
import { workbook } from '../render/workbook';
import { day, type SampleItem, span } from '../sample-item';
import { seededRandom } from '../seeded-random';

export const VENDORS: readonly (readonly [
  name: string,
  service: string,
  data: string,
  report: string,
  reportEnds: string,
  next: string,
])[] = [
  ['Stratus One', 'Hosting, two regions', 'restricted', 'SOC 2 Type II', '2026-09-30', '2027-03-15'],
  ['Harborkey', 'Identity provider', 'confidential', 'SOC 2 Type II', '2026-06-30', '2027-02-01'],
  ['Forgeline Cloud', 'Source code and pipelines', 'restricted', 'SOC 2 Type II', '2026-08-31', '2027-03-01'],
  ['Peoplebase', 'Staff records', 'confidential', 'SOC 2 Type II', '2026-03-31', '2026-12-01'],
  ['Trackwell', 'Tickets', 'confidential', 'SOC 2 Type I', '2026-05-31', '2027-01-15'],
  ['Tidevault', 'Backup storage', 'restricted', 'ISO/IEC 27001', '2027-11-04', '2027-04-01'],
  [
    'Pellucid Labs',
    'Language model for translation',
    'confidential',
    'SOC 2 Type II',
    '2026-07-31',
    '2027-02-15',
  ],
  ['Annotari', 'Labeling of training data', 'internal', 'questionnaire', '2026-04-20', '2027-04-20'],
  ['Postlane', 'Mail delivery', 'internal', 'SOC 2 Type II', '2025-11-30', '2026-11-01'],
  ['Ledgerly', 'Billing', 'confidential', 'SOC 1 and SOC 2 Type II', '2026-09-30', '2027-03-20'],
];

const vendors: SampleItem = {
  title: 'Vendor and model provider inventory with the state of their reports',
  files: [
    {
      path: 'vendors/vendor-inventory-2026-q4.xlsx',
      make: () =>
        workbook([
          {
            name: 'Vendors',
            columns: [
              { title: 'Vendor', width: 18 },
              { title: 'Service', width: 30 },
              { title: 'Highest data class', width: 18 },
              { title: 'Report', width: 24 },
              { title: 'Report ends', width: 13 },
              { title: 'Days to 2026-12-31', width: 17 },
              { title: 'Next review', width: 13 },
              { title: 'Owner', width: 18 },
            ],
            rows: VENDORS.map(([name, service, data, report, ends, next]) => [
              name,
              service,
              data,
              report,
              ends,
              Math.round((Date.parse('2026-12-31') - Date.parse(ends)) / 86_400_000),
              next,
              leader('vendors').name,
            ]),
          },
          {
            name: 'Notes',
            columns: [
              { title: 'Date', width: 13 },
              { title: 'Note', width: 80 },
            ],
            rows: [
              [
                '2026-03-19',
                'Peoplebase: report read, one exception on leavers, our own reconciliation covers it',
              ],
              ['2026-06-18', 'Annotari: no report; questionnaire and interview instead'],
              ['2026-09-17', 'Pellucid Labs added; no training on our data, retention 0 days by contract'],
              ['2026-12-10', 'Postlane: report older than a year, new one asked for on 2026-12-03'],
            ],
          },
        ]),
    },
  ],
  effective: span('2026-10-01', '2026-12-31'),
  captured: '2026-12-10',
  source: 'Kept by the Vendor Manager',
  sensitivity: 'internal',
  controls: ['AC-63'],
  pointsOfFocus: ['CC9.2-3'],
};

const provider: SampleItem = {
  title: 'Assessment of the model provider Pellucid Labs',
  files: [
    {
      path: 'vendors/provider-assessment-pellucid-2026.pdf',
      make: () =>
        pdfDocument({
          title: 'Provider assessment: Pellucid Labs',
          reference: 'VEN-2026-11',
          date: '2026-09-09',
          facts: [
            ['Service', 'Translation of answers, called by inference-gateway'],
            ['Assessed by', `${leader('vendors').name}; ${leader('ai').name}`],
            [
              'Read',
              'SOC 2 Type II report to 2026-07-31, data processing agreement, model card, sub-processor list',
            ],
          ],
          body: [
            { heading: 'What we asked and what we found' },
            {
              table: {
                columns: [
                  { title: 'Question', share: 3 },
                  { title: 'Answer', share: 3.6 },
                  { title: 'Where it stands', share: 2 },
                ],
                rows: [
                  ['Are our texts used for training?', 'No', 'Agreement § 4.2'],
                  ['How long are they kept?', 'Not at all; abuse checks run in memory', 'Agreement § 4.5'],
                  [
                    'Are model changes announced?',
                    '30 days before; versions can be pinned for 12 months',
                    'Agreement annex B',
                  ],
                  ['Who are the sub-processors?', 'One, the hosting provider', 'List of 2026-08-20'],
                  [
                    'What does the report leave to us?',
                    'Key rotation, limiting callers, checking outputs',
                    'Report, section on customers’ duties',
                  ],
                ],
              },
            },
            { heading: 'Their report' },
            {
              text: 'The report covers security and confidentiality and names two exceptions, neither touching the interface we use. Its period ends five months before ours; a letter of the management for the months between is asked for in January.',
            },
            { heading: 'Leaving' },
            {
              text: 'Translation can be switched to our own model within a day, with lower quality in four languages. This was tried on 2026-09-02.',
            },
            { signature: { name: leader('vendors').name, role: leader('vendors').role, on: '2026-09-09' } },
          ],
        }),
    },
  ],
  effective: span('2026-09-02', '2026-12-31'),
  captured: '2026-09-09',
  source: 'Vendor folder',
  sensitivity: 'confidential',
  controls: ['AC-66', 'AC-65'],
  pointsOfFocus: ['CC9.2-3', 'CC9.2-1'],
};

const retention: SampleItem = {
  title: 'Retention settings of the document store',
  files: [
    {
      path: 'data/retention-settings-2026-03-02.png',
      make: () =>
        consoleScreenshot({
          clock: 'Mon 2 Mar 2026   16:04',
          app: {
            name: SYSTEMS.cloud.name,
            colour: '#3a5a2a',
            sections: ['Overview', 'Compute', 'Storage', 'Network', 'Keys', 'Identity', 'Billing'],
            section: 'Storage',
          },
          address: `${SYSTEMS.cloud.host}/storage/larkmoor-documents-eu1/lifecycle`,
          user: `${leader('engineering').name} (storage administrator)`,
          title: 'Lifecycle: larkmoor-documents-eu1',
          filters: ['Region: eu1', 'Bucket: larkmoor-documents-eu1', 'Revision 6 of 2026-02-27'],
          content: settingsContent('#3a5a2a', [
            {
              name: 'Customer documents',
              value: 'Until the customer deletes them',
              note: 'Deleted objects are kept hidden for 30 days, then removed',
            },
            {
              name: 'Prompts and answers',
              value: '90 days',
              note: 'Shorter by contract for 6 tenants; never longer',
            },
            {
              name: 'After a customer’s exit',
              value: '30 days',
              note: 'Then all objects of the tenant are removed and the tenant’s key is destroyed',
              on: true,
            },
            {
              name: 'Legal hold',
              value: '1 tenant',
              note: 'Hold LH-03 of 2026-02-11 by D. Okafor; removal is suspended for it',
              on: true,
            },
            { name: 'Backups', value: '35 days', note: 'Expire by themselves; cannot be prolonged' },
            {
              name: 'Removal by hand',
              value: 'Two approvals',
              note: 'Delete protection is on for the bucket',
              on: true,
            },
          ]),
          count: '6 rules   ·   changed by c.reyes on 2026-02-27 11:20 UTC, approved by d.okafor',
        }),
    },
  ],
  effective: day('2026-03-02'),
  captured: '2026-03-02',
  source: 'Stratus One console, full screen',
  sensitivity: 'internal',
  controls: ['AC-80'],
  pointsOfFocus: ['C1.1-2', 'C1.1-3'],
};

const deletion: SampleItem = {
  title: 'Deletion run after the exit of customer C-0019',
  files: [
    {
      path: 'data/deletion-run-C-0019.log',
      make: () => {
        const chance = seededRandom('deletion');
        const stores = [
          ['documents', 48211],
          ['index', 48211],
          ['answers', 9034],
          ['exports', 112],
          ['fine-tuned adapters', 0],
        ] as const;
        return [
          '2026-08-31T03:00:00Z run=del-0019 tenant=C-0019 reason="contract ended 2026-07-31" request=LEG-233 approved=d.okafor,c.reyes hold=none',
          ...stores.map(
            ([store, count], index) =>
              `2026-08-31T03:${String(4 + index * 7).padStart(2, '0')}:${String(chance.between(10, 59))}Z run=del-0019 store="${store}" found=${String(count)} removed=${String(count)} left=0`,
          ),
          `2026-08-31T03:41:20Z run=del-0019 key=kms/eu1/tenant/c-0019 state=destroyed receipt=${chance.hex(24)}`,
          '2026-08-31T03:41:21Z run=del-0019 backups: last copy expires 2026-10-05 (35 days)',
          '2026-08-31T04:00:00Z run=del-0019 check: listing of tenant prefix returns 0 objects',
          '2026-10-05T02:10:09Z run=del-0019 backups: no snapshot holds the tenant any more',
          '2026-10-05T02:10:10Z run=del-0019 closed; confirmation sent to the customer on 2026-10-05',
          '',
        ].join('\n');
      },
    },
  ],
  effective: span('2026-08-31', '2026-10-05'),
  captured: '2026-10-06',
  source: 'Deletion job log',
  sensitivity: 'confidential',
  controls: ['AC-81'],
  pointsOfFocus: ['C1.2-1', 'C1.2-2'],
};

export const vendorAndDataEvidence: readonly SampleItem[] = [vendors, provider, retention, deletion];
