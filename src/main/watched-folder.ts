// Offers the files of one folder that have come to rest, until each was taken in or set aside. Looks at the
// folder every few seconds, because network drives and removable disks tell nobody of a change; stops when
// the vault is locked. What is remembered of a file is a keyed hash, never its name.
import { createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Output } from '../shared/contract';
import { UserError } from '../shared/errors';
import { type VaultId } from '../shared/ids';
import type { Files } from './ipc/files';
import { realPath } from './real-path';
import { shownPath } from './shown-path';
import { readStored, writeStored } from './stored-json';
import type { WalkedFolder, WalkFolder } from './walked-folder';

const LOOK_EVERY_MS = 2_000;
/** A slow folder is looked at so much less often that looking stays a small part of the time. */
const REST_PER_LOOK = 20;
/** Size and time of change stay the same for so long before a file is offered. */
const AT_REST_MS = 2_000;
/** A drive that does not answer for so long counts as gone. */
const PATIENCE_MS = 10_000;
const MAX_FILES = 100_000;
const MAX_OFFERED = 10_000;
const MAX_REMEMBERED = 50_000;

/** What browsers and programs call a file they have not finished. */
const UNFINISHED = /\.(crdownload|part|partial|download|opdownload|tmp|temp)$/i;

const Remembered = z.strictObject({
  folder: z.string().nullable(),
  salt: z.string(),
  /** Keyed hashes of files that are not offered again, the newest last. */
  done: z.array(z.string()),
});
type Remembered = z.infer<typeof Remembered>;
const Stored = z.record(z.string(), Remembered);

interface SeenFile {
  readonly sizeBytes: number;
  readonly modifiedAt: number;
  /** Since when it has been like this. */
  readonly since: number;
}

export interface WatchedFolder {
  /** Which vault is open now, and where; null when none is. */
  readonly vaultIs: (vault: { readonly id: VaultId; readonly folder: string } | null) => void;
  /**
   * Watches another folder, or none, and remembers that for this vault on this computer.
   * @throws UserError use.vault-locked, intake.folder-of-vault
   */
  readonly watch: (folder: string | null) => void;
  readonly offered: () => Output<'intake', 'watched'>;
  /** These are not offered again as they are now: taken in, or set aside. */
  readonly remember: (places: readonly string[]) => void;
}

export interface WatchedFolderParts {
  /** Where it is remembered which folder and which files. */
  readonly file: string;
  readonly files: Files;
  readonly walk: WalkFolder;
  readonly changed: () => void;
  /** Milliseconds that only go up. */
  readonly now?: () => number;
}

const isWithin = (inner: string, outer: string): boolean => {
  const between = path.relative(outer, inner);
  return between === '' || (!between.startsWith('..') && !path.isAbsolute(between));
};

const withPatience = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new UserError('evidence.file-unreadable', { reason: 'ETIMEDOUT' }));
    }, PATIENCE_MS);
  });
  return Promise.race([work, limit]).finally(() => {
    clearTimeout(timer);
  });
};

