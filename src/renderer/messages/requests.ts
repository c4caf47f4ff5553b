// Texts of the Requests screen: the list, what can be done with several, and the form of one.
import type { RequestSummary } from '../../shared/domain/request';
import { count, plural } from './count';
import { requestWords } from './request-words';

interface Standing {
  readonly all: number;
  readonly late: number;
  readonly returned: number;
  readonly withAuditor: number;
  readonly settled: number;
  /** Of those that wait on us: the answer is complete and goes out with the next round. */
  readonly ready: number;
}

/** Bold stands between double asterisks. */
const answer = ({ all, late, returned, withAuditor, settled, ready }: Standing): string => {
  const ours = all - withAuditor - settled;
  const told = [
    ready > 0 && `${count(ready)} ready to go`,
    late > 0 && `${count(late)} late`,
    returned > 0 && `${count(returned)} returned`,
  ].filter((part) => part !== false);
  const waiting =
    ours === 0
      ? '**None waits on us.**'
      : `**${count(ours)} of ${plural(all, 'request')} ${ours === 1 ? 'waits' : 'wait'} on us**${told.length === 0 ? '' : `: ${told.join(', ')}`}.`;
  const others = [
    withAuditor > 0 && `${count(withAuditor)} with the auditor`,
    settled > 0 && `${count(settled)} settled`,
  ].filter((part) => part !== false);
  return others.length === 0 ? waiting : `${waiting} ${others.join(', ')}.`;
};

const VIEWS = {
  all: 'All',
  mine: 'Mine',
  open: 'Open',
  late: 'Late',
  returned: 'Returned',
  'waiting-on-auditor': 'With the auditor',
  settled: 'Settled',
  conflicts: 'Two answers',
} as const;

export const requests = {
  title: 'Requests',
  answer,
  views: 'Which requests',
  view: (view: keyof typeof VIEWS): string => VIEWS[view],
  followUp: 'Follow-up',
  add: 'Add request…',
  importList: 'Import list…',
  takeResponse: 'Take in an answer…',
  exportList: 'Export list…',
  more: 'More for the list',
  exportName: 'Requests.xlsx',
  exported: (requestsWritten: number, file: string) =>
    `${plural(requestsWritten, 'request')} written to ${file}. Internal notes, owners and our own track are not in it.`,
  emptyTitle: 'No request yet',
  emptyText:
    'What the auditor asks for stands here, request by request. Take in the list the firm sent, in whatever shape it is, or write one down that came by telephone.',
  noEngagementTitle: 'No engagement yet',
  noEngagementText:
    'What the auditor asks for stands here, request by request, with who answers it and until when. Requests belong to an engagement: define it first.',
  noEngagementDo: 'Define the engagement…',
  search: 'Search requests',
  filterOwner: 'Owner',
  filterArea: 'Area',
  filterInternal: 'Our track',
  filterAuditor: 'Auditor’s track',
  shown: (shown: number, all: number) =>
    shown === all ? plural(all, 'request') : `${count(shown)} of ${plural(all, 'request')}`,
  table: 'Requests',
  columnNumber: 'No.',
  columnReference: 'Firm’s no.',
  columnTitle: 'Request',
  columnArea: 'Area',
  columnOwner: 'Owner',
  columnDue: 'Due',
  columnInternal: 'Our track',
  columnAuditor: 'Auditor’s track',
  columnWaiting: 'Waiting on',
  columnEvidence: 'Evidence',
  nobody: 'Nobody',
  noDue: 'No day',
  conflict: 'Two answers',
  waitingFor: (on: string, days: number) => (days <= 0 ? `${on}, today` : `${on}, ${count(days)} d`),
  waitingForSpoken: (on: string, days: number) => `waiting on ${on} for ${plural(days, 'day')}`,
  late: (day: string) => `${day}, late`,
  step: (status: string, place: number, all: number) => `${status}, step ${String(place)} of ${String(all)}`,
  rowLabel: (row: RequestSummary, due: string) =>
    [
      row.id,
      row.reference,
      row.title === '' ? row.wording : row.title,
      row.owner === '' ? 'nobody has it' : row.owner,
      due === '' ? '' : row.isLate ? `due ${due}, late` : `due ${due}`,
      `our track: ${requestWords.internal(row.internal)}`,
      `auditor: ${requestWords.auditor(row.auditor)}`,
      row.counts.conflicts > 0 ? VIEWS.conflicts : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  nothingFound: 'No request fits here.',
  clearFilters: 'Show all requests',

  answersRequests: 'Requests it answers',
  moreRequests: (others: number) => `and ${count(others)} more`,

  chosen: (chosen: number) => `${plural(chosen, 'request')} chosen`,
  assign: 'Assign…',
  move: 'Our track',
  submit: 'Went to the auditor…',
  link: 'Link…',
  clearChosen: 'Clear',
  assignTitle: (chosen: number) => `Who has ${chosen === 1 ? 'this request' : `these ${count(chosen)}`}?`,
  assignText: 'A role or a name. It stays in the vault: no package and no exported list says it.',
  owner: 'Owner',
  ownerHelp: 'Left empty, the owner stays as it is.',
  ownDue: 'Our own day',
  ownDueHelp: 'Before the firm’s day, so that somebody can still look. Left empty, it stays as it is.',
  assignDo: 'Assign',
  assignNothing: 'Name an owner or a day.',
  cancel: 'Cancel',
  submitTitle: (chosen: number) =>
    chosen === 1 ? 'It went to the auditor' : `${count(chosen)} requests went to the auditor`,
  submitText:
    'For what went out by another way than a package. Recording the delivery of a package says it by itself for what that round answers.',
  submitWith: 'With',
  submitOther: 'Another way: by mail, in a call, shown on site',
  submitOn: 'On',
  submitNote: 'Note',
  submitNoteHelp: 'How, and to whom.',
  submitDo: 'Record',
  moveTitle: (to: string) => `Our track: ${to}`,
  moveText: 'The step and the note stay in the vault.',
  moveNote: 'Note',
  moveDo: 'Record',

  addTitle: 'New request',
  addText: 'One that came by telephone or in a meeting. Write it as the auditor said it.',
  editTitle: (id: string) => `Change ${id}`,
  editText: 'The firm’s own words and days. Every change is recorded with what stood there before.',
  wording: 'What is asked for',
  wordingHelp: 'In the auditor’s own words.',
  wordingMissing: 'Write down what is asked for.',
  titleField: 'Short title',
  titleHelp: 'A few words for the list; left empty, the wording stands there.',
  reference: 'Firm’s number',
  referenceHelp: 'As the firm counts; used once in an engagement.',
  area: 'Area',
  kind: 'Kind',
  priority: 'Priority',
  named: 'Criteria and controls it names',
  periodFrom: 'Period from',
  periodTo: 'Period to',
  periodWrong: 'The period ends before it begins.',
  periodHalf: 'A period has two days.',
  requestedOn: 'Asked on',
  dueOn: 'Due on',
  addDo: 'Add request',
  save: 'Save',
  details: 'More about it',
  handled: 'On our side',
} as const;
