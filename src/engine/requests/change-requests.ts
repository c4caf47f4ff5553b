// Requests as they are written: asked, changed, answered for and talked about. Each takes a change that is under way, so
// that what came in one file is one transaction. Steps on the tracks are in move-requests.ts.
import canonicalize from 'canonicalize';
import { AskedFacts, type AuditorStatus, HandledFacts, type Via } from '../../shared/domain/request';
import { UserError } from '../../shared/errors';
import { engagementId, requestId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import type { Change } from '../vault/open-vault';
import { findByReference, readRequest } from './read-requests';
import { firstInternal } from './track-rules';
import { moveInternal } from './move-requests';

export { addComment, isSaid, type NewComment } from './comments';
export { moveAuditor, moveInternal } from './move-requests';
export { linkTargets, unlinkTargets } from './link-targets';

/** How a request came, and how it stands with the auditor at that. */
export interface HowAsked {
  readonly via: Via;
  readonly auditor: AuditorStatus;
  /** The firm's own word for the status; empty when there is none. */
  readonly auditorWord: string;
  /** Of a returned one; a firm's list may give none. */
  readonly returnReason: string;
  /** Since when it is whose turn it is now, as far as anybody said. */
  readonly on: CalendarDate;
}

/** Equal in content, whatever the order of their members. */
export const sameFacts = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other);

const proveFree = (db: ReadableDb, engagement: number, reference: string, own: number | null): void => {
  const holder = findByReference(db, engagement, reference);
  if (holder !== null && holder !== own)
    throw new UserError('request.reference-taken', { id: requestId(holder) });
};

const askedColumns = (asked: AskedFacts) => ({
  reference: asked.reference,
  wording: asked.wording,
  title: asked.title,
  area: asked.area,
  kind: asked.kind,
  named: asked.named,
  periodFrom: asked.period?.from ?? null,
  periodTo: asked.period?.to ?? null,
  requestedOn: asked.requestedOn,
  dueOn: asked.dueOn,
  priority: asked.priority,
  extra: JSON.stringify(asked.extra),
});

/**
 * A new request, behind those the engagement has; answers its number.
 * @throws UserError request.reference-taken; request.reason-missing (returned without one, unless a list says so)
 */
export const addRequest = (
  { db, record }: Change,
  engagement: number,
  given: AskedFacts,
  givenHandled: HandledFacts,
  { via, auditor, auditorWord, returnReason, on }: HowAsked,
): number => {
  const asked = AskedFacts.parse(given);
  const handled = HandledFacts.parse(givenHandled);
  proveFree(db, engagement, asked.reference, null);
  if (auditor === 'returned' && returnReason === '' && via !== 'list')
    throw new UserError('request.reason-missing');
  const internal = firstInternal(auditor, handled.owner);
  const reason = auditor === 'returned' ? returnReason : '';
  const place = db
    .prepare('SELECT ifnull(max(place), 0) + 1 FROM request WHERE engagement = ?')
    .pluck()
    .get(engagement) as number;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO request (engagement, place, reference, wording, title, area, kind, named, period_from,
         period_to, requested_on, due_on, priority, extra, owner, own_due_on, internal, auditor, auditor_word,
         return_reason, waiting_since)
       VALUES (@engagement, @place, @reference, @wording, @title, @area, @kind, @named, @periodFrom,
         @periodTo, @requestedOn, @dueOn, @priority, @extra, @owner, @ownDueOn, @internal, @auditor,
         @auditorWord, @reason, @on)`,
    )
    .run({
      ...askedColumns(asked),
      ...handled,
      ...{ engagement, place, internal, auditor, auditorWord, reason, on },
    });
  const number = Number(lastInsertRowid);
  record('request.added', requestId(number), {
    engagement: engagementId(engagement),
    place,
    asked,
    handled,
    ...{ via, internal, auditor, auditorWord, returnReason: reason, on },
  });
  return number;
};

/**
 * Another wording, day and so on. Nothing is written when nothing changes.
 * @throws UserError use.unknown-request, request.reference-taken
 */
export const changeAsked = ({ db, record }: Change, number: number, given: AskedFacts, via: Via): void => {
  const { asked: before, engagement, id } = readRequest(db, number);
  const after = AskedFacts.parse(given);
  if (sameFacts(before, after)) return;
  proveFree(db, engagement, after.reference, number);
  db.prepare(
    `UPDATE request SET reference = @reference, wording = @wording, title = @title, area = @area, kind = @kind,
       named = @named, period_from = @periodFrom, period_to = @periodTo, requested_on = @requestedOn,
       due_on = @dueOn, priority = @priority, extra = @extra WHERE number = @number`,
  ).run({ ...askedColumns(after), number });
  record('request.changed', id, { part: 'asked', via, before, after });
};

/**
 * Who answers it and our own day. Naming somebody takes a new one to assigned, naming nobody back. Nothing is written when nothing changes.
 * @throws UserError use.unknown-request
 */
export const changeHandled = (
  change: Change,
  number: number,
  given: HandledFacts,
  via: Via = 'typed',
): void => {
  const { db, now, record } = change;
  const { handled: before, id, internal } = readRequest(db, number);
  const after = HandledFacts.parse(given);
  if (sameFacts(before, after)) return;
  db.prepare('UPDATE request SET owner = @owner, own_due_on = @ownDueOn WHERE number = @number').run({
    ...after,
    number,
  });
  record('request.changed', id, { part: 'handled', via, before, after });
  const [was, becomes] = after.owner === '' ? (['assigned', 'new'] as const) : (['new', 'assigned'] as const);
  if (internal === was && after.owner !== before.owner)
    moveInternal(change, number, becomes, { on: now.slice(0, 10) as CalendarDate, via, note: '' });
};
