// Files that go to a place the person chose, outside of the vault: there complete or not at all.
import { open, rename, rm } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { UserError } from '../../shared/errors';
import { diskError, syncFolder } from '../blobs/durable-files';
import type { OpenVault } from './open-vault';

/** Writes into a vault folder are the vault's own; a copy dropped there could replace a sealed file. */
export const refuseInsideVault = (vault: OpenVault, target: string): void => {
  const way = relative(vault.folder, target);
  if (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way) {
    throw new UserError('use.bad-input', { what: 'It would lie inside the vault folder.' });
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
  const mark = Buffer.from(vault.environment.random(6)).toString('hex');
  const part = `${target}.${mark}.part`;
  try {
    const handle = await open(part, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};
