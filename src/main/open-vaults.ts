// Which vaults are open, each in an engine process of its own: one in front, those that were pinned behind it. A
// vault that is left is locked and its process ends; a process that has held a vault never holds another.
import { type Arrival, type Topic, TOPICS } from '../shared/contract';
import type { OpenState } from '../shared/domain/client';
import { type Reply, UserError } from '../shared/errors';
import { isWorkingFile } from './opened-kind';
import type { PageTurns } from './page-turns';
import { isSamePlace } from './real-path';
import type { BeginHolder, VaultHolder } from './vault-holder';

/** A vault that does not close within this is closed by the end of its process. */
const CLOSING_MS = 5_000;

export interface OpenVaultsParts {
  readonly begin: BeginHolder;
  readonly turns: PageTurns;
  /** The page is loaded anew, and arrives there; at what is open when nothing is said. */
  readonly renewPage: (to?: Arrival) => void;
  /** Something of the vault in front, or of the package beside it, has changed. */
  readonly changed: (topics: readonly Topic[]) => void;
  /** Which are open, or pinned. */
  readonly standingChanged: () => void;
  /** Left, not necessarily locked: what it had put outside of the app is taken back. */
  readonly left: (holder: VaultHolder, isLocked: boolean) => Promise<void>;
  readonly stopped: (incidentId: string) => void;
}

export interface OpenVaults {
  /** Answers for the vault in front; there is one always, with a vault or without. */
  readonly front: () => VaultHolder;
  /** The name (VaultHolder.id) of the vault in front, and where it lies; null when there is none. */
  readonly openName: () => string | null;
  readonly openFolder: () => string | null;
  /** Whom a call of this group is for. */
  readonly answering: (group: string) => VaultHolder;
  readonly standingOf: (folder: string) => { readonly openState: OpenState; readonly pinned: boolean };
  readonly isAnyOpen: () => boolean;
  /** Opens a vault in a process that has held no other, and puts the one in front away. `run` never rejects. */
  readonly open: (
    folder: string,
    run: (holder: VaultHolder) => Promise<Reply<unknown>>,
  ) => Promise<Reply<unknown>>;
  readonly leave: (to: Arrival) => Promise<void>;
  /** @throws UserError use.vault-locked */
  readonly pin: (pinned: boolean) => void;
  /** @throws UserError use.vault-locked */
  readonly bringForward: (folder: string) => Promise<void>;
  /** Nothing when it is not open. */
  readonly lock: (folder: string) => Promise<void>;
  /** @returns false when a package is open beside the vault that was in front, whose screens stay */
  readonly lockFront: () => Promise<boolean>;
  /** @returns as lockFront */
  readonly lockAll: () => Promise<boolean>;
  /** The auditor's side: a package was opened or closed by whoever answers for it. */
  readonly packageIs: (holder: VaultHolder, isOpen: boolean) => void;
  readonly isPackageOpen: () => boolean;
  readonly pageGone: () => void;
  readonly stop: () => void;
}

