// Verifies a package without a vault and without a secret: opens what it was given (one zip, parts of one, a
// folder, the base of a delta), has it checked, and puts the report together. All findings are reported.
import { UserError } from '../../shared/errors';
import type { VerifyReport, VerifyVerdict } from '../../shared/domain/package';
import { CHECKED_FILES_SHOWN, type CheckedFile } from '../../shared/domain/package';
import type { Sha256 } from '../../shared/ids';
import { visibleText } from '../../shared/visible-text';
import { toHex } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { minisignKeyId, signerIdentity } from '../crypto/signer-identity';
import type { ByteSource } from './byte-source';
import { checkBag } from './check-bag';
import { checkBase, readIn } from './check-base';
import type { Custody } from './check-custody';
import {
  checkedFiles,
  type CheckedPackage,
  type CheckExtent,
  checkPackage,
  type KnownJson,
  WHOLE,
} from './check-package';
import { SIGNATURE, SIGNER } from './check-signature';
import { claimsToBeOurs } from './claims-to-be-ours';
import { Findings } from './findings';
import { mergeParts, readPartName } from './merge-parts';
import { type FolderFile, openFolder } from './open-folder';
import { openZip } from './open-zip';
import type { PackageJson } from './package-schema';
import type { PackageSource } from './package-source';
import type { VerifyPlatform } from './platform';
import { bytesToRead, readProgress, type VerifyJob } from './read-files';
import { type ToldSigner, toldSigner } from './told-signer';

/** A zip, or the files of a folder. */
export type Opened = ByteSource | readonly FolderFile[];

export interface ToVerify {
  /** One zip, all or some parts of one package, or one folder. */
  readonly files: readonly Opened[];
  /** The full package a delta goes with: one zip, its parts, or a folder. */
  readonly base: Opened | readonly Opened[] | null;
  /** What its package.json was found to hold before. */
  readonly known?: KnownJson;
  /** The key the auditor was told by another route; null when nobody told. */
  readonly signer: string | null;
}

type Answer = Omit<VerifyReport, 'verdict' | 'findings'>;

const isFolder = (opened: Opened): opened is readonly FolderFile[] => Array.isArray(opened);
const nameOf = (opened: Opened): string => (isFolder(opened) ? '' : (opened.name ?? ''));

const openOne = async (
  opened: Opened,
  platform: VerifyPlatform,
  findings: Findings,
): Promise<PackageSource> =>
  isFolder(opened) ? openFolder(opened, findings) : openZip(opened, platform, findings);

export const openAll = async (
  files: readonly Opened[],
  platform: VerifyPlatform,
  findings: Findings,
): Promise<PackageSource> => {
  const parts = [];
  for (const file of files)
    parts.push({ name: nameOf(file), source: await openOne(file, platform, findings) });
  const [first] = parts;
  if (first === undefined) throw new UserError('package.not-found');
  return parts.length === 1 && readPartName(first.name) === null ? first.source : mergeParts(parts, findings);
};

/** A list of opened things and the list of a folder's files are both lists. */
export const baseFiles = (base: NonNullable<ToVerify['base']>): readonly Opened[] => {
  if (!Array.isArray(base)) return [base as ByteSource];
  const list = base as readonly (Opened | FolderFile)[];
  return list.some((one) => 'isFile' in one) || list.length === 0
    ? [list as readonly FolderFile[]]
    : (list as readonly Opened[]);
};

