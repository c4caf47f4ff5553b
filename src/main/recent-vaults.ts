// The vaults opened on this computer, newest first: where they lie and what they are called, so that
// the first screen can offer them. Names only, never a key or a passphrase.
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { RecentVault } from '../shared/contract';
import { ClientColour, ListedEngagement } from '../shared/domain/client';
import { VaultKind } from '../shared/domain/vault';
import { Instant } from '../shared/period';
import type { Files } from './ipc/files';
import { shownPath } from './shown-path';
import { readStored, writeStored } from './stored-json';

/** More than a person keeps clients; the list is read as a whole. */
const LIMIT = 300;

const Remembered = z.strictObject({
  folder: z.string(),
  organization: z.string(),
  kind: VaultKind.default('vault'),
  engagement: ListedEngagement,
  openedAt: Instant.nullable(),
  lastBackupAt: Instant.nullable().default(null),
  lastCheck: RecentVault.shape.lastCheck.default(null),
  // A colour that a later version knows is left to the name.
  colour: ClientColour.nullable().default(null).catch(null),
});
type Remembered = z.infer<typeof Remembered>;

export interface OpenedFacts {
  readonly organization: string;
  readonly kind: VaultKind;
  readonly engagement: ListedEngagement;
  readonly lastBackupAt: Instant | null;
}

/** What is remembered; whether it is open now is not known here. */
export type ListedVault = Omit<RecentVault, 'openState' | 'pinned'> & { readonly folder: string };

export interface RecentVaults {
  /** The last opened first. */
  readonly list: () => readonly ListedVault[];
  /** It has just been opened. */
  readonly remember: (folder: string, facts: OpenedFacts) => void;
  /** What is said of it has changed while it was open; its place in the list stays. */
  readonly renew: (folder: string, facts: OpenedFacts) => void;
  readonly setColour: (folder: string, colour: ClientColour | null) => void;
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
  const change = (folder: string, facts: Partial<Remembered>): void => {
    writeStored(
      file,
      read().map((vault) => (vault.folder === folder ? { ...vault, ...facts } : vault)),
    );
  };
  const instant = (): Instant => `${now().toISOString().slice(0, 19)}Z` as Instant;
  const putFirst = (vault: Remembered): void => {
    const others = read().filter(({ folder }) => folder !== vault.folder);
    writeStored(file, [vault, ...others].slice(0, LIMIT));
  };
  return {
    list: () =>
      read().map(({ folder, ...facts }) => ({
        folder,
        token: files.refer(folder, 'read', true, 'everywhere').token,
        folderName: path.basename(folder),
        shownPath: shownPath(folder),
        ...facts,
        present: fs.existsSync(path.join(folder, 'vault.header')),
      })),
    remember: (folder, facts) => {
      const before = read().find((vault) => vault.folder === folder);
      putFirst({
        ...{ lastCheck: null, colour: null },
        ...before,
        ...{ folder, ...facts, openedAt: instant() },
      });
    },
    renew: change,
    setColour: (folder, colour) => {
      change(folder, { colour });
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
        colour: null,
      });
    },
    noteCheck: (folder, { verdict, deep }) => {
      change(folder, { lastCheck: { at: instant(), verdict, deep } });
    },
    forget: (folder) => {
      writeStored(
        file,
        read().filter((vault) => vault.folder !== folder),
      );
    },
  };
};
