// The four board meetings of 2026, as signed minutes.
import { leader } from '../people';
import { pdfDocument } from '../render/pdf-document';
import { day, type SampleItem } from '../sample-item';

const chief = leader('chief');
const security = leader('security');
const compliance = leader('compliance');
const BOARD = [
  'Ingrid Solheim (Chief Executive, chair)',
  'Tomas Varga (Chief Operating Officer)',
  'Maren Oyelaran (independent member)',
  'Stefan Rydell (independent member)',
];

interface BoardMeeting {
  readonly quarter: string;
  readonly date: string;
  readonly questions: readonly string[];
  readonly decisions: readonly string[];
  readonly actions: readonly (readonly [what: string, who: string, due: string])[];
}

const MEETINGS: readonly BoardMeeting[] = [
  {
    quarter: 'Q1',
    date: '2026-03-24',
    questions: [
      'Ms Oyelaran asked how long a leaked customer key stays usable (INC-2026-02). Ms Raman: 2 h 24 min from report to revocation; the aim is under one hour.',
      'Mr Rydell asked whether the move to open-weights models changes the provider risk. Ms Zhou: it lowers dependence and raises our own duty to test.',
    ],
    decisions: [
      'Risk appetite statement for 2026 approved without change.',
      'Budget line for automated key revocation approved.',
    ],
    actions: [
      ['Automate revocation of keys reported by scanners', 'Callum Reyes', '2026-06-30'],
      ['Report on model provider exit costs', 'Mei-Lin Zhou', '2026-06-16'],
    ],
  },
  {
    quarter: 'Q2',
    date: '2026-06-16',
    questions: [
      'Mr Rydell asked why heron-3.0-rc1 was stopped. Ms Zhou: it missed the grounding gate by 0.8 points; the gate did its job.',
      'Ms Oyelaran asked whether all reviews of the quarter had been done. Ms Aziz: the Q2 access review is late.',
    ],
    decisions: [
      'heron-3.0 may go live once all four gates are met.',
      'Board charter confirmed; conflict declarations renewed.',
    ],
    actions: [['Complete or write off the Q2 access review and say why', 'Farah Aziz', '2026-07-15']],
  },
  {
    quarter: 'Q3',
    date: '2026-09-22',
    questions: [
      'Ms Oyelaran asked for the root cause of INC-2026-04 and what would have caught it earlier. Ms Raman presented rule set 32 and the daily replay of attacks.',
      'Mr Rydell asked if customers accepted the explanation. Mr Varga: both did; one asked for the retest letter.',
    ],
    decisions: [
      'Red-team tests move from once to twice a year.',
      'Second independent test of the assistant’s tool limits in 2027 approved.',
    ],
    actions: [
      ['Send the retest letter to both customers', 'Amara Diallo', '2026-10-02'],
      ['Second owner for the access review', 'Joakim Lund', '2026-09-30'],
    ],
  },
  {
    quarter: 'Q4',
    date: '2026-12-15',
    questions: [
      'Mr Rydell asked about the failover on 5 October. Mr Wolan: 11 minutes, against a target of 15.',
      'Ms Oyelaran asked which controls have no evidence for the year. Ms Aziz listed them; they go into the package as declared omissions.',
    ],
    decisions: ['Objectives for 2027 approved, among them deletion within 30 days of a customer’s exit.'],
    actions: [['Fraud risk worksheet with the AI cases', 'Ruth Adeyemi', '2027-02-26']],
  },
];

const minutes = (meeting: BoardMeeting): SampleItem => ({
  title: `Board minutes ${meeting.quarter} 2026: security, AI risk and compliance report`,
  files: [
    {
      path: `governance/board-minutes-2026-${meeting.quarter.toLowerCase()}.pdf`,
      make: () =>
        pdfDocument({
          title: `Minutes of the board, ${meeting.quarter} 2026`,
          reference: `BRD-2026-${meeting.quarter}`,
          date: meeting.date,
          facts: [
            ['Held on', `${meeting.date}, 14:00–15:40, video call`],
            ['Present', BOARD.join('; ')],
            ['Guests', `${security.name} (${security.role}), ${compliance.name} (${compliance.role})`],
            ['Quorum', 'met; no conflicts declared for the items below'],
          ],
          body: [
            { heading: '1  Report of the Security Lead' },
            {
              text: `${security.name} presented the quarterly report pack (risk register, incidents, open findings, access reviews, model releases). The board took note of it.`,
            },
            { heading: '2  Questions and answers' },
            { bullets: meeting.questions },
            { heading: '3  Decisions' },
            { bullets: meeting.decisions },
            { heading: '4  Actions' },
            {
              table: {
                columns: [
                  { title: 'Action', share: 5 },
                  { title: 'Owner', share: 2 },
                  { title: 'Due', share: 1.3 },
                ],
                rows: meeting.actions,
              },
            },
            { signature: { name: chief.name, role: 'chair', on: meeting.date } },
          ],
        }),
    },
  ],
  effective: day(meeting.date),
  captured: meeting.date,
  source: 'Board folder, signed minutes',
  sensitivity: 'confidential',
  controls: ['AC-03', 'AC-14'],
  pointsOfFocus: ['CC1.2-1', 'CC1.2-2'],
});

export const boardEvidence: readonly SampleItem[] = MEETINGS.map(minutes);
