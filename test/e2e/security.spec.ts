// What a page can and cannot do in the real window, assuming that something hostile runs in it.
import { expect, test } from '@playwright/test';
import type { FileToken, JobId } from '../../src/shared/ids';
import { answerOpenDialog, launchApp, type RunningApp } from './launch-app';
import type { BridgeWindow } from './prepared-vault';

test.describe('a page in the window', () => {
  let running: RunningApp;
  test.beforeAll(async () => {
    running = await launchApp();
  });
  test.afterAll(() => running.close());

  test('has no Node and nothing of Electron but the bridge', async () => {
    const found = await running.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
    expect(
      await running.page.evaluate(() => Object.keys((window as unknown as BridgeWindow).muniment).sort()),
    ).toEqual(['adopt', 'calls', 'cancel', 'on']);
    expect(await running.page.evaluate(() => location.origin)).toBe('app://muniment');
  });

  test('cannot change the bridge', async () => {
    const isChanged = await running.page.evaluate(() => {
      const { muniment } = window as unknown as BridgeWindow;
      try {
        (muniment.calls.app as { info: unknown }).info = () => 'changed';
      } catch {
        // A frozen object may say so.
      }
      return String(muniment.calls.app.info).includes('changed');
    });
    expect(isChanged).toBe(false);
  });

  test('runs no inline script, no eval and no inline style', async () => {
    const outcome = await running.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.handlerRan = true');
      image.src = 'app://muniment/none.png';
      document.body.append(image);
      // Later, because Playwright's own evaluation may use eval while it runs.
      setTimeout(() => {
        try {
          (0, eval)('window.evalRan = true');
        } catch {
          // As it should be.
        }
      });
      const outline = getComputedStyle(document.body).outlineWidth;
      script.remove();
      style.remove();
      return new Promise<Record<string, unknown>>((resolve) =>
        setTimeout(() => {
          image.remove();
          resolve({
            inline: 'inlineRan' in window,
            handler: 'handlerRan' in window,
            eval: 'evalRan' in window,
            styled: outline === '7px',
          });
        }, 200),
      );
    });
    expect(outcome).toEqual({ inline: false, handler: false, eval: false, styled: false });
  });

  test('reaches no network, not even this machine, and no file', async () => {
    const outcome = await running.page.evaluate(async () => {
      const attempt = (address: string) =>
        fetch(address).then(
          () => 'reached',
          () => 'refused',
        );
      const image = (address: string) =>
        new Promise((resolve) => {
          const element = new Image();
          element.onload = () => resolve('reached');
          element.onerror = () => resolve('refused');
          element.src = address;
        });
      return Promise.all([
        attempt('http://127.0.0.1:9/'),
        attempt('https://example.com/'),
        attempt('file:///etc/passwd'),
        attempt('app://muniment/index.html'),
        image('http://127.0.0.1:9/x.png'),
        image('file:///usr/share/pixmaps/debian-logo.png'),
      ]);
    });
    expect(new Set(outcome)).toEqual(new Set(['refused']));
  });

  test('opens no window, goes nowhere, and gets no permission', async () => {
    const before = running.page.url();
    expect(await running.page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    await running.page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await running.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await running.page.waitForTimeout(300);
    expect(running.page.url()).toBe(before);
    expect(running.app.windows()).toHaveLength(1);
    const permissions = await running.page.evaluate(async () => {
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      );
      return [camera, await Notification.requestPermission()];
    });
    expect(permissions).toEqual(['denied', 'denied']);
  });

  test('gives no bridge to a frame inside it', async () => {
    const outcome = await running.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'app://muniment/index.html';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const inner = frame.contentWindow;
      let hasBridge = false;
      try {
        hasBridge = inner !== null && 'muniment' in inner;
      } catch {
        hasBridge = false;
      }
      frame.remove();
      return hasBridge;
    });
    expect(outcome).toBe(false);
  });

  test('is refused calls the contract does not know and input it does not allow', async () => {
    const codes = await running.page.evaluate(async () => {
      const { calls, adopt } = (window as unknown as BridgeWindow).muniment;
      const token = `file-${'0'.repeat(32)}` as FileToken;
      const replies = [
        await calls.app.info({ extra: 1 } as object as Record<string, never>),
        await calls.app.info('text' as unknown as Record<string, never>),
        await calls.vault.unlock({ folder: '/etc', passphrase: 'x' }),
        await calls.vault.unlock({ folder: token, passphrase: 'x' }),
        await calls.package.verify(
          { files: [token], signer: null, base: null, identity: null },
          '../job' as JobId,
        ),
        await adopt([new File(['made by the page'], 'made.txt')]),
        await adopt(['/etc/passwd']),
      ];
      return replies.map((reply) => (reply.ok ? 'answered' : reply.failure.code));
    });
    expect(codes).toEqual([
      'use.bad-input',
      'use.bad-input',
      'use.bad-input',
      'use.token-unknown',
      'use.bad-input',
      'use.bad-input',
      'use.bad-input',
    ]);
  });

  test('cannot have a backup written to a folder that was chosen for reading', async () => {
    await answerOpenDialog(running.app, [running.folder]);
    const refused = await running.page.evaluate(async () => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const chosen = await calls.app.choose({ what: 'vault-folder' });
      const token = chosen.ok ? chosen.value[0]?.token : undefined;
      if (token === undefined) throw new Error('no folder was chosen');
      const backup = await calls.backup.run({ target: token });
      const restored = await calls.backup.restore({ backup: token, snapshot: null, folder: token });
      return [backup, restored].map((reply) => (reply.ok ? 'done' : reply.failure.code));
    });
    expect(refused).toEqual(['use.token-unknown', 'use.token-unknown']);
  });

  test('has a gate that knows the contract and nothing of its prototypes', async () => {
    // Main's own handler, called as preload would, with names that preload never sends.
    const answers = await running.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      type Handler = (event: object, ...rest: unknown[]) => Promise<{ ok: boolean }>;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const handle = handlers.get('muniment:call');
      const event = { sender: contents, senderFrame: contents?.mainFrame };
      const ask = async (...rest: unknown[]) => (await handle?.(event, ...rest))?.ok;
      return [
        await ask('app', 'info', {}),
        await ask('app', 'constructor', {}),
        await ask('__proto__', 'toString', {}),
        await ask('constructor', 'name', {}),
        await ask('vault', 'destroy', {}),
        await ask(['app'], 'info', {}),
        await ask(undefined, undefined),
      ];
    });
    expect(answers).toEqual([true, false, false, false, false, false, false]);
  });

  test('is the only one that is answered: another window is refused', async () => {
    const answer = await running.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      if (session === undefined) throw new Error('no window');
      const other = new BrowserWindow({ show: false, webPreferences: { session, preload, sandbox: true } });
      try {
        await other.loadURL('app://muniment/index.html');
        return (await other.webContents.executeJavaScript('muniment.calls.app.info({})')) as unknown;
      } finally {
        other.destroy();
      }
    });
    expect(answer).toEqual({ ok: false, failure: { code: 'use.bad-input', details: { call: 'refused' } } });
  });

  test('runs in a sandbox, apart from preload, without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });
});
