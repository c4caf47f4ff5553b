// Files that go to a place the person chose, outside of the vault: there complete or not at all.
import { existsSync, realpathSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../shared/errors';
import { diskError, syncFolder } from '../blobs/durable-files';
import type { Environment } from '../environment';
import type { OpenVault } from './open-vault';

/** Where a path leads once every link on the way is followed; as it is where there is nothing yet. */
const led = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
};
const ledTo = (target: string): string => join(led(dirname(target)), basename(target));

/** Writes into a vault folder are the vault's own; a copy dropped there could replace a sealed file. */
export const refuseInsideVault = (vault: OpenVault, target: string): void => {
  const isInside = (folder: string, path: string): boolean => {
    const way = relative(folder, path);
    return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
  };
  if (isInside(vault.folder, target) || isInside(led(vault.folder), ledTo(target)))
    throw new UserError('use.bad-input', { what: 'It would lie inside the vault folder.' });
};

/** A file beside its target, whole and on the disk. */
const writePart = async (part: string, content: FileOutside['content']): Promise<void> => {
  const handle = await open(part, 'wx', 0o600);
  try {
    for await (const piece of content instanceof Uint8Array ? [content] : content)
      await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export interface FileOutside {
  readonly path: string;
  /** What reading pieces of it throws is thrown on. */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/**
 * Writes files that belong together into one folder, replacing what is there (whoever names a target has asked). None of
 * them appears before all are whole; they then appear in the order given, so that what means something without the
 * others is named last. Where a vault is open, {@link refuseInsideVault} comes before. Errors: disk.*
 */
export const writeTogether = async (
  { random }: Pick<Environment, 'random'>,
  files: readonly FileOutside[],
): Promise<void> => {
  const mark = Buffer.from(random(6)).toString('hex');
  const parts = files.map(({ path, content }) => {
    const target = resolve(path);
    return { target, part: `${target}.${mark}.part`, content };
  });
  try {
    for (const { part, content } of parts) await writePart(part, content);
    for (const { part, target } of parts) {
      await rename(part, target);
      await syncFolder(dirname(target));
    }
  } catch (error) {
    // Why it failed is told; a part without its name may be left beside the target.
    for (const { part } of parts) await rm(part, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};

/**
 * Writes `content` to `targetPath`, replacing what is there (whoever names a target has asked).
 * @throws UserError use.bad-input (a target inside the vault), disk.*
 */
export const writeOutside = async (
  vault: OpenVault,
  targetPath: string,
  content: Uint8Array,
): Promise<void> => {
  const target = resolve(targetPath);
  refuseInsideVault(vault, target);
  await writeTogether(vault.environment, [{ path: target, content }]);
};

/** Without a vault that is open, one is known by its header. */
const refuseInsideAnyVault = (target: string): void => {
  for (let folder = led(dirname(target)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'vault.header')))
      throw new UserError('use.bad-input', { what: 'It would lie inside a vault folder.' });
    if (folder === dirname(folder)) return;
  }
};

/**
 * The same for what comes from no vault.
 * @throws UserError use.bad-input (a target inside a vault), disk.*
 */
export const writeWithoutVault = async (
  environment: Pick<Environment, 'random'>,
  targetPath: string,
  content: FileOutside['content'],
): Promise<void> => {
  const path = resolve(targetPath);
  refuseInsideAnyVault(path);
  await writeTogether(environment, [{ path, content }]);
};
