// Writes a round again from its recipe: the same bytes, whatever became of controls, evidence and keys since.
import type { Encryption, PackageSummary, RoundOfPackage } from '../../shared/domain/package-round';
import type { WrittenFile } from '../../shared/calls/packages';
import { UserError } from '../../shared/errors';
import { minisignKeyText } from '../crypto/signer-identity';
import type { Job } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import { type HandedOver, type HandOver, handOver, unconfirmed } from './hand-over';
import { readRecipe, saidIn } from './keep-recipe';
import { type PackageFiles, sealNumberOf } from './package-files';
import { type BuiltRound, builtRound } from './package-rows';
import { keepWrittenFiles, writtenFilesDigest } from './written-files';

export interface PackageRebuild extends HandOver {
  readonly of: RoundOfPackage;
  readonly encryption?: Encryption;
}

/** The key that signed it: the vault's own, or one of those before it. */
const signerOf = (vault: OpenVault, files: PackageFiles): string => {
  const { key } = saidIn(files).json.signer;
  const known = vault.db.prepare('SELECT public_key FROM organization_key').pluck().all() as Uint8Array[];
  if (known.every((one) => minisignKeyText(one) !== key))
    throw new UserError('integrity.blob-damaged', { reason: 'recipe' });
  return key;
};

/** Everything but the entry in the journal. Errors: as handOver; integrity.blob-damaged where other bytes come out. */
export const writeAgain = (
  vault: OpenVault,
  round: BuiltRound,
  files: PackageFiles,
  how: HandOver,
  job: Job,
  record: (handed: HandedOver) => void,
): Promise<HandedOver> => {
  const { sealNumber, zipSha256 } = round.summary;
  if (sealNumberOf(files) !== sealNumber) throw new UserError('integrity.blob-damaged', { reason: 'recipe' });
  let isRecorded = false;
  return handOver(
    vault,
    files,
    signerOf(vault, files),
    how,
    (handed) => {
      if (handed.zip.sha256 !== zipSha256)
        throw new UserError('integrity.blob-damaged', { reason: 'recipe' });
      record(handed);
      isRecorded = true;
    },
    // The vault knows this package in any case; without an entry the files go all the same.
    () => isRecorded,
    job,
  );
};

export const recordRebuilt = (
  vault: OpenVault,
  { summary }: BuiltRound,
  how: HandOver & { readonly encryption?: Encryption },
  handed: HandedOver,
): void => {
  const { encryption = 'none' } = how;
  vault.write(({ db, record }) => {
    keepWrittenFiles(db, { packageId: summary.id, round: summary.round }, handed.files, encryption);
    record('package.rebuilt', summary.id, {
      engagement: summary.engagementId,
      round: summary.round,
      encryption,
      ...unconfirmed(how),
      parts: handed.files.length,
      files: writtenFilesDigest(handed.files),
      zipSha256: summary.zipSha256,
      sealNumber: summary.sealNumber,
    });
  });
};

/**
 * Writes a round of a package once more, byte for byte as it was built, in whatever envelope and parts.
 * @throws UserError use.unknown-package, use.bad-input (a target inside the vault), package.target-exists,
 * package.cannot-be-rebuilt (it is of an early program, of which the vault kept too little), integrity.*, disk.*,
 * job.cancelled
 */
export const rebuildPackage = async (
  vault: OpenVault,
  { of, ...how }: PackageRebuild,
  job: Job,
): Promise<{ readonly summary: PackageSummary; readonly files: readonly WrittenFile[] }> => {
  vault.requireMay('package.rebuilt');
  const round = builtRound(vault, of);
  const files = await readRecipe(vault, round);
  const handed = await writeAgain(vault, round, files, how, job, (one) => {
    recordRebuilt(vault, round, how, one);
  });
  return { summary: round.summary, files: handed.files };
};
