// The auditor's requests in words: statuses as the auditor told them, and how many this round does not answer yet.
import { AUDITOR_STATUSES, type AuditorStatus, type RequestKind } from '../../../shared/domain/request';
import type { HandedOverRequest, ToldVia } from '../../requests';
import type { PackageModel } from '../package-model';
import { count, counted, day } from './formats';

export const REQUESTS_PATH = '50_requests/requests.html';
export const REQUESTS_WORKBOOK = '50_requests/requests.xlsx';
export const RESPONSE_TEMPLATE = '50_requests/response.json';

export const AUDITOR_STATUS_NAME: Readonly<Record<AuditorStatus, string>> = {
  draft: 'draft',
  open: 'open',
  submitted: 'submitted',
  'in-review': 'in review',
  returned: 'returned',
  accepted: 'accepted',
  'not-applicable': 'not applicable',
  withdrawn: 'withdrawn',
};

export const REQUEST_KIND_NAME: Readonly<Record<RequestKind, string>> = {
  document: 'document',
  population: 'population',
  sample: 'sample',
  walkthrough: 'walkthrough',
  inquiry: 'inquiry',
  other: 'other',
};

const VIA: Readonly<Record<ToldVia, string>> = { list: 'in a list', response: 'in a response', told: '' };

/** `told by Noor Oakes in a response, 4 Jul 2026`; empty where nobody told it. */
export const toldText = ({ told }: HandedOverRequest): string =>
  told === null
    ? ''
    : `${['told', told.by === '' ? '' : `by ${told.by}`, VIA[told.via]].filter((part) => part !== '').join(' ')}, ${day(told.on)}`;

/** The title, or how the wording begins where nobody gave one. */
const LONGEST_TITLE = 120;
export const requestTitle = ({ title, wording }: HandedOverRequest): string => {
  const text = title === '' ? wording : title;
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE).trimEnd()}…` : text;
};

/** `30 accepted, 22 submitted, 12 open`, in the order of the track. */
export const statusesText = (requests: readonly HandedOverRequest[]): string =>
  AUDITOR_STATUSES.map((status) => [status, requests.filter((one) => one.status === status).length] as const)
    .filter(([, number]) => number > 0)
    .map(([status, number]) => `${count(number)} ${AUDITOR_STATUS_NAME[status]}`)
    .join(', ');

/** `12 of 64 requests are not answered with this round`; empty where nothing was asked. */
export const unansweredText = ({ requests }: PackageModel): string => {
  if (requests.length === 0) return '';
  const open = requests.filter((one) => !one.isAnswered).length;
  if (requests.length === 1)
    return `The one request of the auditor is ${open === 0 ? '' : 'not '}answered with this round`;
  if (open === 0)
    return `All ${counted(requests.length, 'request')} of the auditor are answered with this round`;
  return `${count(open)} of ${counted(requests.length, 'request')} of the auditor ${open === 1 ? 'is' : 'are'} not answered with this round`;
};
