// The rows of built packages: what pins the bytes of each, and the reasons given for its omissions.
import type { DeclaredOmission, PackageSummary, PackageVerdict } from '../../shared/domain/package';
import {
  type EngagementId,
  engagementId,
  memberId,
  type MemberId,
  numberOf,
  type PackageId,
  packageId,
  type Sha256,
} from '../../shared/ids';
import type { Instant } from '../../shared/period';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { OpenVault } from '../vault/open-vault';
import type { PackageException, PackageOmission } from './package-content';

interface PackageRow {
  readonly id: PackageId;
  readonly uuid: string;
  readonly engagement: number;
  readonly built_at: Instant;
  readonly built_by: number;
  readonly builder_name: string;
  readonly journal_seq: number;
  readonly content_digest: string;
  readonly verdict: PackageVerdict;
  readonly evidence_count: number;
  readonly file_count: number;
  readonly omission_count: number;
  readonly zip_name: string;
  readonly zip_bytes: number;
  readonly zip_sha256: Sha256;
  readonly seal_number: Sha256;
}

const SELECT = `
  SELECT package.*, member.name AS builder_name,
    (SELECT count(*) FROM package_omission WHERE package = package.id) AS omission_count
  FROM package JOIN member ON member.number = package.built_by`;
const NEWEST_FIRST = 'ORDER BY journal_seq DESC, package.id DESC';

const summary = (row: PackageRow): PackageSummary => ({
  id: row.id,
  engagementId: engagementId(row.engagement),
  builtAt: row.built_at,
  builtBy: row.builder_name,
  verdict: row.verdict,
  evidenceCount: row.evidence_count,
  fileCount: row.file_count,
  omissionCount: row.omission_count,
  zipName: row.zip_name,
  zipBytes: row.zip_bytes,
  zipSha256: row.zip_sha256,
  sealNumber: row.seal_number,
});

/** All packages ever built, the newest first. */
export const listPackages = (vault: OpenVault): PackageSummary[] =>
  (vault.db.prepare(`${SELECT} ${NEWEST_FIRST}`).all() as PackageRow[]).map(summary);

/** What makes the bytes of a package the same again. */
export interface PackageIdentity {
  readonly packageId: PackageId;
  readonly uuid: string;
  readonly builtAt: Instant;
  readonly builtBy: { readonly id: MemberId; readonly name: string };
  readonly journalSeq: number;
}

export interface BuiltPackage {
  readonly identity: PackageIdentity;
  readonly contentDigest: string;
  readonly zipSha256: Sha256;
}

/** The newest package of an engagement, or null. */
export const newestPackage = (vault: OpenVault, engagement: EngagementId): BuiltPackage | null => {
  const row = vault.db
    .prepare(`${SELECT} WHERE engagement = ? ${NEWEST_FIRST} LIMIT 1`)
    .get(numberOf(engagement)) as PackageRow | undefined;
  if (row === undefined) return null;
  return {
    identity: {
      packageId: row.id,
      uuid: row.uuid,
      builtAt: row.built_at,
      builtBy: { id: memberId(row.built_by), name: row.builder_name },
      journalSeq: row.journal_seq,
    },
    contentDigest: row.content_digest,
    zipSha256: row.zip_sha256,
  };
};

/** The next number of the year, never one that was used before. */
export const nextPackageId = (db: ReadableDb, year: number): PackageId => {
  const ids = db.prepare('SELECT id FROM package WHERE id LIKE ?').all(`PKG-${String(year)}-%`) as {
    id: PackageId;
  }[];
  return packageId(year, Math.max(0, ...ids.map((one) => numberOf(one.id))) + 1);
};

/** The newest reason given for each gap of this engagement. */
export const reasonsGiven = (vault: OpenVault, engagement: EngagementId): DeclaredOmission[] => {
  const rows = vault.db
    .prepare(
      `SELECT key, reason FROM package_omission JOIN package ON package.id = package_omission.package
       WHERE engagement = ? ORDER BY journal_seq, package.id`,
    )
    .all(numberOf(engagement)) as DeclaredOmission[];
  return [...new Map(rows.map((row) => [row.key, row])).values()];
};

export const insertPackage = (
  db: WritableDb,
  row: Omit<PackageRow, 'builder_name' | 'omission_count'>,
  omissions: readonly PackageOmission[],
  exceptions: readonly PackageException[],
): void => {
  db.prepare(
    `INSERT INTO package (id, uuid, engagement, built_at, built_by, journal_seq, content_digest, verdict,
       evidence_count, file_count, zip_name, zip_bytes, zip_sha256, seal_number)
     VALUES (@id, @uuid, @engagement, @built_at, @built_by, @journal_seq, @content_digest, @verdict,
       @evidence_count, @file_count, @zip_name, @zip_bytes, @zip_sha256, @seal_number)`,
  ).run(row);
  const insert = db.prepare('INSERT INTO package_omission (package, key, reason) VALUES (?, ?, ?)');
  for (const one of omissions) if (one.reason !== null) insert.run(row.id, one.gap.key, one.reason);
  const insertException = db.prepare('INSERT INTO package_exception (package, exception) VALUES (?, ?)');
  for (const one of exceptions) insertException.run(row.id, numberOf(one.id));
};
