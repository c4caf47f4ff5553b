// Builds the OpenVault that the rest of the engine works with, and keeps what it must not see: keys, the
// database connection, the lock.
import { UserError, invariant } from '../../shared/errors';
import type { VaultAccess } from '../../shared/domain/vault';
import type { Instant } from '../../shared/period';
import { createBlobStore } from '../blobs/blob-store';
import { toHex } from '../crypto/bytes';
import { forgetEverywhere, forgetTogether } from '../crypto/secret-bytes';
import { signingKey } from '../crypto/signing';
import { forgetVaultKeys, type VaultKeys } from '../crypto/vault-keys';
import { databaseError, mappingDatabaseErrors } from '../db/database-errors';
import { besideAWriter } from '../db/beside-a-writer';
import type { ReadableDb } from '../db/handles';
import type { OpenDatabase } from '../db/open-database';
import type { Environment } from '../environment';
import { findBlobWith } from './blob-rows';
import { proveBelongs, proveMay, runChange, runFileTexts, type Author } from './change';
import { earlierKeys } from './keyring';
import { costOfSlot } from './slots';
import { rememberState, sessionMemory, type OlderThanKnown } from './device-state';
import type { CopySource } from './copies/copy-database';
import { copyWhenDue, HOURS_BETWEEN_SESSIONS } from './copies/copy-when-due';
import type { VaultHeader } from './header';
import { writeFirstHeader, writeHeaderCopies } from './header-files';
import { keyNow } from '../roster/roster';
import type { VaultLock } from './lock';
import type { NewIdentity } from './member-secret';
import type { Change, OpenVault } from './open-vault';
import { type NewSigner, organizationSigner } from './organization-signer';
import { blobsForReading, writingRights } from './writing-rights';
import { openMember, type SessionMember } from './session-member';

export interface SessionParts {
  readonly folder: string;
  readonly header: VaultHeader;
  readonly keys: VaultKeys;
  /** Wiped at the end of the session, as the keys are. */
  readonly vaultKey: Uint8Array;
  readonly member: SessionMember;
  readonly db: OpenDatabase;
  /** Null for reading only. */
  readonly lock: VaultLock | null;
  readonly access: VaultAccess;
  /** Then the device remembers nothing of this session until somebody has accepted it. */
  readonly older: OlderThanKnown | null;
  readonly environment: Environment;
}

/** Gets the present header, and a function that puts another in its place on disk. */
export type HeaderWork<T> = (
  header: VaultHeader,
  replace: (next: VaultHeader) => Promise<void>,
) => Promise<T>;

/** What the vault module itself may reach behind an OpenVault. */
export interface Session {
  /** As it is on disk now. */
  readonly header: VaultHeader;
  readonly keys: VaultKeys;
  readonly vaultKey: Uint8Array;
  /** The keys of any epoch up to the present one. Errors: integrity.header-damaged. */
  readonly keysOf: (epoch: number) => VaultKeys;
  readonly member: SessionMember;
  /** Work that replaces the header: one after the other, each on the header the one before has left. */
  readonly changeHeader: <T>(work: HeaderWork<T>) => Promise<T>;
  /** A change that tells of this member's own new key: signed with it, as everything after. */
  readonly writeAs: (identity: NewIdentity, work: (change: Change) => void) => void;
  /** A change that tells of the organization's new key: packages are signed with it from then on. */
  readonly renewSigner: (next: NewSigner, work: (change: Change) => void) => void;
  /** Members whose new key is in their slot and could not be told to the journal yet. */
  readonly keysUntold: Set<number>;
  readonly database: OpenDatabase;
  /** Throws vault.read-only or vault.in-use when the vault is not ours alone to write. */
  readonly proveStillOurs: () => void;
  /** The older state of the vault is the one that counts. */
  readonly rememberFromNowOn: () => void;
  /** The same vault on other keys and another database; this session is over then. */
  readonly goOn: (next: NextSession) => OpenVault;
}

/** What changes with an epoch; the new session owns it. */
export type NextSession = Pick<SessionParts, 'header' | 'keys' | 'vaultKey' | 'db'>;

const sessions = new WeakMap<OpenVault, Session>();

export const sessionOf = (vault: OpenVault): Session => {
  const session = sessions.get(vault);
  if (session === undefined) throw new UserError('use.vault-locked');
  return session;
};

/** The open database as copies of it are made from. */
export const copySource = (vault: OpenVault): CopySource => {
  const { keys, database, header } = sessionOf(vault);
  const { folder, environment } = vault;
  return { folder, epoch: header.epoch, database, keys, environment };
};

/** A handle whose statements cannot write, whoever holds it. */
export const asReadable = (db: OpenDatabase): ReadableDb => {
  const prepare = (sql: string): ReturnType<OpenDatabase['prepare']> => {
    if (!db.open) throw new UserError('use.vault-locked');
    const reading = <T>(read: () => T): T => mappingDatabaseErrors(() => besideAWriter(db, read));
    const statement = reading(() => db.prepare(sql));
    invariant(statement.readonly, 'only a change writes to the database');
    const get = statement.get.bind(statement);
    const all = statement.all.bind(statement);
    const iterate = statement.iterate.bind(statement);
    statement.get = (...parameters) => reading(() => get(...parameters));
    statement.all = (...parameters) => reading(() => all(...parameters));
    statement.iterate = function* (...parameters) {
      try {
        yield* iterate(...parameters);
      } catch (error) {
        throw databaseError(error);
      }
    };
    return statement;
  };
  return { prepare } as unknown as ReadableDb;
};