export const keepOpenVaults = (parts: OpenVaultsParts): OpenVaults => {
  const { begin, turns, renewPage, changed, standingChanged, left, stopped } = parts;
  /** Null until it is needed: a process is not begun for nobody. */
  let front: VaultHolder | null = null;
  /** Pinned ones, the last one left last. */
  let behind: readonly VaultHolder[] = [];
  /** Without a vault, kept because a package is open in it. */
  let receiver: VaultHolder | null = null;
  /** Has held none yet; the waits after wrong passphrases are counted in it. */
  let spare: VaultHolder | null = null;
  const pinned = new Set<VaultHolder>();
  const withPackage = new Set<VaultHolder>();
  /** The folder of the vault each holds, or has held. */
  const heldBy = new Map<VaultHolder, string>();
  const workingFiles = new WeakSet<VaultHolder>();
  /** On their way out: neither in front nor behind, and not locked yet. */
  const closing = new Map<VaultHolder, Promise<void>>();
  const ended = new WeakSet<VaultHolder>();
  /** Rises when everything is locked: an opening that was begun before is not let in any more. */
  let lockings = 0;
  let queue: Promise<unknown> = Promise.resolve();
  /** One after the other: two openings at once would both be the one in front. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  const folderOf = (holder: VaultHolder | null): string | null => holder?.memory.openFolder() ?? null;
  const holds = (holder: VaultHolder | null, folder: string): boolean => {
    const open = folderOf(holder);
    return open !== null && isSamePlace(open, folder);
  };

  const end = (holder: VaultHolder): void => {
    pinned.delete(holder);
    withPackage.delete(holder);
    heldBy.delete(holder);
    behind = behind.filter((one) => one !== holder);
    if (receiver === holder) receiver = null;
    if (spare === holder) spare = null;
    if (front === holder) front = null;
    ended.add(holder);
    holder.engine.stop();
  };

  const fresh = (): VaultHolder => {
    if (receiver !== null && !heldBy.has(receiver)) {
      const holder = receiver;
      receiver = null;
      return holder;
    }
    const holder =
      spare ??
      begin({
        isInFront: (one) => one === front,
        changed: (one, topics) => {
          if (one === front) changed(topics);
          else if (one === receiver) changed(topics.filter((topic) => topic === 'review'));
        },
        stopped: (one, incidentId) => {
          const wasFront = one === front;
          void left(one, true);
          // It is started again by itself. One that has held none is of use in front, and is not begun over and over.
          if (heldBy.has(one) || !wasFront) end(one);
          withPackage.delete(one);
          standingChanged();
          if (wasFront) stopped(incidentId);
          else changed(['review']);
        },
      });
    spare = null;
    return holder;
  };
  const inFront = (): VaultHolder => (front ??= fresh());

  const closeInOrder = async (holder: VaultHolder): Promise<void> => {
    pinned.delete(holder);
    if (front === holder) front = null;
    behind = behind.filter((one) => one !== holder);
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    const { reply } = holder.engine.call({ group: 'vault', name: 'lock', input: {}, paths: {} });
    await Promise.race([reply, limit]);
    holder.memory.closed();
    holder.watching.lookAgain();
    await left(holder, true);
    if (!withPackage.has(holder)) {
      end(holder);
      return;
    }
    if (receiver !== null && receiver !== holder) end(receiver);
    receiver = holder;
  };
  /** Locks it and ends its process, unless a package is open in it. */
  const close = (holder: VaultHolder): Promise<void> => {
    const done = closeInOrder(holder).finally(() => closing.delete(holder));
    closing.set(holder, done);
    return done;
  };

  /** It is in front no more. */
  const putAway = async (holder: VaultHolder): Promise<void> => {
    if (folderOf(holder) === null) {
      if (withPackage.has(holder)) receiver = holder;
      else if (heldBy.has(holder)) end(holder);
      else spare = holder;
      return;
    }
    if (!pinned.has(holder)) {
      await close(holder);
      return;
    }
    behind = [...behind.filter((one) => one !== holder), holder];
    holder.watching.lookAgain();
    void holder.engine.errand({ what: 'page-gone' });
    await left(holder, false);
  };

  const bring = async (holder: VaultHolder): Promise<void> => {
    const leaving = front;
    behind = behind.filter((one) => one !== holder);
    if (receiver === holder) receiver = null;
    if (spare === holder) spare = null;
    front = holder;
    if (leaving !== null && leaving !== holder) await putAway(leaving);
    holder.watching.lookAgain();
    standingChanged();
  };

  const packageStays = (holder: VaultHolder | null): boolean =>
    receiver !== null || (holder !== null && withPackage.has(holder));

  const lockFront = async (): Promise<boolean> => {
    const leaving = front;
    const stays = packageStays(leaving);
    if (leaving === null || folderOf(leaving) === null) return !stays;
    if (!stays) turns.end();
    await close(leaving);
    standingChanged();
    if (stays) changed(TOPICS);
    else renewPage();
    return !stays;
  };

  return {
    front: inFront,
    openName: () => (front !== null && folderOf(front) !== null ? front.id : null),
    openFolder: () => folderOf(front),
    answering: (group) => (group === 'review' ? (receiver ?? inFront()) : inFront()),
    standingOf: (folder) => {
      const holder = [front, ...behind].find((one) => holds(one, folder)) ?? null;
      if (holder === null) return { openState: 'closed', pinned: false };
      return { openState: holder === front ? 'in-front' : 'behind', pinned: pinned.has(holder) };
    },
    isAnyOpen: () => [front, ...behind].some((one) => folderOf(one) !== null),
    open: (folder, run) =>
      inTurn(async () => {
        const before = lockings;
        // Its own process has the lock on the vault's folder: that is given back first.
        for (const holder of [...behind, ...(front === null ? [] : [front])])
          if (holds(holder, folder)) await close(holder);
        const again = receiver;
        const isAgain = again !== null && isSamePlace(heldBy.get(again) ?? '', folder);
        const target = isAgain ? again : folderOf(front) === null ? inFront() : fresh();
        const reply = await run(target);
        if (reply.ok) heldBy.set(target, folder);
        if (!reply.ok || before !== lockings) {
          if (reply.ok) await close(target);
          else if (target !== front && target !== receiver && !ended.has(target)) spare = target;
          return reply.ok ? { ok: false, failure: { code: 'use.vault-locked', details: {} } } : reply;
        }
        target.memory.opened(folder);
        // A working file keeps what is done with a package, and can with one in its own process only.
        if (isWorkingFile(reply.value)) {
          workingFiles.add(target);
          if (receiver !== null && receiver !== target) end(receiver);
        }
        await bring(target);
        if (!turns.shows(target.id)) {
          turns.end();
          renewPage();
        }
        return reply;
      }),
    leave: (to) =>
      inTurn(async () => {
        const leaving = folderOf(front) === null ? null : front;
        if (leaving === null && !turns.isUsed()) return;
        turns.end();
        front = leaving === null ? front : null;
        if (leaving !== null) await putAway(leaving);
        standingChanged();
        renewPage(to);
      }),
    pin: (isPinned) => {
      const holder = inFront();
      if (folderOf(holder) === null) throw new UserError('use.vault-locked');
      if (isPinned) pinned.add(holder);
      else pinned.delete(holder);
    },
    bringForward: (folder) =>
      inTurn(async () => {
        if (holds(front, folder)) return;
        const wanted = behind.find((one) => holds(one, folder));
        if (wanted === undefined) throw new UserError('use.vault-locked');
        turns.end();
        if (workingFiles.has(wanted) && receiver !== null) end(receiver);
        await bring(wanted);
        renewPage();
      }),
    lock: (folder) =>
      inTurn(async () => {
        const holder = behind.find((one) => holds(one, folder));
        if (holder !== undefined) await close(holder);
        else if (holds(front, folder)) await lockFront();
        standingChanged();
      }),
    lockFront: () => inTurn(lockFront),
    lockAll: async () => {
      lockings += 1;
      const [isAlone] = await Promise.all([lockFront(), ...behind.map(close), ...closing.values()]);
      standingChanged();
      return isAlone;
    },
    packageIs: (holder, isOpen) => {
      if (isOpen) withPackage.add(holder);
      else withPackage.delete(holder);
      if (!isOpen && holder === receiver) end(holder);
    },
    isPackageOpen: () => packageStays(front),
    pageGone: () => {
      for (const holder of new Set([front, receiver, ...behind]))
        if (holder !== null) void holder.engine.errand({ what: 'page-gone' });
    },
    stop: () => {
      for (const holder of new Set([front, receiver, spare, ...behind, ...closing.keys()]))
        holder?.engine.stop();
    },
  };
};
