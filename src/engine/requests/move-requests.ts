// Steps on the two tracks of a request: each is a turn that stays readable, and an entry of the journal.
import { type AuditorStatus, InternalStatus, type RequestTurn, type Via } from '../../shared/domain/request';
import { UserError } from '../../shared/errors';
import { packageRoundRef } from '../../shared/ids';
import { type CalendarDate, Instant } from '../../shared/period';
import type { Change } from '../vault/open-vault';
import { addComment } from './comments';
import { readRequest, type StoredRequest, type SubmittedWith } from './read-requests';
import { internalAfter, isAsking, isSettled, nextInternal, waitingOnOf } from './track-rules';

export interface Step {
  /** The day it happened, as far as anybody said. */
  readonly on: CalendarDate;
  readonly via: Via;
  readonly note: string;
  /** Who told it, of what the auditor told. */
  readonly saidBy?: string;
}

export interface AuditorStep extends Step {
  /** The firm's own word for the status; empty when there is none. */
  readonly auditorWord: string;
  /** Of a returned one. */
  readonly returnReason: string;
}

const refused = ({ id, internal, auditor }: StoredRequest, what: string): UserError =>
  new UserError('request.state', { id, internal, auditor, what });

/** One turn: its row, and its entry. What it leaves behind in the request's row is told with it. */
const turn = (
  { db, now, by, record }: Change,
  { id, number: request }: StoredRequest,
  track: RequestTurn['track'],
  [from, to]: readonly [string, string],
  { on, via, note, saidBy = '' }: Step,
  left: Readonly<Record<string, unknown>>,
): void => {
  const number = db
    .prepare('SELECT ifnull(max(number), 0) + 1 FROM request_turn WHERE request = ?')
    .pluck()
    .get(request) as number;
  db.prepare(
    `INSERT INTO request_turn (request, number, track, from_status, to_status, on_day, at, by, via, said_by, note)
     VALUES (@request, @number, @track, @from, @to, @on, @now, @by, @via, @saidBy, @note)`,
  ).run({ request, number, track, from, to, on, now, by, via, saidBy, note });
  record('request.moved', id, { number, track, from, to, on, via, saidBy, note, ...left });
};

/** Without asking whether it may: consequences of what the auditor told, and of deliveries. */
const setInternal = (
  change: Change,
  before: StoredRequest,
  to: InternalStatus,
  step: Step,
  submittedWith: SubmittedWith | null = null,
): void => {
  if (before.internal === to) return;
  change.db.prepare('UPDATE request SET internal = ? WHERE number = ?').run(to, before.number);
  keepRound(change, before.number, submittedWith);
  turn(change, before, 'internal', [before.internal, to], step, {
    ...(submittedWith === null ? {} : { submittedWith }),
  });
};

const keepRound = ({ db }: Change, number: number, submittedWith: SubmittedWith | null): void => {
  if (submittedWith === null) return;
  db.prepare('UPDATE request SET submitted_package = ?, submitted_round = ? WHERE number = ?').run(
    submittedWith.packageId,
    submittedWith.round,
    number,
  );
};

/**
 * A step of our own on our own track.
 * @throws UserError use.unknown-request, request.state
 */
export const moveInternal = (change: Change, number: number, to: InternalStatus, step: Step): void => {
  const before = readRequest(change.db, number);
  const next = nextInternal(before.internal, before.auditor);
  if (!next.includes(InternalStatus.parse(to)))
    throw refused(
      before,
      next.length === 0
        ? 'The auditor has settled it.'
        : `It is ${before.internal}; from there it may become ${next.join(', ')}.`,
    );
  setInternal(change, before, to, step);
};

const setAuditor = (
  change: Change,
  before: StoredRequest,
  to: AuditorStatus,
  step: AuditorStep,
  submittedWith: SubmittedWith | null = null,
): void => {
  const returnReason = to === 'returned' ? step.returnReason : '';
  const hasPassed = waitingOnOf(before.auditor) !== waitingOnOf(to);
  const waitingSince = hasPassed ? step.on : before.waitingSince;
  change.db
    .prepare(
      `UPDATE request SET auditor = @to, auditor_word = @auditorWord, return_reason = @returnReason,
         waiting_since = @waitingSince WHERE number = @number`,
    )
    .run({ to, auditorWord: step.auditorWord, returnReason, waitingSince, number: before.number });
  keepRound(change, before.number, submittedWith);
  turn(change, before, 'auditor', [before.auditor, to], step, {
    auditorWord: step.auditorWord,
    returnReason,
    waitingSince,
    ...(submittedWith === null ? {} : { submittedWith }),
  });
};

/** A reason outlives the status it came with: what was missing once stands among what was said. */
const sayWhy = (
  change: Change,
  request: number,
  { returnReason: text, saidBy = '', on, via }: AuditorStep,
): void => {
  addComment(change, request, {
    ...{ side: 'firm', author: saidBy, at: Instant.parse(`${on}T00:00:00Z`), text, isInternal: false },
    via: via === 'list' || via === 'response' ? via : 'typed',
  });
};

/**
 * What the auditor told, with what it means for our own track. Telling the same again changes nothing.
 * @throws UserError use.unknown-request; request.reason-missing (returned without one: only a list may give none)
 */
export const moveAuditor = (change: Change, number: number, to: AuditorStatus, step: AuditorStep): void => {
  const before = readRequest(change.db, number);
  if (to === 'returned' && step.returnReason === '' && step.via !== 'list')
    throw new UserError('request.reason-missing');
  const isSame =
    to === before.auditor &&
    step.auditorWord === before.auditorWord &&
    (to !== 'returned' || step.returnReason === before.returnReason);
  if (isSame) return;
  setAuditor(change, before, to, step);
  if (to === 'returned' && step.returnReason !== '') sayWhy(change, number, step);
  // Another word for the same status is no step.
  const { on, via, saidBy = '' } = step;
  if (to !== before.auditor || to === 'returned')
    setInternal(change, before, internalAfter(before.internal, to), { on, via, saidBy, note: '' });
};

/**
 * These went to the auditor on that day, with a round or (null) by another way: the one step on the auditor's track that
 * is ours. Settled ones and those that are with the auditor already stay as they are; answers how many moved.
 * @throws UserError use.unknown-request
 */
export const submitRequests = (
  change: Change,
  numbers: readonly number[],
  submittedWith: SubmittedWith | null,
  { on, note }: { readonly on: CalendarDate; readonly note: string },
): number => {
  let moved = 0;
  const via = submittedWith === null ? 'typed' : 'delivery';
  for (const number of numbers) {
    const before = readRequest(change.db, number);
    if (isSettled(before.auditor)) continue;
    const wasAsked = isAsking(before.auditor);
    const isClosedByUs = before.internal === 'closed' && !wasAsked;
    if (wasAsked)
      setAuditor(
        change,
        before,
        'submitted',
        { on, via, note, auditorWord: '', returnReason: '' },
        submittedWith,
      );
    if (!isClosedByUs) setInternal(change, before, 'submitted', { on, via, note }, submittedWith);
    if (wasAsked || (!isClosedByUs && before.internal !== 'submitted')) moved += 1;
  }
  return moved;
};

/**
 * What a delivery of a round does to the requests it answers (`numbers`; the caller knows them from the round).
 * @throws UserError use.unknown-request
 */
export const submitDelivered = (
  change: Change,
  { packageId, round }: SubmittedWith,
  numbers: readonly number[],
  on: CalendarDate,
): number =>
  submitRequests(change, numbers, { packageId, round }, { on, note: packageRoundRef(packageId, round) });