interface VaultRow {
  readonly vault_id: string;
  readonly organization: string;
  readonly created_at: string;
}

export const startSession = (parts: SessionParts): OpenVault => {
  const { folder, keys, vaultKey, member, environment, lock } = parts;
  let header = parts.header;
  const writing = writingRights(parts);
  const database = parts.db;
  const db = asReadable(database);
  const row = db.prepare('SELECT vault_id, organization, created_at FROM vault').get() as
    VaultRow | undefined;
  if (row?.vault_id !== header.vaultId) {
    throw new UserError('integrity.database-damaged', { reason: 'vault-row' });
  }
  const earlier = earlierKeys(() => header, keys);
  const signer = organizationSigner(db, keys.organizationWrap, member.roster);
  const memory = sessionMemory(parts.older, environment, () => {
    rememberState(db, { header, keysOf: earlier.keysOf, slot: member.slotId }, environment);
  });
  const stored = createBlobStore({
    folder,
    keys,
    keysOf: earlier.keysOf,
    epoch: header.epoch,
    environment,
    findRow: (sha256, sizeBytes) => findBlobWith(db, sha256, sizeBytes),
  });
  const blobs = blobsForReading(stored, writing);

  const writeBy = <T>(author: Author, work: (change: Change) => T): T => {
    sessionOf(vault);
    writing.require();
    try {
      const result = runChange(database, author, environment, (change) => {
        writing.prove();
        return work(change);
      });
      memory.afterChange();
      return result;
    } catch (error) {
      writing.afterFailure();
      throw error;
    }
  };

  const vault: OpenVault = {
    folder,
    vaultId: header.vaultId,
    organization: member.roster().organization ?? row.organization,
    kind: member.roster().kind,
    get member() {
      return openMember(db, member);
    },
    epoch: header.epoch,
    get access() {
      return writing.access();
    },
    requireMay: (action) => {
      sessionOf(vault);
      writing.require();
      proveBelongs(member.roster().kind, action);
      proveMay(member.self().role, action);
    },
    createdAt: row.created_at as Instant,
    get kdf() {
      return costOfSlot(header, member.slotId);
    },
    environment,
    db,
    blobs,
    get signer() {
      return signer.now();
    },
    write: (work) => writeBy(member.author(), work),
    keepFileTexts: (states) => {
      sessionOf(vault);
      writing.require();
      try {
        runFileTexts(database, states, writing.prove);
      } catch (error) {
        writing.afterFailure();
        throw error;
      }
    },
    close: () => {
      if (!sessions.has(vault)) return;
      if (vault.access.mode === 'read-write') copyWhenDue(copySource(vault), HOURS_BETWEEN_SESSIONS);
      memory.remember();
      forgetTogether(() => {
        end();
        member.forget();
      });
      lock?.release();
    },
  };
  const end = (): void => {
    sessions.delete(vault);
    database.close();
    signer.forget();
    earlier.forget();
    forgetVaultKeys(keys);
    forgetEverywhere(vaultKey);
  };
  let headerWork: Promise<unknown> = Promise.resolve();
  const replaceHeader = async (next: VaultHeader): Promise<void> => {
    sessionOf(vault);
    writing.require();
    writing.prove();
    await writeFirstHeader(folder, next, keys.header);
    header = next;
    try {
      await writeHeaderCopies(folder, next, keys.header);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { code } = error;
      environment.logger.log('warn', 'A copy of the vault header could not be written.', { code });
    }
  };
  sessions.set(vault, {
    get header() {
      return header;
    },
    keys,
    vaultKey,
    keysOf: earlier.keysOf,
    member,
    changeHeader: (work) => {
      const done = headerWork.then(() => work(header, replaceHeader));
      // Whoever asked is told; the next change only waits.
      headerWork = done.catch(() => undefined);
      return done;
    },
    writeAs: (identity, work) => {
      const key = signingKey(identity.signingSeed);
      try {
        writeBy({ ...member.author(), key }, work);
      } finally {
        // Asked of the journal: an error at the very end of a change leaves open whether it was stored.
        if (keyNow(member.self()).signKey === toHex(key.publicKey)) member.become(identity);
        key.forget();
      }
    },
    renewSigner: (next, work) => {
      try {
        writeBy(member.author(), work);
      } finally {
        signer.switchIfTold(next);
      }
    },
    keysUntold: new Set(),
    database,
    proveStillOurs: () => {
      writing.require();
      writing.prove();
    },
    rememberFromNowOn: memory.begin,
    goOn: (next) => {
      const other = { ...parts, ...next, access: writing.access(), older: memory.older() };
      const opened = startSession({ ...other, member: member.on(asReadable(next.db)) });
      end();
      return opened;
    },
  });
  memory.remember();
  return vault;
};
