// One change of the vault: one immediate transaction with at least one journal entry in it.
import { mayDo, type Role } from '../../shared/domain/roles';
import type { VaultKind } from '../../shared/domain/vault';
import { belongsIn } from '../../shared/domain/vault-kinds';
import { invariant, UserError } from '../../shared/errors';
import type { SigningKey } from '../crypto/signing';
import { databaseError } from '../db/database-errors';
import type { WritableDb } from '../db/handles';
import { type FileTextState, keepFileTextStates } from '../db/file-texts';
import type { OpenDatabase } from '../db/open-database';
import { rememberingStatements } from '../db/remembering-statements';
import { indexDueItems } from '../db/search-index';
import type { Environment } from '../environment';
import { appendEntry } from '../journal/append';
import type { JournalAction } from '../journal/journal-action';
import type { Change } from './open-vault';

const SALT_BYTES = 16;

export interface Author {
  readonly number: number;
  readonly key: SigningKey;
  /** As it is when the change begins. */
  readonly role: Role;
  /** Of the vault that is written. */
  readonly kind: VaultKind;
}

/** The connection as those may use it who are inside a change. */
export const asWritable = (db: OpenDatabase): WritableDb => db as unknown as WritableDb;

/** Throws member.not-allowed. */
export const proveMay = (role: Role, action: JournalAction): void => {
  if (!mayDo(role, action)) throw new UserError('member.not-allowed', { role, action });
};

/** Throws use.other-kind-of-vault: an auditor's working file holds nothing of a client's, and the other way round. */
export const proveBelongs = (kind: VaultKind, action: JournalAction): void => {
  if (!belongsIn(kind, action)) throw new UserError('use.other-kind-of-vault', { kind });
};

/** See OpenVault.write. */
export const runChange = <T>(
  db: OpenDatabase,
  author: Author,
  environment: Environment,
  work: (change: Change) => T,
): T => {
  const isInside = (): boolean => db.inTransaction;
  invariant(!isInside(), 'a change is not begun inside another');
  try {
    db.exec('BEGIN IMMEDIATE');
    const now = environment.now();
    let recorded = 0;
    // A change may tell thousands of entries.
    const journal = rememberingStatements(asWritable(db));
    const result = work({
      db: asWritable(db),
      now,
      by: author.number,
      record: (action, subject, detail) => {
        proveBelongs(author.kind, action);
        proveMay(author.role, action);
        recorded += 1;
        const salt = environment.random(SALT_BYTES);
        const entry = { time: now, member: author.number, action, subject, detail, salt };
        return appendEntry(journal, author.key, entry);
      },
    });
    invariant(!(result instanceof Promise), 'a change is synchronous: the transaction ends with it');
    invariant(recorded > 0, 'a change that the journal does not tell must not happen');
    indexDueItems(asWritable(db));
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has already rolled back after some errors (a full disk among them).
    if (isInside()) db.exec('ROLLBACK');
    throw databaseError(error);
  }
};

/**
 * The one transaction without a journal entry: the words inside files, which say nothing that the sealed bytes
 * do not say and which anybody can derive again. It takes facts and no work, so that no other table can be
 * reached through it.
 */
export const runFileTexts = (
  db: OpenDatabase,
  states: readonly FileTextState[],
  proveOurs: () => void,
): void => {
  const isInside = (): boolean => db.inTransaction;
  invariant(!isInside(), 'derived rows are not kept inside a change');
  try {
    db.exec('BEGIN IMMEDIATE');
    proveOurs();
    keepFileTextStates(asWritable(db), states);
    db.exec('COMMIT');
  } catch (error) {
    if (isInside()) db.exec('ROLLBACK');
    throw databaseError(error);
  }
};
