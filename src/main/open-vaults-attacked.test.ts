// Attacks on the keeping apart of vaults: what happens in between, when a process, the person or the computer does not wait.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../shared/errors';
import type { EngineCall } from './engine-process';
import { keepOpenVaults } from './open-vaults';
import { createPageTurns } from './page-turns';
import type { HolderEvents, VaultHolder } from './vault-holder';

const OK: Reply<unknown> = { ok: true, value: {} };
const STOPPED: Reply<unknown> = { ok: false, failure: { code: 'engine.stopped', details: {} } };

/** Processes that lock when they are let, and of which it is known which have ended. */
const setUp = () => {
  const begun: { readonly holder: VaultHolder; readonly events: HolderEvents; readonly folders: string[] }[] =
    [];
  const ended = new Set<string>();
  const locking = new Map<string, (reply: Reply<unknown>) => void>();
  const slow = new Set<string>();
  const vaults = keepOpenVaults({
    begin: (events) => {
      const id = `process ${String(begun.length + 1)}`;
      let folder: string | null = null;
      const holder = {
        id,
        engine: {
          call: ({ name }: EngineCall) => {
            const isSlow = name === 'lock' && slow.has(id);
            const reply = isSlow
              ? new Promise<Reply<unknown>>((answer) => locking.set(id, answer))
              : Promise.resolve(OK);
            return { id: 1, reply };
          },
          errand: () => Promise.resolve(OK),
          stop: () => ended.add(id),
        },
        memory: {
          opened: (place: string) => (folder = place),
          closed: () => (folder = null),
          openFolder: () => folder,
        },
        watching: { lookAgain: () => undefined },
      } as unknown as VaultHolder;
      begun.push({ holder, events, folders: [] });
      return holder;
    },
    turns: createPageTurns(),
    renewPage: () => undefined,
    changed: () => undefined,
    standingChanged: () => undefined,
    left: () => Promise.resolve(),
    stopped: () => undefined,
  });
  const open = (
    folder: string,
    meanwhile: (holder: VaultHolder) => Promise<Reply<unknown>> | Reply<unknown> = () => OK,
  ) =>
    vaults.open(folder, async (holder) => {
      if (ended.has(holder.id)) return STOPPED;
      begun.find((one) => one.holder === holder)?.folders.push(folder);
      return await meanwhile(holder);
    });
  const crash = (holder: VaultHolder) => {
    holder.memory.closed();
    begun.find((one) => one.holder === holder)?.events.stopped(holder, 'INC-1');
  };
  return { vaults, open, crash, begun, ended, locking, slow };
};

describe('attack: an opening beside a pinned vault', () => {
  it('whose process crashes does not stand in the way of the next one', async () => {
    const { vaults, open, crash, ended } = setUp();
    await open('/a');
    vaults.pin(true);
    const crashed = await open('/b', (holder) => {
      crash(holder);
      return STOPPED;
    });
    expect(crashed.ok).toBe(false);
    expect(await open('/b')).toEqual(OK);
    expect(ended.has(vaults.front().id)).toBe(false);
    expect(vaults.standingOf('/a').openState).toBe('behind');
  });
});

describe('attack: everything is locked', () => {
  it('while a vault opens beside a package: the process that had it for a moment holds no other', async () => {
    const { vaults, open, begun } = setUp();
    vaults.packageIs(vaults.front(), true);
    await open('/a', async () => {
      await vaults.lockAll();
      return OK;
    });
    expect(await open('/b')).toEqual(OK);
    expect(begun.map(({ folders }) => folders)).toEqual([['/a'], ['/b']]);
    // The package is where it was.
    expect(vaults.answering('review')).toBe(begun[0]?.holder);
  });

  it('while one that was left is still being closed: it is waited for', async () => {
    const { vaults, open, ended, locking, slow } = setUp();
    await open('/a');
    slow.add('process 1');
    const leaving = vaults.leave('vaults');
    await new Promise((resolve) => setTimeout(resolve));
    let isLocked = false;
    const locked = vaults.lockAll().then(() => (isLocked = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isLocked).toBe(false);
    locking.get('process 1')?.(OK);
    await Promise.all([leaving, locked]);
    expect([...ended]).toEqual(['process 1']);
  });

  it('and the app ends while one is still being closed: its process ends with it', async () => {
    const { vaults, open, ended, slow } = setUp();
    await open('/a');
    slow.add('process 1');
    void vaults.leave('vaults');
    await new Promise((resolve) => setTimeout(resolve));
    vaults.stop();
    expect([...ended]).toEqual(['process 1']);
  });
});

describe('attack: a package beside a vault', () => {
  it('is still known as open at the moment the vault has been locked', async () => {
    const { vaults, open } = setUp();
    await open('/a');
    vaults.packageIs(vaults.front(), true);
    await vaults.lockFront();
    expect(vaults.isPackageOpen()).toBe(true);
  });
});