export const createWatchedFolder = (parts: WatchedFolderParts): WatchedFolder => {
  const { file, files, walk, changed, now = () => performance.now() } = parts;
  let vault: { readonly id: VaultId; readonly folder: string } | null = null;
  let memory: Remembered = { folder: null, salt: '', done: [] };
  let done = new Set<string>();
  let isThere = true;
  const seen = new Map<string, SeenFile>();
  let offers: readonly { readonly place: string; readonly sizeBytes: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** A drive that does not answer keeps one question waiting, never a second one behind it. */
  let asked: { readonly folder: string; readonly answer: Promise<WalkedFolder> } | null = null;
  /** Rises with each start and stop: a look that was begun before says nothing any more. */
  let turn = 0;

  const save = (): void => {
    if (vault === null) return;
    memory = { ...memory, done: [...done].slice(-MAX_REMEMBERED) };
    writeStored(file, { ...readStored(file, Stored, {}), [vault.id]: memory });
  };

  const hashOf = (folder: string, place: string, { sizeBytes, modifiedAt }: SeenFile): string =>
    createHmac('sha256', memory.salt)
      .update([path.relative(folder, place), String(sizeBytes), String(modifiedAt)].join('\0'))
      .digest('hex')
      .slice(0, 32);

  /** Notes what is there and answers what has come to rest and is not done with. */
  const restingOf = (folder: string, found: WalkedFolder): typeof offers => {
    const here = new Set<string>();
    const resting: { place: string; sizeBytes: number }[] = [];
    for (const one of found.files) {
      here.add(one.path);
      const before = seen.get(one.path);
      const isSame = before?.sizeBytes === one.sizeBytes && before.modifiedAt === one.modifiedAt;
      if (before === undefined || !isSame) {
        seen.set(one.path, { sizeBytes: one.sizeBytes, modifiedAt: one.modifiedAt, since: now() });
      } else if (
        now() - before.since >= AT_REST_MS &&
        one.sizeBytes > 0 &&
        !UNFINISHED.test(one.path) &&
        !done.has(hashOf(folder, one.path, before))
      ) {
        resting.push({ place: one.path, sizeBytes: one.sizeBytes });
      }
    }
    for (const place of seen.keys()) if (!here.has(place)) seen.delete(place);
    return resting;
  };

  const tellIfOther = (there: boolean, next: typeof offers): void => {
    const same =
      there === isThere &&
      next.length === offers.length &&
      next.every(({ place, sizeBytes }, at) => {
        const before = offers[at];
        return before?.place === place && before.sizeBytes === sizeBytes;
      });
    isThere = there;
    offers = next;
    if (!same) changed();
  };

  const filesOf = (folder: string): Promise<WalkedFolder> => {
    if (asked?.folder === folder) return asked.answer;
    const answer = walk(folder, MAX_FILES).finally(() => {
      if (asked?.answer === answer) asked = null;
    });
    asked = { folder, answer };
    return answer;
  };

  const look = async (mine: number, folder: string): Promise<void> => {
    const begun = now();
    try {
      const found = await withPatience(filesOf(folder));
      if (mine === turn) tellIfOther(true, restingOf(folder, found));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (mine === turn) tellIfOther(false, []);
    }
    if (mine !== turn) return;
    const pause = Math.max(LOOK_EVERY_MS, (now() - begun) * REST_PER_LOOK);
    timer = setTimeout(() => void look(mine, folder), pause);
  };

  const stop = (): void => {
    turn += 1;
    clearTimeout(timer);
    seen.clear();
    offers = [];
    isThere = true;
  };
  const start = (): void => {
    stop();
    if (memory.folder !== null) void look(turn, memory.folder);
  };

  return {
    vaultIs: (open) => {
      if (open?.id === vault?.id && open?.folder === vault?.folder) return;
      stop();
      vault = open;
      const stored = open === null ? undefined : readStored(file, Stored, {})[open.id];
      memory = stored ?? { folder: null, salt: randomBytes(16).toString('hex'), done: [] };
      done = new Set(memory.done);
      if (vault !== null) start();
      changed();
    },
    watch: (folder) => {
      if (vault === null) throw new UserError('use.vault-locked');
      if (folder !== null) {
        const [watched, own] = [realPath(folder), realPath(vault.folder)];
        if (isWithin(watched, own) || isWithin(own, watched)) throw new UserError('intake.folder-of-vault');
      }
      memory = { ...memory, folder };
      save();
      start();
      changed();
    },
    offered: () => ({
      folder: memory.folder === null ? null : { shownPath: shownPath(memory.folder), isThere },
      files: offers.slice(0, MAX_OFFERED).map(({ place, sizeBytes }) => files.referKnown(place, sizeBytes)),
    }),
    remember: (places) => {
      const { folder } = memory;
      if (folder === null || vault === null) return;
      const before = done.size;
      for (const place of places) {
        const file = seen.get(place);
        if (file !== undefined) done.add(hashOf(folder, place, file));
      }
      if (done.size === before) return;
      save();
      const gone = new Set(places);
      tellIfOther(
        isThere,
        offers.filter(({ place }) => !gone.has(place)),
      );
    },
  };
};
