// Builds the signed package for the auditor: written beside its target, verified by our own verifier,
// renamed, and only then written into the vault. The same content again is the same package again.
import { link, lstat, rename, rm } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import canonicalize from 'canonicalize';
import { type DeclaredOmission, WHOLE_SCOPE } from '../../shared/domain/package';
import type { PackageSummary } from '../../shared/domain/package-round';
import { invariant, UserError } from '../../shared/errors';
import { type EngagementId, numberOf, type Sha256 } from '../../shared/ids';
import { diskError, errnoOf, syncFolder } from '../blobs/durable-files';
import { sha256Hex } from '../crypto/hash';
import { minisignKeyText } from '../crypto/signer-identity';
import type { Job } from '../environment';
import { verifyPackage } from '../verify';
import { type BlobRow, blobFromRow } from '../vault/blob-rows';
import type { OpenVault } from '../vault/open-vault';
import { collectCustody, journalPosition } from './collect-custody';
import { collectPackageFacts, type PackageFacts } from './collect-package-facts';
import { gapsOf, omissionsOf, verdictOf } from './gaps';
import type { PackageContent, PackageOmission } from './package-content';
import {
  type BuiltPackage,
  insertPackage,
  listPackages,
  newestPackage,
  nextPackageId,
  type PackageIdentity,
} from './package-rows';
import { type WrittenPackage, writePackage } from './write-package';

export interface PackageBuild {
  readonly engagementId: EngagementId;
  readonly targetPath: string;
  readonly omissions: readonly DeclaredOmission[];
  /** Without it, a gap without a reason ends the build with package.undeclared-omissions. */
  readonly allowDraft: boolean;
  /** Replaces a file at the target; whoever sets it has asked. */
  readonly overwrite?: boolean;
}

interface Draft {
  readonly engagementId: EngagementId;
  readonly facts: PackageFacts;
  readonly omissions: readonly PackageOmission[];
  readonly digest: string;
}

const uuidFrom = (random: Uint8Array): string => {
  const bytes = Buffer.from(random);
  // Version 4, variant 1 (RFC 9562).
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x40, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

const newIdentity = (vault: OpenVault): PackageIdentity => {
  const builtAt = vault.environment.now();
  return {
    packageId: nextPackageId(vault.db, Number(builtAt.slice(0, 4))),
    uuid: uuidFrom(vault.environment.random(16)),
    builtAt,
    builtBy: { id: vault.member.id, name: vault.member.name },
    journalSeq: journalPosition(vault),
  };
};

const contentOf = (vault: OpenVault, draft: Draft, identity: PackageIdentity): PackageContent => {
  const { custody, seqsOf } = collectCustody(vault, draft.facts, draft.engagementId, identity.journalSeq);
  return {
    ...draft.facts,
    packageId: identity.packageId,
    round: 1,
    kind: 'full',
    previous: null,
    base: null,
    changes: null,
    recipients: [],
    keyChanges: [],
    uuid: identity.uuid,
    builtAt: identity.builtAt,
    builtBy: identity.builtBy,
    evidence: draft.facts.evidence.map((one) => ({ ...one, journalSeqs: seqsOf.get(one.id) ?? [] })),
    verdict: verdictOf(draft.omissions),
    omissions: draft.omissions,
    custody,
  };
};

const prepare = (vault: OpenVault, build: PackageBuild): Draft => {
  const facts = collectPackageFacts(vault, build.engagementId);
  if (facts.evidence.length === 0) throw new UserError('package.nothing-to-export');
  const omissions = omissionsOf(gapsOf(facts), build.omissions);
  const open = omissions.filter((one) => one.reason === null).length;
  if (open > 0 && !build.allowDraft) throw new UserError('package.undeclared-omissions', { count: open });
  const text = canonicalize({ ...facts, omissions });
  invariant(text !== undefined, 'the content of a package is plain data');
  return { engagementId: build.engagementId, facts, omissions, digest: sha256Hex(text) };
};

const openBlob =
  (vault: OpenVault) =>
  (sha256: Sha256): AsyncGenerator<Uint8Array> => {
    const row = vault.db.prepare('SELECT * FROM blob WHERE sha256 = ?').get(sha256) as BlobRow | undefined;
    invariant(row !== undefined, 'evidence in a package has a blob');
    return vault.blobs.read(blobFromRow(row));
  };

const checkTarget = async (vault: OpenVault, target: string, overwrite: boolean): Promise<void> => {
  const way = relative(vault.folder, target);
  if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)) {
    throw new UserError('use.bad-input', { what: 'It would lie inside the vault folder.' });
  }
  const there = await lstat(target).catch(() => null);
  if (there === null) return;
  if (!overwrite || there.isDirectory()) throw new UserError('package.target-exists');
};

/** Ours must pass the same gate as everybody's: a package that would not verify never gets its name. */
const checkOwnPackage = async (vault: OpenVault, part: string, job: Job): Promise<void> => {
  const report = await verifyPackage(part, { signer: minisignKeyText(vault.signer.publicKey) }, job);
  const codes = report.findings.map((one) => `${one.code} ${one.path ?? ''}`).join(', ');
  invariant(report.verdict === 'verified', `our own package verifies: ${codes}`);
};

