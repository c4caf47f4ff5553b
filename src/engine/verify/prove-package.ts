// A package proven as far as that takes no reading of evidence, to be looked through while the rest is read:
// signature, lists, what it says of itself, and that all of this agrees. The checks are those of the verification.
import { UserError } from '../../shared/errors';
import type { VerifyReport } from '../../shared/domain/package';
import type { Sha256 } from '../../shared/ids';
import { cryptoReady } from '../crypto/hash';
import { looseUtf8 } from './bytes-in-order';
import { checkBase } from './check-base';
import { PACKAGE } from './check-content';
import { MANIFEST } from './check-lists';
import { type CheckedPackage, type CheckExtent, checkPackage, type KnownJson } from './check-package';
import { claimsToBeOurs } from './claims-to-be-ours';
import { Findings } from './findings';
import { OmissionsJson, type PackageJson } from './package-schema';
import type { PackageSource, SourceFile } from './package-source';
import type { VerifyPlatform } from './platform';
import type { VerifyJob } from './read-files';
import { baseFiles, identityOf, kindOf, openAll, scopeOf, type ToVerify } from './verify-package';

export interface PackagedFile {
  /** Below `data/`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** As the signed list has it; nobody has read the bytes yet. */
  readonly sha256: Sha256;
  readonly where: 'here' | 'in-base' | 'base-not-open';
  /** Null where no byte of it is open. */
  readonly source: SourceFile | null;
}

export interface ProvenPackage {
  readonly kind: VerifyReport['kind'];
  readonly sealNumber: Sha256;
  readonly manifestSha256: Sha256;
  readonly signer: NonNullable<VerifyReport['signer']>;
  readonly keyChanges: VerifyReport['keyChanges'];
  readonly scope: NonNullable<VerifyReport['scope']>;
  /** Of a delta whose base is not open: the full package it goes with. */
  readonly baseNeeded: { readonly packageId: string; readonly round: number } | null;
  readonly json: PackageJson;
  readonly omissions: OmissionsJson;
  /** For a check of all of it. */
  readonly known: KnownJson;
  /** In the order of package.json. */
  readonly files: ReadonlyMap<string, PackagedFile>;
}

const SAYING: CheckExtent = { depth: 'what-it-says', known: null };

/** Codes only: what was found stands in the report of a verification, with texts made safe to show. */
const refuse = (findings: Findings): void => {
  const verdict = findings.worst();
  if (verdict === null) return;
  const codes = [...new Set(findings.list().map((one) => one.code))].slice(0, 20).join(' ');
  throw new UserError('package.not-verified', { verdict, codes });
};

const listedIn = ({ listed }: CheckedPackage): ReadonlySet<string> => new Set(listed?.payload.values() ?? []);

const filesOf = (
  json: PackageJson,
  source: PackageSource,
  base: PackageSource | null,
): ReadonlyMap<string, PackagedFile> => {
  const byPath = (from: PackageSource | null) => new Map(from?.files.map((file) => [file.path, file]) ?? []);
  const [here, there] = [byPath(source), byPath(base)];
  return new Map(
    json.files.map(({ path, size, sha256, in_base: inBase }): [string, PackagedFile] => {
      const file = { path, sizeBytes: size, sha256: sha256 as Sha256 };
      const own = here.get(`data/${path}`);
      if (own !== undefined) return [path, { ...file, where: 'here', source: own }];
      const theirs = typeof inBase === 'string' ? there.get(`data/${inBase}`) : undefined;
      const where = theirs === undefined ? 'base-not-open' : 'in-base';
      return [path, { ...file, where, source: theirs ?? null }];
    }),
  );
};

/**
 * Throws package.not-verified when anything does not hold, package.not-a-package (also for a bag of somebody else)
 * and job.cancelled. Whoever opened the files closes them.
 */
export const proveOpened = async (
  { files, base }: Pick<ToVerify, 'files' | 'base'>,
  platform: VerifyPlatform,
  job: VerifyJob,
): Promise<ProvenPackage> => {
  await cryptoReady();
  const findings = new Findings();
  const goOn = (): void => {
    if (job.signal.aborted) throw new UserError('job.cancelled');
  };
  const source = await openAll(files, platform, findings);
  if (!(await claimsToBeOurs(source))) throw new UserError('package.not-a-package', { what: 'bag' });
  const checked = await checkPackage(source, platform, goOn, findings, SAYING);
  refuse(findings);
  const baseFindings = new Findings();
  const isDelta = checked.signed.baseSeal !== null;
  const baseSource =
    base === null || !isDelta ? null : await openAll(baseFiles(base), platform, baseFindings);
  if (baseSource !== null) {
    const itself = await checkPackage(baseSource, platform, goOn, baseFindings, SAYING);
    checkBase(checked, itself, listedIn(itself), baseFindings, findings);
    refuse(findings);
  }
  const { json, round, sealNumber, signature } = checked;
  const manifestSha256 = checked.files.get(MANIFEST)?.sha256;
  const omissions = checked.files.get('data/omissions.json')?.bytes ?? null;
  const sha256 = checked.files.get(PACKAGE)?.sha256;
  if (json === null || sealNumber === null || signature.publicKey === null)
    throw new Error('no finding, and yet nothing that holds');
  if (omissions === null || manifestSha256 === undefined || sha256 === undefined)
    throw new Error('no finding, and a file missing');
  const needed = isDelta && baseSource === null ? (round?.base ?? null) : null;
  return {
    kind: kindOf(checked, files),
    sealNumber,
    manifestSha256,
    signer: identityOf(signature.publicKey),
    keyChanges: checked.keys.map((link) => ({ from: link.oldKey, to: link.newKey, at: link.time })),
    scope: scopeOf(json) as NonNullable<VerifyReport['scope']>,
    baseNeeded: needed && { packageId: needed.id, round: needed.round },
    json,
    known: { sha256, json },
    omissions: OmissionsJson.parse(JSON.parse(looseUtf8(omissions))),
    files: filesOf(json, source, baseSource),
  };
};
