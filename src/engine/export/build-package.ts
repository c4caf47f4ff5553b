// Builds a signed round of a package for the auditor: its content is collected, drawn and signed, its recipe sealed
// into the vault, its files handed over. The same content again is the same round again, byte for byte.
import canonicalize from 'canonicalize';
import type { WrittenFile } from '../../shared/calls/packages';
import { type DeclaredOmission, type PackageSelection, WHOLE_SCOPE } from '../../shared/domain/package';
import type {
  Encryption,
  PackageSummary,
  RoundChoice,
  RoundOfPackage,
} from '../../shared/domain/package-round';
import { invariant, UserError } from '../../shared/errors';
import { type EngagementId, numberOf, type RecipientId, type Sha256 } from '../../shared/ids';
import { sha256Hex } from '../crypto/hash';
import { minisignKeyText } from '../crypto/signer-identity';
import type { Job } from '../environment';
import { discardSealed } from '../evidence';
import { keepSheet } from '../requests';
import { keepBlobRow } from '../vault/blob-rows';
import { keyChangesOf } from '../vault/key-changes';
import type { OpenVault, PackageSigner, SealedFile } from '../vault/open-vault';
import { baseRound, isSameRound, roundBefore } from './choose-round';
import { collectPackageFacts, type PackageFacts } from './collect-package-facts';
import { gapsOf, omissionsOf, verdictOf } from './gaps';
import { type HandedOver, type HandOver, handOver, unconfirmed } from './hand-over';
import { readRecipe, sealRecipe } from './keep-recipe';
import type { PackageContent, PackageOmission } from './package-content';
import { carriedCount, type PackageFiles, sealNumberOf } from './package-files';
import { type BuiltRound, builtRound, insertRound } from './package-rows';
import { recipientsOf } from './recipients-of-round';
import { recordRebuilt, writeAgain } from './rebuild-package';
import { sheetOf } from './request-files';
import { roundContent } from './round-content';
import { declaredUnreadable, sayWhatIsUnreadable } from './unreadable-files';
import { packageFiles } from './write-package';
import { keepWrittenFiles, writtenFilesDigest } from './written-files';

export interface PackageBuild extends HandOver {
  readonly engagementId: EngagementId;
  readonly omissions: readonly DeclaredOmission[];
  /** Without it, a gap without a reason ends the build with package.undeclared-omissions. */
  readonly allowDraft: boolean;
  /** The whole scope without it. */
  readonly selection?: PackageSelection;
  /** Without it: the next round of the newest package for the same recipients, or a new package. */
  readonly round?: RoundChoice;
  readonly recipientIds?: readonly RecipientId[];
  /** Carry only what this full round does not hold. */
  readonly deltaFrom?: RoundOfPackage | null;
  /** What `openOutput` makes of the zip; it is only recorded. */
  readonly encryption?: Encryption;
}

export interface BuiltPackage {
  readonly summary: PackageSummary;
  readonly files: readonly WrittenFile[];
}

/** What is asked for and found in the vault, before it has a number. */
export interface Draft {
  readonly engagementId: EngagementId;
  readonly facts: PackageFacts;
  readonly omissions: readonly PackageOmission[];
  readonly recipients: PackageContent['recipients'];
  readonly base: BuiltRound | null;
  readonly signer: PackageSigner;
  readonly keyChanges: PackageContent['keyChanges'];
  /** Stands for all of it: the same digest is the same content. */
  readonly digest: string;
}

const prepare = (vault: OpenVault, build: PackageBuild, unreadable: ReadonlySet<Sha256>): Draft => {
  const { engagementId } = build;
  const facts = collectPackageFacts(vault, engagementId, build.selection ?? WHOLE_SCOPE, unreadable);
  if (facts.evidence.length === 0) throw new UserError('package.nothing-to-export');
  const omissions = omissionsOf(gapsOf(facts), build.omissions);
  const open = omissions.filter((one) => one.reason === null).length;
  if (open > 0 && !build.allowDraft) throw new UserError('package.undeclared-omissions', { count: open });
  const recipients = recipientsOf(vault, build.recipientIds ?? []);
  const { deltaFrom = null } = build;
  const base = deltaFrom === null ? null : baseRound(vault, engagementId, deltaFrom);
  // Once: a renewal in between would sign with another key than the one the pages name.
  const { signer } = vault;
  const keyChanges = keyChangesOf(vault);
  // Without requests or records the content is what it was before there were any.
  const { requests, programme, ...others } = facts;
  const text = canonicalize({
    ...others,
    ...(requests === null ? {} : { requests }),
    ...(programme === null ? {} : { programme }),
    omissions,
    recipients,
    base: base?.summary.sealNumber ?? null,
    signer: minisignKeyText(signer.publicKey),
  });
  invariant(text !== undefined, 'the content of a package is plain data');
  const digest = sha256Hex(text);
  return { engagementId, facts, omissions, recipients, base, signer, keyChanges, digest };
};

interface NewRound {
  readonly build: PackageBuild;
  readonly draft: Draft;
  readonly content: PackageContent;
  readonly journalSeq: number;
  readonly files: PackageFiles;
  readonly recipe: SealedFile;
}

