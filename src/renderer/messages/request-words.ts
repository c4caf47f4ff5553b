// The field's words for a request: its two tracks, its kind, whose turn it is. Nothing here judges an answer.
import type {
  AuditorStatus,
  InternalStatus,
  RequestKind,
  RequestPriority,
  RequestTurn,
  WaitingOn,
} from '../../shared/domain/request';

const AUDITOR = {
  draft: 'Draft',
  open: 'Open',
  submitted: 'Submitted',
  'in-review': 'In review',
  returned: 'Returned',
  accepted: 'Accepted',
  'not-applicable': 'Not applicable',
  withdrawn: 'Withdrawn',
} as const satisfies Record<AuditorStatus, string>;

const INTERNAL = {
  new: 'New',
  assigned: 'Assigned',
  'in-progress': 'In progress',
  'needs-clarification': 'Needs clarification',
  'ready-for-review': 'Ready to go',
  submitted: 'Submitted',
  closed: 'Closed',
} as const satisfies Record<InternalStatus, string>;

/** What one says, on the button that takes it there. */
const TO_INTERNAL = {
  new: 'Back to new',
  assigned: 'It is assigned',
  'in-progress': 'Somebody is at it',
  'needs-clarification': 'We must ask',
  'ready-for-review': 'Ready to go',
  submitted: 'It was submitted…',
  closed: 'Close it',
} as const satisfies Record<InternalStatus, string>;

const INTERNAL_MEANINGS = {
  new: 'Nobody has it yet.',
  assigned: 'Somebody has it and has not begun.',
  'in-progress': 'Somebody collects what is asked for.',
  'needs-clarification': 'What is meant has to be asked first.',
  'ready-for-review': 'The answer is complete and goes out with the next round.',
  submitted: 'The answer went to the auditor.',
  closed: 'Nothing more is to be done for it.',
} as const satisfies Record<InternalStatus, string>;

const AUDITOR_MEANINGS = {
  draft: 'Not asked for yet.',
  open: 'The auditor waits for an answer.',
  submitted: 'The answer lies with the auditor.',
  'in-review': 'The auditor is reading the answer.',
  returned: 'The auditor wants something else or something more.',
  accepted: 'The auditor has what was asked for. It says nothing about the audit’s result.',
  'not-applicable': 'The auditor does not need it after all.',
  withdrawn: 'The auditor took the request back.',
} as const satisfies Record<AuditorStatus, string>;

const KINDS = {
  document: 'Document',
  population: 'Population',
  sample: 'Sample',
  walkthrough: 'Walkthrough',
  inquiry: 'Inquiry',
  other: 'Other',
} as const satisfies Record<RequestKind, string>;

const PRIORITIES = { high: 'High', normal: 'Normal', low: 'Low' } as const satisfies Record<
  RequestPriority,
  string
>;

const WAITING = {
  organization: 'Us',
  auditor: 'The auditor',
  nobody: 'Nobody',
} as const satisfies Record<WaitingOn, string>;

const VIA = {
  typed: '',
  told: 'as the auditor told us',
  list: 'by a list',
  response: 'by the auditor’s response',
  delivery: 'with a delivery',
} as const satisfies Record<RequestTurn['via'], string>;

const FIELDS: Readonly<Record<string, string>> = {
  reference: 'Reference',
  wording: 'Wording',
  title: 'Title',
  area: 'Area',
  kind: 'Kind',
  named: 'Named by the firm',
  period: 'Period',
  periodFrom: 'Period from',
  periodTo: 'Period to',
  requestedOn: 'Requested on',
  dueOn: 'Due on',
  priority: 'Priority',
  owner: 'Owner',
  ownDueOn: 'Our own day',
  status: 'Status',
  returnReason: 'Why returned',
  firmComment: 'Firm’s comment',
  organizationComment: 'Our comment',
  comment: 'Comment',
};

const isOneOf = <Words extends object>(words: Words, value: string): value is string & keyof Words =>
  Object.hasOwn(words, value);

export const requestWords = {
  auditor: (status: AuditorStatus): string => AUDITOR[status],
  internal: (status: InternalStatus): string => INTERNAL[status],
  toInternal: (status: InternalStatus): string => TO_INTERNAL[status],
  internalMeaning: (status: InternalStatus): string => INTERNAL_MEANINGS[status],
  auditorMeaning: (status: AuditorStatus): string => AUDITOR_MEANINGS[status],
  kind: (kind: RequestKind): string => KINDS[kind],
  priority: (priority: RequestPriority): string => PRIORITIES[priority],
  waiting: (on: WaitingOn): string => WAITING[on],
  via: (via: RequestTurn['via']): string => VIA[via],
  /** The state of what it is linked to, in the words of its own kind. */
  state: (state: string): string => state.replaceAll('-', ' '),
  /** A field's name in a difference; one that is not known is a column of the firm's. */
  field: (field: string): string => FIELDS[field] ?? field,
  /** A status, kind or priority in our words; any other value as it stands. */
  value: (field: string, value: string): string => {
    if (field === 'status') {
      // A returned one carries its reason: `returned: the list ends in June`.
      const [word = '', ...reason] = value.split(': ');
      return isOneOf(AUDITOR, word) ? [AUDITOR[word], ...reason].join(': ') : value;
    }
    if (field === 'kind' && isOneOf(KINDS, value)) return KINDS[value];
    if (field === 'priority' && isOneOf(PRIORITIES, value)) return PRIORITIES[value];
    return value;
  },
  turn: (track: RequestTurn['track'], status: string): string => {
    const words: Readonly<Record<string, string>> = track === 'auditor' ? AUDITOR : INTERNAL;
    return words[status] ?? status;
  },
} as const;
