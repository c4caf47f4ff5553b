// One pass over all files: their hashes, and the bytes of the few small ones that are looked at later.
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import type { EngineProgress } from '../../shared/engine-messages';
import { joinBytes } from './bytes-in-order';
import type { Findings } from './findings';
import type { PackageSource, SourceFile } from './package-source';
import type { HashName, VerifyPlatform } from './platform';

/** What the verifier needs of a job; the engine's Job is one. */
export interface VerifyJob {
  readonly signal: AbortSignal;
  readonly progress: (progress: EngineProgress) => void;
}

export interface ReadFile {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  /** Only of files that are parsed. */
  readonly bytes: Uint8Array | null;
  /** Other hashes that were asked for, hex. */
  readonly others: ReadonlyMap<HashName, string>;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** Files that are parsed, and how long each may be. */
const KEPT: ReadonlyMap<string, number> = new Map([
  ['tagmanifest-sha256.txt', 64 * KIB],
  ['tagmanifest-sha256.txt.minisig', 8 * KIB],
  ['signer.pub', 4 * KIB],
  ['bagit.txt', 1 * KIB],
  ['bag-info.txt', 64 * KIB],
  ['manifest-sha256.txt', 40 * MIB],
  ['data/package.json', 32 * MIB],
  ['data/omissions.json', 8 * MIB],
  ['data/50_requests/response.json', 16 * MIB],
  ['data/90_custody/entries.jsonl', 48 * MIB],
  ['data/90_custody/roster.json', 1 * MIB],
  ['data/90_custody/checkpoint.txt', 1 * KIB],
]);
const KEY_CHANGE = /^key-change-[^/]*$/;

/** Longest file of this path that is parsed (bytes); undefined for files that are only hashed. */
export const keptLimit = (path: string): number | undefined =>
  KEPT.get(path) ?? (KEY_CHANGE.test(path) ? 8 * KIB : undefined);

/** Every file: to verify a package is to read all of it. */
export const isAnyFile = (): boolean => true;

const WHAT_IT_SAYS: ReadonlySet<string> = new Set([
  'data/package.json',
  'data/omissions.json',
  'data/90_custody/checkpoint.txt',
  'data/50_requests/response.json',
]);

/** The lists and what a package says of itself: enough to look through it, with no evidence read. */
export const isSaying = (path: string): boolean => !path.startsWith('data/') || WHAT_IT_SAYS.has(path);

const LIST_OF_A_BAG = /^(?:tag)?manifest-[^/]*\.txt$/i;

/** The same for a bag that is none of ours. */
export const keptOfBag = (path: string): number | undefined =>
  LIST_OF_A_BAG.test(path) || path === 'fetch.txt'
    ? 40 * MIB
    : path === 'bagit.txt' || path === 'bag-info.txt'
      ? 1 * MIB
      : undefined;

export interface Reading {
  readonly platform: VerifyPlatform;
  readonly limitOf: (path: string) => number | undefined;
  /** Which files are read at all. */
  readonly isRead: (path: string) => boolean;
  /** Hashes beside SHA-256. */
  readonly others: readonly HashName[];
  readonly findings: Findings;
  readonly onBytes: (count: number) => void;
}

const readOne = async (file: SourceFile, reading: Reading): Promise<ReadFile | null> => {
  const { platform, findings } = reading;
  const limit = reading.limitOf(file.path);
  const hash = platform.hash('sha256');
  const others = reading.others.map((name) => [name, platform.hash(name)] as const);
  const kept: Uint8Array[] = [];
  let sizeBytes = 0;
  let checksum = 0;
  try {
    for await (const chunk of file.open()) {
      sizeBytes += chunk.length;
      if (sizeBytes > file.sizeBytes) {
        findings.add('entry.bomb', file.path, 'longer than announced');
        return null;
      }
      hash.update(chunk);
      for (const [, other] of others) other.update(chunk);
      if (file.crc32 !== null) checksum = platform.crc32(chunk, checksum);
      if (limit !== undefined && sizeBytes <= limit) kept.push(chunk);
      reading.onBytes(chunk.length);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    findings.add('entry.unreadable', file.path, error instanceof Error ? error.message : String(error));
    return null;
  }
  if (limit !== undefined && sizeBytes > limit) {
    findings.add('file.too-large', file.path, `longer than the ${String(limit)} bytes it may have`);
  }
  if (sizeBytes < file.sizeBytes) findings.add('entry.unreadable', file.path, 'shorter than announced');
  if (file.crc32 !== null && checksum !== file.crc32) {
    findings.add('entry.checksum', file.path, 'CRC-32 differs from the one in the zip');
  }
  return {
    sha256: hash.hex() as Sha256,
    sizeBytes,
    bytes: limit !== undefined && sizeBytes <= limit ? joinBytes(kept) : null,
    others: new Map(others.map(([name, other]) => [name, other.hex()])),
  };
};

const readCopies = async (file: SourceFile, one: ReadFile | null, reading: Reading): Promise<void> => {
  for (const copy of file.copies ?? []) {
    const other = await readOne(copy, reading);
    if (other?.sha256 !== one?.sha256)
      reading.findings.add('part.contradictory', file.path, 'differs from one part to another');
  }
};

/** Bytes that {@link readFiles} reads of a source. */
export const bytesToRead = ({ files }: PackageSource): number =>
  files.flatMap((file) => [file, ...(file.copies ?? [])]).reduce((sum, file) => sum + file.sizeBytes, 0);

/** Counts what is read of `total` bytes, tells the job, and ends it with job.cancelled when it is asked to. */
export const readProgress = (total: number, job: VerifyJob): ((count: number) => void) => {
  let done = 0;
  return (count) => {
    if (job.signal.aborted) throw new UserError('job.cancelled');
    done += count;
    job.progress({ phase: 'verifying', done, total, unit: 'bytes' });
  };
};

/** Reads every file that is to be read once. Throws job.cancelled; damage becomes findings. */
export const readFiles = async (
  source: PackageSource,
  reading: Reading,
): Promise<ReadonlyMap<string, ReadFile>> => {
  const read = new Map<string, ReadFile>();
  for (const file of source.files) {
    if (!reading.isRead(file.path)) continue;
    const one = await readOne(file, reading);
    await readCopies(file, one, reading);
    if (one !== null) read.set(file.path, one);
  }
  reading.onBytes(0);
  return read;
};

/** Reads one small file alone, before anything else is read; null when it is not there, or not small. */
export const readSmall = async (
  source: PackageSource,
  path: string,
  limit: number,
): Promise<Uint8Array | null> => {
  const file = source.files.find((one) => one.path === path);
  if (file === undefined || file.sizeBytes > limit) return null;
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of file.open()) {
      length += piece.length;
      if (length > limit) return null;
      pieces.push(piece);
    }
  } catch {
    // Null is a finding of the check.
    return null;
  }
  return joinBytes(pieces);
};
