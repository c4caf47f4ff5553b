// What a person at the desk does with requests, one or many at a time: each is one change.
import type { Input } from '../../shared/contract';
import { AskedFacts, HandledFacts, type RequestDetail } from '../../shared/domain/request';
import { UserError } from '../../shared/errors';
import { numberOf, type RequestId, requestId } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { currentEngagement } from '../engagement';
import type { Change, OpenVault } from '../vault/open-vault';
import {
  addComment,
  addRequest,
  changeAsked,
  changeHandled,
  isSaid,
  type NewComment,
  sameFacts,
} from './change-requests';
import { getRequest } from './get-request';
import { isLinked, linkTargets, unlinkTargets } from './link-targets';
import { moveAuditor, moveInternal, submitRequests } from './move-requests';
import { readRequest } from './read-requests';
import { isAsking, isSettled } from './track-rules';

const dayOf = (now: Instant): CalendarDate => now.slice(0, 10) as CalendarDate;

const shown = (vault: OpenVault, id: RequestId): RequestDetail =>
  getRequest(vault, id, dayOf(vault.environment.now()));

/** Each once, in their order; all of them known. @throws UserError use.unknown-request */
const numbersOf = (db: ReadableDb, ids: readonly RequestId[]): number[] => {
  const numbers = [...new Set(ids.map(numberOf))];
  for (const number of numbers) readRequest(db, number);
  return numbers;
};

/**
 * A change that may turn out to be none: those that would have nothing to tell are not begun, because nothing changes
 * without an entry in the journal. Read again inside, so that no other change comes between.
 */
const changeWhere = (
  vault: OpenVault,
  numbers: readonly number[],
  isNeeded: (db: ReadableDb, number: number) => boolean,
  work: (change: Change, number: number) => void,
): void => {
  const needed = numbers.filter((number) => isNeeded(vault.db, number));
  if (needed.length === 0) return;
  vault.write((change) => {
    for (const number of needed) if (isNeeded(change.db, number)) work(change, number);
  });
};

/**
 * Writes down what the auditor asked by telephone or letter, for the current engagement.
 * @throws UserError use.engagement-missing, request.reference-taken
 */
export const askedByHand = (vault: OpenVault, asked: AskedFacts, handled: HandledFacts): RequestDetail => {
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  const number = vault.write((change) =>
    addRequest(change, numberOf(engagement.id), asked, handled, {
      ...{ via: 'typed', auditor: 'open', auditorWord: '', returnReason: '' },
      on: asked.requestedOn ?? dayOf(change.now),
    }),
  );
  return shown(vault, requestId(number));
};

/**
 * Replaces what is stated of a request. Nothing is written when nothing changes.
 * @throws UserError use.unknown-request, request.reference-taken
 */
export const changeRequest = (
  vault: OpenVault,
  id: RequestId,
  asked: AskedFacts,
  handled: HandledFacts,
): RequestDetail => {
  const number = numberOf(id);
  const before = readRequest(vault.db, number);
  const isSame =
    sameFacts(before.asked, AskedFacts.parse(asked)) &&
    sameFacts(before.handled, HandledFacts.parse(handled));
  if (!isSame)
    vault.write((change) => {
      changeAsked(change, number, asked, 'typed');
      changeHandled(change, number, handled);
    });
  return shown(vault, id);
};

/** Names who answers, or our own day, of many. @throws UserError use.unknown-request */
export const assignRequests = (
  vault: OpenVault,
  { ids, owner, ownDueOn }: Input<'requests', 'assign'>,
): void => {
  const after = (before: HandledFacts): HandledFacts => ({
    owner: owner ?? before.owner,
    ownDueOn: ownDueOn ?? before.ownDueOn,
  });
  changeWhere(
    vault,
    numbersOf(vault.db, ids),
    (db, number) => {
      const { handled } = readRequest(db, number);
      const { owner: name, ownDueOn: day } = after(handled);
      return name !== handled.owner || day !== handled.ownDueOn;
    },
    (change, number) => changeHandled(change, number, after(readRequest(change.db, number).handled)),
  );
};

