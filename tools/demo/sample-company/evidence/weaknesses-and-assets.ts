// What there is to protect, and the holes that were found in it.
import { COMPANY, SERVICES, SYSTEMS } from '../company';
import { csvTable } from '../render/csv-table';
import { pdfDocument } from '../render/pdf-document';
import { workbook } from '../render/workbook';
import { type SampleItem, span } from '../sample-item';
import { seededRandom } from '../seeded-random';

const SCAN_PATH = 'operations/vulnerability-scan-2026-09.csv';

const scanTable = (): string => {
  const chance = seededRandom('scan');
  const packages = [
    'openssl',
    'libxml2',
    'nginx',
    'python3.11',
    'curl',
    'zlib',
    'glibc',
    'sudo',
    'nodejs',
    'postgresql-15',
    'containerd',
    'torch',
    'numpy',
    'pillow',
    'requests',
  ] as const;
  const limits = { critical: 7, high: 30, medium: 90, low: 180 } as const;
  return csvTable(
    [
      'finding',
      'host',
      'service',
      'package',
      'severity',
      'first_seen',
      'limit_days',
      'fixed_on',
      'days_open',
      'late',
      'ticket',
    ],
    Array.from({ length: 142 }, (_, index) => {
      // One was fixed late, and the list says so.
      const late = index === 57;
      const severity = late
        ? 'high'
        : chance.chance(0.03)
          ? 'critical'
          : chance.chance(0.15)
            ? 'high'
            : chance.chance(0.5)
              ? 'medium'
              : 'low';
      const service = chance.pick(SERVICES);
      const seen = late ? 2 : chance.between(1, 30);
      const open = late ? 37 : chance.between(1, Math.min(limits[severity], 24));
      const closed =
        seen + open <= 30
          ? `2026-09-${String(seen + open).padStart(2, '0')}`
          : `2026-10-${String(Math.min(31, seen + open - 30)).padStart(2, '0')}`;
      return [
        `SV-${String(20614 + index)}`,
        `eu1-${service}-${String(chance.between(1, 6)).padStart(2, '0')}`,
        service,
        chance.pick(packages),
        severity,
        `2026-09-${String(seen).padStart(2, '0')}`,
        limits[severity],
        closed,
        open,
        open > limits[severity] ? 'yes' : 'no',
        `VUL-${String(880 + index)}`,
      ];
    }),
  );
};

const scan: SampleItem = {
  title: 'Vulnerability scan of all production hosts, September 2026, with fix dates',
  files: [{ path: SCAN_PATH, make: scanTable }],
  effective: span('2026-09-01', '2026-09-30'),
  captured: '2026-11-02',
  source: `${SYSTEMS.scanner.name} export, unfiltered`,
  sensitivity: 'confidential',
  controls: ['AC-43'],
  pointsOfFocus: ['CC7.1-5'],
};

/** The same bytes under a second title: the vault keeps them once. */
const scanForRisks: SampleItem = {
  title: 'Input to the risk review of the third quarter: open weaknesses by host',
  files: [{ path: SCAN_PATH, make: scanTable }],
  effective: span('2026-07-01', '2026-09-30'),
  captured: '2026-11-02',
  source: 'Attached to the risk review of 15 September and its follow-up',
  sensitivity: 'confidential',
  controls: ['AC-15'],
  pointsOfFocus: ['CC3.2-7'],
};

