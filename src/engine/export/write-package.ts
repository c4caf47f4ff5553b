// From PackageContent to a signed zip. Everything here follows from the content and the key alone: the
// same content gives the same bytes, on every machine and in every time zone.
import canonicalize from 'canonicalize';
import { invariant } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { untrustedComment } from '../../shared/trusted-comment';
import { utf8 } from '../crypto/bytes';
import { cryptoReady, sha256Hex } from '../crypto/hash';
import { signerIdentity } from '../crypto/signer-identity';
import type { Job } from '../environment';
import type { PackageSigner } from '../vault/open-vault';
import { custodyCheckpoint, custodyEntries, custodyRoster } from './custody-files';
import { minisignSignature } from './minisign-signature';
import type { PackageContent } from './package-content';
import { type ListedFile, omissionsJson, packageJson } from './package-json';
import { type PackageModel, packageModel } from './package-model';
import { packagePages } from './pages';
import { howToVerifyText, readMeText } from './read-me';
import { PATH_LIMIT } from './safe-names';
import { BAGIT, bagInfo, manifest, packageTrustedComment, signerPub } from './tag-files';
import { indexWorkbook } from './workbook/index-workbook';
import { writeZip, type ZipItem } from './write-zip';

/** Opens the bytes of a file of the content, in order. */
export type OpenFile = (sha256: Sha256) => AsyncIterable<Uint8Array>;

export interface WrittenPackage {
  readonly topFolder: string;
  readonly zipBytes: number;
  readonly zipSha256: Sha256;
  /** SHA-256 of tagmanifest-sha256.txt. */
  readonly sealNumber: Sha256;
  /** Files below `data/30_evidence/`. */
  readonly fileCount: number;
}

const json = (value: unknown): Uint8Array => {
  const text = canonicalize(value);
  invariant(text !== undefined, 'plain data is always JSON');
  return utf8(text);
};

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

const listed = (files: ReadonlyMap<string, Uint8Array>): ListedFile[] =>
  [...files].map(([path, bytes]) => ({ path, sizeBytes: bytes.length, sha256: sha256Hex(bytes) }));

const generatedFiles = async (model: PackageModel): Promise<Map<string, Uint8Array>> => {
  const { content } = model;
  const files = new Map<string, Uint8Array>();
  for (const [path, text] of packagePages(model)) files.set(path, utf8(text));
  files.set('00_README.txt', utf8(readMeText(model)));
  files.set('01_index.xlsx', await indexWorkbook(model));
  files.set('90_custody/entries.jsonl', utf8(custodyEntries(content.custody)));
  files.set('90_custody/roster.json', json(custodyRoster(content.custody)));
  files.set('90_custody/checkpoint.txt', utf8(custodyCheckpoint(content)));
  files.set('omissions.json', json(omissionsJson(model)));
  return files;
};

const checkPaths = (paths: readonly string[]): void => {
  const seen = new Set<string>();
  for (const path of paths) {
    invariant(path.length <= PATH_LIMIT, 'a path inside a package is short');
    invariant(!seen.has(path.toLowerCase()), 'paths inside a package differ, case ignored');
    seen.add(path.toLowerCase());
  }
};

/**
 * Writes the package at `path`, which must not exist. Errors: as writeZip; a file whose bytes are not the
 * ones the content names ends it with integrity.blob-damaged.
 */
export const writePackage = async (
  content: PackageContent,
  signer: PackageSigner,
  openFile: OpenFile,
  path: string,
  job: Job,
): Promise<WrittenPackage> => {
  await cryptoReady();
  const model = packageModel(content, signerIdentity(signer.publicKey));
  const generated = await generatedFiles(model);
  const evidence = model.files.filter((file) => file.isFirstWithTheseBytes);
  const inPackageJson = [...listed(generated), ...evidence].sort(byPath);
  generated.set('package.json', json(packageJson(model, inPackageJson)));

  const payload = [...listed(generated), ...evidence]
    .map((file) => ({ ...file, path: `data/${file.path}` }))
    .sort(byPath);
  const tags = new Map([
    ['bagit.txt', utf8(BAGIT)],
    ['bag-info.txt', utf8(bagInfo(model, payload))],
    ['manifest-sha256.txt', utf8(manifest(payload))],
    ['signer.pub', utf8(signerPub(model, signer.publicKey))],
    ['HOW-TO-VERIFY.txt', utf8(howToVerifyText(model, payload.length))],
  ]);
  const tagManifest = utf8(manifest(listed(tags).sort(byPath)));
  tags.set('tagmanifest-sha256.txt', tagManifest);
  tags.set(
    'tagmanifest-sha256.txt.minisig',
    utf8(
      minisignSignature(signer, tagManifest, {
        trusted: packageTrustedComment(model),
        untrusted: untrustedComment(content.packageId),
      }),
    ),
  );
  checkPaths([...payload.map((file) => file.path), ...tags.keys()]);

  const items: ZipItem[] = [
    ...[...tags].map(([name, bytes]) => ({ name: `${model.top}/${name}`, bytes })),
    ...[...generated].map(([name, bytes]) => ({ name: `${model.top}/data/${name}`, bytes })),
    ...evidence.map((file) => ({
      name: `${model.top}/data/${file.path}`,
      subject: file.evidence.ref,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      open: () => openFile(file.sha256),
    })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const zip = await writeZip(path, items, content.builtAt, job);
  return {
    topFolder: model.top,
    zipBytes: zip.sizeBytes,
    zipSha256: zip.sha256,
    sealNumber: sha256Hex(tagManifest),
    fileCount: evidence.length,
  };
};
