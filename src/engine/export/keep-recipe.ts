// Recipes in the vault: put in sealed and proven before the row that names them, and read back.
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import type { Job } from '../environment';
import { OmissionsJson, PackageJson, type PackageText } from '../verify';
import { type BlobRow, blobFromRow, findBlobRow } from '../vault/blob-rows';
import type { OpenVault, SealedFile } from '../vault/open-vault';
import type { BuiltRound } from './package-rows';
import type { PackageFiles } from './package-files';
import { decodeRecipe, encodeRecipe } from './package-recipe';
import type { OpenFile } from './write-package';

/** The evidence of a package, as the vault holds it. */
export const openBlobs =
  (vault: OpenVault): OpenFile =>
  (sha256: Sha256) => {
    const row = vault.db.prepare('SELECT * FROM blob WHERE sha256 = ?').get(sha256) as BlobRow | undefined;
    if (row === undefined) throw new UserError('integrity.blob-missing', { reason: 'row' });
    return vault.blobs.read(blobFromRow(row));
  };

/** Seals it in; its row is the caller's, who takes the file back when no row comes about. Errors: disk.*, job.cancelled. */
export const sealRecipe = async (vault: OpenVault, files: PackageFiles, job: Job): Promise<SealedFile> =>
  vault.blobs.put(
    { name: 'recipe', bytes: await encodeRecipe(files) },
    { signal: job.signal, progress: () => undefined },
  );

/** @throws UserError package.cannot-be-rebuilt (none was kept), integrity.blob-missing, integrity.blob-damaged */
export const readRecipe = async (vault: OpenVault, { recipe }: BuiltRound): Promise<PackageFiles> => {
  if (recipe === null) throw new UserError('package.cannot-be-rebuilt');
  const blob = findBlobRow(vault.db, recipe);
  if (blob === undefined) throw new UserError('integrity.blob-missing', { reason: 'row' });
  return decodeRecipe(vault.blobs.read(blob));
};

const textOf = (files: PackageFiles, path: string): unknown => {
  const file = files.files.find((one) => one.path === path);
  if (file?.kind !== 'generated') throw new UserError('integrity.blob-damaged', { reason: 'recipe' });
  return JSON.parse(Buffer.from(file.bytes()).toString('utf8'));
};

/** What a round says of itself, for comparing it with another. Its bytes are proven by the recipe's hashes. */
export const saidIn = (files: PackageFiles): PackageText => ({
  json: PackageJson.parse(textOf(files, 'data/package.json')),
  omissions: OmissionsJson.parse(textOf(files, 'data/omissions.json')),
});