const penetration: SampleItem = {
  title: 'Penetration test of Larkmoor Assist, November 2025: summary for customers',
  files: [
    {
      path: 'operations/penetration-test-2025-11-summary.pdf',
      make: () =>
        pdfDocument({
          house: { name: 'Saltmarsh Security', colour: '#6b2737' },
          title: 'Penetration test: summary',
          reference: 'SMS-25-0418',
          date: '2025-11-28',
          facts: [
            ['Customer', COMPANY],
            ['Tested', 'Larkmoor Assist: web, API, tenant separation, guardrail'],
            ['When', '3 to 21 November 2025'],
            ['Testers', 'two, 18 days in all'],
          ],
          body: [
            { heading: 'In short' },
            {
              text: 'We could not reach another tenant’s documents. One finding of high weight let a signed-in user see the names (not the contents) of deleted documents. It was fixed during the test and tested again.',
            },
            {
              table: {
                columns: [
                  { title: 'Weight', share: 1 },
                  { title: 'Found', share: 1 },
                  { title: 'Fixed and tested again', share: 2 },
                  { title: 'Open', share: 1 },
                ],
                rows: [
                  ['Critical', 0, 0, 0],
                  ['High', 1, 1, 0],
                  ['Medium', 4, 3, 1],
                  ['Low', 7, 2, 5],
                ],
              },
            },
            { heading: 'What we did not test' },
            {
              bullets: [
                'Training infrastructure',
                'Offices and phones',
                'The customer’s own identity provider',
              ],
            },
            { heading: 'About this paper' },
            {
              text: 'The full report holds steps to reproduce and is restricted. This summary may be shown to customers and auditors.',
            },
            { signature: { name: 'Elspeth Marrow', role: 'lead tester', on: '2025-11-28' } },
          ],
        }),
    },
  ],
  // Before the period on purpose: the test of 2026 slipped into January 2027.
  effective: span('2025-11-03', '2025-11-28'),
  captured: '2025-11-28',
  source: 'Received from Saltmarsh Security by mail',
  sensitivity: 'confidential',
  controls: ['AC-20'],
  pointsOfFocus: ['CC4.1-8'],
};

const assets: SampleItem = {
  title: 'Asset and data inventory, fourth quarter of 2026, with reconciliation',
  files: [
    {
      path: 'operations/asset-inventory-2026-q4.xlsx',
      make: () => {
        const chance = seededRandom('assets');
        const kinds = [
          ['virtual machine', 'Stratus One'],
          ['GPU node', 'Stratus One'],
          ['database', 'Stratus One'],
          ['bucket', 'Stratus One'],
          ['laptop', 'Fleetmark'],
          ['repository', 'Forgeline'],
        ] as const;
        const rows = Array.from({ length: 126 }, (_, index) => {
          const [kind, source] = kinds[index % kinds.length] ?? kinds[0];
          return [
            `A-${String(3001 + index)}`,
            kind,
            `${kind.replace(/ /g, '-')}-${chance.hex(4)}`,
            source,
            chance.pick(['public', 'internal', 'confidential', 'restricted'] as const),
            chance.pick(['Engineering', 'Reliability', 'ML Platform', 'IT', 'Data Governance'] as const),
            `2026-10-${String(chance.between(1, 20)).padStart(2, '0')}`,
          ] as const;
        });
        return workbook([
          {
            name: 'Inventory',
            columns: [
              'Asset',
              'Kind',
              'Name',
              'Source',
              'Highest data class',
              'Owner team',
              'Confirmed on',
            ].map((title) => ({ title, width: 20 })),
            rows,
          },
          {
            name: 'Reconciliation',
            columns: [
              { title: 'Source', width: 20 },
              { title: 'In source', width: 12 },
              { title: 'In inventory', width: 12 },
              { title: 'Difference', width: 12 },
              { title: 'Explained by', width: 44 },
            ],
            rows: [
              ['Stratus One', 85, 84, 1, 'Machine made on the day of the count, added on 2026-10-21'],
              ['Fleetmark', 21, 21, 0, ''],
              ['Forgeline', 21, 21, 0, ''],
            ],
          },
        ]);
      },
    },
  ],
  effective: span('2026-10-01', '2026-12-31'),
  captured: '2026-10-21',
  source: 'Inventory workbook, exports of three systems',
  sensitivity: 'internal',
  controls: ['AC-22'],
  pointsOfFocus: ['CC2.1-6', 'CC6.1-1'],
};

export const weaknessAndAssetEvidence: readonly SampleItem[] = [scan, scanForRisks, penetration, assets];
