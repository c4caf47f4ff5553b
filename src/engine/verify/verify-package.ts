// Verifies a package without a vault and without a secret: signature first, then hashes, then form, and
// only of what holds, what it says. All findings are reported, not the first.
import { UserError } from '../../shared/errors';
import type { VerifyReport, VerifyVerdict } from '../../shared/domain/package';
import { PACKAGE_FORMAT } from '../../shared/trusted-comment';
import { visibleText } from '../../shared/visible-text';
import { toHex } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { minisignKeyId, signerIdentity } from '../crypto/signer-identity';
import type { ByteSource } from './byte-source';
import { joinBytes, latin1, looseUtf8 } from './bytes-in-order';
import { checkContent, readPackageJson } from './check-content';
import { checkCustody } from './check-custody';
import { checkLists } from './check-lists';
import { checkSignature, SIGNATURE, type SignatureAnswer, SIGNER, TAG_MANIFEST } from './check-signature';
import { isOwnName } from './entry-names';
import { Findings } from './findings';
import { type FolderFile, openFolder } from './open-folder';
import { openZip } from './open-zip';
import type { PackageJson } from './package-schema';
import type { PackageSource } from './package-source';
import type { VerifyPlatform } from './platform';
import { KEPT, readFiles, type ReadFile, type VerifyJob } from './read-files';
import { toldSigner } from './told-signer';

/** Reads one small file alone, before anything else is read. */
const readSmall = async (source: PackageSource, path: string): Promise<Uint8Array | null> => {
  const file = source.files.find((one) => one.path === path);
  const limit = KEPT.get(path) ?? 0;
  if (file === undefined || file.sizeBytes > limit) return null;
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of file.open()) pieces.push(piece);
  } catch {
    return null;
  }
  return joinBytes(pieces);
};

const checkBag = (files: ReadonlyMap<string, ReadFile>, findings: Findings): void => {
  const declaration = files.get('bagit.txt')?.bytes ?? null;
  if (declaration === null) findings.add('bag.missing', 'bagit.txt', 'not a BagIt bag');
  else if (latin1(declaration) !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') {
    findings.add('bag.declaration', 'bagit.txt', 'not the two lines of BagIt 1.0');
  }
  if (files.has('fetch.txt'))
    findings.add('bag.fetch', 'fetch.txt', 'a package never fetches files from elsewhere');
};

const saysItIsOurs = (signature: SignatureAnswer, files: ReadonlyMap<string, ReadFile>): boolean =>
  (signature.trustedComment?.startsWith(`${PACKAGE_FORMAT} `) ?? false) ||
  looseUtf8(files.get('bag-info.txt')?.bytes ?? new Uint8Array()).includes(
    `\nMuniment-Format: ${PACKAGE_FORMAT}\n`,
  );

const checkOwnNames = (source: PackageSource, findings: Findings): void => {
  for (const file of source.files) {
    if (!isOwnName(file.path)) findings.add('zip.not-canonical', file.path, 'not a name of the format');
  }
};

/** Every listed file is here, as listed, and nothing attacks the reader. */
const isWhole = (findings: Findings): boolean =>
  findings.worst() !== 'hostile' &&
  !(['file.changed', 'file.missing', 'entry.unreadable'] as const).some((code) => findings.has(code));

const ofFiles = (source: PackageSource, files: ReadonlyMap<string, ReadFile>): VerifyReport['counts'] => ({
  files: source.files.length,
  bytes: [...files.values()].reduce((sum, file) => sum + file.sizeBytes, 0),
});

const scopeOf = (json: PackageJson): VerifyReport['scope'] => {
  const { engagement } = json;
  const time =
    engagement.type === 1
      ? `as of ${engagement.as_of ?? ''}`
      : `${engagement.period?.from ?? ''} to ${engagement.period?.to ?? ''}`;
  return {
    packageId: json.package.id,
    round: json.package.round,
    organization: visibleText(engagement.entity),
    system: visibleText(engagement.system),
    engagement: `SOC 2 Type ${engagement.type === 1 ? 'I' : 'II'}, ${time}`,
    verdict: json.verdict.value,
    builtAt: json.package.built,
  };
};

