// What is shown of files in the real window: the honest ones as they are, and of the hostile ones nothing that
// runs, asks anybody or takes the app down.
import { expect, test } from '@playwright/test';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostileFiles, plainFiles } from '../hostile-files';
import { launchApp, type RunningApp } from './launch-app';
import { lookAt, takeIn } from './looked-at';
import { prepareVault } from './prepared-vault';
import { goTo } from './steps';

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
    running = await launchApp();
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
    await expect(pages.getByText('1 of 2')).toBeVisible();
    const drawn = pages.getByRole('img', { name: 'report.pdf, page 1 of 2' });
    await expect.poll(() => drawn.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBeGreaterThan(100);
    await pages.getByRole('button', { name: 'Next page' }).click();
    await expect(pages.getByRole('img', { name: 'report.pdf, page 2 of 2' })).toBeVisible();

    const sheet = await lookAt(page, 'people.xlsx');
    await expect(sheet.getByRole('cell', { name: 'anya' })).toBeVisible();
  });

  test('hostile files run nothing and ask nobody; the app lives and its memory is bounded', async () => {
    test.setTimeout(180_000);
    const { page } = running;
    const before = await memoryOf(running);
    let largest = before;
    for (const { name } of hostileFiles(address)) {
      const preview = await lookAt(page, name);
      await page.waitForTimeout(
        name.endsWith('.pdf') || name.endsWith('.eml') || name.endsWith('.svg') ? 1500 : 250,
      );
      const now = await memoryOf(running);
      console.log(name, JSON.stringify(now), (await preview.innerText()).replace(/\s+/g, ' ').slice(0, 90));
      if (now.all > largest.all) largest = now;
    }
    expect(reached).toEqual([]);
    expect(
      (await requestsOf(running)).filter((url) => !/^(app:\/\/muniment\/|blob:|data:)/.test(url)),
    ).toEqual([]);
    expect(await page.evaluate(() => 'canary' in window)).toBe(false);
    for (const frame of page.frames()) {
      const ran = await frame.evaluate(() => 'canary' in window).catch(() => false);
      expect(ran).toBe(false);
    }
    await lookAt(page, 'people.csv');
    await page.waitForTimeout(500);
    const after = await memoryOf(running);
    console.log('before', before, 'most', largest, 'after', after);
    // The frame's policy says what it refused; nothing else was said.
    expect(running.complaints.filter((said) => !/^Refused to .*Content Security Policy/s.test(said))).toEqual(
      [],
    );
  });
});
