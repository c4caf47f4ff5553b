// The files a round was last written in, as they lay on the disk: what its delivery note lists. Every writing takes
// the place of the one before; the journal has their digest, because later packages show that entry to others.
import canonicalize from 'canonicalize';
import type { WrittenFile } from '../../shared/calls/packages';
import type { Encryption, RoundOfPackage } from '../../shared/domain/package-round';
import { sha256Hex } from '../crypto/hash';
import type { ReadableDb, WritableDb } from '../db/handles';

/** For `files` of the journal entries package.built and package.rebuilt. */
export const writtenFilesDigest = (files: readonly WrittenFile[]): string =>
  sha256Hex(canonicalize(files.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 }))) ?? '');

export const keepWrittenFiles = (
  db: WritableDb,
  { packageId, round }: RoundOfPackage,
  files: readonly WrittenFile[],
  encryption: Encryption,
): void => {
  db.prepare('DELETE FROM round_file WHERE package = ? AND round = ?').run(packageId, round);
  const insert = db.prepare(
    `INSERT INTO round_file (package, round, position, name, size_bytes, sha256, encryption)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  files.forEach(({ name, sizeBytes, sha256 }, at) => {
    insert.run(packageId, round, at + 1, name, sizeBytes, sha256, encryption);
  });
};

export interface LastWriting {
  readonly files: readonly WrittenFile[];
  readonly encryption: Encryption;
}

export const lastWriting = (db: ReadableDb, { packageId, round }: RoundOfPackage): LastWriting => {
  const rows = db
    .prepare(
      `SELECT name, size_bytes AS sizeBytes, sha256, encryption FROM round_file
       WHERE package = ? AND round = ? ORDER BY position`,
    )
    .all(packageId, round) as (WrittenFile & { encryption: Encryption })[];
  return {
    files: rows.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
    encryption: rows[0]?.encryption ?? 'none',
  };
};
