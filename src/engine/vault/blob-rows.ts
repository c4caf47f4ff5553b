// The row of a blob in the database.
import type { Sha256 } from '../../shared/ids';
import type { StoredBlob } from '../blobs/stored-blob';
import type { ReadableDb, WritableDb } from '../db/handles';

export interface BlobRow {
  readonly id: string;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly sealed_size_bytes: number;
  readonly header_digest: string;
  readonly epoch: number;
}

export const blobFromRow = (row: BlobRow): StoredBlob => ({
  id: row.id,
  sha256: row.sha256 as Sha256,
  sizeBytes: row.size_bytes,
  sealedSizeBytes: row.sealed_size_bytes,
  headerDigest: row.header_digest,
  epoch: row.epoch,
});

export const findBlobRow = (db: ReadableDb, id: string): StoredBlob | undefined => {
  const row = db.prepare('SELECT * FROM blob WHERE id = ?').get(id) as BlobRow | undefined;
  return row && blobFromRow(row);
};

/** By content and not by name: a name depends on the epoch it was made in. */
export const findBlobWith = (db: ReadableDb, sha256: Sha256, sizeBytes: number): StoredBlob | undefined => {
  const row = db.prepare('SELECT * FROM blob WHERE sha256 = ? AND size_bytes = ?').get(sha256, sizeBytes) as
    BlobRow | undefined;
  return row && blobFromRow(row);
};

/**
 * Inserts the row of a blob that BlobStore.put answered, or brings it up to date: bytes whose sealed
 * file was damaged have been sealed anew, with another header.
 */
export const keepBlobRow = (db: WritableDb, blob: StoredBlob): void => {
  db.prepare(
    `INSERT INTO blob (id, sha256, size_bytes, sealed_size_bytes, header_digest, epoch)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET sealed_size_bytes = excluded.sealed_size_bytes,
       header_digest = excluded.header_digest, epoch = excluded.epoch`,
  ).run(blob.id, blob.sha256, blob.sizeBytes, blob.sealedSizeBytes, blob.headerDigest, blob.epoch);
};
