// The quarterly access reviews: the list with a decision for each account, and the signed sheet. The
// second quarter is missing, as evidence/access.ts says.
import { SYSTEMS } from '../company';
import { leader, peopleOn } from '../people';
import { csvTable } from '../render/csv-table';
import { pdfDocument } from '../render/pdf-document';
import { type SampleItem, span } from '../sample-item';
import { seededRandom } from '../seeded-random';

interface Review {
  readonly quarter: 'Q1' | 'Q3' | 'Q4';
  readonly from: string;
  readonly to: string;
  readonly listedOn: string;
  readonly signedOn: string;
  readonly remark: string;
}

const REVIEWS: readonly Review[] = [
  {
    quarter: 'Q1',
    from: '2026-01-01',
    to: '2026-03-31',
    listedOn: '2026-04-02',
    signedOn: '2026-04-10',
    remark: 'Done within 15 days of the quarter’s end.',
  },
  {
    quarter: 'Q3',
    from: '2026-07-01',
    to: '2026-09-30',
    listedOn: '2026-10-01',
    signedOn: '2026-10-24',
    remark:
      'Nine days late. It covers every account, including those the missed review of Q2 would have looked at.',
  },
  {
    quarter: 'Q4',
    from: '2026-10-01',
    to: '2026-12-31',
    listedOn: '2027-01-04',
    signedOn: '2027-01-08',
    remark: 'Done within 15 days of the quarter’s end, by two owners.',
  },
];

const SYSTEM_ROLES: readonly (readonly [system: string, roles: readonly string[]])[] = [
  [SYSTEMS.code.name, ['code-read', 'code-write', 'code-admin']],
  [SYSTEMS.cloud.name, ['cloud-read', 'staging-deploy', 'prod-operator']],
  [SYSTEMS.models.name, ['model-developer', 'platform-operator']],
];

interface Account {
  readonly system: string;
  readonly user: string;
  readonly name: string;
  readonly role: string;
  readonly lastUsed: string;
  readonly decision: 'keep' | 'change' | 'remove';
}

const accounts = (review: Review): Account[] => {
  const chance = seededRandom(`review ${review.quarter}`);
  return peopleOn(review.to).flatMap((person) =>
    SYSTEM_ROLES.flatMap(([system, roles]) => {
      const technical = [
        'Engineering',
        'Reliability',
        'ML Platform',
        'AI Research',
        'Security',
        'IT',
      ].includes(person.team);
      if (!technical && !chance.chance(0.25)) return [];
      return [
        {
          system,
          user: person.mail.split('@')[0] ?? '',
          name: person.name,
          role: technical ? chance.pick(roles) : (roles[0] ?? ''),
          lastUsed: `${review.to.slice(0, 8)}${String(chance.between(1, 28)).padStart(2, '0')}`,
          decision: chance.chance(0.93) ? 'keep' : chance.pick(['change', 'remove'] as const),
        } satisfies Account,
      ];
    }),
  );
};

const count = (list: readonly Account[], decision: Account['decision']): number =>
  list.filter((account) => account.decision === decision).length;

/** The owner of the system; for the owner's own account the owner of the other. */
const reviewerOf = (account: Account): string => {
  const [owner, other] =
    account.system === SYSTEMS.models.name
      ? [leader('platform'), leader('engineering')]
      : [leader('engineering'), leader('platform')];
  return account.name === owner.name ? other.name : owner.name;
};

const reviewItem = (review: Review): SampleItem => {
  const list = accounts(review);
  const changed = list.filter((account) => account.decision !== 'keep');
  const stem = `access/access-review-2026-${review.quarter.toLowerCase()}`;
  return {
    title: `User access review ${review.quarter} 2026: list with decisions, signed sheet`,
    files: [
      {
        path: `${stem}.csv`,
        make: () =>
          csvTable(
            ['system', 'user', 'name', 'role', 'last_used', 'decision', 'reviewer'],
            list.map((account) => [
              account.system,
              account.user,
              account.name,
              account.role,
              account.lastUsed,
              account.decision,
              reviewerOf(account),
            ]),
          ),
      },
      {
        path: `${stem}-signed.pdf`,
        make: () =>
          pdfDocument({
            title: `User access review, ${review.quarter} 2026`,
            reference: `UAR-2026-${review.quarter}`,
            date: review.signedOn,
            facts: [
              ['Quarter', `${review.from} to ${review.to}`],
              ['Lists taken', `${review.listedOn}, from each system’s own administration export, unfiltered`],
              ['Systems', SYSTEM_ROLES.map(([system]) => system).join(', ')],
              [
                'Accounts',
                `${String(list.length)} listed: ${String(count(list, 'keep'))} kept, ${String(count(list, 'change'))} changed, ${String(count(list, 'remove'))} removed`,
              ],
            ],
            body: [
              { heading: 'How it was done' },
              {
                text: 'The owner of each system went through the full list of its accounts, compared roles with the role catalog and the person’s team, and decided for each: keep, change or remove. The number of rows in the list was compared with the number the system showed on screen.',
              },
              { heading: 'Changed and removed' },
              {
                table: {
                  columns: [
                    { title: 'System', share: 1.6 },
                    { title: 'User', share: 2.2 },
                    { title: 'Role', share: 1.8 },
                    { title: 'Decision', share: 1.1 },
                    { title: 'Ticket', share: 1.2 },
                  ],
                  rows: changed.map((account, index) => [
                    account.system,
                    account.user,
                    account.role,
                    account.decision,
                    `ACC-${String(2100 + Number(review.quarter.slice(1)) * 100 + index)}`,
                  ]),
                },
              },
              { heading: 'Remarks' },
              { text: review.remark },
              {
                signature: {
                  name: leader('engineering').name,
                  role: 'owner of Forgeline and Stratus One',
                  on: review.signedOn,
                },
              },
              { signature: { name: leader('platform').name, role: 'owner of Kiln', on: review.signedOn } },
            ],
          }),
      },
    ],
    effective: span(review.from, review.to),
    captured: review.listedOn,
    source: 'Administration exports and the signed review sheet',
    sensitivity: 'confidential',
    controls: ['AC-26'],
    pointsOfFocus: ['CC6.2-2', 'CC6.3-4'],
  };
};

export const accessReviewEvidence: readonly SampleItem[] = REVIEWS.map(reviewItem);
