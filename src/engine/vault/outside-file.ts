// Files that go to a place the person chose, outside of the vault: there complete or not at all.
import { open, rename, rm } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { UserError } from '../../shared/errors';
import { diskError, syncFolder } from '../blobs/durable-files';
import type { Environment } from '../environment';
import type { OpenVault } from './open-vault';

/** Writes into a vault folder are the vault's own; a copy dropped there could replace a sealed file. */
export const refuseInsideVault = (vault: OpenVault, target: string): void => {
  const way = relative(vault.folder, target);
  if (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way) {
    throw new UserError('use.bad-input', { what: 'It would lie inside the vault folder.' });
  }
};

/** A file beside its target, whole and on the disk. */
const writePart = async (part: string, content: Uint8Array): Promise<void> => {
  const handle = await open(part, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export interface FileOutside {
  readonly path: string;
  readonly content: Uint8Array;
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
  refuseInsideVault(vault, resolve(targetPath));
  await writeTogether(vault.environment, [{ path: targetPath, content }]);
};
