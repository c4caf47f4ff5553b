// From PackageContent to the signed files of a package, and from those to a zip. Everything here follows from
// the content and the key alone: the same content gives the same bytes, on every machine and in every time zone.
import canonicalize from 'canonicalize';
import { invariant } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { untrustedComment } from '../../shared/trusted-comment';
import { utf8 } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { signerIdentity } from '../crypto/signer-identity';
import type { Job } from '../environment';
import type { PackageSigner } from '../vault/open-vault';
import { custodyCheckpoint, custodyEntries, custodyRoster } from './custody-files';
import { minisignSignature } from '../crypto/minisign-signature';
import type { PackageContent } from './package-content';
import {
  carriedCount,
  generatedFile,
  inZipOrder,
  type GeneratedFile,
  type PackageFile,
  type PackageFiles,
  sealNumberOf,
  TAG_MANIFEST,
} from './package-files';
import { type ListedFile, omissionsJson, packageJson } from './package-json';
import { type PackageModel, packageModel } from './package-model';
import type { OpenOutput } from './package-output';
import { packagePages } from './pages';
import { howToVerifyText, readMeText } from './read-me';
import { PATH_LIMIT } from './safe-names';
import { BAGIT, bagInfo, manifest, packageTrustedComment, signerPub } from './tag-files';
import { programmeFiles } from './programme/programme-files';
import { requestFiles } from './request-files';
import { indexWorkbook } from './workbook/index-workbook';
import { writeZip, type WrittenZip, type ZipItem } from './write-zip';

/** Opens the bytes of a file of the content, in order. */
export type OpenFile = (sha256: Sha256) => AsyncIterable<Uint8Array>;

export interface WrittenPackage {
  readonly topFolder: string;
  readonly zipBytes: number;
  readonly zipSha256: Sha256;
  /** SHA-256 of tagmanifest-sha256.txt. */
  readonly sealNumber: Sha256;
  /** Evidence files that the zip carries. */
  readonly fileCount: number;
}

const json = (value: unknown): Uint8Array => {
  const text = canonicalize(value);
  invariant(text !== undefined, 'plain data is always JSON');
  return utf8(text);
};

/** Below `data/`. A page is compressed as soon as it is there: not all of them lie in memory as text. */
const payloadFiles = async (model: PackageModel): Promise<GeneratedFile[]> => {
  const { content } = model;
  const files: GeneratedFile[] = [];
  const add = (path: string, bytes: Uint8Array): void => {
    files.push(generatedFile(`data/${path}`, bytes));
  };
  for (const [path, text] of packagePages(model)) add(path, utf8(text));
  add('00_README.txt', utf8(readMeText(model)));
  add('01_index.xlsx', indexWorkbook(model));
  for (const [path, bytes] of requestFiles(model)) add(path, bytes);
  for await (const [path, bytes] of programmeFiles(model)) add(path, bytes);
  add('90_custody/entries.jsonl', utf8(custodyEntries(content.custody)));
  add('90_custody/roster.json', json(custodyRoster(content.custody)));
  add('90_custody/checkpoint.txt', utf8(custodyCheckpoint(content)));
  add('omissions.json', json(omissionsJson(model)));
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

/** As lists name it; below `data/`. */
const belowData = ({ path, sizeBytes, sha256 }: ListedFile): ListedFile => ({
  path: path.slice('data/'.length),
  sizeBytes,
  sha256,
});

const tagFilesOf = (
  model: PackageModel,
  signer: PackageSigner,
  payload: readonly ListedFile[],
): GeneratedFile[] => {
  const { content } = model;
  const files = [
    generatedFile('bagit.txt', utf8(BAGIT)),
    generatedFile('bag-info.txt', utf8(bagInfo(model, payload))),
    generatedFile('manifest-sha256.txt', utf8(manifest(payload))),
    generatedFile('signer.pub', utf8(signerPub(model, signer.publicKey))),
    generatedFile('HOW-TO-VERIFY.txt', utf8(howToVerifyText(model, payload.length))),
    ...content.keyChanges.flatMap(({ number, statement, signature }) => [
      generatedFile(`key-change-${String(number)}.txt`, utf8(statement)),
      generatedFile(`key-change-${String(number)}.txt.minisig`, utf8(signature)),
    ]),
  ];
  const tagManifest = utf8(manifest(inZipOrder(files)));
  const signature = minisignSignature(signer, tagManifest, {
    trusted: packageTrustedComment(model),
    untrusted: untrustedComment(content.packageId),
  });
  return [
    ...files,
    generatedFile(TAG_MANIFEST, tagManifest),
    generatedFile(`${TAG_MANIFEST}.minisig`, utf8(signature)),
  ];
};

/** Draws, lists and signs everything; only evidence is left to be read when the zip is written. */
export const packageFiles = async (content: PackageContent, signer: PackageSigner): Promise<PackageFiles> => {
  await cryptoReady();
  const model = packageModel(content, signerIdentity(signer.publicKey));
  const generated = await payloadFiles(model);
  const evidence = model.files
    .filter((file) => file.isFirstWithTheseBytes && !file.isAbsent)
    .map((file) => ({
      kind: 'evidence' as const,
      path: `data/${file.path}`,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
    }));
  // Of a delta, package.json and the manifest name all files of the whole.
  const inPackageJson = inZipOrder([...generated, ...evidence].map(belowData));
  generated.push(generatedFile('data/package.json', json(packageJson(model, inPackageJson))));
  const payload = inZipOrder([...generated, ...evidence]);
  const tags = tagFilesOf(model, signer, payload);
  checkPaths([...payload, ...tags].map((file) => file.path));
  const carried = payload.filter(
    (file) => file.kind === 'generated' || content.base?.paths.has(file.sha256) !== true,
  );
  return { top: model.top, builtAt: content.builtAt, files: inZipOrder([...tags, ...carried]) };
};

/** `EVD-0042.03` of the path of an evidence file: names it in an error without telling its name. */
const subjectOf = (path: string): string => /EVD-\d+\.\d+/.exec(path)?.[0] ?? '';

export const zipItems = (top: string, files: readonly PackageFile[], openFile: OpenFile): ZipItem[] =>
  files.map((file) => {
    const name = `${top}/${file.path}`;
    if (file.kind === 'generated')
      return {
        name,
        get bytes() {
          return file.bytes();
        },
      };
    const { sizeBytes, sha256 } = file;
    return { name, subject: subjectOf(file.path), sizeBytes, sha256, open: () => openFile(sha256) };
  });

/** Writes these files as a zip at `path`, which must not exist. Errors: as writeZip. */
export const writeFiles = (
  { top, builtAt, files }: PackageFiles,
  openFile: OpenFile,
  path: string,
  job: Job,
  openOutput?: OpenOutput,
): Promise<WrittenZip> => writeZip(path, zipItems(top, files, openFile), builtAt, job, openOutput);

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
  const files = await packageFiles(content, signer);
  const zip = await writeFiles(files, openFile, path, job);
  return {
    topFolder: files.top,
    zipBytes: zip.sizeBytes,
    zipSha256: zip.sha256,
    sealNumber: sealNumberOf(files),
    fileCount: carriedCount(files),
  };
};
