// How people sign in, which rights they may raise, and where secrets are kept.
import { SYSTEMS } from '../company';
import { leader, peopleOn } from '../people';
import { consoleScreenshot, settingsContent } from '../render/console-screenshot';
import { csvTable } from '../render/csv-table';
import { type SampleItem, span, WHOLE_YEAR } from '../sample-item';
import { seededRandom } from '../seeded-random';
import { elevationLog } from './elevation-log';

const it = leader('it');

const signOn: SampleItem = {
  title: 'Sign-on policy of the identity provider: second factor, sessions, network zones',
  files: [
    {
      path: 'access/sign-on-policy-2026-10-15.png',
      make: () =>
        consoleScreenshot({
          clock: 'Thu 15 Oct 2026   14:32',
          app: {
            name: SYSTEMS.identity.name,
            colour: '#14484f',
            sections: ['Overview', 'People', 'Groups', 'Applications', 'Policies', 'Audit log', 'Reports'],
            section: 'Policies',
          },
          address: `${SYSTEMS.identity.host}/tenant/larkmoor/policies/sign-on/default`,
          user: `${it.name} (tenant administrator)`,
          title: 'Default sign-on policy',
          filters: [
            'Policy: default',
            `Applies to: everyone (${String(peopleOn('2026-10-15').length)})`,
            'Revision 17 of 2026-02-02',
          ],
          content: settingsContent('#14484f', [
            {
              name: 'Second factor',
              value: 'Required',
              note: 'Security key or authenticator with number matching; SMS and voice are off',
              on: true,
            },
            {
              name: 'Unmanaged devices',
              value: 'Blocked',
              note: 'Only devices known to Fleetmark and compliant in the last 24 hours',
              on: true,
            },
            {
              name: 'Session length',
              value: '12 hours',
              note: 'Signed out after 30 minutes without use in administration consoles',
            },
            {
              name: 'Wrong attempts',
              value: 'Locked after 8',
              note: 'For 30 minutes; the person and IT are told',
            },
            {
              name: 'Legacy protocols',
              value: 'Off',
              note: 'Basic authentication, IMAP and POP cannot be switched on by users',
              on: true,
            },
            {
              name: 'Applications under single sign-on',
              value: '37 of 38',
              note: 'One exception: the coffee machine portal, approved until 2027-03-31, exception EX-12',
            },
            {
              name: 'Network zones',
              value: 'No trusted zones',
              note: 'Being in the office gives no extra rights',
              on: true,
            },
          ]),
          count: 'Changed by j.lund on 2026-02-02 10:14 UTC   ·   16 earlier revisions',
        }),
    },
  ],
  effective: span('2026-02-02', '2026-12-31'),
  captured: '2026-10-15',
  source: 'Harborkey console, full screen',
  sensitivity: 'internal',
  controls: ['AC-27'],
  pointsOfFocus: ['CC6.1-4', 'CC6.6-3'],
};

const elevation: SampleItem = {
  title: 'Raised rights 2026: every elevation with reason and end, and the monthly review marks',
  files: [{ path: 'access/privileged-elevation-2026.log', make: elevationLog }],
  effective: WHOLE_YEAR,
  captured: '2027-01-05',
  source: 'Harborkey audit log, filter “elevation”, all of 2026',
  sensitivity: 'confidential',
  controls: ['AC-28'],
  pointsOfFocus: ['CC6.3-3'],
};

const keys: SampleItem = {
  title: 'Inventory of secrets and cryptographic keys with rotation dates',
  files: [
    {
      path: 'access/key-inventory-2026-12.csv',
      make: () => {
        const chance = seededRandom('keys');
        const uses = [
          'weights',
          'customer documents',
          'backups',
          'database',
          'session tokens',
          'webhook signing',
          'release signing',
          'mail relay',
          'billing provider',
          'log forwarding',
          'scanner',
          'status page',
        ];
        return csvTable(
          [
            'key_id',
            'use',
            'kind',
            'kept_in',
            'owner',
            'rotate_every_days',
            'last_rotated',
            'next_due',
            'code_scan_findings',
          ],
          uses.flatMap((use, index) =>
            ['production', 'staging'].map((stage) => {
              const month = chance.between(7, 11);
              const date = String(chance.between(1, 28)).padStart(2, '0');
              return [
                `K-${stage.slice(0, 1).toUpperCase()}${String(index + 1).padStart(2, '0')}`,
                `${use} (${stage})`,
                index < 5 ? 'AES-256 managed key' : 'API secret',
                index < 5 ? 'Stratus One key service' : 'Secret store',
                index < 6 ? 'Reliability' : 'Engineering',
                180,
                `2026-${String(month).padStart(2, '0')}-${date}`,
                `2027-${String(month - 6).padStart(2, '0')}-${date}`,
                0,
              ];
            }),
          ),
        );
      },
    },
  ],
  effective: span('2026-10-01', '2026-12-31'),
  captured: '2026-12-10',
  source: 'Key service and secret store, merged list',
  sensitivity: 'confidential',
  controls: ['AC-34'],
  pointsOfFocus: ['CC6.1-11'],
};

export const signOnAndRightsEvidence: readonly SampleItem[] = [signOn, elevation, keys];
