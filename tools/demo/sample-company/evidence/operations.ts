// Running the service: encryption, attacks at the edge, backups, capacity, continuity.
import { SYSTEMS } from '../company';
import { leader } from '../people';
import { chartContent } from '../render/chart-content';
import { consoleScreenshot } from '../render/console-screenshot';
import { jsonExport } from '../render/json-export';
import { pdfDocument } from '../render/pdf-document';
import { day, type SampleItem, span } from '../sample-item';
import { seededRandom } from '../seeded-random';
import { backupLog, restoreLog, wafLog } from './operation-logs';

const encryption: SampleItem = {
  title: 'Encryption settings of stores and endpoints, with transport scan',
  files: [
    {
      path: 'operations/encryption-settings-2026-06-30.json',
      make: () =>
        jsonExport({
          collected_at: '2026-06-30T06:00:02Z',
          collector: 'baseline-check 3.8 (read only)',
          stores: ['documents', 'database', 'weights', 'backups', 'logs'].map((store, index) => ({
            store,
            encrypted: true,
            algorithm: 'AES-256-GCM',
            key: `kms/eu1/${store}`,
            customer_managed: index < 4,
            public_access: 'blocked',
          })),
          endpoints: [
            'assist.larkmoor.example',
            'api.larkmoor.example',
            'kiln.larkmoor.example',
            'forgeline.larkmoor.example',
          ].map((host, index) => ({
            host,
            lowest_version: 'TLS 1.2',
            preferred: 'TLS 1.3',
            hsts_days: 365,
            certificate_expires: `2026-1${String(index % 3)}-14`,
            weak_suites: 0,
          })),
          alert_rules: [
            { rule: 'store without encryption', severity: 'critical', fired_in_last_180_days: 0 },
            { rule: 'certificate expires in 21 days', severity: 'high', fired_in_last_180_days: 2 },
          ],
        }),
    },
  ],
  effective: day('2026-06-30'),
  captured: '2026-06-30',
  source: 'Configuration check, output unchanged',
  sensitivity: 'internal',
  controls: ['AC-35'],
  pointsOfFocus: ['CC6.1-10', 'CC6.7-2'],
};

const edge: SampleItem = {
  title: 'Edge filter log of 24 hours: blocked requests and rate limits',
  files: [{ path: 'operations/edge-filter-2026-08-19.log', make: wafLog }],
  effective: day('2026-08-19'),
  captured: '2026-08-20',
  source: 'Edge filter, full day, rotated file',
  sensitivity: 'internal',
  controls: ['AC-33', 'AC-45'],
  pointsOfFocus: ['CC6.6-1'],
};

const backups: SampleItem = {
  title: 'Backup job log of October 2026 and restore test of the third quarter',
  files: [
    { path: 'operations/backup-jobs-2026-10.log', make: backupLog },
    { path: 'operations/restore-test-2026-09-10.log', make: restoreLog },
  ],
  effective: span('2026-09-10', '2026-10-31'),
  captured: '2026-11-02',
  source: `${SYSTEMS.backup.name} job log; transcript of the test`,
  sensitivity: 'internal',
  controls: ['AC-69'],
  pointsOfFocus: ['A1.2-7', 'A1.3-2'],
};

const capacity: SampleItem = {
  title: 'GPU capacity and demand 2026 with reserve and forecast',
  files: [
    {
      path: 'operations/gpu-capacity-2026.png',
      make: () => {
        const chance = seededRandom('capacity');
        const used = Array.from(
          { length: 48 },
          (_, week) => 38 + week * 0.55 + chance.between(-3, 4) + (week === 19 ? 22 : 0),
        );
        const available = used.map((_, week) => (week < 22 ? (week === 19 ? 62 : 72) : 96));
        return consoleScreenshot({
          clock: 'Wed 2 Dec 2026   08:55',
          app: {
            name: SYSTEMS.monitor.name,
            colour: '#22436b',
            sections: ['Home', 'Services', 'Capacity', 'Uptime', 'On call', 'Reports'],
            section: 'Capacity',
          },
          address: `${SYSTEMS.monitor.host}/capacity/gpu?pool=all&range=2026-01-01..2026-11-30`,
          user: leader('platform').name,
          title: 'GPU capacity',
          filters: [
            'Pools: eu1, eu2',
            'Range: 2026-01-01 to 2026-11-30',
            'Unit: GPUs, weekly 95th percentile',
          ],
          content: chartContent(
            [
              { name: 'In use', colour: '#b4532a', values: used },
              { name: 'Available', colour: '#22436b', values: available },
            ],
            ['Jan', 'Mar', 'May', 'Jul', 'Sep', 'Nov'],
            120,
            '',
            { value: 72, name: 'reserve line: 75 % of 96' },
          ),
          count:
            'Reserve 25 % kept in 47 of 48 weeks   ·   week 20: INC-2026-03   ·   second region since June   ·   forecast for March 2027: 71 of 96',
        });
      },
    },
  ],
  effective: span('2026-01-01', '2026-11-30'),
  captured: '2026-12-02',
  source: 'Pulsewatch console, full screen',
  sensitivity: 'internal',
  controls: ['AC-70'],
  pointsOfFocus: ['A1.1-1', 'A1.1-2'],
};

const continuity: SampleItem = {
  title: 'Continuity test 2026: failover of the region, measured against targets',
  files: [
    {
      path: 'operations/continuity-test-2026-05-07.pdf',
      make: () =>
        pdfDocument({
          title: 'Continuity test: loss of region eu1',
          reference: 'BCT-2026-01',
          date: '2026-05-07',
          facts: [
            ['Date', '2026-05-07, 05:00–07:10 UTC, announced to customers'],
            ['Led by', `${leader('continuity').name}, ${leader('continuity').role}`],
            ['Plan', 'Continuity and recovery plan 2.3'],
            ['Taking part', 'Reliability, ML Platform, Support, Security'],
          ],
          body: [
            { heading: 'Targets and what was measured' },
            {
              table: {
                columns: [
                  { title: 'Part', share: 3 },
                  { title: 'Target', share: 1.4 },
                  { title: 'Measured', share: 1.4 },
                  { title: 'Remark', share: 3.4 },
                ],
                rows: [
                  ['Answers served from eu2', '15 min', '13 min 20 s', 'DNS change took four of them'],
                  ['Data loss', '5 min', '41 s', 'last replicated write'],
                  ['Document upload', '60 min', '38 min', ''],
                  [
                    'Model registry readable',
                    '4 h',
                    '1 h 52 min',
                    'key grant missing in eu2, fixed during the test',
                  ],
                  ['Status page told customers', '15 min', '9 min', ''],
                ],
              },
            },
            { heading: 'What went wrong' },
            {
              bullets: [
                'The key for weights was not granted to eu2: added to the plan and to the weekly check (ticket OPS-1544).',
                'The phone list had two old numbers: corrected the same day.',
              ],
            },
            { heading: 'Next' },
            {
              text: 'The plan was changed to 2.4 on 2026-05-15. The next full test is due in May 2027. The real outage of 5 October 2026 (INC-2026-05) was handled with plan 2.4 in 11 minutes.',
            },
            {
              signature: {
                name: leader('continuity').name,
                role: leader('continuity').role,
                on: '2026-05-07',
              },
            },
          ],
        }),
    },
  ],
  effective: day('2026-05-07'),
  captured: '2026-05-15',
  source: 'Continuity folder',
  sensitivity: 'internal',
  controls: ['AC-68'],
  pointsOfFocus: ['A1.3-1', 'CC9.1-1'],
};

export const operationsEvidence: readonly SampleItem[] = [encryption, edge, backups, capacity, continuity];
