// Begins a new epoch: another vault key and another database file under it, sealed to those who stay. The
// rename of the header is the commit point (docs/format/vault-v1.md §9, "new epoch").
import { renameSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../shared/errors';
import { memberId, type MemberId } from '../../shared/ids';
import { diskError, removeLeftover, syncFolder } from '../blobs/durable-files';
import { equalBytes } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { forgetVaultKeys } from '../crypto/vault-keys';
import {
  databaseFacts,
  proveCopy,
  readCopy,
  rekeyCopy,
  sameFacts,
  syncDatabaseFile,
  type DatabaseFacts,
} from '../db/database-copy';
import { openDatabase, type OpenDatabase } from '../db/open-database';
import { goOnOrStop, type Job } from '../environment';
import { presentOwners } from '../roster/roster';
import { asWritable, runChange } from './change';
import { copyTo, newPart } from './copies/copy-database';
import { copyWhenDue } from './copies/copy-when-due';
import { retireDatabase } from './copies/retire-database';
import { encodeHeader } from './header';
import { HEADER_FILE, writeHeader } from './header-files';
import { presentMember } from './members/find-member';
import { nextEpoch, type NextEpoch } from './next-epoch';
import type { OpenVault } from './open-vault';
import { openOrganizationKey, rewrapOrganizationKeys } from './organization-key';
import { copySource, sessionOf, type Session } from './session';

interface Removal {
  readonly number: number;
  readonly name: string | null;
  readonly role: string;
}

/** What the new epoch's first change does to the new database: rows and entries of the rekeying. */
const tellNewEpoch = (
  db: OpenDatabase,
  vault: OpenVault,
  session: Session,
  next: NextEpoch,
  removed: Removal | null,
): number => {
  const { environment, vaultId } = vault;
  return runChange(db, session.member.author(), environment, ({ db: rows, now, record }) => {
    rewrapOrganizationKeys(rows, session.keys.organizationWrap, next.keys.organizationWrap, environment);
    if (removed !== null) {
      const { number, name, role } = removed;
      rows.prepare('UPDATE member SET removed_at = ? WHERE number = ?').run(now, number);
      record('member.removed', memberId(number), { name: name ?? '', role });
    }
    record('vault.rekeyed', vaultId, {
      epoch: next.epoch,
      keyCommitment: next.keyCommitment,
      reason: removed === null ? 'asked' : 'member-removed',
    });
    return removed === null ? 1 : 2;
  });
};

/** The new database has every row of the old one, its journal and the new entries, and opens as it must. */
const proveNewDatabase = (path: string, next: NextEpoch, before: DatabaseFacts, entries: number): void => {
  const after = proveCopy(path, next.keys);
  const expected = { ...before.rows, journal: (before.rows['journal'] ?? 0) + entries };
  const keepsJournal = readCopy(path, next.keys, (db) => {
    const row = db.prepare('SELECT leaf FROM journal WHERE seq = ?').get(before.headSeq) as
      { leaf: Uint8Array } | undefined;
    openOrganizationKey(asWritable(db), next.keys.organizationWrap).forget();
    return row !== undefined && equalBytes(row.leaf, before.headLeaf);
  });
  const isWhole =
    keepsJournal &&
    after.headSeq === before.headSeq + entries &&
    sameFacts({ ...after, headSeq: 0, headLeaf: before.headLeaf }, { ...before, headSeq: 0, rows: expected });
  if (!isWhole) throw new UserError('integrity.database-damaged', { reason: 'rekey' });
};

/** Makes the database of the new epoch in `part`; the old one is only read. */
const makeDatabase = (
  vault: OpenVault,
  session: Session,
  next: NextEpoch,
  removed: Removal | null,
  part: string,
): DatabaseFacts => {
  const before = copyTo(copySource(vault), part);
  rekeyCopy(part, session.keys, next.keys);
  const db = openDatabase(part, next.keys, { create: false, copyFirst: null });
  let entries: number;
  try {
    entries = tellNewEpoch(db, vault, session, next, removed);
  } finally {
    db.close();
  }
  syncDatabaseFile(part);
  proveNewDatabase(part, next, before, entries);
  return before;
};

/** Whether the header on disk is this one; null when it cannot be read, and nobody knows. */
const isOnDisk = async (folder: string, bytes: Uint8Array): Promise<boolean | null> => {
  const found = await readFile(join(folder, HEADER_FILE)).catch(() => null);
  return found === null ? null : equalBytes(found, bytes);
};

type Commit =
  | { readonly done: true; readonly durable: boolean }
  | { readonly done: false | null; readonly error: unknown };

/** A write that failed after the rename of the header has happened all the same. */
const commitHeader = async (vault: OpenVault, next: NextEpoch): Promise<Commit> => {
  try {
    await writeHeader(vault.folder, next.header, next.keys.header);
    return { done: true, durable: true };
  } catch (error) {
    const done = await isOnDisk(vault.folder, encodeHeader(next.header, next.keys.header));
    if (done !== true) return { done, error };
    const code = error instanceof UserError ? error.code : 'internal.bug';
    vault.environment.logger.log('warn', 'A copy of the header of a new epoch could not be written.', {
      code,
    });
    return { done: true, durable: false };
  }
};

/** Nothing of the new epoch may be removed once its header may be the one that counts. */
const takeBack = (session: Session, part: string, placed: string | null): void => {
  if (session.database.open && session.database.inTransaction) session.database.exec('ROLLBACK');
  for (const path of [part, ...(placed === null ? [] : [placed])]) {
    removeLeftover(path);
    removeLeftover(`${path}-journal`);
  }
};

/** Puts the new database in its place, with the old one held so that nothing more is written to it. */
const placeDatabase = async (
  vault: OpenVault,
  session: Session,
  before: DatabaseFacts,
  paths: { readonly part: string; readonly path: string },
): Promise<void> => {
  session.database.exec('BEGIN IMMEDIATE');
  if (!sameFacts(databaseFacts(session.database), before)) {
    throw new UserError('vault.in-use', { holder: 'It was changed meanwhile.' });
  }
  session.proveStillOurs();
  renameSync(paths.part, paths.path);
  await syncFolder(vault.folder);
};

const beginEpoch = async (vault: OpenVault, removed: Removal | null, job: Job): Promise<OpenVault> => {
  const { folder, environment } = vault;
  const session = sessionOf(vault);
  const { database: oldDatabase, epoch: oldEpoch } = session.header;
  const next = nextEpoch(vault, removed?.number ?? null);
  const path = join(folder, next.header.database);
  const part = newPart(folder, environment);
  let db: OpenDatabase | undefined;
  let commit: Commit = { done: false, error: null };
  try {
    job.progress({ phase: 'copying', done: 0, total: 1, unit: 'items' });
    const before = makeDatabase(vault, session, next, removed, part);
    job.progress({ phase: 'copying', done: 1, total: 1, unit: 'items' });
    goOnOrStop(job);
    await placeDatabase(vault, session, before, { part, path });
    db = openDatabase(path, next.keys, { create: false, copyFirst: null });
    commit = await commitHeader(vault, next);
    if (commit.done !== true) throw commit.error;
    const opened = session.goOn({ header: next.header, keys: next.keys, vaultKey: next.vaultKey, db });
    // While the old header may come back after a power cut, the old database stays where that one names it.
    if (commit.durable) retireDatabase({ folder, environment }, oldDatabase, before.headSeq, oldEpoch);
    // All others are of before: whoever puts one back undoes a removal.
    copyWhenDue(copySource(opened), 0);
    return opened;
  } catch (error) {
    db?.close();
    takeBack(session, part, commit.done === false ? path : null);
    // The old database is not the one that counts any more, or may not be: nothing more may be written to it.
    if (commit.done !== false) vault.close();
    forgetVaultKeys(next.keys);
    forget(next.vaultKey);
    throw diskError(error);
  }
};

/** Runs alone among what changes the header: the slots it seals anew must be the last word. */
const inNewEpoch = async (vault: OpenVault, removed: Removal | null, job: Job): Promise<OpenVault> => {
  await cryptoReady();
  goOnOrStop(job);
  return sessionOf(vault).changeHeader(() => beginEpoch(vault, removed, job));
};

/**
 * Begins the next epoch without a member: they have no way to its key. `vault` is over then; the answer is the
 * same vault in its new epoch, under the same lock. Owners only, and nobody removes themselves.
 * Errors: member.unknown, member.removed, member.last-owner, member.not-allowed, vault.read-only,
 * vault.in-use, vault.recovery-key-outdated, integrity.*, disk.*, job.cancelled; then `vault` is as it was.
 */
export const removeMember = async (vault: OpenVault, id: MemberId, job: Job): Promise<OpenVault> => {
  vault.requireMay('member.removed');
  vault.requireMay('vault.rekeyed');
  const member = presentMember(vault, id);
  const owners = presentOwners(sessionOf(vault).member.roster());
  if (member.role === 'owner' && owners.length === 1) throw new UserError('member.last-owner');
  if (member.number === vault.member.number) {
    throw new UserError('member.not-allowed', {
      role: member.role,
      action: 'member.removed',
      reason: 'self',
    });
  }
  return inNewEpoch(vault, { number: member.number, name: member.name, role: member.role }, job);
};

/** As removeMember, without a removal. */
export const rekeyVault = async (vault: OpenVault, job: Job): Promise<OpenVault> => {
  vault.requireMay('vault.rekeyed');
  return inNewEpoch(vault, null, job);
};
