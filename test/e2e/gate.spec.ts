// What main answers, and to whom; and how closed the window, its sessions and Chromium itself are set up.
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { launchApp, type RunningApp } from './launch-app';
import type { BridgeWindow } from './prepared-vault';

test.describe('main', () => {
  let running: RunningApp;
  test.beforeAll(async () => {
    running = await launchApp({
      // Two documents of a window that is not the app's; the one of ours that is refused says so.
      provokes: [/^(console|page|request): /],
    });
  });
  test.afterAll(() => running.close());

  test('knows the contract and nothing of its prototypes', async () => {
    // Main's own handler, called as preload would, with names that preload never sends.
    const answers = await running.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      type Handler = (event: object, ...rest: unknown[]) => Promise<{ ok: boolean }>;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const handle = handlers.get('muniment:call');
      const event = { sender: contents, senderFrame: contents?.mainFrame };
      const document = crypto.randomUUID();
      const ask = async (...rest: unknown[]) => (await handle?.(event, document, ...rest))?.ok;
      return [
        await ask('app', 'constructor', {}),
        await ask('__proto__', 'toString', {}),
        await ask('constructor', 'name', {}),
        await ask('vault', 'destroy', {}),
        await ask(['app'], 'info', {}),
        await ask(undefined, undefined),
      ];
    });
    expect(answers).toEqual([false, false, false, false, false, false]);
    // Main took the test for another document of the page.
    await running.page.reload();
  });

  test('answers the page at its own address only: no frame, no other page of ours, nobody', async () => {
    const answers = await running.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      type Handler = (event: object, ...rest: unknown[]) => Promise<{ ok: boolean }>;
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
      const from = (url: string, parent: unknown = null) => ({
        sender: contents,
        senderFrame: { url, parent },
      });
      const ours = 'app://muniment/index.html';
      const callers = [
        from(ours, contents?.mainFrame),
        from('app://muniment/reader/reader.html'),
        from('app://muniment/'),
        from('app://muniment/index.html?x'),
        from('app://muniment@example.com/index.html'),
        from('app://muniment/index.html/../reader/reader.html'),
        from('app://other/index.html'),
        from('APP://MUNIMENT/index.html'),
        from('blob:app://muniment/0'),
        from('about:blank'),
        from('about:srcdoc'),
        from('data:text/html,x'),
        from('file:///app://muniment/index.html'),
        from('devtools://devtools/bundled/inspector.html'),
        from(''),
        { sender: contents, senderFrame: null },
        { sender: null, senderFrame: contents?.mainFrame },
      ];
      const document = crypto.randomUUID();
      const answered = [];
      for (const event of callers) {
        for (const channel of ['muniment:call', 'muniment:adopt']) {
          const rest = channel.endsWith('call') ? ['app', 'info', {}] : [[]];
          const ask = async () => (await handlers.get(channel)?.(event, document, ...rest))?.ok;
          answered.push(await ask().catch(() => false));
        }
      }
      return answered;
    });
    expect(answers).toEqual(Array.from({ length: 34 }, () => false));
    await running.page.reload();
    // The page itself is answered, also when somebody followed a link inside it.
    const info = await running.page.evaluate(async () => {
      location.hash = 'somewhere';
      return (await (window as unknown as BridgeWindow).muniment.calls.app.info({})).ok;
    });
    expect(info).toBe(true);
  });

  test('answers one window only: another one with our page is refused', async () => {
    const folder = await running.app.evaluate(({ app }) => app.getAppPath());
    const preload = ['out/preload', 'preload']
      .map((place) => path.join(folder, place, 'index.cjs'))
      .find((place) => fs.existsSync(place));
    const answer = await running.app.evaluate(async ({ BrowserWindow }, script) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      if (session === undefined || script === undefined) throw new Error('no window');
      const other = new BrowserWindow({
        show: false,
        webPreferences: { session, preload: script, sandbox: true },
      });
      try {
        await other.loadURL('app://muniment/index.html');
        return (await other.webContents.executeJavaScript('muniment.calls.app.info({})')) as unknown;
      } finally {
        other.destroy();
      }
    }, preload);
    expect(answer).toEqual({ ok: false, failure: { code: 'use.bad-input', details: { call: 'refused' } } });
  });

  test('has closed the network before anything of it ran', async () => {
    const said = await running.app.evaluate(({ app }) => ({
      names: app.commandLine.getSwitchValue('host-resolver-rules'),
      proxy: app.commandLine.getSwitchValue('proxy-server'),
      bypass: app.commandLine.getSwitchValue('proxy-bypass-list'),
      features: app.commandLine.getSwitchValue('disable-features').split(','),
    }));
    expect(said).toMatchObject({ names: 'MAP * ~NOTFOUND', proxy: 'proxy.invalid:9', bypass: '<-loopback>' });
    expect(said.features).toEqual(expect.arrayContaining(['DnsOverHttps', 'WebRtcHideLocalIpsWithMdns']));
    const proxies = () =>
      running.app.evaluate(async ({ BrowserWindow, session }) => {
        const pages = BrowserWindow.getAllWindows()[0]?.webContents.session ?? session.defaultSession;
        const all = [pages, session.defaultSession, session.fromPartition('x')];
        return Promise.all(all.map((one) => one.resolveProxy('http://127.0.0.1:1/')));
      });
    // A session that was made just now is still being told; its requests are cancelled all the same.
    await expect.poll(proxies).toEqual(Array.from({ length: 3 }, () => 'PROXY proxy.invalid:9'));
  });

  test('stays as it is, whatever a second start says it was asked to open', async () => {
    const pipe = path.join(running.folder, 'package.zip');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    await running.app.evaluate(({ app }, fifo) => {
      const thousands = Array.from({ length: 20_000 }, (_, index) => `/nowhere/${String(index)}`);
      const hostile: unknown[] = [
        null,
        7,
        'no list',
        { length: 5 },
        [fifo, '/dev/zero', '/dev/tty', '\0', '/tmp/\0', `/${'x'.repeat(100_000)}`, 'relative', {}, [], ''],
        ['\\\\server\\share', '//server/share', 'file:///etc/passwd', 'https://example.com/x.zip'],
        thousands,
      ];
      for (const places of hostile) app.emit('second-instance', {}, [], '/', places);
      app.emit('open-file', { preventDefault: () => undefined }, fifo);
    }, pipe);
    const answered = await running.page.evaluate(
      async () => (await (window as unknown as BridgeWindow).muniment.calls.app.info({})).ok,
    );
    expect(answered).toBe(true);
    expect(running.app.windows()).toHaveLength(1);
    expect(running.complaints).toEqual([]);
  });

  test('has no address of its own in the system: nothing outside can call it by a link', async () => {
    const isRegistered = await running.app.evaluate(({ app }) =>
      ['app', 'muniment'].map((scheme) => app.isDefaultProtocolClient(scheme)),
    );
    expect(isRegistered).toEqual([false, false]);
  });

  test('gives no permission and no download in a session that was made later either', async () => {
    const outcome = await running.app.evaluate(async ({ app, BrowserWindow }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { partition: 'later', sandbox: true } });
      try {
        await other.loadURL('data:text/html,<title>x</title>');
        const asked = (await other.webContents.executeJavaScript(
          'Promise.all([Notification.requestPermission(), navigator.permissions.query({name:"geolocation"}).then((p)=>p.state)])',
        )) as unknown;
        const opened = (await other.webContents.executeJavaScript('open("about:blank") === null')) as unknown;
        let isDownloaded = false;
        other.webContents.session.on('will-download', (event) => {
          isDownloaded = !event.defaultPrevented;
        });
        other.webContents.downloadURL('data:application/zip;base64,UEs=');
        await new Promise((next) => setTimeout(next, 300));
        return { asked, opened, isDownloaded, isReady: app.isReady() };
      } finally {
        other.destroy();
      }
    });
    expect(outcome).toEqual({
      asked: ['denied', 'denied'],
      opened: true,
      isDownloaded: false,
      isReady: true,
    });
  });

  test('runs the page in a sandbox, apart from preload, without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const preferences = contents.getLastWebPreferences();
      return Object.fromEntries(
        [
          'sandbox',
          'contextIsolation',
          'nodeIntegration',
          'nodeIntegrationInSubFrames',
          'webSecurity',
          'allowRunningInsecureContent',
          'experimentalFeatures',
          'webviewTag',
        ].map((name) => [name, preferences[name]]),
      );
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
  });
});
