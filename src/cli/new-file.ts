// The path of a file or folder a command makes. Asked before a passphrase: a slip in it should cost nothing.
import { lstat, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { WrongUse } from './wrong-use';

/** @param typed the value of --out. Errors: wrong use when something is there already, or no folder to put it in. */
export const newFile = async (typed: string | undefined): Promise<string> => {
  if (typed === undefined || typed === '') throw new WrongUse('--out FILE is needed.');
  const path = resolve(typed);
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder?.isDirectory() !== true)
    throw new WrongUse(`There is no folder “${dirname(path)}” to write into.`);
  if ((await lstat(path).catch(() => null)) !== null)
    throw new WrongUse(`“${path}” is there already; it was not replaced.`);
  return path;
};