const identityOf = (publicKey: Uint8Array): VerifyReport['signer'] => ({
  ...signerIdentity(publicKey),
  // As minisign prints it: the eight bytes as one little-endian number.
  keyId: toHex(minisignKeyId(publicKey).toReversed()).toUpperCase(),
});

const verify = async (
  source: PackageSource,
  platform: VerifyPlatform,
  told: ReturnType<typeof toldSigner> | null,
  findings: Findings,
  job: VerifyJob,
): Promise<Omit<VerifyReport, 'verdict' | 'findings'>> => {
  const signature = checkSignature(
    {
      tagManifest: await readSmall(source, TAG_MANIFEST),
      signature: await readSmall(source, SIGNATURE),
      signer: await readSmall(source, SIGNER),
    },
    told,
    findings,
  );
  const files = await readFiles(source, platform, findings, job);
  checkBag(files, findings);
  const payload = checkLists(
    files,
    source.files.map((file) => file.path),
    findings,
  );
  const isOurs = saysItIsOurs(signature, files);
  if (isOurs) checkOwnNames(source, findings);

  let json: PackageJson | null = null;
  // What is parsed is only what the signature vouches for; a changed file is not worth a second look.
  if (signature.publicKey !== null && payload !== null && isWhole(findings)) {
    json = readPackageJson(files, findings);
    if (json !== null) {
      checkContent(json, files, payload, signature, findings);
      checkCustody(json, files, signature.publicKey, findings);
      if (source.topFolder?.endsWith(`-${json.package.id}-r${String(json.package.round)}`) === false) {
        findings.add('bag.top-folder', null, 'the top folder has the name of another package');
      }
    }
  }
  if (isOurs) source.checkOwnForm(json?.package.built ?? null);
  return {
    kind: 'package',
    base: null,
    keyChanges: [],
    signer: signature.publicKey === null ? null : identityOf(signature.publicKey),
    trustedComment: signature.trustedComment,
    sealNumber: files.get(TAG_MANIFEST)?.sha256 ?? null,
    counts: ofFiles(source, files),
    scope: findings.isEmpty && json !== null ? scopeOf(json) : null,
  };
};

/** A zip, or the files of a folder. */
export type Opened = ByteSource | readonly FolderFile[];

export interface ToVerify {
  /** One zip, all or some parts of one package, or one folder. */
  readonly files: readonly Opened[];
  /** The full package a delta goes with. */
  readonly base: Opened | null;
  /** The key the auditor was told by another route; null when nobody told. */
  readonly signer: string | null;
}

const isFolder = (opened: Opened): opened is readonly FolderFile[] => Array.isArray(opened);

const sourceOf = async (
  opened: Opened | undefined,
  platform: VerifyPlatform,
  findings: Findings,
): Promise<PackageSource> => {
  if (opened === undefined) throw new UserError('package.not-found');
  return isFolder(opened) ? openFolder(opened, findings) : openZip(opened, platform, findings);
};

/**
 * Verifies what was opened; whoever opened it closes it. Throws package.not-a-package, use.bad-input (the
 * signer cannot be read) and job.cancelled; everything wrong with the package itself is in the report.
 */
export const verifyOpened = async (
  { files, signer }: ToVerify,
  platform: VerifyPlatform,
  job: VerifyJob,
): Promise<VerifyReport> => {
  await cryptoReady();
  const told = signer === null || signer.trim() === '' ? null : toldSigner(signer);
  const findings = new Findings();
  const source = await sourceOf(files[0], platform, findings);
  const answer = await verify(source, platform, told, findings, job);
  const good: VerifyVerdict = told === null ? 'verified-unknown-signer' : 'verified';
  const verdict = findings.worst() ?? good;
  return { verdict, findings: findings.list(), ...answer };
};
