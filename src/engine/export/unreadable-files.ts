// Evidence whose sealed file cannot be read: it stops a build and is named, or it is declared and stays out. Nothing
// is silently missing.
import type { DeclaredOmission } from '../../shared/domain/package';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { goOnOrStop, type Job } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import { openBlobs } from './keep-recipe';
import type { PackageContent } from './package-content';

const KEY = /^file-unreadable:EVD-(\d+)\.(\d+)\.(\d+)$/;

const isReadable = async (open: () => AsyncIterable<Uint8Array>, job: Job): Promise<boolean> => {
  try {
    for await (const _piece of open()) goOnOrStop(job);
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code.startsWith('integrity.')) return false;
    throw error;
  }
};

/**
 * Hashes of the files that are declared to be unreadable. A key that names no file declares nothing. Each is tried:
 * a package says "cannot be read" of nothing that can, and what somebody wanted to keep back does not go out unasked.
 * @throws UserError use.bad-input (one of them can be read), disk.*, job.cancelled
 */
export const declaredUnreadable = async (
  vault: OpenVault,
  omissions: readonly DeclaredOmission[],
  job: Job,
): Promise<ReadonlySet<Sha256>> => {
  const find = vault.db
    .prepare(
      `SELECT blob.sha256 FROM evidence_file AS f JOIN blob ON blob.id = f.blob
       WHERE f.evidence = ? AND f.version = ? AND f.position = ?`,
    )
    .pluck();
  const open = openBlobs(vault);
  const unreadable = new Set<Sha256>();
  for (const { key } of omissions) {
    const [, evidence, version, position] = KEY.exec(key) ?? [];
    if (evidence === undefined) continue;
    const sha256 = find.get(Number(evidence), Number(version), Number(position)) as Sha256 | undefined;
    if (sha256 === undefined || unreadable.has(sha256)) continue;
    if (await isReadable(() => open(sha256), job))
      throw new UserError('use.bad-input', { what: `${key} is declared, and the file can be read.` });
    unreadable.add(sha256);
  }
  return unreadable;
};

/**
 * The error of a build, or, when it was evidence that could not be read, one that names every such file by the key it
 * can be declared with: not one in each attempt.
 */
export const sayWhatIsUnreadable = async (
  vault: OpenVault,
  content: PackageContent,
  error: unknown,
  job: Job,
): Promise<unknown> => {
  if (!(error instanceof UserError) || !error.code.startsWith('integrity.blob-')) return error;
  const open = openBlobs(vault);
  const checked = new Map<Sha256, boolean>();
  const keys: string[] = [];
  try {
    for (const { ref, files } of content.evidence) {
      for (const { sha256, position, isAbsent } of files) {
        if (isAbsent) continue;
        const isSound = checked.get(sha256) ?? (await isReadable(() => open(sha256), job));
        checked.set(sha256, isSound);
        if (!isSound) keys.push(`file-unreadable:${ref}.${String(position)}`);
      }
    }
  } catch (second) {
    return second;
  }
  if (keys.length === 0) return error;
  return new UserError(
    'package.evidence-unreadable',
    { count: keys.length, keys: keys.slice(0, 100).join(' ') },
    { cause: error },
  );
};
