// Builds the OpenVault that the rest of the engine works with, and keeps what it must not see: keys, the
// database connection, the lock.
import { UserError, invariant } from '../../shared/errors';
import type { KdfParameters } from '../../shared/domain/vault';
import { memberId } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { createBlobStore } from '../blobs/blob-store';
import { signingKey } from '../crypto/signing';
import { forgetVaultKeys, type VaultKeys } from '../crypto/vault-keys';
import { databaseError, mappingDatabaseErrors } from '../db/database-errors';
import type { ReadableDb } from '../db/handles';
import type { OpenDatabase } from '../db/open-database';
import type { Environment } from '../environment';
import { findBlobRow } from './blob-rows';
import { runChange, type Author } from './change';
import type { CopySource } from './copies/copy-database';
import { copyWhenDue, HOURS_BETWEEN_SESSIONS } from './copies/copy-when-due';
import type { VaultHeader } from './header';
import type { VaultLock } from './lock';
import type { OpenVault } from './open-vault';
import { openOrganizationKey } from './organization-key';
import type { MemberSecret } from './slots';

export interface SessionParts {
  readonly folder: string;
  readonly header: VaultHeader;
  readonly keys: VaultKeys;
  readonly member: MemberSecret;
  readonly kdf: KdfParameters;
  readonly db: OpenDatabase;
  readonly lock: VaultLock;
  readonly environment: Environment;
}

/** What the vault module itself may reach behind an OpenVault. */
export interface Session {
  readonly header: VaultHeader;
  readonly keys: VaultKeys;
  readonly database: OpenDatabase;
}

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
    const statement = mappingDatabaseErrors(() => db.prepare(sql));
    invariant(statement.readonly, 'only a change writes to the database');
    const get = statement.get.bind(statement);
    const all = statement.all.bind(statement);
    const iterate = statement.iterate.bind(statement);
    statement.get = (...parameters) => mappingDatabaseErrors(() => get(...parameters));
    statement.all = (...parameters) => mappingDatabaseErrors(() => all(...parameters));
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

const OWNER = 1;

export const startSession = (parts: SessionParts): OpenVault => {
  const { folder, header, keys, environment, lock } = parts;
  const database = parts.db;
  const db = asReadable(database);
  const row = db.prepare('SELECT vault_id, organization, created_at FROM vault').get() as
    VaultRow | undefined;
  const owner = db.prepare('SELECT name FROM member WHERE number = ?').get(OWNER) as
    { name: string } | undefined;
  if (row?.vault_id !== header.vaultId || owner === undefined) {
    throw new UserError('integrity.database-damaged', { reason: 'vault-row' });
  }
  const author: Author = { number: OWNER, key: signingKey(parts.member.signingSeed) };
  const organizationKey = openOrganizationKey(db, keys.organizationWrap);
  const blobs = createBlobStore({
    folder,
    keys,
    epoch: header.epoch,
    environment,
    findRow: (id) => findBlobRow(db, id),
  });

  const vault: OpenVault = {
    folder,
    vaultId: header.vaultId,
    organization: row.organization,
    member: {
      number: OWNER,
      id: memberId(OWNER),
      name: owner.name,
      role: 'owner',
      passphraseGivenByOwner: false,
    },
    epoch: header.epoch,
    access: { mode: 'read-write' },
    requireMay: () => {
      sessionOf(vault);
    },
    createdAt: row.created_at as Instant,
    kdf: parts.kdf,
    environment,
    db,
    blobs,
    signer: {
      publicKey: organizationKey.publicKey,
      sign: (message) => {
        sessionOf(vault);
        return organizationKey.sign(message);
      },
    },
    write: (work) => runChange(sessionOf(vault).database, author, environment, work),
    close: () => {
      if (!sessions.has(vault)) return;
      copyWhenDue(copySource(vault), HOURS_BETWEEN_SESSIONS);
      sessions.delete(vault);
      database.close();
      author.key.forget();
      organizationKey.forget();
      forgetVaultKeys(keys);
      lock.release();
    },
  };
  sessions.set(vault, { header, keys, database });
  return vault;
};
