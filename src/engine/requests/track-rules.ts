// What may follow what on the two tracks of a request, and what a step on the auditor's track does to our own. Pure.
import {
  type AuditorStatus,
  type InternalStatus,
  SETTLED_STATUSES,
  type WaitingOn,
} from '../../shared/domain/request';

/** Steps among these are free, back as well as on: nobody outside sees them. */
export const OPEN_INTERNAL: readonly InternalStatus[] = [
  'new',
  'assigned',
  'in-progress',
  'needs-clarification',
  'ready-for-review',
];

/** Internally done: a round that is built answers the request. */
export const ANSWERED_INTERNAL: readonly InternalStatus[] = ['ready-for-review', 'submitted', 'closed'];

/** The auditor asks, and what was asked is not with them. */
const ASKING: readonly AuditorStatus[] = ['draft', 'open', 'returned'];

export const isSettled = (auditor: AuditorStatus): boolean => SETTLED_STATUSES.includes(auditor);

/** The auditor asks for it and has nothing, or wants it anew. */
export const isAsking = (auditor: AuditorStatus): boolean => ASKING.includes(auditor);

export const waitingOnOf = (auditor: AuditorStatus): WaitingOn =>
  isSettled(auditor) ? 'nobody' : isAsking(auditor) ? 'organization' : 'auditor';

/**
 * What a person may set our own track to. `submitted` is no choice: it is what a delivery says. What the auditor has
 * settled is closed until they open it again.
 */
export const nextInternal = (internal: InternalStatus, auditor: AuditorStatus): InternalStatus[] => {
  if (isSettled(auditor)) return internal === 'closed' ? [] : ['closed'];
  if (internal === 'submitted') return ['in-progress', 'closed'];
  if (internal === 'closed') return ['in-progress'];
  return OPEN_INTERNAL.filter((one) => one !== internal);
};

/** Where our own track begins. */
export const firstInternal = (auditor: AuditorStatus, owner: string): InternalStatus =>
  isSettled(auditor) ? 'closed' : !isAsking(auditor) ? 'submitted' : owner === '' ? 'new' : 'assigned';

/** Our own track after a step of the auditor's; the same where it has nothing to do with it. */
export const internalAfter = (internal: InternalStatus, to: AuditorStatus): InternalStatus => {
  if (isSettled(to)) return 'closed';
  // It was with them, whoever recorded that: what we held ready is not enough.
  if (to === 'returned' && internal === 'ready-for-review') return 'in-progress';
  // Asked for again: whatever we thought was done is not.
  if (isAsking(to)) return internal === 'submitted' || internal === 'closed' ? 'in-progress' : internal;
  return internal === 'ready-for-review' || internal === 'closed' ? 'submitted' : internal;
};

/**
 * What the auditor sees as the status of a request in a round: of an answered one that they have not got yet, what
 * the delivery of the round will make of it, so that a round says the same before and after it.
 */
export const shownStatus = (auditor: AuditorStatus, isAnswered: boolean): AuditorStatus =>
  isAnswered && isAsking(auditor) ? 'submitted' : auditor;

/** Whether the rounds built now answer it. */
export const isAnswered = (internal: InternalStatus): boolean => ANSWERED_INTERNAL.includes(internal);
