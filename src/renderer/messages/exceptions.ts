// Texts of the Exceptions screen. The response is management's; nothing here is the auditor's result.
import type { ExceptionState } from '../../shared/domain/exception';
import { count, plural } from './count';

const STATES = {
  draft: 'Draft',
  confirmed: 'Confirmed',
  responded: 'Responded',
  remediating: 'Remediating',
  fixed: 'Fixed',
  retested: 'Retested',
  closed: 'Closed',
  accepted: 'Risk accepted',
} as const satisfies Record<ExceptionState, string>;

/** What one says it is, on the button that takes it there. */
const TO_STATE = {
  draft: 'Back to draft',
  confirmed: 'Confirm it',
  responded: 'Response given',
  remediating: 'Begin remediation',
  fixed: 'It is fixed',
  retested: 'It was retested',
  closed: 'Close it',
  accepted: 'Accept the risk',
} as const satisfies Record<ExceptionState, string>;

const MEANINGS = {
  draft: 'Recorded; nobody has confirmed yet that it happened this way.',
  confirmed: 'It happened, and how far it reaches is known.',
  responded: 'Management has answered, and somebody approved the answer.',
  remediating: 'Somebody is at work on the cause.',
  fixed: 'The cause is gone, by the word of its owner.',
  retested: 'Somebody looked again whether it operates now.',
  closed: 'Nothing more is to be done. It stays in the register and in the packages.',
  accepted: 'Management carries the risk on purpose and says why in its response.',
} as const satisfies Record<ExceptionState, string>;

const andList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

export const exceptions = {
  title: 'Exceptions',
  state: (state: ExceptionState): string => STATES[state],
  toState: (state: ExceptionState): string => TO_STATE[state],
  meaning: (state: ExceptionState): string => MEANINGS[state],
  /** Bold stands between double asterisks. */
  answer: (open: number, unanswered: number, closed: number): string => {
    const waiting =
      unanswered === 0
        ? ''
        : ` ${count(unanswered)} ${unanswered === 1 ? 'waits' : 'wait'} for management’s response.`;
    const ended = closed === 0 ? '' : ` ${count(closed)} closed or accepted.`;
    return `**${open === 0 ? 'None is open.' : `${plural(open, 'exception')} open.`}**${waiting}${ended}`;
  },
  emptyTitle: 'No exception recorded',
  emptyText:
    'An exception is an occurrence of a control that failed: what happened, how far it reaches, and what management answers. Record it before the auditor finds it; whether it changes an opinion is for the auditor to say.',
  record: 'Record exception…',
  search: 'Search exceptions',
  filterState: 'State',
  withWithdrawn: 'With withdrawn',
  table: 'Exceptions',
  columnNumber: 'No.',
  columnTitle: 'Exception',
  columnControl: 'Control',
  columnFound: 'Found',
  columnExtent: 'Extent',
  columnOwner: 'Owner',
  columnDue: 'Due',
  columnState: 'State',
  extent: (failed: number, of: number) => `${count(failed)} of ${count(of)}`,
  noExtent: 'Not counted',
  stepOf: (state: ExceptionState, place: number, all: number) =>
    `${STATES[state]}, step ${String(place)} of ${String(all)}`,
  withdrawn: 'Withdrawn',
  rowLabel: (id: string, title: string, control: string, state: string) =>
    `${id} ${title}, ${control}, ${state}`,
  nothingFound: 'No exception fits these filters.',
  clearFilters: 'Clear filters',
  noEngagementTitle: 'No engagement yet',
  noEngagementText:
    'An exception is an occurrence of a control that failed, with what happened and what management answers. Exceptions belong to an engagement: define it first.',
  noEngagementDo: 'Define the engagement…',

  newTitle: 'New exception',
  chooseControl: 'For which control?',
  chooseDo: 'Go on',
  proposedTitle: (control: string, occurrence: string | null) =>
    occurrence === null
      ? `${control} did not operate as stated`
      : `${control} did not operate in ${occurrence}`,
  path: 'Where it stands',
  next: 'Next',
  needs: (state: ExceptionState, missing: readonly string[]) =>
    `${TO_STATE[state]}: first state ${andList(missing)}.`,
  saveFirst: 'Save the changes first.',
  about: 'About',
  control: 'Control',
  occurrence: 'Occurrence',
  noOccurrence: 'None in particular',
  titleField: 'Title',
  happened: 'What happened',
  whatHappened: 'What happened',
  whatHelp: 'Facts and days, so that somebody who was not there understands it.',
  foundBy: 'Found by',
  foundBySelf: 'Us',
  foundByAuditor: 'The auditor',
  foundOn: 'Found on',
  extentTitle: 'Extent',
  failed: 'Failed',
  of: 'Of',
  extentHelp:
    'How many occurrences or items failed, of how many that were looked at. Empty while nobody has counted.',
  extentWrong: 'Two whole numbers, the first not larger than the second.',
  causeTitle: 'Cause and effect',
  cause: 'Cause',
  effect: 'Effect',
  effectHelp: 'What could have come of it, and what did.',
  compensating: 'Compensating control',
  compensatingHelp: 'Another control that did operate and kept the risk down.',
  remediationTitle: 'Remediation and retest',
  remediation: 'Remediation',
  owner: 'Owner',
  due: 'Due',
  fixedOn: 'Fixed on',
  retest: 'Retest',
  retestHelp: 'Who looked again, at what, on which day, and what they saw.',
  responseTitle: 'Management’s response',
  response: 'Response',
  responseHelp: 'In management’s own words; it stands in the package as it is here.',
  approvedBy: 'Approved by',
  approvedOn: 'Approved on',
  evidence: 'Evidence',
  evidenceNone: 'None linked. Evidence of the cause, the remediation or the retest.',
  evidenceAdd: 'Link evidence…',
  evidenceRemove: (id: string) => `Take away ${id}`,
  evidenceTitle: 'Link evidence',
  evidenceSearch: 'Search evidence',
  evidenceDo: (chosen: number) => `Link ${plural(chosen, 'item')}`,
  evidenceFound: 'No evidence fits.',
  packages: 'Handed over in',
  save: 'Save',
  discard: 'Discard changes',
  recordDo: 'Record',
  cancel: 'Cancel',
  titleMissing: 'It needs a title.',
  dateMissing: 'A day is needed.',
  more: 'More for this exception',
  showOccurrence: 'Show the occurrence',
  withdraw: 'Withdraw…',
  withdrawTitle: (id: string) => `Withdraw ${id}?`,
  withdrawText:
    'For an exception that was recorded by mistake. It stays readable here with the reason and in the journal; no package will hold it.',
  withdrawReason: 'Reason',
  withdrawReasonMissing: 'Say why it is withdrawn.',
  withdrawDo: 'Withdraw',
  withdrawnBecause: (reason: string) => `Withdrawn: ${reason}`,
  cannotWithdraw: (packages: readonly string[]) =>
    `It was handed over in ${andList(packages)} and cannot be withdrawn any more. What changed since is answered here: remediation, retest, response.`,
  changedAt: (time: string) => `Last changed ${time}`,
} as const;
