// One pass over all files: their hashes, and the bytes of the few small ones that are looked at later.
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import type { EngineProgress } from '../../shared/engine-messages';
import { joinBytes } from './bytes-in-order';
import type { Findings } from './findings';
import type { PackageSource, SourceFile } from './package-source';
import type { VerifyPlatform } from './platform';

/** What the verifier needs of a job; the engine's Job is one. */
export interface VerifyJob {
  readonly signal: AbortSignal;
  readonly progress: (progress: EngineProgress) => void;
}

export interface ReadFile {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  /** Only of the files named in {@link KEPT}. */
  readonly bytes: Uint8Array | null;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** Files that are parsed, and how long each may be. */
export const KEPT: ReadonlyMap<string, number> = new Map([
  ['tagmanifest-sha256.txt', 64 * KIB],
  ['tagmanifest-sha256.txt.minisig', 8 * KIB],
  ['signer.pub', 4 * KIB],
  ['bagit.txt', 1 * KIB],
  ['bag-info.txt', 64 * KIB],
  ['manifest-sha256.txt', 40 * MIB],
  ['data/package.json', 32 * MIB],
  ['data/omissions.json', 8 * MIB],
  ['data/90_custody/entries.jsonl', 48 * MIB],
  ['data/90_custody/roster.json', 1 * MIB],
  ['data/90_custody/checkpoint.txt', 1 * KIB],
]);

const readOne = async (
  file: SourceFile,
  platform: VerifyPlatform,
  findings: Findings,
  onBytes: (count: number) => void,
): Promise<ReadFile | null> => {
  const limit = KEPT.get(file.path);
  const hash = platform.hash('sha256');
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
      if (file.crc32 !== null) checksum = platform.crc32(chunk, checksum);
      if (limit !== undefined && sizeBytes <= limit) kept.push(chunk);
      onBytes(chunk.length);
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
  };
};

/** Reads every file once. Throws job.cancelled; damage becomes findings. */
export const readFiles = async (
  source: PackageSource,
  platform: VerifyPlatform,
  findings: Findings,
  job: VerifyJob,
): Promise<ReadonlyMap<string, ReadFile>> => {
  const total = source.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const read = new Map<string, ReadFile>();
  let done = 0;
  for (const file of source.files) {
    const one = await readOne(file, platform, findings, (count) => {
      if (job.signal.aborted) throw new UserError('job.cancelled');
      done += count;
      job.progress({ phase: 'verifying', done, total, unit: 'bytes' });
    });
    if (one !== null) read.set(file.path, one);
  }
  if (job.signal.aborted) throw new UserError('job.cancelled');
  return read;
};
