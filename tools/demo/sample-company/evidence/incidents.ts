// What happened when something went wrong.
import { incident, INCIDENTS } from '../incidents';
import { leader } from '../people';
import { csvTable } from '../render/csv-table';
import { mailMessage } from '../render/mail-message';
import { pdfDocument } from '../render/pdf-document';
import { day, type SampleItem, span, WHOLE_YEAR } from '../sample-item';

const injected = incident('INC-2026-04');

const register: SampleItem = {
  title: 'Incident register 2026',
  files: [
    {
      path: 'incidents/incident-register-2026.csv',
      make: () =>
        csvTable(
          [
            'id',
            'title',
            'severity',
            'opened_at',
            'closed_at',
            'hours_open',
            'handler',
            'cause',
            'customers_told',
            'review_held_on',
          ],
          INCIDENTS.map((one) => [
            one.id,
            one.title,
            one.severity,
            one.openedAt,
            one.closedAt,
            ((Date.parse(one.closedAt) - Date.parse(one.openedAt)) / 3_600_000).toFixed(1),
            one.handler,
            one.cause,
            one.customersTold,
            one.severity === 'SEV-3'
              ? ''
              : new Date(Date.parse(one.closedAt) + 5 * 86_400_000).toISOString().slice(0, 10),
          ]),
        ),
    },
  ],
  effective: WHOLE_YEAR,
  captured: '2027-01-04',
  source: 'Trackwell, project INC, unfiltered; 6 on screen, 6 rows',
  sensitivity: 'confidential',
  controls: ['AC-48'],
  pointsOfFocus: ['CC7.3-1', 'CC7.4-7'],
};

const report: SampleItem = {
  title: `Incident report and root cause ${injected.id}: injected instructions`,
  files: [
    {
      path: 'incidents/INC-2026-04-report.pdf',
      make: () =>
        pdfDocument({
          title: `Incident ${injected.id}`,
          reference: injected.id,
          date: '2026-07-29',
          facts: [
            ['What', injected.title],
            ['Severity', injected.severity],
            ['Open', `${injected.openedAt} to ${injected.closedAt}`],
            ['Handled by', injected.handler],
            ['Review held', '2026-07-29, seven people, no blame'],
          ],
          body: [
            { heading: 'What happened' },
            {
              text: 'A customer’s tester uploaded a file whose margin notes were instructions. In nine sessions the assistant followed them and drafted letters to an address named in the file. Nothing was sent: the sending tool is disabled for all tenants. Two customers were affected and were told on 23 July.',
            },
            { heading: 'Timeline (UTC)' },
            {
              table: {
                columns: [
                  { title: 'Time', share: 1.8 },
                  { title: 'Event', share: 5 },
                ],
                rows: [
                  ['22 Jul 15:08', 'Customer reports odd drafts; ticket SUP-7719'],
                  ['22 Jul 15:31', 'Declared SEV-1; drafting switched off for all tenants'],
                  ['22 Jul 18:40', 'Cause found: margin text is not passed through rule set 31'],
                  ['23 Jul 09:30', 'Both customers told by phone and mail'],
                  ['23 Jul 16:12', 'Rule set 32 live; replay of 610 attacks: 4 get through (before: 11)'],
                  ['24 Jul 12:30', 'Drafting on again; closed'],
                ],
              },
            },
            { heading: 'Root cause' },
            {
              text: 'Text extraction was extended in May to margins and table headers (pull request in service ingest). The guardrail was told of new text by field name, and the new fields were not in its list. A test for this did not exist.',
            },
            { heading: 'So that it does not happen again' },
            {
              table: {
                columns: [
                  { title: 'Action', share: 4 },
                  { title: 'Owner', share: 1.6 },
                  { title: 'Done', share: 1.2 },
                ],
                rows: [
                  ['Guardrail reads all text, whatever its field', leader('platform').name, '2026-07-23'],
                  ['Daily replay of the attack set', leader('security').name, '2026-08-06'],
                  [
                    'Pipeline test: new fields are seen by the guardrail',
                    leader('engineering').name,
                    '2026-08-14',
                  ],
                  ['Attacks added to refusals-v3', leader('data').name, '2026-09-15'],
                ],
              },
            },
            { signature: { name: injected.handler, role: 'incident lead', on: '2026-07-29' } },
          ],
        }),
    },
  ],
  effective: span('2026-07-22', '2026-09-15'),
  captured: '2026-09-16',
  source: 'Trackwell INC-2026-04, exported with its review',
  sensitivity: 'restricted',
  controls: ['AC-48', 'AC-51'],
  pointsOfFocus: ['CC7.5-3', 'CC7.4-9'],
};

const notice: SampleItem = {
  title: `Notice to a customer about ${injected.id}`,
  files: [
    {
      path: 'incidents/INC-2026-04-customer-notice.eml',
      make: () =>
        mailMessage({
          from: leader('support'),
          to: [{ name: 'Security contact, Brennick Mutual', mail: 'security@brennick-mutual.example' }],
          sentAt: '2026-07-23T09:42:18Z',
          id: '1c9e-inc-2026-04@larkmoor.example',
          subject: 'Larkmoor Assist: incident of 22 July and what it means for you',
          body: 'Good morning,\n\nas told on the phone: on 22 July, instructions hidden in an uploaded file made the assistant draft letters you did not ask for. In your tenant this happened in six sessions, all of 22 July between 13:52 and 15:20 UTC. The list of sessions is in your administration page under “Notices”.\n\nNothing was sent and no data left your tenant: the assistant cannot send anything.\n\nWhat we did: drafting was switched off at 15:31 UTC and stays off until the fix is tested. What we ask of you: delete the six drafts, and tell your team not to use them.\n\nWe write again when drafting is on, and you will get our report of the cause by 31 July.\n\nAmara Diallo\nSupport Lead, Larkmoor AI',
        }),
    },
  ],
  effective: day('2026-07-23'),
  captured: '2026-07-23',
  source: 'Support mailbox',
  sensitivity: 'confidential',
  controls: ['AC-13', 'AC-48'],
  pointsOfFocus: ['CC2.3-1', 'CC7.4-5'],
};

export const incidentEvidence: readonly SampleItem[] = [register, report, notice];
