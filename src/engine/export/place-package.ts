// Gives the files of a package their names: all of them or none. Each takes the place of an older one only when it
// is whole and verified; what was replaced is kept aside until the vault knows the package.
import { link, lstat, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { UserError } from '../../shared/errors';
import { diskError, errnoOf, syncFolder } from '../blobs/durable-files';

export interface FileToPlace {
  /** Written, durable and verified; beside the target. */
  readonly part: string;
  readonly target: string;
}

/** @throws UserError use.bad-input (inside the vault), package.target-exists */
export const requireTarget = async (
  vaultFolder: string,
  target: string,
  overwrite: boolean,
): Promise<void> => {
  const way = relative(vaultFolder, target);
  if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)) {
    throw new UserError('use.bad-input', { what: 'It would lie inside the vault folder.' });
  }
  const there = await lstat(target).catch(() => null);
  if (there === null) return;
  if (!overwrite || there.isDirectory()) throw new UserError('package.target-exists');
};

/** How file systems say that they know no second name of a file. */
const NO_SECOND_NAME: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'];

/**
 * Keeps the file that is to be replaced under a second name; null when there is none. Its own name it loses only
 * to the new file, so that a crash leaves one of the two at the target.
 */
const keepAside = async (target: string, aside: string): Promise<string | null> => {
  try {
    await link(target, aside);
    return aside;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    if (!NO_SECOND_NAME.includes(errnoOf(error))) throw error;
    await rename(target, aside);
    return aside;
  }
};

const bringBack = async (replaced: string, target: string): Promise<void> => {
  await rename(replaced, target);
  // Two names of the same file: then the rename has left both.
  await rm(replaced, { force: true });
};

interface Placed {
  readonly target: string;
  readonly replaced: string | null;
  isNew: boolean;
}

/**
 * Renames all parts and then runs `record`, which makes the vault know of them. An error takes everything back: a
 * package the vault does not know of must not reach an auditor. Only when `isRecorded` says that the vault knows it
 * after all (an error at the very end of a change leaves open whether it was stored) the files stay.
 */
export const placePackage = async (
  files: readonly FileToPlace[],
  record: () => void,
  isRecorded: () => boolean,
): Promise<void> => {
  const placed: Placed[] = [];
  const forgetReplaced = async (): Promise<void> => {
    for (const { replaced } of placed) if (replaced !== null) await rm(replaced, { force: true });
  };
  try {
    for (const { part, target } of files) {
      const one: Placed = { target, replaced: await keepAside(target, `${part}.replaced`), isNew: false };
      placed.push(one);
      await rename(part, target);
      one.isNew = true;
    }
    for (const folder of new Set(files.map(({ target }) => dirname(target)))) await syncFolder(folder);
    record();
  } catch (error) {
    if (placed.length === files.length && isRecorded()) await forgetReplaced();
    else {
      for (const { target, replaced, isNew } of placed.toReversed()) {
        if (replaced !== null) await bringBack(replaced, target);
        else if (isNew) await rm(target, { force: true });
      }
    }
    throw diskError(error);
  }
  await forgetReplaced();
};

/** What a build that was killed may have left beside a target: `NAME.<12 hex>.part`, `….part.replaced`. */
export const leftoversBeside = async (targets: readonly string[]): Promise<string[]> => {
  const left: string[] = [];
  for (const folder of new Set(targets.map(dirname))) {
    const names = await readdir(folder).catch(() => []);
    const ours = targets.map((target) => basename(target));
    left.push(
      ...names.filter((name) => {
        const [, of] = /^(.+)\.[0-9a-f]{12}\.part(?:\.replaced)?$/.exec(name) ?? [];
        return of !== undefined && ours.includes(of);
      }),
    );
  }
  return left.sort();
};