/** Our own track, of many; those that stand there are passed over. @throws UserError use.unknown-request, request.state */
export const setInternalStatus = (
  vault: OpenVault,
  { ids, to, note }: Input<'requests', 'setInternal'>,
): void =>
  changeWhere(
    vault,
    numbersOf(vault.db, ids),
    (db, number) => readRequest(db, number).internal !== to,
    (change, number) => moveInternal(change, number, to, { on: dayOf(change.now), via: 'typed', note }),
  );

/**
 * What the auditor told by another way than a list or a response.
 * @throws UserError use.unknown-request, request.reason-missing; request.state (it stands there already)
 */
export const recordAuditorStatus = (
  vault: OpenVault,
  { id, to, on, toldBy, note }: Input<'requests', 'recordAuditor'>,
): RequestDetail => {
  const number = numberOf(id);
  const { auditor, internal, returnReason } = readRequest(vault.db, number);
  if (to === 'returned' && note === '') throw new UserError('request.reason-missing');
  if (to === auditor && (to !== 'returned' || note === returnReason))
    throw new UserError('request.state', { id, internal, auditor, what: `It is ${auditor} already.` });
  vault.write((change) =>
    moveAuditor(change, number, to, {
      ...{ on, via: 'told', saidBy: toldBy, note: to === 'returned' ? '' : note },
      ...{ auditorWord: '', returnReason: to === 'returned' ? note : '' },
    }),
  );
  return shown(vault, id);
};

/**
 * They went to the auditor on that day, with a round or by another way. Those that are with the auditor stay as they are.
 * @throws UserError use.unknown-request, use.unknown-package, package.other-engagement, request.state (one is settled)
 */
export const submitByHand = (
  vault: OpenVault,
  { ids, round, on, note }: Input<'requests', 'submit'>,
): void => {
  const { db } = vault;
  const numbers = numbersOf(db, ids);
  for (const number of numbers) {
    const { id, internal, auditor } = readRequest(db, number);
    if (isSettled(auditor))
      throw new UserError('request.state', { id, internal, auditor, what: `It is ${auditor} already.` });
  }
  if (round !== null) {
    const built = db
      .prepare('SELECT engagement FROM package_round WHERE package = ? AND round = ?')
      .pluck()
      .get(round.packageId, round.round);
    if (built === undefined) throw new UserError('use.unknown-package', { id: round.packageId });
    if (numbers.some((number) => readRequest(db, number).engagement !== built))
      throw new UserError('package.other-engagement', { id: round.packageId });
  }
  const waiting = numbers.filter((number) => {
    const { auditor, internal } = readRequest(db, number);
    return isAsking(auditor) || (internal !== 'submitted' && internal !== 'closed');
  });
  if (waiting.length > 0) vault.write((change) => submitRequests(change, waiting, round, { on, note }));
};

/** @throws UserError use.unknown-request */
export const commentRequest = (
  vault: OpenVault,
  { id, text, isInternal }: Input<'requests', 'comment'>,
): RequestDetail => {
  const [number = 0] = numbersOf(vault.db, [id]);
  const said = (at: Instant): NewComment => ({
    ...{ side: 'organization', author: vault.member.name, at, text, isInternal, via: 'typed' },
  });
  if (!isSaid(vault.db, number, said(vault.environment.now())))
    vault.write((change) => {
      addComment(change, number, said(change.now));
    });
  return shown(vault, id);
};

/** Every target to every request. @throws UserError use.unknown-* */
export const linkRequests = (vault: OpenVault, { ids, targets, note }: Input<'requests', 'link'>): void =>
  changeWhere(
    vault,
    numbersOf(vault.db, ids),
    (db, number) => !targets.every((target) => isLinked(db, number, target)),
    (change, number) => linkTargets(change, number, targets, note),
  );

/** @throws UserError use.unknown-request */
export const unlinkRequest = (vault: OpenVault, { id, targets }: Input<'requests', 'unlink'>): void =>
  changeWhere(
    vault,
    numbersOf(vault.db, [id]),
    (db, number) => targets.some((target) => isLinked(db, number, target)),
    (change, number) => unlinkTargets(change, number, targets),
  );
