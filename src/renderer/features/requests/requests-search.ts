// What of the Requests screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { REQUEST_VIEWS } from '../../../shared/calls/requests';
import { AuditorStatus, InternalStatus } from '../../../shared/domain/request';
import { RequestId } from '../../../shared/ids';

export const REQUEST_SORTS = ['list', 'reference', 'due', 'waiting', 'owner', 'internal', 'auditor'] as const;
export type RequestSort = (typeof REQUEST_SORTS)[number];

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const RequestsSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  view: z.enum(REQUEST_VIEWS).optional().catch(undefined),
  auditor: z.array(AuditorStatus).optional().catch(undefined),
  internal: z.array(InternalStatus).optional().catch(undefined),
  owner: z.string().max(300).optional().catch(undefined),
  area: z.string().max(300).optional().catch(undefined),
  sort: z.enum(REQUEST_SORTS).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  /** The request in the panel. */
  id: RequestId.optional().catch(undefined),
});
export type RequestsSearch = z.infer<typeof RequestsSearch>;
