// What the table asks the engine, from what stands in the address.
import type { CallInput } from '../../app/use-call';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';
import type { RequestSummary } from '../../../shared/domain/request';
import type { RequestsSearch } from './requests-search';

export type RequestsQuestion = Omit<CallInput<'requests', 'list'>, 'offset' | 'limit'>;

export const requestsQuestion = (search: RequestsSearch): RequestsQuestion => ({
  search: search.q ?? '',
  today: today(),
  view: search.view ?? 'all',
  auditor: search.auditor ?? [],
  internal: search.internal ?? [],
  owner: search.owner ?? null,
  area: search.area ?? null,
  controlId: null,
  evidenceId: null,
  populationId: null,
  sort: search.sort ?? 'list',
  direction: search.direction ?? 'ascending',
});

export const hasFilters = ({ q, auditor, internal, owner, area }: RequestsSearch): boolean =>
  [q, auditor, internal, owner, area].some((one) => one !== undefined);

/** The same view without what narrows it. */
export const withoutFilters = ({ view, sort, direction }: RequestsSearch): RequestsSearch => ({
  view,
  sort,
  direction,
});

const PAGE = 500;
/** What one command takes at most (shared/calls/requests.ts). */
const MOST = 1000;

/** Every request behind the filters, also those that were never in view. */
export const allShownRequests = async (question: RequestsQuestion): Promise<readonly RequestSummary[]> => {
  const shown: RequestSummary[] = [];
  for (let offset = 0; offset < MOST; offset += PAGE) {
    const { rows, total } = await call('requests', 'list', { ...question, offset, limit: PAGE });
    shown.push(...rows);
    if (offset + PAGE >= total) break;
  }
  return shown;
};
