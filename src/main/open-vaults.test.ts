import { describe, expect, it } from 'vitest';
import type { Reply } from '../shared/errors';
import type { EngineCall } from './engine-process';
import { keepOpenVaults } from './open-vaults';
import { createPageTurns } from './page-turns';
import type { HolderEvents, VaultHolder } from './vault-holder';

const OK: Reply<unknown> = { ok: true, value: {} };
const WRONG: Reply<unknown> = { ok: false, failure: { code: 'vault.wrong-passphrase', details: {} } };
const page = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Processes that do nothing but say what was asked of them. */
const setUp = () => {
  const events: HolderEvents[] = [];
  const said: string[] = [];
  const begun: VaultHolder[] = [];
  const turns = createPageTurns();
  const vaults = keepOpenVaults({
    begin: (heard) => {
      events.push(heard);
      const id = `process ${String(begun.length + 1)}`;
      let folder: string | null = null;
      const holder = {
        id,
        engine: {
          call: ({ group, name }: EngineCall) => {
            said.push(`${id}: ${group}.${name}`);
            return { id: 1, reply: Promise.resolve(OK) };
          },
          errand: ({ what }: { what: string }) => {
            said.push(`${id}: ${what}`);
            return Promise.resolve(OK);
          },
          stop: () => said.push(`${id}: ended`),
        },
        memory: {
          opened: (place: string) => (folder = place),
          closed: () => (folder = null),
          openFolder: () => folder,
        },
        watching: { lookAgain: () => undefined },
      } as unknown as VaultHolder;
      begun.push(holder);
      return holder;
    },
    turns,
    renewPage: (to) => said.push(`page anew${to === undefined ? '' : ` at ${to}`}`),
    changed: (topics) => said.push(`changed ${topics.join()}`),
    standingChanged: () => undefined,
    left: (holder, isLocked) => {
      said.push(`${holder.id}: ${isLocked ? 'locked' : 'behind'}`);
      return Promise.resolve();
    },
    stopped: () => said.push('stopped'),
  });
  const openedIn: Record<string, string[]> = {};
  const open = (folder: string, reply: Reply<unknown> = OK) =>
    vaults.open(folder, (holder) => {
      (openedIn[holder.id] ??= []).push(folder);
      return Promise.resolve(reply);
    });
  /** The page that is in the window speaks. */
  let pages = 0;
  const newPage = () => turns.mayCall(page(++pages));
  newPage();
  return { vaults, turns, said, begun, events, open, openedIn, newPage, pageNow: () => page(pages) };
};

describe('open vaults', () => {
  it('each open in a process that has held no other', async () => {
    const { vaults, open, openedIn } = setUp();
    for (const folder of ['/a', '/b', '/a', '/c']) {
      await open(folder);
      await vaults.lockFront();
    }
    expect(Object.values(openedIn)).toEqual([['/a'], ['/b'], ['/a'], ['/c']]);
  });

  it('that are left are locked, and their process ends', async () => {
    const { vaults, said, open } = setUp();
    await open('/a');
    await vaults.leave('vaults');
    expect(said).toEqual([
      'process 1: vault.lock',
      'process 1: locked',
      'process 1: ended',
      'page anew at vaults',
    ]);
    expect(vaults.standingOf('/a')).toEqual({ openState: 'closed', pinned: false });
  });

  it('stay open behind when they are pinned, and come forward in the process that holds them', async () => {
    const { vaults, said, open, begun } = setUp();
    await open('/a');
    vaults.pin(true);
    await open('/b');
    expect(vaults.standingOf('/a')).toEqual({ openState: 'behind', pinned: true });
    await vaults.bringForward('/a');
    expect(vaults.front()).toBe(begun[0]);
    // Only the one that was not pinned was locked.
    expect(said.filter((line) => line.endsWith('vault.lock'))).toEqual(['process 2: vault.lock']);
    expect(vaults.standingOf('/b').openState).toBe('closed');
  });

  it('are not brought forward when they are locked', async () => {
    const { vaults, open } = setUp();
    await open('/a');
    await expect(vaults.bringForward('/b')).rejects.toThrow('use.vault-locked');
    expect(vaults.openFolder()).toBe('/a');
  });

  it('leave the one in front alone when another does not open', async () => {
    const { vaults, said, open } = setUp();
    await open('/a');
    await open('/b', WRONG);
    expect(vaults.openFolder()).toBe('/a');
    expect(said).toEqual([]);
  });

  it('are all locked together, also the pinned ones behind', async () => {
    const { vaults, said, open } = setUp();
    for (const folder of ['/a', '/b', '/c']) {
      await open(folder);
      vaults.pin(true);
    }
    said.length = 0;
    await vaults.lockAll();
    expect(said.filter((line) => line.endsWith('ended')).sort()).toEqual([
      'process 1: ended',
      'process 2: ended',
      'process 3: ended',
    ]);
    expect(vaults.isAnyOpen()).toBe(false);
    expect(vaults.standingOf('/b')).toEqual({ openState: 'closed', pinned: false });
  });

  it('are not let in by an opening that was under way when everything was locked', async () => {
    const { vaults, said } = setUp();
    const opening = vaults.open('/a', async () => {
      await vaults.lockAll();
      return OK;
    });
    expect(await opening).toMatchObject({ ok: false, failure: { code: 'use.vault-locked' } });
    expect(said).toContain('process 1: vault.lock');
    expect(vaults.isAnyOpen()).toBe(false);
  });

  it('open again with their passphrase though they stay open behind: that process ends first', async () => {
    const { vaults, said, open } = setUp();
    await open('/a');
    vaults.pin(true);
    await open('/b');
    said.length = 0;
    await open('/a');
    expect(said.slice(0, 3)).toEqual(['process 1: vault.lock', 'process 1: locked', 'process 1: ended']);
    expect(vaults.standingOf('/a')).toEqual({ openState: 'in-front', pinned: false });
  });
});

