// Whether a session may still write. It ends for good when another program has taken the vault over
// (docs/format/vault-v1.md §8): two writers would each undo what the other has stored.
import { UserError } from '../../shared/errors';
import type { VaultAccess } from '../../shared/domain/vault';
import type { BlobStore } from '../blobs/stored-blob';
import { besideAWriter } from '../db/beside-a-writer';
import { mappingDatabaseErrors } from '../db/database-errors';
import type { OpenDatabase } from '../db/open-database';
import type { VaultLock } from './lock';

export interface WritingRights {
  readonly access: () => VaultAccess;
  /** Throws vault.read-only. */
  readonly require: () => void;
  /** Inside a transaction: throws vault.in-use, once and for all, when the vault is not ours alone any more. */
  readonly prove: () => void;
  /** After a change of our own that failed: SQLite may have read the database anew, and it looks like another's work. */
  readonly afterFailure: () => void;
}

/** Changes when another connection, of whatever program, has written to the database since it was last asked. */
const dataVersion = (db: OpenDatabase): number =>
  mappingDatabaseErrors(() => besideAWriter(db, () => Number(db.pragma('data_version', { simple: true }))));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const writingRights = ({
  db,
  lock,
  access: given,
}: {
  readonly db: OpenDatabase;
  readonly lock: VaultLock | null;
  readonly access: VaultAccess;
}): WritingRights => {
  let access = given;
  let expectedVersion: number | null = dataVersion(db);
  const end = (error: UserError): never => {
    const { host, since } = error.details;
    access = { mode: 'read-only', why: 'in-use', holder: { host: text(host), since: text(since) } };
    throw error;
  };
  return {
    access: () => access,
    require: () => {
      if (access.mode === 'read-only') throw new UserError('vault.read-only', { reason: access.why });
    },
    prove: () => {
      const version = dataVersion(db);
      if (version !== (expectedVersion ?? version)) {
        end(new UserError('vault.in-use', { holder: 'Another program has changed its database.' }));
      }
      try {
        lock?.prove();
      } catch (error) {
        if (error instanceof UserError) end(error);
        throw error;
      }
      expectedVersion = version;
    },
    afterFailure: () => {
      expectedVersion = null;
    },
  };
};

/** The store, with its writing half closed to a session that may not write. */
export const blobsForReading = (blobs: BlobStore, writing: WritingRights): BlobStore => ({
  ...blobs,
  put: async (source, job) => {
    writing.require();
    return blobs.put(source, job);
  },
  stage: async (source, job, look) => {
    writing.require();
    return blobs.stage(source, job, look);
  },
  keep: async (files) => {
    try {
      // Whoever has taken the vault over may have stored the same bytes under the same name by now.
      writing.require();
      writing.prove();
    } catch (error) {
      await blobs.abandon(files);
      throw error;
    }
    return blobs.keep(files);
  },
  discard: async (sealed) => {
    // Then it may be somebody else's: it stays.
    if (writing.access().mode === 'read-write') await blobs.discard(sealed);
  },
});