/** The rows of a new round and the entry that tells of all of them. */
const enter = (vault: OpenVault, round: NewRound, { zip, files: handed }: HandedOver): void => {
  const { build, draft, content, journalSeq, files, recipe } = round;
  const verdict = verdictOf(draft.omissions);
  const omissions = draft.omissions.flatMap(({ gap, reason }) =>
    reason === null ? [] : [{ key: gap.key, reason }],
  );
  const exceptionIds = content.exceptions.map((one) => one.id);
  const recipientIds = content.recipients.map((one) => one.id);
  const base = draft.base?.summary ?? null;
  const encryption = build.encryption ?? 'none';
  const fileCount = carriedCount(files);
  vault.write((change) => {
    const { db, record } = change;
    keepBlobRow(db, recipe.blob);
    insertRound(db, {
      columns: {
        package: content.packageId,
        round: content.round,
        kind: content.kind,
        base_package: base?.id ?? null,
        base_round: base?.round ?? null,
        selection: canonicalize(content.selection) ?? '',
        encryption,
        parts: handed.length,
        recipe: recipe.blob.id,
        uuid: content.uuid,
        engagement: numberOf(draft.engagementId),
        built_at: content.builtAt,
        built_by: vault.member.number,
        journal_seq: journalSeq,
        content_digest: draft.digest,
        verdict,
        evidence_count: content.evidence.length,
        file_count: fileCount,
        zip_name: handed[0]?.name ?? '',
        zip_bytes: zip.sizeBytes,
        zip_sha256: zip.sha256,
        seal_number: sealNumberOf(files),
      },
      omissions,
      exceptionIds,
      items: content.evidence.map(({ id, version }) => ({ evidence: numberOf(id), version })),
      recipientIds,
    });
    keepWrittenFiles(db, { packageId: content.packageId, round: content.round }, handed, encryption);
    record('package.built', content.packageId, {
      engagement: draft.engagementId,
      round: content.round,
      kind: content.kind,
      base: base === null ? null : { packageId: base.id, round: base.round },
      uuid: content.uuid,
      built: content.builtAt,
      position: journalSeq,
      contentDigest: draft.digest,
      selection: content.selection,
      verdict,
      // Their texts stand in the package; other recipients of the engagement read this entry.
      omissions: sha256Hex(canonicalize(omissions.toSorted((a, b) => (a.key < b.key ? -1 : 1))) ?? ''),
      exceptions: exceptionIds,
      items: sha256Hex(canonicalize(content.evidence.map((one) => one.ref)) ?? ''),
      evidenceCount: content.evidence.length,
      fileCount,
      recipients: recipientIds,
      encryption,
      ...unconfirmed(build),
      parts: handed.length,
      files: writtenFilesDigest(handed),
      zipBytes: zip.sizeBytes,
      zipSha256: zip.sha256,
      sealNumber: sealNumberOf(files),
      recipe: recipe.blob.sha256,
    });
    // What comes back is held against the list as it went out with this round.
    const { requests } = content;
    if (requests !== null && requests.length > 0)
      keepSheet(change, {
        uuid: sheetOf(content.uuid),
        engagement: numberOf(draft.engagementId),
        round: { packageId: content.packageId, round: content.round },
        requests,
      });
  });
};

const buildNew = async (
  vault: OpenVault,
  build: PackageBuild,
  draft: Draft,
  before: BuiltRound | null,
  job: Job,
): Promise<BuiltPackage> => {
  const { content, journalSeq } = await roundContent(vault, draft, before);
  const files = await packageFiles(content, draft.signer);
  const recipe = await sealRecipe(vault, files, job);
  const of = { packageId: content.packageId, round: content.round };
  const isEntered = (): boolean =>
    vault.db
      .prepare('SELECT 1 FROM package_round WHERE package = ? AND round = ? AND uuid = ?')
      .get(of.packageId, of.round, content.uuid) !== undefined;
  try {
    const handed = await handOver(
      vault,
      files,
      minisignKeyText(draft.signer.publicKey),
      build,
      (one) => {
        enter(vault, { build, draft, content, journalSeq, files, recipe }, one);
      },
      isEntered,
      job,
    );
    return { summary: builtRound(vault, of).summary, files: handed.files };
  } catch (error) {
    if (!isEntered()) await discardSealed(vault, [recipe]);
    throw await sayWhatIsUnreadable(vault, content, error, job);
  }
};

/**
 * Builds a round of a package of an engagement, complete or not at all. Content that has not changed since the
 * newest round gives that round again, byte for byte.
 * @throws UserError use.unknown-engagement, use.unknown-package, use.unknown-recipient, use.bad-input (a target inside
 * the vault; a file declared to be unreadable that can be read), package.nothing-to-export,
 * package.undeclared-omissions, package.target-exists, package.other-engagement, package.base-not-full,
 * package.cannot-be-rebuilt, package.evidence-unreadable (declare the files it names, or bring them back),
 * integrity.*, disk.*, job.cancelled
 */
export const buildRound = async (vault: OpenVault, build: PackageBuild, job: Job): Promise<BuiltPackage> => {
  vault.requireMay('package.built');
  const unreadable = await declaredUnreadable(vault, build.omissions, job);
  const draft = prepare(vault, build, unreadable);
  const recipientIds = draft.recipients.map((one) => one.id);
  const before = roundBefore(vault, draft.engagementId, build.round ?? null, recipientIds);
  if (!isSameRound(before, draft.digest)) return buildNew(vault, build, draft, before, job);
  const files = await readRecipe(vault, before);
  const handed = await writeAgain(vault, before, files, build, job, (one) => {
    recordRebuilt(vault, before, build, one);
  });
  return { summary: before.summary, files: handed.files };
};

/** As buildRound, for whoever does not ask which files were written. */
export const buildPackage = async (
  vault: OpenVault,
  build: PackageBuild,
  job: Job,
): Promise<PackageSummary> => (await buildRound(vault, build, job)).summary;
