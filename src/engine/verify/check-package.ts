// One package of ours: signature first, then hashes, then form, and only of what holds, what it says. Its
// base, when it is a delta, is looked at elsewhere.
import type { CheckedFile } from '../../shared/domain/package';
import type { Sha256 } from '../../shared/ids';
import { latin1 } from './bytes-in-order';
import { checkContent, PACKAGE, readPackageJson } from './check-content';
import { checkCheckpoint, checkCustody, type Custody } from './check-custody';
import { checkKeysTold, type KeyChain, readKeyChain } from './check-key-changes';
import { checkLists, type Listed } from './check-lists';
import { checkInBase, checkRoundsTold, readRoundFacts, type RoundFacts } from './check-rounds';
import { checkSignature, SIGNATURE, type SignatureAnswer, SIGNER, TAG_MANIFEST } from './check-signature';
import { isOwnName } from './entry-names';
import type { Findings } from './findings';
import type { PackageJson } from './package-schema';
import type { PackageSource } from './package-source';
import type { VerifyPlatform } from './platform';
import { isAnyFile, isSaying, keptLimit, readFiles, type ReadFile, readSmall } from './read-files';
import { createPauses } from './pauses';
import { type SignedRound, signedRound } from './signed-round';

export interface CheckedPackage {
  readonly source: PackageSource;
  readonly signature: SignatureAnswer;
  readonly signed: SignedRound;
  readonly sealNumber: Sha256 | null;
  readonly files: ReadonlyMap<string, ReadFile>;
  readonly listed: Listed | null;
  /** What it says of itself; null when something before that does not hold. */
  readonly json: PackageJson | null;
  readonly round: RoundFacts | null;
  readonly keys: KeyChain;
  readonly custody: Custody | null;
}

const checkBagFiles = (files: ReadonlyMap<string, ReadFile>, findings: Findings): void => {
  const declaration = files.get('bagit.txt')?.bytes ?? null;
  if (declaration === null) findings.add('bag.missing', 'bagit.txt', 'not a BagIt bag');
  else if (latin1(declaration) !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') {
    findings.add('bag.declaration', 'bagit.txt', 'not the two lines of BagIt 1.0');
  }
  if (files.has('fetch.txt'))
    findings.add('bag.fetch', 'fetch.txt', 'a package never fetches files from elsewhere');
};

const checkOwnNames = (source: PackageSource, findings: Findings): void => {
  for (const { path } of source.files) {
    if (!isOwnName(path)) findings.add('zip.not-canonical', path, 'not a name of the format');
    if (path !== path.normalize('NFC')) findings.add('name.twin', path, 'not in composed Unicode form');
  }
};

/** Every listed file is here, as listed, and nothing attacks the reader. */
const isWhole = (findings: Findings): boolean =>
  findings.worst() !== 'hostile' &&
  !(['file.changed', 'file.missing', 'entry.unreadable'] as const).some((code) => findings.has(code));

/** Parsed is only what the signature vouches for; a changed file is not worth a second look. */
const checkWhatItSays = async (
  checked: Omit<CheckedPackage, 'json' | 'round' | 'custody'>,
  listed: Listed,
  publicKey: Uint8Array,
  { depth, known }: CheckExtent,
  findings: Findings,
): Promise<Pick<CheckedPackage, 'json' | 'round' | 'custody'>> => {
  const { files, source, signature, keys } = checked;
  const pause = createPauses();
  const isKnown = known !== null && files.get(PACKAGE)?.sha256 === known.sha256;
  const json = isKnown ? known.json : await readPackageJson(files, findings);
  if (json === null) return { json, round: null, custody: null };
  await pause();
  const round = readRoundFacts(json, findings);
  checkContent(json, round, files, listed.payload, signature, findings);
  checkCheckpoint(json, files, findings);
  await pause();
  const custody = depth === 'all' ? await checkCustody(json, files, findings) : null;
  if (custody !== null) checkKeysTold(custody.shown, keys, publicKey, findings);
  if (round !== null && custody !== null) checkRoundsTold(json, round, custody.shown, findings);
  checkInBase(json, listed.absent, source.topFolder === null, findings);
  if (source.topFolder?.endsWith(`-${json.package.id}-r${String(json.package.round)}`) === false) {
    findings.add('bag.top-folder', null, 'the top folder has the name of another package');
  }
  return { json, round, custody };
};

