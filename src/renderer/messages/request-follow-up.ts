// Texts of the follow-up: how long requests wait, on whom, and what blocks the audit.
import type { FollowUp } from '../../shared/domain/request';
import { count, plural } from './count';

const WHY = {
  conflict: 'Two answers to choose from',
  'returned-and-late': 'Returned, and past its day',
  late: 'Past its day',
  returned: 'Returned',
  'no-evidence': 'Due soon, nothing linked',
  'needs-clarification': 'We must ask first',
} as const satisfies Record<FollowUp['blocking'][number]['why'], string>;

const days = (number: number): string => plural(number, 'day');
/** Of something that waits. */
const waited = (number: number): string => (number <= 0 ? 'today' : days(number));

export const followUp = {
  title: 'Follow-up',
  back: 'All requests',
  emptyTitle: 'Nothing was asked for yet',
  emptyText:
    'As soon as there are requests, this page says how long each has waited and on whom, what holds the audit up, and who owes how much. It can be exported and printed for the weekly meeting.',
  /** Bold stands between double asterisks. */
  answer: ({ counts, blockingCount }: Pick<FollowUp, 'counts' | 'blockingCount'>): string => {
    const open = counts.requests - counts.settled;
    if (open === 0) return `**All ${plural(counts.requests, 'request')} settled.**`;
    const blocked =
      blockingCount === 0
        ? 'nothing holds the audit up'
        : `**${plural(blockingCount, 'request')} hold${blockingCount === 1 ? 's' : ''} the audit up**`;
    return `**${count(open)} of ${plural(counts.requests, 'request')} open**: ${count(counts.waitingOnOrganization)} with us, ${count(counts.waitingOnAuditor)} with the auditor; ${blocked}.`;
  },
  export: 'Export…',
  exportXlsx: 'As a workbook',
  exportPdf: 'As a PDF',
  exportName: 'Follow-up of requests',
  exported: (file: string) => `Written to ${file}.`,
  print: 'Print',
  printed: (day: string) => `Follow-up of requests, ${day}`,
  counts: 'Counts',
  requests: 'Requests',
  withUs: 'With us',
  withAuditor: 'With the auditor',
  settled: 'Settled',
  late: 'Late',
  returned: 'Returned',
  ageing: 'How long open requests have waited',
  ageColumn: 'Waiting',
  age: (from: number, to: number | null) =>
    to === null
      ? `More than ${days(from - 1)}`
      : from === 0
        ? `Up to ${days(to)}`
        : `${count(from)} to ${days(to)}`,
  turnaround: 'How long an answer takes',
  turnaroundWhat: { organization: 'From asked to submitted', firm: 'From submitted to an answer' },
  columnSide: 'Whose',
  columnWhat: 'What is counted',
  columnTurns: 'Answers',
  columnMedian: 'Half within',
  columnLongest: 'Longest',
  days,
  waited,
  noDays: 'None yet',
  side: { organization: 'Ours', firm: 'The auditor’s' },
  owners: 'Who has what',
  columnOwner: 'Owner',
  columnOpen: 'Open',
  columnLate: 'Late',
  columnOldest: 'Oldest waits',
  nobody: 'Nobody',
  blocking: 'What holds the audit up',
  blockingNone:
    'Nothing: no open request is late, returned, without evidence near its day, or answered twice.',
  columnNumber: 'No.',
  columnReference: 'Firm’s no.',
  columnTitle: 'Request',
  columnDue: 'Due',
  columnWaiting: 'Waiting',
  columnWhy: 'Why',
  why: (why: keyof typeof WHY): string => WHY[why],
  noDue: 'No day',
  more: (others: string) => `and ${others} more`,
  none: 'Nobody has an open request.',
} as const;
