// The rows of built packages: what pins the bytes of each, and the reasons given for its omissions.
import type { DeclaredOmission, PackageVerdict } from '../../shared/domain/package';
import type { Encryption, PackageKind, PackageSummary } from '../../shared/domain/package-round';
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
  readonly package: PackageId;
  readonly round: number;
  readonly kind: PackageKind;
  readonly base_package: PackageId | null;
  readonly base_round: number | null;
  /** JSON of PackageSelection. */
  readonly selection: string;
  readonly encryption: Encryption;
  readonly parts: number;
  /** Id of the blob that says how to write the bytes again. */
  readonly recipe: string | null;
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
  SELECT r.*, member.name AS builder_name,
    (SELECT count(*) FROM round_omission AS o WHERE o.package = r.package AND o.round = r.round)
      AS omission_count
  FROM package_round AS r JOIN member ON member.number = r.built_by`;
const NEWEST_FIRST = 'ORDER BY journal_seq DESC, package DESC, round DESC';

const summary = (row: PackageRow): PackageSummary => ({
  id: row.package,
  round: row.round,
  kind: row.kind,
  base:
    row.base_package === null || row.base_round === null
      ? null
      : { packageId: row.base_package, round: row.base_round },
  state: 'sealed',
  recipientIds: [],
  encryption: row.encryption,
  parts: row.parts,
  canBeRebuilt: row.recipe !== null,
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
      packageId: row.package,
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
  const ids = db
    .prepare('SELECT DISTINCT package AS id FROM package_round WHERE package LIKE ?')
    .all(`PKG-${String(year)}-%`) as {
    id: PackageId;
  }[];
  return packageId(year, Math.max(0, ...ids.map((one) => numberOf(one.id))) + 1);
};

/** The newest reason given for each gap of this engagement. */
export const reasonsGiven = (vault: OpenVault, engagement: EngagementId): DeclaredOmission[] => {
  const rows = vault.db
    .prepare(
      `SELECT key, reason FROM round_omission JOIN package_round USING (package, round)
       WHERE engagement = ? ORDER BY journal_seq, package, round`,
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
    `INSERT INTO package_round (package, round, uuid, engagement, kind, base_package, base_round, built_at,
       built_by, journal_seq, content_digest, selection, verdict, evidence_count, file_count, encryption, parts,
       zip_name, zip_bytes, zip_sha256, seal_number, recipe)
     VALUES (@package, @round, @uuid, @engagement, @kind, @base_package, @base_round, @built_at,
       @built_by, @journal_seq, @content_digest, @selection, @verdict, @evidence_count, @file_count, @encryption,
       @parts, @zip_name, @zip_bytes, @zip_sha256, @seal_number, @recipe)`,
  ).run(row);
  const insert = db.prepare('INSERT INTO round_omission (package, round, key, reason) VALUES (?, ?, ?, ?)');
  for (const one of omissions)
    if (one.reason !== null) insert.run(row.package, row.round, one.gap.key, one.reason);
  const insertException = db.prepare(
    'INSERT INTO round_exception (package, round, exception) VALUES (?, ?, ?)',
  );
  for (const one of exceptions) insertException.run(row.package, row.round, numberOf(one.id));
};
