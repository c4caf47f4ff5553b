// The vaults opened on this computer, newest first: where they lie and what they are called, so that
// the first screen can offer them. Names only, never a key or a passphrase.
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { RecentVault } from '../shared/contract';
import { VaultKind } from '../shared/domain/vault';
import { Instant } from '../shared/period';
import type { Files } from './ipc/files';
import { shownPath } from './shown-path';
import { readStored, writeStored } from './stored-json';

const LIMIT = 30;

const Remembered = z.strictObject({
  folder: z.string(),
  organization: z.string(),
  kind: VaultKind.default('vault'),
  engagement: z.string(),
  openedAt: Instant.nullable(),
  lastBackupAt: Instant.nullable().default(null),
  lastCheck: RecentVault.shape.lastCheck.default(null),
});
type Remembered = z.infer<typeof Remembered>;

export interface OpenedFacts {
  readonly organization: string;
  readonly kind: VaultKind;
  readonly engagement: string;
  readonly lastBackupAt: Instant | null;
}

export interface RecentVaults {
  readonly list: () => readonly RecentVault[];
  /** It has just been opened. */
  readonly remember: (folder: string, facts: OpenedFacts) => void;
  /** It was restored from a backup: what it is called is known when it is opened. */
  readonly rememberRestored: (folder: string) => void;
  readonly noteCheck: (folder: string, found: { verdict: 'sound' | 'damaged'; deep: boolean }) => void;
  readonly forget: (folder: string) => void;
}

export const openRecentVaults = (
  file: string,
  files: Files,
  now: () => Date = () => new Date(),
): RecentVaults => {
  const read = (): Remembered[] => readStored(file, z.array(Remembered), []);
  const instant = (): Instant => `${now().toISOString().slice(0, 19)}Z` as Instant;
  const putFirst = (vault: Remembered): void => {
    const others = read().filter(({ folder }) => folder !== vault.folder);
    writeStored(file, [vault, ...others].slice(0, LIMIT));
  };
  return {
    list: () =>
      read().map(({ folder, ...facts }) => ({
        token: files.refer(folder, 'read', true).token,
        folderName: path.basename(folder),
        shownPath: shownPath(folder),
        ...facts,
        present: fs.existsSync(path.join(folder, 'vault.header')),
      })),
    remember: (folder, facts) => {
      const before = read().find((vault) => vault.folder === folder);
      putFirst({ folder, ...facts, openedAt: instant(), lastCheck: before?.lastCheck ?? null });
    },
    rememberRestored: (folder) => {
      const name = path.basename(folder);
      putFirst({
        folder,
        organization: name,
        kind: 'vault',
        engagement: '',
        openedAt: null,
        lastBackupAt: null,
        lastCheck: null,
      });
    },
    noteCheck: (folder, { verdict, deep }) => {
      const lastCheck = { at: instant(), verdict, deep };
      writeStored(
        file,
        read().map((vault) => (vault.folder === folder ? { ...vault, lastCheck } : vault)),
      );
    },
    forget: (folder) => {
      writeStored(
        file,
        read().filter((vault) => vault.folder !== folder),
      );
    },
  };
};
