// The rows of built rounds: what pins the bytes of each, the versions in it, and the reasons for its omissions.
import type { DeclaredOmission, PackageSelection, PackageVerdict } from '../../shared/domain/package';
import type {
  Encryption,
  PackageKind,
  PackageSummary,
  RoundOfPackage,
  RoundState,
} from '../../shared/domain/package-round';
import { UserError } from '../../shared/errors';
import {
  type EngagementId,
  engagementId,
  type ExceptionId,
  numberOf,
  type PackageId,
  packageId,
  type RecipientId,
  recipientId,
  type Sha256,
} from '../../shared/ids';
import type { Instant } from '../../shared/period';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { OpenVault } from '../vault/open-vault';

/** The columns of package_round. */
interface RoundColumns {
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
  readonly journal_seq: number;
  readonly content_digest: string;
  readonly verdict: PackageVerdict;
  readonly evidence_count: number;
  readonly file_count: number;
  readonly zip_name: string;
  readonly zip_bytes: number;
  readonly zip_sha256: Sha256;
  readonly seal_number: Sha256;
}

interface RoundRow extends RoundColumns {
  readonly builder_name: string;
  readonly omission_count: number;
  readonly state: RoundState;
  /** Numbers, joined by commas, in order; null when there is none. */
  readonly recipients: string | null;
}

/** A later round takes the place of one before it; what was called back stays called back. */
const STATE = `
  CASE
    WHEN EXISTS (SELECT 1 FROM recall AS x WHERE x.package = r.package AND x.round = r.round) THEN 'recalled'
    WHEN EXISTS (SELECT 1 FROM package_round AS x WHERE x.package = r.package AND x.round > r.round)
      THEN 'superseded'
    WHEN EXISTS (SELECT 1 FROM receipt AS x WHERE x.package = r.package AND x.round = r.round)
      THEN 'acknowledged'
    WHEN EXISTS (SELECT 1 FROM delivery AS x WHERE x.package = r.package AND x.round = r.round)
      THEN 'delivered'
    ELSE 'sealed' END`;
const SELECT = `
  SELECT r.*, member.name AS builder_name, ${STATE} AS state,
    (SELECT count(*) FROM round_omission AS o WHERE o.package = r.package AND o.round = r.round)
      AS omission_count,
    (SELECT group_concat(recipient) FROM
      (SELECT x.recipient FROM round_recipient AS x WHERE x.package = r.package AND x.round = r.round
       ORDER BY x.recipient)) AS recipients
  FROM package_round AS r JOIN member ON member.number = r.built_by`;
const NEWEST_FIRST = 'ORDER BY journal_seq DESC, package DESC, round DESC';

/** A round as the rest of the export knows it: what lists show, and what pins its bytes. */
export interface BuiltRound {
  readonly summary: PackageSummary;
  readonly selection: PackageSelection;
  readonly contentDigest: string;
  /** Id of the recipe's blob; null for packages of early programs. */
  readonly recipe: string | null;
}

const summary = (row: RoundRow): PackageSummary => ({
  id: row.package,
  round: row.round,
  kind: row.kind,
  base:
    row.base_package === null || row.base_round === null
      ? null
      : { packageId: row.base_package, round: row.base_round },
  state: row.state,
  recipientIds: row.recipients?.split(',').map((one) => recipientId(Number(one))) ?? [],
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

const built = (row: RoundRow): BuiltRound => ({
  summary: summary(row),
  selection: JSON.parse(row.selection) as PackageSelection,
  contentDigest: row.content_digest,
  recipe: row.recipe,
});

/** All rounds ever built, the newest first. */
export const listPackages = (vault: OpenVault): PackageSummary[] =>
  (vault.db.prepare(`${SELECT} ${NEWEST_FIRST}`).all() as RoundRow[]).map(summary);

/** @throws UserError use.unknown-package */
export const builtRound = (
  { db }: Pick<OpenVault, 'db'>,
  { packageId: id, round }: RoundOfPackage,
): BuiltRound => {
  const row = db.prepare(`${SELECT} WHERE r.package = ? AND r.round = ?`).get(id, round) as
    RoundRow | undefined;
  if (row === undefined) throw new UserError('use.unknown-package', { id: `${id}-r${String(round)}` });
  return built(row);
};

/** @throws UserError use.unknown-package */
export const packageSummary = (vault: OpenVault, of: RoundOfPackage): PackageSummary =>
  builtRound(vault, of).summary;

/** @throws UserError use.unknown-package */
export const newestRound = ({ db }: Pick<OpenVault, 'db'>, id: PackageId): BuiltRound => {
  const row = db.prepare(`${SELECT} WHERE r.package = ? ORDER BY round DESC LIMIT 1`).get(id) as
    RoundRow | undefined;
  if (row === undefined) throw new UserError('use.unknown-package', { id });
  return built(row);
};

/** The newest round of each package of an engagement, the newest first. */
export const newestRounds = ({ db }: Pick<OpenVault, 'db'>, engagement: EngagementId): BuiltRound[] =>
  (
    db
      .prepare(
        `${SELECT} WHERE r.engagement = ? AND NOT EXISTS
           (SELECT 1 FROM package_round AS later WHERE later.package = r.package AND later.round > r.round)
         ${NEWEST_FIRST}`,
      )
      .all(numberOf(engagement)) as RoundRow[]
  ).map(built);

/** The next number of the year, never one that was used before. */
export const nextPackageId = (db: ReadableDb, year: number): PackageId => {
  const ids = db
    .prepare('SELECT DISTINCT package FROM package_round WHERE package LIKE ?')
    .pluck()
    .all(`PKG-${String(year)}-%`) as PackageId[];
  return packageId(year, Math.max(0, ...ids.map(numberOf)) + 1);
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

/** What a round holds, as rows pin it. */
export interface RoundToInsert {
  readonly columns: RoundColumns;
  readonly omissions: readonly DeclaredOmission[];
  readonly exceptionIds: readonly ExceptionId[];
  readonly items: readonly { readonly evidence: number; readonly version: number }[];
  readonly recipientIds: readonly RecipientId[];
}

export const insertRound = (db: WritableDb, round: RoundToInsert): void => {
  const { columns } = round;
  const of = [columns.package, columns.round] as const;
  db.prepare(
    `INSERT INTO package_round (package, round, uuid, engagement, kind, base_package, base_round, built_at,
       built_by, journal_seq, content_digest, selection, verdict, evidence_count, file_count, encryption, parts,
       zip_name, zip_bytes, zip_sha256, seal_number, recipe)
     VALUES (@package, @round, @uuid, @engagement, @kind, @base_package, @base_round, @built_at,
       @built_by, @journal_seq, @content_digest, @selection, @verdict, @evidence_count, @file_count, @encryption,
       @parts, @zip_name, @zip_bytes, @zip_sha256, @seal_number, @recipe)`,
  ).run(columns);
  const omission = db.prepare('INSERT INTO round_omission (package, round, key, reason) VALUES (?, ?, ?, ?)');
  for (const { key, reason } of round.omissions) omission.run(...of, key, reason);
  const exception = db.prepare('INSERT INTO round_exception (package, round, exception) VALUES (?, ?, ?)');
  for (const id of round.exceptionIds) exception.run(...of, numberOf(id));
  const item = db.prepare('INSERT INTO round_item (package, round, evidence, version) VALUES (?, ?, ?, ?)');
  for (const { evidence, version } of round.items) item.run(...of, evidence, version);
  const recipient = db.prepare('INSERT INTO round_recipient (package, round, recipient) VALUES (?, ?, ?)');
  for (const id of round.recipientIds) recipient.run(...of, numberOf(id));
};
