// Gives sealed part files their names so that a power cut leaves each whole or absent: first the bytes of
// all of them are synced, then all are renamed, then each folder is synced once.
import { chmod, lstat, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf, syncFolder } from './durable-files';
import type { PartFile } from './part-file';

export interface FileToPlace {
  readonly part: PartFile;
  readonly partPath: string;
  readonly path: string;
}

/** Waits for all, also after a failure: nothing may go on behind the back of whoever cleans up. */
const each = async <T>(items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> => {
  const ends = await Promise.allSettled([...items].map(work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};

/** Answers whether the folder was made. */
const ensureFolder = async (path: string): Promise<boolean> => {
  try {
    await mkdir(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST' || !(await lstat(path)).isDirectory()) throw error;
    return false;
  }
};

/**
 * Everything is durable under its name when the promise resolves. After an error some files may have
 * their names; whoever called removes them. A failed sync is final: it is not tried again.
 */
export const placeFiles = async (files: readonly FileToPlace[]): Promise<void> => {
  await each(files, async ({ part, partPath }) => {
    await part.sync();
    await part.close();
    // Windows would refuse to replace a read-only file.
    if (process.platform !== 'win32') await chmod(partPath, 0o400);
  });
  const folders = new Set(files.map(({ path }) => dirname(path)));
  const made: string[] = [];
  await each(folders, async (folder) => {
    if (await ensureFolder(folder)) made.push(folder);
  });
  await each(files, ({ partPath, path }) => rename(partPath, path));
  await each(
    new Set([...folders, ...made.map(dirname), ...files.map(({ partPath }) => dirname(partPath))]),
    syncFolder,
  );
};
