// Joiners, leavers, a review that was missed, and a diagram nobody dated.
import { SYSTEMS, DOMAIN } from '../company';
import { leader, LEAVERS, PEOPLE } from '../people';
import { consoleScreenshot, tableContent } from '../render/console-screenshot';
import { csvTable } from '../render/csv-table';
import { mailMessage } from '../render/mail-message';
import { day, type SampleItem, span, WHOLE_YEAR } from '../sample-item';
import { seededRandom } from '../seeded-random';
import { networkDiagram } from './network-diagram';

const it = leader('it');
const security = leader('security');
const compliance = leader('compliance');
const people = leader('people');

const request: SampleItem = {
  title: 'Access request ACC-2291: approval of a role for a new engineer',
  files: [
    {
      path: 'access/access-request-ACC-2291.eml',
      make: () => {
        const newcomer = PEOPLE.find((person) => person.joined >= '2026-08-01') ?? it;
        return mailMessage({
          from: leader('engineering'),
          to: [it, newcomer],
          sentAt: '2026-08-03T07:58:31Z',
          id: 'trackwell-acc-2291-3@larkmoor.example',
          inReplyTo: 'trackwell-acc-2291-2@larkmoor.example',
          subject: '[Trackwell] ACC-2291 approved: code-write, staging-deploy',
          body: `ACC-2291  Access for ${newcomer.name} (${newcomer.number})\n\nRequested by   ${newcomer.manager}, 2026-07-30 14:12 UTC\nRoles          code-write, staging-deploy (role catalog 2026-03)\nReason         joins the team on ${newcomer.joined}\nManager        approved 2026-07-31 09:20 UTC\nSystem owner   approved 2026-08-03 07:58 UTC (Callum Reyes)\n\nNobody approved their own request. Production roles were not asked for.\n\nCallum`,
        });
      },
    },
  ],
  effective: day('2026-08-03'),
  captured: '2026-08-03',
  source: 'Trackwell notification, saved from the mailbox',
  sensitivity: 'internal',
  controls: ['AC-24'],
  pointsOfFocus: ['CC6.2-1'],
};

/** One account was found still open on the Monday after. */
const DISABLED_LATE: Readonly<Record<string, string>> = { '2026-07-17': '2026-07-20T09:05:00Z' };
const hoursAfter = (date: string, instant: string): number =>
  Math.max(0, Math.round((Date.parse(instant) - Date.parse(`${date}T24:00:00Z`)) / 3_600_000));

const leavers: SampleItem = {
  title: 'Leavers of 2026 with the time each account was disabled, and the query',
  files: [
    {
      path: 'access/leavers-2026.csv',
      make: () => {
        const chance = seededRandom('leavers');
        return csvTable(
          [
            'staff_no',
            'name',
            'team',
            'last_day',
            'account_disabled_at',
            'hours_after_last_day',
            'device_returned_on',
            'badge_returned',
          ],
          LEAVERS.map((person) => {
            const last = person.left ?? '';
            const disabled =
              DISABLED_LATE[last] ??
              `${last}T${String(chance.between(14, 17))}:${String(chance.between(10, 59))}:00Z`;
            return [
              person.number,
              person.name,
              person.team,
              last,
              disabled,
              hoursAfter(last, disabled),
              last,
              'yes',
            ];
          }),
        );
      },
    },
    {
      path: 'access/leavers-2026-query.png',
      make: () =>
        consoleScreenshot({
          clock: 'Mon 4 Jan 2027   09:41',
          app: {
            name: SYSTEMS.people.name,
            colour: '#5b3f78',
            sections: ['Home', 'Directory', 'Reports', 'Time off', 'Documents', 'Settings'],
            section: 'Reports',
          },
          address: `${SYSTEMS.people.host}/reports/leavers?from=2026-01-01&to=2026-12-31`,
          user: `${people.name} (HR administrator)`,
          title: 'Leavers report',
          filters: [
            'Status: left',
            'Last day: 2026-01-01 to 2026-12-31',
            'Entity: all',
            'Contractors: included',
          ],
          content: tableContent(
            [
              { title: 'Staff no.', width: 130, mono: true },
              { title: 'Name', width: 260 },
              { title: 'Role', width: 300 },
              { title: 'Team', width: 220 },
              { title: 'Joined', width: 180, mono: true },
              { title: 'Last day', width: 180, mono: true },
            ],
            LEAVERS.map((person) => [
              person.number,
              person.name,
              person.role,
              person.team,
              person.joined,
              person.left ?? '',
            ]),
          ),
          count: `${String(LEAVERS.length)} of ${String(LEAVERS.length)} rows   ·   no rows hidden   ·   time zone UTC`,
        }),
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2027-01-04',
  source: 'Peoplebase leavers report and Harborkey audit log',
  sensitivity: 'confidential',
  controls: ['AC-25'],
  pointsOfFocus: ['CC6.2-3', 'CC6.3-2'],
};

const leaversOfQ2 = LEAVERS.filter(
  ({ left }) => left !== null && left >= '2026-04-01' && left <= '2026-06-30',
)
  .map((person) => person.name)
  .join(', ');

const missedReview: SampleItem = {
  title: 'Note: the access review for the second quarter was not performed',
  files: [
    {
      path: 'access/access-review-2026-q2-not-performed.eml',
      make: () =>
        mailMessage({
          from: compliance,
          to: [it, security, leader('operations')],
          sentAt: '2026-07-17T13:26:05Z',
          id: 'c0ffee-q2-review@larkmoor.example',
          subject: 'Access review Q2: not performed',
          body: `All,\n\nThe access review for the second quarter was due on 15 July and was not done. The reason is plain: it had one owner, Joakim was on parental leave from 8 June, and nobody took over.\n\nWe do not make it up after the fact. Instead:\n\n- the review for Q3 looks at every account, including those that would have been seen in Q2;\n- from now on each review has two owners (I take it to the board in September);\n- the accounts of everybody who left in the quarter (${leaversOfQ2}) were checked one by one today: all are disabled.\n\nThis note goes into the evidence for the auditor.\n\nFarah Aziz\nCompliance Lead, ${DOMAIN}`,
        }),
    },
  ],
  effective: span('2026-04-01', '2026-06-30'),
  captured: '2026-07-17',
  source: 'Mailbox of the Compliance Lead',
  sensitivity: 'internal',
  controls: ['AC-26'],
  pointsOfFocus: ['CC6.3-4'],
};

const network: SampleItem = {
  title: 'Network diagram of the production environment',
  files: [{ path: 'network/production-network.png', make: networkDiagram }],
  // The drawing carries no date, and nobody could say when it was last right.
  effective: null,
  captured: null,
  source: 'Found on the engineering wiki',
  sensitivity: 'confidential',
  controls: ['AC-36'],
  pointsOfFocus: ['CC6.6-1'],
};

export const accessEvidence: readonly SampleItem[] = [request, leavers, missedReview, network];
