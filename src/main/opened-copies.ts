// Copies of evidence that another program was asked to open: each in a folder only this user can enter, and
// gone when the vault is locked, when the app ends, when somebody asks, and (leftovers) at the next start.
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readStored, writeStored } from './stored-json';

/** Folders that hold a copy; what a crash left behind is found by this. */
const Folders = z.array(z.string().max(4096)).max(10_000);

const PREFIX = 'muniment-opened-';

export interface OpenedCopies {
  /** Those of one vault, or all. */
  readonly count: (of?: string) => number;
  /** A new folder that only this user can enter, noted before anything lies in it. */
  readonly makeFolder: (of?: string) => string;
  /** Removes those of one vault, or all. One that another program holds fast stays noted, and is tried again later. */
  readonly removeAll: (of?: string) => Promise<void>;
  readonly remove: (folder: string) => Promise<void>;
}

/**
 * @param notesFile where the folders are noted
 * @param parent the system's folder for temporary files
 */
export const openCopies = (notesFile: string, parent: string): OpenedCopies => {
  // A list that somebody else wrote must not have anything removed but such folders.
  const isOurs = (folder: string): boolean =>
    path.dirname(folder) === parent && path.basename(folder).startsWith(PREFIX);
  let folders = readStored(notesFile, Folders, []).filter(isOurs);
  /** Which open vault each comes from; of what a crash left behind nobody knows. */
  const origins = new Map<string, string>();
  const those = (of: string | undefined): string[] =>
    of === undefined ? folders : folders.filter((folder) => origins.get(folder) === of);
  const note = (now: readonly string[]): void => {
    folders = [...now];
    writeStored(notesFile, folders);
  };

  const remove = async (folder: string): Promise<void> => {
    try {
      // A link in the folder's place is removed itself, not what it leads to.
      await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
      note(folders.filter((one) => one !== folder));
    } catch {
      // Held by the program that opened it: still noted.
    }
  };

  return {
    count: (of) => those(of).length,
    makeFolder: (of) => {
      const folder = fs.mkdtempSync(path.join(parent, PREFIX));
      fs.chmodSync(folder, 0o700);
      if (of !== undefined) origins.set(folder, of);
      note([...folders, folder]);
      return folder;
    },
    remove,
    removeAll: async (of) => {
      for (const folder of those(of)) await remove(folder);
    },
  };
};
