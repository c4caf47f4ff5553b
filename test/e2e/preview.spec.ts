// What is shown of files in the real window: the honest ones as they are, and of the hostile ones nothing that
// runs, asks anybody or takes the app down.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { hostileFiles, plainFiles } from '../hostile-files';
import { launchApp, type RunningApp } from './launch-app';
import { lookAt, takeIn } from './looked-at';
import { type BridgeWindow, prepareVault } from './prepared-vault';
import { goTo } from './steps';

/** Looked at in an app of its own: Playwright takes the end of a frame for the end of the page. */
const TOO_MUCH = 'unpacks-to-much.pdf';

interface Watching {
  requests?: string[];
}

/** Every request the window's session finished, failed or had refused, from now on. */
const watchRequests = ({ app }: RunningApp): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    (globalThis as unknown as { requests?: string[] }).requests = seen;
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    session?.webRequest.onCompleted((request) => seen.push(request.url));
    session?.webRequest.onErrorOccurred((request) => seen.push(request.url));
  });

const requestsOf = ({ app }: RunningApp): Promise<string[]> =>
  app.evaluate(() => (globalThis as unknown as Watching).requests ?? []);

/** Of all processes of the app together, and of the largest one, in mebibytes. */
const memoryOf = ({ app }: RunningApp): Promise<{ all: number; largest: number; processes: number }> =>
  app.evaluate(({ app: electron }) => {
    const sizes = electron.getAppMetrics().map((one) => one.memory.workingSetSize / 1024);
    return {
      all: Math.round(sizes.reduce((sum, size) => sum + size, 0)),
      largest: Math.round(Math.max(...sizes)),
      processes: sizes.length,
    };
  });

