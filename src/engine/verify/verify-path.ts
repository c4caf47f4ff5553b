// The verifier's door in Node: takes paths as well as sources, opens and closes them, and finds the other
// parts of a package beside the one that was named.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { VerifyReport } from '../../shared/domain/package';
import type { ByteSource } from './byte-source';
import { readPartName } from './merge-parts';
import { nodePlatform } from './node-platform';
import { openPath } from './open-path';
import type { VerifyJob } from './read-files';
import { type Opened, verifyOpened } from './verify-package';

/** A path of a zip or folder, or bytes from elsewhere (which their owner closes). */
export type PackageInput = string | ByteSource;

/** All parts that lie beside this one, itself among them, in order; the path alone when it is no part. */
export const partsBeside = async (path: string): Promise<string[]> => {
  const own = readPartName(basename(path));
  if (own === null) return [path];
  const names = await readdir(dirname(path)).catch(() => [basename(path)]);
  const parts = names.flatMap((name) => {
    const part = readPartName(name);
    const isSibling = part?.stem === own.stem && part.of === own.of && part.ending === own.ending;
    return part !== null && isSibling ? [{ name, number: part.number }] : [];
  });
  return parts.length === 0
    ? [path]
    : parts.sort((a, b) => a.number - b.number).map(({ name }) => join(dirname(path), name));
};

const listOf = (what: PackageInput | readonly PackageInput[]): readonly PackageInput[] =>
  typeof what === 'string' || 'read' in what ? [what] : what;

/**
 * Verifies a zip or folder, or several zips that are parts of one package; of one part, the others are
 * looked for beside it. `base` is the full package a delta goes with. `signer` is what the auditor was told by
 * another route: the minisign key, its twelve words, its SHA-256 or the seal number; without it the best
 * answer is `verified-unknown-signer`.
 * Throws package.not-found, package.not-a-package, disk.no-access, use.bad-input (the signer cannot be read)
 * and job.cancelled; everything wrong with the package itself is in the report.
 */
export const verifyPackage = async (
  what: PackageInput | readonly PackageInput[],
  {
    signer,
    base = null,
  }: {
    readonly signer: string | null;
    readonly base?: PackageInput | readonly PackageInput[] | null;
  },
  job: VerifyJob,
): Promise<VerifyReport> => {
  const own: Opened[] = [];
  const open = async (input: PackageInput): Promise<Opened> => {
    if (typeof input !== 'string') return input;
    const opened = await openPath(input);
    own.push(opened);
    return opened;
  };
  const openAll = async (inputs: readonly PackageInput[]): Promise<Opened[]> => {
    const [only] = inputs;
    const paths = inputs.length === 1 && typeof only === 'string' ? await partsBeside(only) : inputs;
    const opened: Opened[] = [];
    for (const input of paths) opened.push(await open(input));
    return opened;
  };
  try {
    const files = await openAll(listOf(what));
    const opened = { files, base: base === null ? null : await openAll(listOf(base)), signer };
    return await verifyOpened(opened, nodePlatform, job);
  } finally {
    for (const opened of own) if ('close' in opened) await opened.close();
  }
};