const keep = (
  vault: OpenVault,
  draft: Draft,
  identity: PackageIdentity,
  written: WrittenPackage,
  zipName: string,
  isRebuild: boolean,
): void => {
  vault.write(({ db, record }) => {
    const detail = {
      engagement: draft.engagementId,
      zipSha256: written.zipSha256,
      sealNumber: written.sealNumber,
    };
    if (isRebuild) {
      record('package.rebuilt', identity.packageId, detail);
      return;
    }
    const verdict = verdictOf(draft.omissions);
    insertPackage(
      db,
      {
        package: identity.packageId,
        round: 1,
        kind: 'full',
        base_package: null,
        base_round: null,
        selection: canonicalize(WHOLE_SCOPE) ?? '',
        encryption: 'none',
        parts: 1,
        recipe: null,
        uuid: identity.uuid,
        engagement: numberOf(draft.engagementId),
        built_at: identity.builtAt,
        built_by: numberOf(identity.builtBy.id),
        journal_seq: identity.journalSeq,
        content_digest: draft.digest,
        verdict,
        evidence_count: draft.facts.evidence.length,
        file_count: written.fileCount,
        zip_name: zipName,
        zip_bytes: written.zipBytes,
        zip_sha256: written.zipSha256,
        seal_number: written.sealNumber,
      },
      draft.omissions,
      draft.facts.exceptions,
    );
    const exceptions = draft.facts.exceptions.map((one) => one.id);
    record('package.built', identity.packageId, { ...detail, uuid: identity.uuid, verdict, exceptions });
  });
};

/** How file systems say that they know no second name of a file. */
const NO_SECOND_NAME: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'];

/**
 * Keeps the file a package is to replace under a second name until the package is recorded; null when there
 * is none. Its own name it loses only to the new file, so that a crash leaves one of the two at the target.
 */
const keepAside = async (target: string, aside: string): Promise<string | null> => {
  try {
    await link(target, aside);
    return aside;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    if (!NO_SECOND_NAME.includes(errnoOf(error))) throw error;
    await rename(target, aside);
    return aside;
  }
};

const bringBack = async (replaced: string, target: string): Promise<void> => {
  await rename(replaced, target);
  // Two names of the same file: then the rename has left both.
  await rm(replaced, { force: true });
};

interface Written {
  readonly identity: PackageIdentity;
  readonly written: WrittenPackage;
  readonly isRebuild: boolean;
}

const write = async (
  vault: OpenVault,
  draft: Draft,
  before: BuiltPackage | null,
  part: string,
  job: Job,
): Promise<Written> => {
  const put = (identity: PackageIdentity): Promise<WrittenPackage> =>
    writePackage(contentOf(vault, draft, identity), vault.signer, openBlob(vault), part, job);
  if (before?.contentDigest === draft.digest) {
    const written = await put(before.identity);
    // Other bytes from the same content: this program draws its pages differently, so it is another package.
    if (written.zipSha256 === before.zipSha256)
      return { identity: before.identity, written, isRebuild: true };
    await rm(part, { force: true });
  }
  const identity = newIdentity(vault);
  return { identity, written: await put(identity), isRebuild: false };
};

/**
 * Builds the package of an engagement at `targetPath`, complete or not at all. Content that has not
 * changed since the newest package of the engagement gives that package again, byte for byte.
 * @throws UserError use.unknown-engagement, use.bad-input (a target inside the vault),
 * package.nothing-to-export, package.undeclared-omissions, package.target-exists, integrity.*, disk.*,
 * job.cancelled
 */
export const buildPackage = async (
  vault: OpenVault,
  build: PackageBuild,
  job: Job,
): Promise<PackageSummary> => {
  vault.requireMay('package.built');
  const target = resolve(build.targetPath);
  const draft = prepare(vault, build);
  await checkTarget(vault, target, build.overwrite === true);
  const before = newestPackage(vault, build.engagementId);
  const part = `${target}.${Buffer.from(vault.environment.random(6)).toString('hex')}.part`;
  try {
    const { identity, written, isRebuild } = await write(vault, draft, before, part, job);
    await checkOwnPackage(vault, part, job);
    await checkTarget(vault, target, build.overwrite === true);
    const replaced = await keepAside(target, `${part}.replaced`);
    let isPlaced = false;
    try {
      await rename(part, target);
      isPlaced = true;
      await syncFolder(dirname(target));
      keep(vault, draft, identity, written, basename(target), isRebuild);
    } catch (error) {
      // A package the vault does not know of must not reach an auditor; what it replaced comes back. An error
      // at the very end of a change leaves open whether it was stored: then the vault knows of it.
      if (isPlaced && newestPackage(vault, build.engagementId)?.zipSha256 === written.zipSha256) {
        if (replaced !== null) await rm(replaced, { force: true });
      } else if (replaced === null) await rm(target, { force: true });
      else await bringBack(replaced, target);
      throw error;
    }
    if (replaced !== null) await rm(replaced, { force: true });
    const summary = listPackages(vault).find((one) => one.id === identity.packageId);
    invariant(summary !== undefined, 'a built package is listed');
    return summary;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};
