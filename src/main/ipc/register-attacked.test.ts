// Attacks on the gate itself, with a page that goes on its own ways; what the real window is refused: test/e2e/gate.spec.ts.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../shared/errors';
import type { OpenVaults } from '../open-vaults';
import { createPageTurns } from '../page-turns';
import type { VaultHolder } from '../vault-holder';
import { createFiles } from './files';
import { registerIpc } from './register';

type Handler = (event: object, ...rest: unknown[]) => Promise<Reply<unknown>>;
const { handlers, window } = vi.hoisted(() => ({
  handlers: new Map<string, Handler>(),
  window: { isDestroyed: () => true },
}));
vi.mock('electron', () => ({
  app: {},
  dialog: {},
  BrowserWindow: { fromWebContents: () => window },
  ipcMain: {
    handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
    on: () => undefined,
  },
}));

const page = (number: number) => `00000000-0000-4000-8000-00000000000${String(number)}`;

const setUp = (answering: () => VaultHolder) => {
  const turns = createPageTurns();
  const logged: object[] = [];
  const noted: string[] = [];
  let running = 0;
  registerIpc({
    turns,
    vaults: { answering, openName: () => null, isPackageOpen: () => false } as unknown as OpenVaults,
    files: createFiles(),
    log: {
      write: (_level, message, data) => logged.push({ message, ...data }),
      incident: () => 'INC-1',
      trouble: () => null,
    },
    handlers: {} as never,
    window: () => window as never,
    listening: () => undefined,
    began: () => {
      running += 1;
      return () => (running -= 1);
    },
    answered: ({ call }) => noted.push(call),
  });
  const frame = { url: 'app://muniment/index.html', parent: null };
  const call = (from: number, group: string, name: string, senderFrame: object | null = frame) =>
    handlers.get('muniment:call')?.({ senderFrame }, page(from), group, name, {}, undefined);
  return { turns, logged, noted, call, running: () => running };
};

beforeEach(() => {
  handlers.clear();
});

describe('attack: the gate', () => {
  it('does not count a command as running for ever when no process could be started for it', async () => {
    const { call, running } = setUp(() => {
      throw new Error('EAGAIN');
    });
    expect(await call(1, 'review', 'close')).toMatchObject({ ok: false, failure: { code: 'internal.bug' } });
    // What runs keeps an idle computer from locking the vaults.
    expect(running()).toBe(0);
  });

  it('knows of what was done though the page that asked was loaded anew meanwhile, and tells only the new one', async () => {
    let done = (_: Reply<unknown>) => {};
    const reply = new Promise<Reply<unknown>>((resolve) => (done = resolve));
    const { call, noted, turns } = setUp(() => ({ engine: { call: () => ({ id: 1, reply }) } }) as never);
    const asked = call(1, 'review', 'close');
    turns.mayCall(page(2));
    done({ ok: true, value: {} });
    await vi.waitFor(() => {
      expect(noted).toEqual(['review.close']);
    });
    turns.mayCall(page(3));
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'use.vault-left' } });
  });

  it('says of a call that it refuses which one it was and what its sender is, in words of ours alone', async () => {
    const { call, logged } = setUp(() => {
      throw new Error('never asked');
    });
    await call(1, 'review', 'close', null);
    await call(1, 'Halden Labs', 'payroll.xlsx', { url: 'app://muniment/reader/reader.html', parent: null });
    expect(logged).toEqual([
      expect.objectContaining({ because: 'frame-gone', call: 'review.close' }),
      expect.objectContaining({ because: 'other-page', call: 'unknown' }),
    ]);
  });
});