export const scopeOf = (json: PackageJson): VerifyReport['scope'] => {
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

export const identityOf = (publicKey: Uint8Array): NonNullable<VerifyReport['signer']> => ({
  ...signerIdentity(publicKey),
  // As minisign prints it: the eight bytes as one little-endian number.
  keyId: toHex(minisignKeyId(publicKey).toReversed()).toUpperCase(),
});

const shown = (files: readonly CheckedFile[]): CheckedFile[] => {
  const bad = files.filter((file) => file.state !== 'as-listed');
  const good = files.filter((file) => file.state === 'as-listed');
  return [...bad, ...good]
    .slice(0, CHECKED_FILES_SHOWN)
    .map((file) => ({ ...file, path: visibleText(file.path).slice(0, 500) }));
};

const custodyOf = (custody: Custody | null, vault: string): VerifyReport['custody'] => {
  if (custody === null) return null;
  const times = [...custody.shown.values()].map((entry) => visibleText(entry.time).slice(0, 40));
  return {
    vault,
    entries: custody.leaves.length,
    shown: custody.shown.size,
    head: (custody.leaves.at(-1) ?? '') as Sha256,
    from: times[0] ?? '',
    to: times.at(-1) ?? '',
  };
};

/** Told may be the key, the seal number, or a key from before a change that leads to this one. */
const checkTold = (checked: CheckedPackage, told: ToldSigner | null, findings: Findings): void => {
  const key = checked.signature.claimedKey;
  if (told === null || key === null || told(key, checked.sealNumber)) return;
  if (checked.keys.some((link) => told(link.oldPublicKey, null))) return;
  findings.add('signature.other-signer', SIGNER, 'not the key you were told');
};

export const kindOf = (checked: CheckedPackage, files: readonly Opened[]): VerifyReport['kind'] => {
  if (checked.signed.baseSeal !== null) return 'delta';
  return files.length > 1 || files.some((file) => readPartName(nameOf(file)) !== null) ? 'parts' : 'package';
};

const answerOf = (
  checked: CheckedPackage,
  opened: readonly Opened[],
  inBase: ReadonlySet<string>,
  findings: Findings,
): Answer => {
  const { signature, json, round, custody, files, source } = checked;
  const base = round?.base ?? null;
  return {
    kind: kindOf(checked, opened),
    base: base && { packageId: base.id, round: base.round, sealNumber: base.seal_number as Sha256 },
    keyChanges: checked.keys.map((link) => ({ from: link.oldKey, to: link.newKey, at: link.time })),
    signer: signature.publicKey === null ? null : identityOf(signature.publicKey),
    trustedComment: signature.trustedComment,
    sealNumber: checked.sealNumber,
    manifestSha256: files.get('manifest-sha256.txt')?.sha256 ?? null,
    counts: {
      files: source.files.length,
      bytes: [...files.values()].reduce((sum, file) => sum + file.sizeBytes, 0),
    },
    files: shown(checkedFiles(checked, inBase, findings)),
    custody: custodyOf(custody, json?.custody.vault ?? ''),
    scope: json !== null && findings.isOnly('delta.base-needed') ? scopeOf(json) : null,
  };
};

const bagAnswer = async (
  source: PackageSource,
  platform: VerifyPlatform,
  onBytes: (count: number) => void,
  findings: Findings,
): Promise<Answer> => {
  const { files, checked } = await checkBag(source, platform, onBytes, findings);
  return {
    kind: 'bag',
    base: null,
    keyChanges: [],
    signer: null,
    trustedComment: null,
    sealNumber: null,
    manifestSha256: null,
    counts: {
      files: source.files.length,
      bytes: [...files.values()].reduce((sum, file) => sum + file.sizeBytes, 0),
    },
    files: shown(checked),
    custody: null,
    scope: null,
  };
};

/**
 * Verifies what was opened; whoever opened it closes it. Throws package.not-a-package, use.bad-input (the
 * signer cannot be read) and job.cancelled; everything wrong with the package itself is in the report.
 */
export const verifyOpened = async (
  { files, base, signer, known }: ToVerify,
  platform: VerifyPlatform,
  job: VerifyJob,
): Promise<VerifyReport> => {
  await cryptoReady();
  const told = signer === null || signer.trim() === '' ? null : toldSigner(signer);
  const findings = new Findings();
  const source = await openAll(files, platform, findings);
  if (!(await claimsToBeOurs(source))) {
    const answer = await bagAnswer(source, platform, readProgress(bytesToRead(source), job), findings);
    if (told !== null)
      findings.add('signature.missing', SIGNATURE, 'a bag of somebody else: nobody signed it');
    return { verdict: findings.worst() ?? 'bag-holds', findings: findings.list(), ...answer };
  }
  const baseFindings = new Findings();
  const baseSource = base === null ? null : await openAll(baseFiles(base), platform, baseFindings);
  const total = bytesToRead(source) + (baseSource === null ? 0 : bytesToRead(baseSource));
  const onBytes = readProgress(total, job);
  const extent: CheckExtent = known === undefined ? WHOLE : { ...WHOLE, known };
  const checked = await checkPackage(source, platform, onBytes, findings, extent);
  checkTold(checked, told, findings);
  let inBase: ReadonlySet<string> = new Set();
  if (checked.signed.baseSeal !== null) {
    if (baseSource === null) {
      const name = checked.round?.base ?? null;
      const which = name === null ? '' : ` ${name.id} round ${String(name.round)}`;
      findings.add('delta.base-needed', null, `goes with the full package${which}, which was not given`);
    } else {
      const checkedBase = await checkPackage(baseSource, platform, onBytes, baseFindings);
      inBase = readIn(checkedBase);
      checkBase(checked, checkedBase, inBase, baseFindings, findings);
    }
  }
  const answer = answerOf(checked, files, inBase, findings);
  const good: VerifyVerdict = told === null ? 'verified-unknown-signer' : 'verified';
  return { verdict: findings.worst() ?? good, findings: findings.list(), ...answer };
};
