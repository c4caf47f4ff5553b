// One engine process and what main keeps beside it: a holder holds at most one vault in its life, and nothing it knows
// is shared with another holder.
import { randomUUID } from 'node:crypto';
import type { Topic } from '../shared/contract';
import type { StartChannel } from './engine-channel';
import { type EngineProcess, startEngine } from './engine-process';
import type { Files } from './ipc/files';
import type { Log } from './log';
import type { RecentVaults } from './recent-vaults';
import { rememberOpenedVaults, type VaultMemory } from './vault-memory';
import { walkWith, type WalkFolder } from './walked-folder';
import { createWatchedFolder, type WatchedFolder } from './watched-folder';
import { watchWhileOpen, type WatchWhileOpen } from './watch-while-open';

export interface VaultHolder {
  /** A name for it while the app runs; file tokens of its vault carry it. */
  readonly id: string;
  readonly engine: EngineProcess;
  readonly memory: VaultMemory;
  readonly walk: WalkFolder;
  readonly watched: WatchedFolder;
  readonly watching: WatchWhileOpen;
}

export interface HolderParts {
  readonly transport: StartChannel;
  /** The engine's program. */
  readonly entry: string;
  readonly log: Log;
  readonly files: Files;
  readonly recent: RecentVaults;
  /** Where it is remembered which folders are watched. */
  readonly watchedFile: string;
  readonly recentChanged: () => void;
}

export interface HolderEvents {
  /** Only the vault in front watches its folder: nobody sees what another would offer. */
  readonly isInFront: (holder: VaultHolder) => boolean;
  readonly changed: (holder: VaultHolder, topics: readonly Topic[]) => void;
  readonly stopped: (holder: VaultHolder, incidentId: string) => void;
}

export type BeginHolder = (events: HolderEvents) => VaultHolder;

export const beginHolderWith =
  ({ transport, entry, log, files, recent, watchedFile, recentChanged }: HolderParts): BeginHolder =>
  (events) => {
    const id = randomUUID();
    const engine = startEngine(transport, entry, log, {
      changed: (topics) => {
        memory.changed(topics);
        events.changed(holder, topics);
      },
      stopped: (incidentId) => {
        memory.closed();
        watching.lookAgain();
        events.stopped(holder, incidentId);
      },
    });
    const memory = rememberOpenedVaults(engine, recent, recentChanged);
    const walk = walkWith(engine);
    const watched = createWatchedFolder({
      file: watchedFile,
      files,
      walk,
      changed: () => {
        events.changed(holder, ['intake']);
      },
    });
    const shownFolder = (): string | null => (events.isInFront(holder) ? memory.openFolder() : null);
    const watching = watchWhileOpen(engine, watched, files, shownFolder, id);
    const holder: VaultHolder = { id, engine, memory, walk, watched, watching };
    return holder;
  };