/** What Chromium says when it refuses what the hostile files and their frame try; the server here counts too. */
const REFUSALS = [
  /^console: Refused to .*(http:\/\/127\.0\.0\.1:|'app:\/\/muniment\/index\.html').*Content Security Policy/s,
  /^console: Blocked opening 'http:\/\/127\.0\.0\.1:/,
  /^request: csp http:\/\/127\.0\.0\.1:/,
  // Electron's own word about a frame that wanted to go there, when it comes to say it.
  /^stderr: \(node:\d+\) electron: Failed to load URL: http:\/\/127\.0\.0\.1:.*ERR_BLOCKED_BY_CSP$/,
  /^stderr: \(Use `electron --trace-warnings /,
];

test.describe('what is shown of files', () => {
  let running: RunningApp;
  let server: http.Server;
  const reached: string[] = [];
  let address = '';
  test.beforeAll(async () => {
    server = http.createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    running = await launchApp({ provokes: REFUSALS });
    await prepareVault(running);
    await takeIn(running, [...plainFiles(), ...hostileFiles(address)]);
    await watchRequests(running);
    await goTo(running.page, 'Evidence');
  });
  test.afterAll(async () => {
    await running.close();
    server.close();
  });

  test('tables, text laid out, pictures and pages are there', async () => {
    const { page } = running;
    const table = await lookAt(page, 'people.csv');
    await expect(table.getByRole('cell', { name: 'user0', exact: true })).toBeVisible();
    await table.getByRole('button', { name: 'Next part' }).click();
    await expect(table.getByText('Rows 201 to 400')).toBeVisible();
    await expect(table.getByRole('columnheader', { name: 'account' })).toBeVisible();

    const document = await lookAt(page, 'policy.md');
    await expect(document.getByText('Access policy')).toBeVisible();
    await expect(document.getByText('# Access policy')).toBeHidden();
    await document.getByRole('button', { name: 'Laid out' }).click();
    await expect(document.getByText('# Access policy')).toBeVisible();

    const picture = await lookAt(page, 'picture.png');
    await expect(picture.getByText('640 × 400')).toBeVisible();

    const pages = await lookAt(page, 'report.pdf');
    await expect(pages.getByText('1 of 2', { exact: true })).toBeVisible();
    const drawn = pages.getByRole('img', { name: 'report.pdf, page 1 of 2' });
    await expect.poll(() => drawn.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBeGreaterThan(100);
    await pages.getByRole('button', { name: 'Next page' }).click();
    await expect(pages.getByRole('img', { name: 'report.pdf, page 2 of 2' })).toBeVisible();

    const sheet = await lookAt(page, 'people.xlsx');
    await expect(sheet.getByRole('cell', { name: 'anya' })).toBeVisible();
  });

  test('the frame that decodes has no bridge, no network, no way to the page, and no origin', async () => {
    const { page } = running;
    await lookAt(page, 'report.pdf');
    await expect(page.getByText('1 of 2', { exact: true })).toBeVisible();
    const reader = page.frames().find((frame) => frame.url() === 'app://muniment/reader/reader.html');
    if (reader === undefined) throw new Error('no reader frame');
    const found = await reader.evaluate(async (server) => {
      const attempt = (url: string) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        );
      const reach = (touch: () => unknown) => {
        try {
          return touch() === undefined ? 'nothing' : 'reached';
        } catch {
          return 'refused';
        }
      };
      const image = new Image();
      const picture = new Promise((resolve) => {
        image.onload = () => resolve('reached');
        image.onerror = () => resolve('refused');
      });
      image.src = `${server}/from-the-frame.png`;
      return {
        origin: self.origin,
        bridge: 'muniment' in window,
        parent: reach(() => parent.document),
        parentBridge: reach(() => (parent as unknown as { muniment: unknown }).muniment),
        storage: reach(() => localStorage),
        requests: await Promise.all([
          attempt(`${server}/fetched`),
          attempt('app://muniment/index.html'),
          picture,
        ]),
        window: reach(() => window.open(`${server}/opened`) ?? undefined),
      };
    }, address);
    expect(found).toEqual({
      origin: 'null',
      bridge: false,
      parent: 'refused',
      parentBridge: 'refused',
      storage: 'refused',
      requests: ['refused', 'refused', 'refused'],
      window: 'nothing',
    });
    const processes = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.framesInSubtree.map(
        (frame) => frame.osProcessId,
      ),
    );
    expect(new Set(processes).size).toBe(2);
    // One that tries to go elsewhere is gone.
    await reader
      .evaluate((server) => {
        location.href = `${server}/navigated`;
      }, address)
      .catch(() => undefined);
    await expect.poll(() => page.frames().length).toBe(1);
    expect(reached).toEqual([]);
  });

  test('hostile files run nothing and ask nobody; the app lives and its memory is bounded', async () => {
    test.setTimeout(180_000);
    const { page } = running;
    const before = await memoryOf(running);
    let most = before;
    for (const { name } of hostileFiles(address).filter((one) => one.name !== TOO_MUCH)) {
      await lookAt(page, name);
      // What is decoded in the frame takes longer than what the engine reads.
      const until = performance.now() + (/pdf$/.test(name) ? 4000 : /(eml|svg)$/.test(name) ? 1200 : 200);
      while (performance.now() < until) {
        const now = await memoryOf(running);
        if (now.all > most.all) most = now;
        await page.waitForTimeout(100);
      }
      for (const frame of page.frames())
        expect(await frame.evaluate(() => 'canary' in window).catch(() => false)).toBe(false);
    }
    expect(reached).toEqual([]);
    const requests = await requestsOf(running);
    expect(requests.filter((url) => !/^(app:\/\/muniment\/|blob:|data:)/.test(url))).toEqual([]);
    await expect(
      (await lookAt(page, 'people.csv')).getByRole('cell', { name: 'user0', exact: true }),
    ).toBeVisible();
    await expect.poll(async () => (await memoryOf(running)).processes).toBe(before.processes);
    const after = await memoryOf(running);
    console.log('MiB of all processes:', JSON.stringify({ before, most, after }));
    expect(most.all - before.all).toBeLessThan(1800);
    expect(after.all - before.all).toBeLessThan(200);
    expect(running.complaints).toEqual([]);
  });

  test('a frame that takes too much memory is ended, and nothing with it', async () => {
    // Playwright says of a page that it crashed when a frame of it did.
    const other = await launchApp({ provokes: [/^page: its process ended$/] });
    try {
      await prepareVault(other);
      await takeIn(
        other,
        hostileFiles(address).filter((one) => one.name === TOO_MUCH),
      );
      await goTo(other.page, 'Evidence');
      await lookAt(other.page, TOO_MUCH);
      const seen = await other.app.evaluate(async ({ app, BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined) throw new Error('no window');
        let largest = 0;
        for (let tries = 0; tries < 300; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          const sizes = app.getAppMetrics().map((one) => one.memory.workingSetSize / 1024);
          largest = Math.max(largest, ...sizes);
          const said = (await contents.executeJavaScript(
            `document.querySelector('section.preview').innerText`,
          )) as string;
          if (said.includes('could not be read'))
            return { isCrashed: contents.isCrashed(), said, largest: Math.round(largest) };
        }
        throw new Error('it is still being read');
      });
      console.log('MiB of the largest process:', seen.largest);
      expect(seen.isCrashed).toBe(false);
      expect(seen.largest).toBeLessThan(4096);
    } finally {
      await other.close();
    }
  });

  test('a copy is opened outside only after a warning, and goes when asked and when the vault is locked', async () => {
    const { page, app } = running;
    await app.evaluate(({ dialog, shell }) => {
      const seen: string[] = [];
      (globalThis as unknown as { opened: string[] }).opened = seen;
      shell.openPath = (place) => {
        seen.push(place);
        return Promise.resolve('');
      };
      let isYes = false;
      dialog.showMessageBox = () => {
        const response = isYes ? 0 : 1;
        isYes = true;
        return Promise.resolve({ response, checkboxChecked: false });
      };
    });
    const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    const preview = await lookAt(page, 'huge.png');
    const open = preview.getByRole('button', { name: 'Open in another program…' });
    await open.click();
    await page.waitForTimeout(200);
    expect(await opened()).toEqual([]);
    await open.click();
    await expect(preview.getByText('A copy is open outside.')).toBeVisible();
    const [first = ''] = await opened();
    expect(path.basename(first)).toBe('huge.png');
    expect(fs.readFileSync(first)).toEqual(fs.readFileSync(path.join(running.folder, 'huge.png')));
    expect(fs.statSync(first).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.dirname(first)).mode & 0o777).toBe(0o700);
    await preview.getByRole('button', { name: /^Remove/ }).click();
    await expect(preview.getByText('A copy is open outside.')).toBeHidden();
    expect(fs.existsSync(path.dirname(first))).toBe(false);

    const program = await page.evaluate(async () => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const list = await calls.evidence.list({
        search: 'tool.exe',
        controlId: null,
        criterionId: null,
        verdict: null,
        sort: 'id',
        direction: 'ascending',
        offset: 0,
        limit: 1,
      });
      const [item] = list.ok ? list.value.rows : [];
      if (item === undefined) throw new Error('not there');
      const reply = await calls.preview.openOutside({ id: item.id, version: null, position: 1 });
      return reply.ok ? 'opened' : reply.failure.code;
    });
    expect(program).toBe('evidence.is-program');

    await open.click();
    await expect(preview.getByText('A copy is open outside.')).toBeVisible();
    const last = (await opened()).at(-1) ?? '';
    expect(fs.existsSync(last)).toBe(true);
    await page.getByRole('button', { name: 'Lock now' }).click();
    await expect(page.getByRole('navigation', { name: 'Vault' })).toBeHidden();
    await expect.poll(() => fs.existsSync(path.dirname(last))).toBe(false);
    expect(page.frames()).toHaveLength(1);
  });
});
