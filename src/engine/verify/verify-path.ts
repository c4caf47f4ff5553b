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

/** A zip or folder, or several zips that are parts of one package. */
export type NamedPackage = PackageInput | readonly PackageInput[];

const listOf = (what: NamedPackage): readonly PackageInput[] =>
  typeof what === 'string' || 'read' in what ? [what] : what;

export interface OpenedNamed {
  readonly files: readonly Opened[];
  readonly base: readonly Opened[] | null;
  /** Of the package's own files, without their folders. */
  readonly names: readonly string[];
  /** What was opened here, by path; bytes from elsewhere stay open. */
  readonly close: () => Promise<void>;
}

/** Errors: package.not-found, package.not-a-package, disk.no-access. */
export const openNamed = async (what: NamedPackage, base: NamedPackage | null): Promise<OpenedNamed> => {
  const own: Opened[] = [];
  const close = async (): Promise<void> => {
    for (const opened of own.splice(0)) if ('close' in opened) await opened.close();
  };
  const open = async (input: PackageInput): Promise<Opened> => {
    if (typeof input !== 'string') return input;
    const opened = await openPath(input);
    own.push(opened);
    return opened;
  };
  const withParts = async (named: NamedPackage): Promise<readonly PackageInput[]> => {
    const inputs = listOf(named);
    const [only] = inputs;
    return inputs.length === 1 && typeof only === 'string' ? partsBeside(only) : inputs;
  };
  const openAll = async (inputs: readonly PackageInput[]): Promise<Opened[]> => {
    const opened: Opened[] = [];
    for (const input of inputs) opened.push(await open(input));
    return opened;
  };
  try {
    const inputs = await withParts(what);
    return {
      names: inputs.map((one) => (typeof one === 'string' ? basename(one) : (one.name ?? ''))),
      files: await openAll(inputs),
      base: base === null ? null : await openAll(await withParts(base)),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/**
 * Verifies a zip or folder, or several zips that are parts of one package; of one part, the others are
 * looked for beside it. `base` is the full package a delta goes with. `signer` is what the auditor was told by
 * another route: the minisign key, its twelve words, its SHA-256 or the seal number; without it the best
 * answer is `verified-unknown-signer`.
 * Throws package.not-found, package.not-a-package, disk.no-access, use.bad-input (the signer cannot be read)
 * and job.cancelled; everything wrong with the package itself is in the report.
 */
export const verifyPackage = async (
  what: NamedPackage,
  {
    signer,
    base = null,
  }: {
    readonly signer: string | null;
    readonly base?: NamedPackage | null;
  },
  job: VerifyJob,
): Promise<VerifyReport> => {
  const { close, files, base: full } = await openNamed(what, base);
  try {
    return await verifyOpened({ files, base: full, signer }, nodePlatform, job);
  } finally {
    await close();
  }
};
