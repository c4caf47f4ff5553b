// The vaults opened on this computer, newest first: where they lie and what they are called, so that
// the first screen can offer them. Names only, never a key or a passphrase.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { RecentVault } from '../shared/contract';
import { Instant } from '../shared/period';
import type { Files } from './ipc/files';
import { readStored, writeStored } from './stored-json';

const LIMIT = 30;

const Remembered = z.strictObject({
  folder: z.string(),
  organization: z.string(),
  engagement: z.string(),
  openedAt: Instant,
});
type Remembered = z.infer<typeof Remembered>;

const shorten = (folder: string): string => {
  const home = os.homedir();
  return folder.startsWith(home + path.sep) ? `~${folder.slice(home.length)}` : folder;
};

export interface RecentVaults {
  readonly list: () => readonly RecentVault[];
  readonly remember: (folder: string, facts: { organization: string; engagement: string }) => void;
  readonly forget: (folder: string) => void;
}

export const openRecentVaults = (
  file: string,
  files: Files,
  now: () => Date = () => new Date(),
): RecentVaults => {
  const read = (): Remembered[] => readStored(file, z.array(Remembered), []);
  return {
    list: () =>
      read().map(({ folder, organization, engagement, openedAt }) => ({
        token: files.refer(folder, 'read', true).token,
        folderName: path.basename(folder),
        shownPath: shorten(folder),
        organization,
        engagement,
        openedAt,
        present: fs.existsSync(path.join(folder, 'vault.header')),
      })),
    remember: (folder, facts) => {
      const openedAt = `${now().toISOString().slice(0, 19)}Z` as Instant;
      const others = read().filter((vault) => vault.folder !== folder);
      writeStored(file, [{ folder, ...facts, openedAt }, ...others].slice(0, LIMIT));
    },
    forget: (folder) => {
      writeStored(
        file,
        read().filter((vault) => vault.folder !== folder),
      );
    },
  };
};
