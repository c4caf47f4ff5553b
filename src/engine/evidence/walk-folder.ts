// All files under a folder, by path: what a person means by dropping it. Follows no link, passes over what
// nobody put there by hand (hidden and system files) and every vault, and counts what it passed over.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceError } from '../blobs/file-source';
import { goOnOrStop, type Job } from '../environment';

export interface WalkedFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** By the file system, in milliseconds since 1970. */
  readonly modifiedAt: number;
}

export interface Walk {
  readonly files: WalkedFile[];
  /** Hidden and system files, links, what is no file, vaults, and what could not be read. */
  readonly passedOver: number;
  /** True when there was more than is looked at; the rest is not in `files`. */
  readonly isCut: boolean;
}

/** Also of what is passed over: a folder may hold millions of hidden files. */
const MAX_LOOKED_AT = 300_000;
const MAX_DEPTH = 64;
const AT_A_TIME = 32;

const SYSTEM_NAMES = new Set(
  'thumbs.db ehthumbs.db desktop.ini icon\r __macosx $recycle.bin lost+found'.split(' '),
);
const isOfTheSystem = (name: string): boolean =>
  name.startsWith('.') ||
  name.startsWith('~$') ||
  SYSTEM_NAMES.has(name.toLowerCase()) ||
  name === 'System Volume Information' ||
  // Could be neither shown nor kept.
  !name.isWellFormed();

/** By what the bytes of the names say, the same on every computer. */
const byName = (a: { name: string }, b: { name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/**
 * @throws UserError evidence.file-not-found, evidence.file-unreadable when the folder itself cannot be
 * read; job.cancelled
 */
export const walkFolder = async (folder: string, atMost: number, job: Pick<Job, 'signal'>): Promise<Walk> => {
  const files: WalkedFile[] = [];
  let passedOver = 0;
  let lookedAt = 0;
  let isCut = false;

  const look = async (path: string): Promise<WalkedFile | null> => {
    try {
      const stats = await lstat(path);
      return stats.isFile() ? { path, sizeBytes: stats.size, modifiedAt: stats.mtimeMs } : null;
    } catch {
      // Gone since the folder was listed, or not to be looked at: no file that can be offered.
      return null;
    }
  };

  /** Files that stand side by side, asked some at a time. */
  const takeFiles = async (paths: readonly string[]): Promise<void> => {
    for (let at = 0; at < paths.length; at += AT_A_TIME) {
      goOnOrStop(job);
      for (const file of await Promise.all(paths.slice(at, at + AT_A_TIME).map(look))) {
        if (file === null) passedOver += 1;
        else if (files.length < atMost) files.push(file);
        else isCut = true;
      }
      if (isCut) return;
    }
  };

  const walk = async (inside: string, depth: number): Promise<void> => {
    goOnOrStop(job);
    const entries = await readdir(inside, { withFileTypes: true });
    if (entries.some((entry) => entry.name === 'vault.header' && entry.isFile())) {
      passedOver += 1;
      return;
    }
    let waiting: string[] = [];
    for (const entry of entries.sort(byName)) {
      lookedAt += 1;
      if (lookedAt > MAX_LOOKED_AT) isCut = true;
      if (isCut) return;
      const path = join(inside, entry.name);
      if (isOfTheSystem(entry.name)) passedOver += 1;
      else if (entry.isFile()) waiting.push(path);
      else if (entry.isDirectory() && depth < MAX_DEPTH) {
        // What stands before the folder comes before what is in it.
        await takeFiles(waiting);
        waiting = [];
        // Reached only when takeFiles said so.
        if (isCut as boolean) return;
        await walk(path, depth + 1).catch((error: unknown) => {
          goOnOrStop(job);
          if (sourceError(error) === error) throw error;
          passedOver += 1;
        });
      } else passedOver += 1;
    }
    await takeFiles(waiting);
  };

  try {
    await walk(folder, 0);
  } catch (error) {
    throw sourceError(error);
  }
  return { files, passedOver, isCut };
};
