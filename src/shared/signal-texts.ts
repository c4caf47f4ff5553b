// What wants somebody's eye, in one sentence each, for the window, the command line and printed rows. A sentence says
// what stands there and what may be done; it judges nobody and is no result of an examination.
import type { Signal, SignalCode } from './domain/programme/signal';

const days = (number: number | null): string =>
  number === null ? 'some days' : `${number.toLocaleString('en-US')} ${number === 1 ? 'day' : 'days'}`;

/** “3 controls”; without a number the plain word, as at the beginning of a sentence. */
const some = (number: number | null, one: string, many: string): string =>
  number === null
    ? `Some ${many}`
    : number === 1
      ? `One ${one}`
      : `${number.toLocaleString('en-US')} ${many}`;

const TEXTS: Readonly<Record<SignalCode, (number: number | null) => string>> = {
  'review-overdue': (n) => `Its day passed ${days(n)} ago: review it, or set another day.`,
  'no-owner': () => 'Nobody answers for it yet: name an owner.',

  'left-access-open': (n) =>
    n === null
      ? 'Has left, and no day is stated on which access ended.'
      : `Has left, and access ended ${days(n)} after the last day or is still open.`,
  'not-screened': () => 'No day is stated on which screening was finished.',
  'not-acknowledged': (n) =>
    `${some(n, 'policy in force has', 'policies in force have')} not been acknowledged by this person.`,

  'no-report': () => 'No report of this vendor is in the register.',
  'personal-data-without-type2': () =>
    'It receives personal, health or customer data, and there is no current Type II report of it.',
  'no-dpa': () => 'It touches data of people, and no data processing agreement is stated.',
  'no-baa': () => 'It touches health data, and no business associate agreement is stated.',
  'no-method': () => 'It is a subservice organization: choose carve-out or inclusive.',
  'trains-on-our-data': () => 'It trains models on our data: see whether our commitments allow that.',
  'contract-ended': (n) => `The contract ended ${days(n)} ago.`,
  'not-assessed': () => 'It has not been assessed yet.',

  'opinion-qualified': () =>
    'The opinion in the report is qualified: rely on the report only with its remediation review.',
  'opinion-adverse': () =>
    'The opinion in the report is adverse: rely on the report only with its remediation review.',
  'opinion-disclaimer': () =>
    'The CPA firm disclaimed an opinion: the remediation review says what stands in its place.',
  'no-remediation-review': () => 'The opinion is modified, and no remediation review is written.',
  'has-exceptions': (n) =>
    `The report tells ${n === null ? 'exceptions' : n === 1 ? 'one exception' : `${n.toLocaleString('en-US')} exceptions`}: read what ${n === 1 ? 'it means' : 'they mean'} for us.`,
  'type1-only': () => 'A Type I report says nothing about how controls ran over time.',
  'older-than-12-months': (n) =>
    `The last day it covers lies more than 12 months back${n === null ? '' : `, by ${days(n)}`}.`,
  'gap-to-period-end': (n) => `${days(n)} lie between the end of the report and the end of our period.`,
  'bridge-over-90-days': (n) => `The bridge letter covers ${days(n)}: over 90 days it is little to rely on.`,
  'bridge-with-incident': () => 'There was an incident or a material change in the gap the letter bridges.',
  'services-not-covered': () => 'The services we use are not in the system the report describes.',
  'cuecs-open': (n) =>
    `${some(n, 'expectation of us has', 'expectations of us have')} no control with evidence.`,
  'csocs-open': (n) =>
    `${some(n, 'control we assume at the vendor names', 'controls we assume at the vendor name')} no criterion.`,
  'not-reviewed': () => 'The review is not finished: it needs a reviewer, a day and a conclusion.',

  'not-approved': () => 'No edition of it has been approved yet.',
  'changed-since-approval': (n) =>
    `The text has changed since ${n === null ? 'the last edition' : `edition ${String(n)}`} was approved, which stays in force.`,
  'acknowledgements-open': (n) =>
    `${some(n, 'person has', 'people have')} not acknowledged the edition in force.`,

  'answers-overdue': (n) => `The answers were due ${days(n)} ago.`,
  'below-threshold': (n) =>
    `The answers reach ${n === null ? 'less than' : `${String(n)} of 100, below`} your own threshold: look at them again.`,
  'findings-open': (n) => `${some(n, 'finding has', 'findings have')} no task yet.`,

  'live-not-approved': () => 'It is in use, and nobody is named who approved it.',
  'approval-not-kept': () =>
    'The approval is not kept as evidence yet: its controls do not show it as an event.',
  'no-provenance': () => 'Nothing says where it comes from.',
  'no-licence': () => 'No license is stated.',
  'no-legal-basis': () => 'There is personal data in it, and no basis is stated.',
  'no-rollback': () => 'It is live, and nothing says how to roll it back.',
  'deletion-overdue': (n) => `It was to be deleted ${days(n)} ago.`,
  'third-party-without-vendor': () => 'It names a vendor of the register in words, and is not tied to it.',

  'not-closed': (n) => `It has been open for ${days(n)}.`,
  'no-root-cause': () => 'It is over, and no root cause is stated.',
  'not-treated': () => 'Nothing is stated of how the risk is treated.',
  'approved-after': (n) => `It was approved ${days(n)} after it was in use.`,
  'same-person': () => 'The same person asked for it and approved it.',

  'parts-open': (n) => `${some(n, 'part is', 'parts are')} empty or unfinished.`,
  'not-signed': () => 'Nobody has put their name to the text as it stands now.',

  'renewal-due': (n) =>
    `The report is older than 12 months${n === null ? '' : ` in ${days(n)}`}: plan the next one.`,
  'hole-to-next-period': (n) => `${days(n)} between this report and the next period are covered by neither.`,
  'nda-missing': () => 'A copy was handed out, and no NDA is stated.',
  'nda-ended': (n) => `The NDA ended ${days(n)} ago, and the copy is still with the recipient.`,
  'use-ended': (n) => `The time for which it was handed out ended ${days(n)} ago.`,
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** One sentence with its full stop. */
export const signalText = ({ code, number }: Pick<Signal, 'code' | 'number'>): string =>
  capital(TEXTS[code](number));

const WEIGHT_WORDS = { stop: 'Act', look: 'Look', note: 'Note' } as const satisfies Record<
  Signal['weight'],
  string
>;

/** The word that goes with a signal's shape and colour. */
export const weightText = (weight: Signal['weight']): string => WEIGHT_WORDS[weight];

/** What several records have in common, as a heading over them: “Not screened”. */
export const signalHeading = (code: SignalCode): string => HEADINGS[code];

const HEADINGS: Readonly<Record<SignalCode, string>> = {
  'review-overdue': 'Review overdue',
  'no-owner': 'No owner',
  'left-access-open': 'Left, access open',
  'not-screened': 'Screening not stated',
  'not-acknowledged': 'Policies not acknowledged',
  'no-report': 'No report',
  'personal-data-without-type2': 'Data of people or customers, no current Type II',
  'no-dpa': 'No data processing agreement',
  'no-baa': 'No business associate agreement',
  'no-method': 'Carve-out or inclusive not chosen',
  'trains-on-our-data': 'Trains on our data',
  'contract-ended': 'Contract ended',
  'not-assessed': 'Not assessed',
  'opinion-qualified': 'Qualified opinion',
  'opinion-adverse': 'Adverse opinion',
  'opinion-disclaimer': 'Disclaimer of opinion',
  'no-remediation-review': 'Remediation review missing',
  'has-exceptions': 'Exceptions in the report',
  'type1-only': 'Type I only',
  'older-than-12-months': 'Older than 12 months',
  'gap-to-period-end': 'Gap to the end of our period',
  'bridge-over-90-days': 'Bridge letter over 90 days',
  'bridge-with-incident': 'Incident in the gap',
  'services-not-covered': 'Our services not covered',
  'cuecs-open': 'Expectations of us open',
  'csocs-open': 'Assumed controls without criteria',
  'not-reviewed': 'Review not finished',
  'not-approved': 'Not approved',
  'changed-since-approval': 'Changed since approval',
  'acknowledgements-open': 'Acknowledgements open',
  'answers-overdue': 'Answers overdue',
  'below-threshold': 'Below our threshold',
  'findings-open': 'Findings without a task',
  'live-not-approved': 'In use without approval',
  'approval-not-kept': 'Approval not kept as evidence',
  'no-provenance': 'Provenance not stated',
  'no-licence': 'License not stated',
  'no-legal-basis': 'No basis for personal data',
  'no-rollback': 'No way back stated',
  'deletion-overdue': 'Deletion overdue',
  'third-party-without-vendor': 'Vendor not named',
  'not-closed': 'Open for long',
  'no-root-cause': 'Root cause not stated',
  'not-treated': 'Treatment not stated',
  'approved-after': 'Approved afterwards',
  'same-person': 'Asked for and approved by one person',
  'parts-open': 'Parts open',
  'not-signed': 'Not signed',
  'renewal-due': 'Renewal due',
  'hole-to-next-period': 'Hole to the next period',
  'nda-missing': 'NDA not stated',
  'nda-ended': 'NDA ended',
  'use-ended': 'Time of use ended',
};