/**
 * `what-it-says` leaves out what takes long: the bytes of evidence and pages, and the record of custody. What it does
 * not find, the whole check may.
 */
export type CheckDepth = 'all' | 'what-it-says';

/** package.json as it was read, and found in its shape, before: the same bytes are not parsed again. */
export interface KnownJson {
  readonly sha256: Sha256;
  readonly json: PackageJson;
}

export interface CheckExtent {
  readonly depth: CheckDepth;
  readonly known: KnownJson | null;
}

export const WHOLE: CheckExtent = { depth: 'all', known: null };

/** Throws job.cancelled; damage becomes findings. */
export const checkPackage = async (
  source: PackageSource,
  platform: VerifyPlatform,
  onBytes: (count: number) => void,
  findings: Findings,
  { depth, known }: CheckExtent = WHOLE,
): Promise<CheckedPackage> => {
  const small = (path: string) => readSmall(source, path, keptLimit(path) ?? 0);
  const signature = checkSignature(
    {
      tagManifest: await small(TAG_MANIFEST),
      signature: await small(SIGNATURE),
      signer: await small(SIGNER),
    },
    findings,
  );
  const signed = signedRound(signature.trustedComment);
  const isRead = depth === 'all' ? isAnyFile : isSaying;
  const reading = { platform, limitOf: keptLimit, isRead, others: [], findings, onBytes };
  const files = await readFiles(source, reading);
  checkBagFiles(files, findings);
  const pause = createPauses();
  const all = source.files.map((file) => file.path);
  // A file that cannot be read is told as that, and as nothing else.
  const named = depth === 'all' ? [...files.keys()] : all;
  const listed = checkLists(files, all, named, signed.baseSeal !== null, findings);
  await pause();
  checkOwnNames(source, findings);
  const { publicKey } = signature;
  const keys = publicKey === null ? [] : readKeyChain(files, publicKey, signed.vault, findings);
  const sealNumber = files.get(TAG_MANIFEST)?.sha256 ?? null;
  const checked = { source, signature, signed, sealNumber, files, listed, keys };
  const said =
    publicKey !== null && listed !== null && isWhole(findings)
      ? await checkWhatItSays(checked, listed, publicKey, { depth, known }, findings)
      : { json: null, round: null, custody: null };
  source.checkOwnForm(said.json?.package.built ?? null);
  return { ...checked, ...said };
};

/** Each file with what became of it. `inBase` are the hashes that the base of a delta holds. */
export const checkedFiles = (
  { source, files, listed }: CheckedPackage,
  inBase: ReadonlySet<string>,
  findings: Findings,
): CheckedFile[] => {
  const bad = findings.pathsOf('file.changed');
  const extra = findings.pathsOf('file.unlisted');
  const here = new Set(source.files.map((file) => file.path));
  const all: CheckedFile[] = source.files.map(({ path }) => {
    const file = files.get(path);
    if (file === undefined) return { path, state: 'unreadable', sizeBytes: null, sha256: null };
    const state = bad.has(path) ? 'changed' : extra.has(path) ? 'unlisted' : 'as-listed';
    return { path, state, sizeBytes: file.sizeBytes, sha256: file.sha256 };
  });
  for (const [path, sha256] of listed?.payload ?? []) {
    if (here.has(path)) continue;
    const state = inBase.has(sha256) ? 'in-base' : 'missing';
    all.push({ path, state, sizeBytes: null, sha256: sha256 as Sha256 });
  }
  return all;
};
