// Nothing leaves, whatever a page, main or a session tries; and the same attempts in an app that is not confined
// are heard, so that hearing nothing means something. The rest of the run is listened to by tools/e2e.mjs.
import { expect, test } from '@playwright/test';
import dgram from 'node:dgram';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { launchApp } from './launch-app';
import { type Outside, tryEverything } from './network-attempts';

/** Everybody who comes, on TCP or UDP, by the first thing they say. */
interface Listener {
  readonly address: string;
  readonly heard: string[];
  readonly close: () => void;
}

const listen = async (): Promise<Listener> => {
  const heard: string[] = [];
  const server = net.createServer((connection) => {
    connection.once('data', (data) => {
      heard.push(data.toString('latin1').split('\r\n', 1)[0] ?? '');
      connection.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
    });
    connection.on('error', () => connection.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const datagrams = dgram.createSocket('udp4');
  datagrams.on('message', () => heard.push('datagram'));
  datagrams.bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  const close = () => {
    server.close();
    datagrams.close();
  };
  return { address: `127.0.0.1:${String(port)}`, heard, close };
};

/** What the run's own recorders wrote down of names that end so; null where there are none (tools/offline). */
const recorded = (names: string): string[] | null => {
  const file = process.env['MUNIMENT_HEARD'];
  if (file === undefined) return null;
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes(names));
};

/**
 * By itself such a window asks for a dictionary (of redirector.gvt1.com): here by a name that the run's recorders know
 * to be provoked. Turned off is only what has no name, a group of the local network that WebRTC joins.
 */
const UNCONFINED = `
const { app, BrowserWindow } = require('electron');
const path = require('node:path');
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
app.on('session-created', (session) => {
  session.setSpellCheckerDictionaryDownloadURL('http://dictionary.open.provoked.muniment.test/');
});
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false });
  window.loadFile(path.join(__dirname, 'page.html'));
});
`;

const unconfinedApp = (): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-unconfined-'));
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    '{"name":"unconfined","version":"1.0.0","main":"main.cjs"}',
  );
  fs.writeFileSync(path.join(folder, 'main.cjs'), UNCONFINED);
  fs.writeFileSync(path.join(folder, 'page.html'), '<!doctype html><title>page</title><body></body>');
  return folder;
};

test.describe('an attempt to reach the outside', () => {
  let listener: Listener;
  test.beforeAll(async () => {
    listener = await listen();
  });
  test.afterAll(() => {
    listener.close();
  });
  test.beforeEach(() => {
    listener.heard.length = 0;
  });

  test('is heard when nothing confines the page that makes it', async () => {
    const appFolder = unconfinedApp();
    // Only the run's own recorders are asked for names: an honest name server has no use for them.
    const names = recorded('') === null ? null : '.open.provoked.muniment.test';
    const outside: Outside = { listener: listener.address, names };
    const { page, close } = await launchApp({ appFolder, provokes: [/./s] });
    // The last attempt leads away from the page.
    await page.evaluate(tryEverything, outside).catch(() => 0);
    await close();
    fs.rmSync(appFolder, { recursive: true, force: true });
    const words = new Set(listener.heard.map((line) => /w\d+/.exec(line)?.[0]).filter(Boolean));
    expect(words.size).toBeGreaterThan(20);
    expect(listener.heard).toContain('datagram');
    expect(listener.heard.some((line) => line.startsWith('GET / '))).toBe(true);
    if (names !== null) expect(recorded(names)?.join()).toContain('dictionary');
    if (names !== null) expect(new Set(recorded(names)).size).toBeGreaterThan(20);
  });

  test('is heard by nobody when our page makes it', async () => {
    const outside: Outside = { listener: listener.address, names: '.closed.provoked.muniment.test' };
    const { page, close } = await launchApp({ provokes: [/./s] });
    const before = page.url();
    expect(await page.evaluate(tryEverything, outside)).toBeGreaterThan(40);
    expect(page.url().replace(/#$/, '')).toBe(before);
    await close();
    expect(listener.heard).toEqual([]);
    expect(recorded('.closed.') ?? []).toEqual([]);
  });

  test('is heard by nobody when it is made in main, in Electron’s own session or in one made later', async () => {
    const names = '.main.provoked.muniment.test';
    const { app, close } = await launchApp({ provokes: [/./s] });
    const outcomes = await app.evaluate(
      async ({ BrowserWindow, net: electronNet, session }, { address, ending }) => {
        const outcome = (work: () => Promise<unknown>) =>
          Promise.resolve()
            .then(work)
            .then(
              () => 'reached',
              () => 'refused',
            );
        const later = session.fromPartition('made-later');
        const kept = session.fromPartition('persist:made-later');
        const window = new BrowserWindow({ show: false, webPreferences: { partition: 'made-later' } });
        const all = await Promise.all([
          outcome(() => electronNet.fetch(`http://${address}/main`)),
          outcome(() => electronNet.fetch(`http://fetch${ending}/`)),
          outcome(() => later.fetch(`http://${address}/later`)),
          outcome(() => later.fetch(`https://later${ending}/`)),
          outcome(() => kept.fetch(`http://${address}/kept`)),
          outcome(() => session.defaultSession.resolveHost(`resolve${ending}`)),
          outcome(() => later.resolveHost(`resolve-later${ending}`)),
          outcome(() => electronNet.resolveHost(`resolve-main${ending}`)),
          outcome(() => window.loadURL(`http://${address}/window`)),
          outcome(() => fetch(`http://${address}/node`)),
        ]);
        later.downloadURL(`http://${address}/download`);
        later.preconnect({ url: `http://${address}/`, numSockets: 3 });
        await new Promise((next) => setTimeout(next, 500));
        window.destroy();
        return all;
      },
      { address: listener.address, ending: names },
    );
    await close();
    expect(outcomes).toEqual(outcomes.map(() => 'refused'));
    expect(listener.heard).toEqual([]);
    expect(recorded(names) ?? []).toEqual([]);
  });

  test('leads nowhere even where a session forgot to refuse it: no name, no address, no proxy', async () => {
    const { app, close } = await launchApp({ provokes: [/./s] });
    const errors = await app.evaluate(async ({ session }, address) => {
      const open = session.fromPartition('opened-again');
      // As if the refusal were not there: what is behind it is shown by itself.
      open.webRequest.onBeforeRequest(null);
      const error = (url: string) =>
        open.fetch(url).then(
          () => 'reached',
          (failure: unknown) => String(failure),
        );
      return Promise.all([error(`http://${address}/`), error('http://second.provoked.muniment.test/')]);
    }, listener.address);
    await close();
    for (const error of errors) expect(error).toMatch(/ERR_(PROXY_CONNECTION_FAILED|NAME_NOT_RESOLVED)/);
    expect(listener.heard).toEqual([]);
    expect(recorded('second.provoked') ?? []).toEqual([]);
  });
});