describe('a page', () => {
  it('that has shown one vault is loaded anew before it shows another', async () => {
    const { vaults, said, open, turns, pageNow } = setUp();
    await open('/a');
    expect(turns.isNow(pageNow())).toBe(true);
    vaults.pin(true);
    await open('/b');
    expect(said).toContain('page anew');
    expect(turns.mayCall(pageNow())).toBe(false);
  });

  it('goes on showing the vault it has shown', async () => {
    const { vaults, open, turns, pageNow } = setUp();
    await open('/a');
    expect(turns.shows(vaults.openName() ?? '')).toBe(true);
    expect(turns.mayCall(pageNow())).toBe(true);
  });
});

describe('what a vault behind does', () => {
  it('is not told to the page of the one in front', async () => {
    const { vaults, said, open, begun, events } = setUp();
    await open('/a');
    vaults.pin(true);
    await open('/b');
    said.length = 0;
    const [behind, front] = begun;
    if (behind === undefined || front === undefined) throw new Error('two were to be begun');
    events[0]?.changed(behind, ['evidence']);
    events[1]?.changed(front, ['controls']);
    expect(said).toEqual(['changed controls']);
  });

  it('may end with a crash, which is no word about the one in front', async () => {
    const { vaults, said, open, begun, events } = setUp();
    await open('/a');
    vaults.pin(true);
    await open('/b');
    said.length = 0;
    if (begun[0] !== undefined) events[0]?.stopped(begun[0], 'INC-1');
    expect(said).not.toContain('stopped');
    expect(said).toContain('process 1: ended');
    expect(vaults.standingOf('/a').openState).toBe('closed');
    expect(vaults.openFolder()).toBe('/b');
  });

  it('leaves a process behind that is never used for another vault, when it crashes in front', async () => {
    const { vaults, open, openedIn, begun, events } = setUp();
    await open('/a');
    begun[0]?.memory.closed();
    if (begun[0] !== undefined) events[0]?.stopped(begun[0], 'INC-1');
    expect(vaults.isAnyOpen()).toBe(false);
    await open('/b');
    expect(openedIn).toEqual({ 'process 1': ['/a'], 'process 2': ['/b'] });
  });
});

describe('a package that is open on the auditor’s side', () => {
  it('stays open in its process when the vault beside it is locked, and that process takes this vault again', async () => {
    const { vaults, said, open, begun, openedIn } = setUp();
    await open('/working');
    if (begun[0] !== undefined) vaults.packageIs(begun[0], true);
    expect(await vaults.lockFront()).toBe(false);
    expect(said).not.toContain('process 1: ended');
    // Its page stays, and asks again for what it showed of the vault.
    expect(said).not.toContain('page anew');
    expect(said.at(-1)).toMatch(/^changed vault,.*review/);
    expect(vaults.answering('review')).toBe(begun[0]);
    expect(vaults.answering('controls')).not.toBe(begun[0]);
    await open('/working');
    expect(openedIn).toEqual({ 'process 1': ['/working', '/working'] });
  });

  it('does not bring another vault into the process that held one', async () => {
    const { vaults, open, begun, openedIn } = setUp();
    await open('/working');
    if (begun[0] !== undefined) vaults.packageIs(begun[0], true);
    await vaults.lockFront();
    await open('/client');
    expect(openedIn).toEqual({ 'process 1': ['/working'], 'process 2': ['/client'] });
    expect(vaults.answering('review')).toBe(begun[0]);
  });

  it('is closed when another working file is opened, which could not keep its notes', async () => {
    const { vaults, open, begun } = setUp();
    await open('/working');
    if (begun[0] !== undefined) vaults.packageIs(begun[0], true);
    await vaults.lockFront();
    await open('/other working', { ok: true, value: { kind: 'working-file' } });
    expect(vaults.answering('review')).toBe(begun[1]);
  });
});
