// Recording and answering exceptions. Whatever somebody stated stays: nothing is ever deleted, and what a
// package handed over cannot be withdrawn.
import { type ExceptionDetail, type ExceptionState, NewException } from '../../shared/domain/exception';
import { UserError } from '../../shared/errors';
import { evidenceId, type ExceptionId, exceptionId, numberOf } from '../../shared/ids';
import type { ReadableDb } from '../db/handles';
import { currentEngagement } from '../engagement';
import type { Change, OpenVault } from '../vault/open-vault';
import { mayFollow, missingFor } from '../../shared/exception-path';
import { getException } from './exception-queries';
import {
  exceptionRow,
  insertException,
  packagesOf,
  storedException,
  type StoredException,
  updateException,
} from './exception-rows';

const andList = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const refused = (id: ExceptionId, state: ExceptionState, what: string): UserError =>
  new UserError('exception.state', { id, state, what });

/** @throws UserError exception.state when the state needs something that is not stated */
const proveStated = (id: ExceptionId, state: ExceptionState, exception: NewException): void => {
  const missing = missingFor(state, exception);
  if (missing.length > 0)
    throw refused(id, state, `For that it needs ${andList(missing)}, which nobody has stated.`);
};

/** Only what the shape holds, evidence once and in order: equal content is stored equally. */
const settled = (input: NewException): NewException => {
  const exception = NewException.parse(input);
  const numbers = [...new Set(exception.evidenceIds.map(numberOf))].sort((a, b) => a - b);
  return { ...exception, evidenceIds: numbers.map(evidenceId) };
};

const proveKnown = (db: ReadableDb, exception: NewException): void => {
  const control = db.prepare('SELECT 1 FROM control WHERE number = ?').get(numberOf(exception.controlId));
  if (control === undefined) throw new UserError('use.unknown-control', { id: exception.controlId });
  const find = db.prepare('SELECT 1 FROM evidence WHERE number = ?');
  for (const id of exception.evidenceIds) {
    if (find.get(numberOf(id)) === undefined) throw new UserError('use.unknown-evidence', { id });
  }
};

/**
 * Records an exception of the current engagement, as a draft.
 * @throws UserError use.engagement-missing, use.unknown-control, use.unknown-evidence
 */
export const recordException = (vault: OpenVault, input: NewException): ExceptionDetail => {
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  const after: StoredException = { ...settled(input), engagementId: engagement.id, state: 'draft' };
  const id = vault.write(({ db, now, record }) => {
    proveKnown(db, after);
    const made = exceptionId(insertException(db, after, now));
    record('exception.recorded', made, { after });
    return made;
  });
  return getException(vault, id);
};

/** Reads, decides and writes inside one change, so that no other change comes between. */
const replace = (
  vault: OpenVault,
  id: ExceptionId,
  decide: (before: StoredException, change: Change) => StoredException,
): ExceptionDetail => {
  vault.write((change) => {
    const row = exceptionRow(change.db, id);
    const before = storedException(change.db, row);
    if (row.withdrawn !== null) throw refused(id, row.state, 'It was withdrawn.');
    const after = decide(before, change);
    updateException(change.db, row.number, after, change.now);
    change.record('exception.changed', id, { before, after });
  });
  return getException(vault, id);
};

/**
 * Replaces what is stated about an exception; its state stays, and what the state needs must stay stated.
 * Nothing is written when nothing changes.
 * @throws UserError use.unknown-exception, use.unknown-control, use.unknown-evidence, exception.state
 */
export const changeException = (vault: OpenVault, id: ExceptionId, input: NewException): ExceptionDetail => {
  const exception = settled(input);
  const { engagementId: _, state: __, ...stated } = storedException(vault.db, exceptionRow(vault.db, id));
  if (JSON.stringify(stated) === JSON.stringify(inOrder(stated, exception))) return getException(vault, id);
  return replace(vault, id, ({ engagementId, state }, { db }) => {
    proveKnown(db, exception);
    proveStated(id, state, exception);
    return { ...exception, engagementId, state };
  });
};

/** The members of `exception` in the order of `like`, so that the two compare as text. */
const inOrder = (like: NewException, exception: NewException): unknown =>
  Object.fromEntries((Object.keys(like) as (keyof NewException)[]).map((key) => [key, exception[key]]));

/**
 * Takes an exception to a state that may follow the one it is in.
 * @throws UserError use.unknown-exception, exception.state, exception.in-package (back to a draft)
 */
export const setExceptionState = (
  vault: OpenVault,
  id: ExceptionId,
  state: ExceptionState,
): ExceptionDetail =>
  replace(vault, id, (before, { db }) => {
    const [first] = packagesOf(db, numberOf(id));
    const isInPackage = first !== undefined;
    if (!mayFollow(before.state, isInPackage).includes(state)) {
      if (isInPackage && mayFollow(before.state, false).includes(state))
        throw new UserError('exception.in-package', { id, package: first });
      const allowed = mayFollow(before.state, isInPackage).join(', ');
      throw refused(id, state, `It is ${before.state}; from there it may become ${allowed}.`);
    }
    proveStated(id, state, before);
    return { ...before, state };
  });

/**
 * Says that an exception should not have been recorded. It stays readable, and in the journal for ever.
 * @throws UserError use.unknown-exception, exception.in-package, exception.state (it is withdrawn already)
 */
export const withdrawException = (vault: OpenVault, id: ExceptionId, reason: string): ExceptionDetail => {
  vault.write(({ db, now, record }) => {
    const row = exceptionRow(db, id);
    const [first] = packagesOf(db, row.number);
    if (first !== undefined) throw new UserError('exception.in-package', { id, package: first });
    if (row.withdrawn !== null) throw refused(id, row.state, 'It was withdrawn.');
    db.prepare('UPDATE exception SET withdrawn = ?, changed_at = ? WHERE number = ?').run(
      reason,
      now,
      row.number,
    );
    record('exception.withdrawn', id, { reason });
  });
  return getException(vault, id);
};
