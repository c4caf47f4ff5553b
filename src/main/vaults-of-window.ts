// The vaults that can be open in the one window, with what main keeps for them outside of their processes: file
// tokens, copies that were opened elsewhere, the clipboard, the list of recent vaults.
import path from 'node:path';
import { app, clipboard, type BrowserWindow } from 'electron';
import type { LockReason } from '../shared/contract';
import { type ClipboardCare, createClipboardCare } from './clipboard-care';
import type { StartChannel } from './engine-channel';
import { createFiles, type Files } from './ipc/files';
import type { AnsweredCall } from './ipc/register';
import type { Log } from './log';
import { openCopies, type OpenedCopies } from './opened-copies';
import { keepOpenVaults, type OpenVaults } from './open-vaults';
import { createPageTurns, type PageTurns } from './page-turns';
import { PROGRAM_FOLDER } from './program-folder';
import { openRecentVaults, type RecentVaults } from './recent-vaults';
import { beginHolderWith } from './vault-holder';
import type { WindowVoice } from './window-voice';

/** How long the window has to ask for what is typed and not saved, before the vault is locked. */
const SAVING_MS = 250;

export interface VaultsOfWindowParts {
  readonly transport: StartChannel;
  readonly log: Log;
  readonly voice: WindowVoice;
  readonly window: () => BrowserWindow | null;
  readonly inUserData: (...parts: string[]) => string;
}

export interface VaultsOfWindow {
  readonly vaults: OpenVaults;
  readonly turns: PageTurns;
  readonly files: Files;
  readonly recent: RecentVaults;
  readonly copies: OpenedCopies;
  readonly clipboard: ClipboardCare;
  readonly copiesChanged: () => void;
  readonly recentChanged: () => void;
  readonly answered: (answered: AnsweredCall) => void;
  /** Locks everything that is open: nobody is there, or the app ends. */
  readonly lock: (why: LockReason) => Promise<void>;
}

export const createVaultsOfWindow = (parts: VaultsOfWindowParts): VaultsOfWindow => {
  const { transport, log, voice, window, inUserData } = parts;
  const { tell, changed } = voice;
  const turns = createPageTurns();
  const files = createFiles(() => vaults.openName());
  const recent = openRecentVaults(inUserData('recent-vaults.json'), files);
  const recentChanged = (): void => {
    changed('recent-vaults');
  };
  const copies = openCopies(inUserData('opened-copies.json'), app.getPath('temp'));
  const copiesChanged = (): void => {
    changed('opened-copies');
  };
  // What a crash left behind.
  void copies.removeAll().then(copiesChanged);

  const care = createClipboardCare(clipboard);
  /** The vault that what lies on the clipboard came from. */
  let copiedFrom: string | null = null;
  const noteOrigin = (): void => {
    copiedFrom = vaults.openName();
  };

  const vaults = keepOpenVaults({
    begin: beginHolderWith({
      transport,
      entry: path.join(PROGRAM_FOLDER, 'engine.js'),
      log,
      files,
      recent,
      watchedFile: inUserData('watched-folders.json'),
      recentChanged,
    }),
    turns,
    renewPage: (to) => {
      voice.deaf();
      if (to !== undefined) tell({ type: 'arrive', to });
      const shown = window();
      if (shown === null || shown.isDestroyed()) return;
      // The next process is ready by the time somebody has typed a passphrase.
      shown.webContents.once('did-finish-load', () => vaults.front());
      shown.webContents.reload();
    },
    changed: (topics) => {
      changed(...topics);
    },
    standingChanged: recentChanged,
    left: async (holder, isLocked) => {
      const wipe = copiedFrom === holder.id ? care.wipe() : Promise.resolve();
      const remove = isLocked ? copies.removeAll(holder.id) : Promise.resolve();
      await Promise.all([wipe, remove]);
      copiesChanged();
    },
    stopped: (incidentId) => {
      tell({ type: 'engine-stopped', incidentId });
    },
  });

  return {
    vaults,
    turns,
    files,
    recent,
    copies,
    copiesChanged,
    recentChanged,
    clipboard: {
      ...care,
      copy: async (text) => {
        noteOrigin();
        await care.copy(text);
      },
      copied: async () => {
        noteOrigin();
        await care.copied();
      },
      mayCopy: async (ended) => {
        const from = vaults.openName();
        const isCopied = await care.mayCopy(ended);
        if (!isCopied) return false;
        copiedFrom = from;
        // It was left before this was known.
        if (from !== vaults.openName()) await care.wipe();
        return true;
      },
    },
    answered: ({ call, holder, paths, value, input }) => {
      if (call === 'review.open') {
        vaults.packageIs(holder, true);
        for (const place of paths) files.share(place);
      }
      if (call === 'review.close') vaults.packageIs(holder, false);
      holder.memory.answered(call, paths, value);
      holder.watching.answered(call, input, value);
    },
    lock: async (why) => {
      const open = vaults.openFolder();
      if (open !== null) tell({ type: 'about-to-lock' });
      // A computer that falls asleep may not come to the end of a wait, and must not sleep with an open vault.
      if (open !== null && why !== 'suspend') await new Promise((resolve) => setTimeout(resolve, SAVING_MS));
      await vaults.lockAll();
      const vault = open === null ? null : files.refer(open, 'read', true, 'everywhere');
      if (vault !== null) tell({ type: 'locked', why, vault });
    },
  };
};
