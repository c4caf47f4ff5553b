// From the start of the process to the screen one can type into, against an Electron window with one heading and
// nothing else, in turns: `npm run test:e2e -- --config bench/playwright.config.ts start`.
// Nothing of the test's stands between: the time is the page's own, of its largest paint.
import { chromium, expect, test } from '@playwright/test';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { launchApp } from '../test/e2e/launch-app';
import { prepareVault } from '../test/e2e/prepared-vault';
import { median, rounded } from './pairwise';

const ROUNDS = Number(process.env['MUNIMENT_BENCH_ROUNDS'] ?? 9);
const ROOT = path.resolve(import.meta.dirname, '..');

const BLANK_MAIN = `
import { app, BrowserWindow } from 'electron';
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());
`;

const blankApp = (folder: string): string => {
  const place = path.join(folder, 'blank');
  fs.mkdirSync(place);
  fs.writeFileSync(
    path.join(place, 'package.json'),
    '{"name":"blank","version":"1.0.0","type":"module","main":"main.js"}',
  );
  fs.writeFileSync(path.join(place, 'main.js'), BLANK_MAIN);
  fs.writeFileSync(
    path.join(place, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Blank</title><h1>Blank</h1>',
  );
  return place;
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Milliseconds from the start of the process to the paint of what matches `heading`. */
const start = async (
  app: string,
  userData: string,
  heading: RegExp,
  lookAfterMs: number,
  opened: readonly string[] = [],
) => {
  const runtime = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  const port = await freePort();
  const begun = performance.timeOrigin + performance.now();
  const child = spawn(
    runtime,
    [
      ...['--no-sandbox', '--disable-gpu', '--log-level=3', `--remote-debugging-port=${String(port)}`],
      ...[app, `--user-data-dir=${userData}`, ...opened],
    ],
    { stdio: 'ignore' },
  );
  try {
    let painted = Number.NaN;
    // Asked late enough to disturb nothing: the page remembers when it painted.
    await new Promise((resolve) => setTimeout(resolve, lookAfterMs));
    await expect(async () => {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`);
      const [page] = browser.contexts()[0]?.pages() ?? [];
      if (page === undefined) throw new Error('no page yet');
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      painted = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              const last = list.getEntries().at(-1);
              resolve(performance.timeOrigin + (last?.startTime ?? Number.NaN));
            }).observe({ type: 'largest-contentful-paint', buffered: true });
          }),
      );
      await browser.close();
    }).toPass({ timeout: 30_000 });
    return painted - begun;
  } finally {
    child.kill();
    await ended(child);
  }
};

/** Whether the system let go of what it has read: then a start reads from the disk. */
const forgetFiles = (): boolean => {
  try {
    execFileSync('sync');
    fs.writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
};

test('the unlock screen is there soon after a blank window is', async () => {
  test.setTimeout(600_000);
  const running = await launchApp();
  const vault = await prepareVault(running);
  await running.app.close();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-start-'));
  const blank = blankApp(folder);
  const app = process.env['MUNIMENT_APP'] ?? ROOT;
  const userData = path.join(running.folder, 'user-data');
  const starts = {
    ours: (lookAfterMs: number) => start(app, userData, /Halden|Unlock/, lookAfterMs, [vault]),
    blank: (lookAfterMs: number) => start(blank, path.join(folder, 'user-data'), /Blank/, lookAfterMs),
  };
  try {
    for (const isCold of [false, true]) {
      if (isCold && !forgetFiles()) {
        console.log('This system does not let go of its file cache on request: no cold starts.');
        continue;
      }
      const times: { ours: number[]; blank: number[] } = { ours: [], blank: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        const order = round % 2 === 0 ? (['ours', 'blank'] as const) : (['blank', 'ours'] as const);
        for (const one of order) {
          if (isCold) forgetFiles();
          times[one].push(await starts[one](isCold ? 6_000 : 1_500));
        }
      }
      const ratios = times.ours.map((ours, round) => ours / (times.blank[round] ?? Number.NaN));
      console.log(
        JSON.stringify({
          files: isCold ? 'from the disk' : 'in memory',
          rounds: ROUNDS,
          oursMs: Math.round(median(times.ours)),
          blankMs: Math.round(median(times.blank)),
          ratio: rounded(median(ratios)),
          ratios: ratios.map(rounded),
        }),
      );
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(running.folder, { recursive: true, force: true });
  }
});
