// What the app takes while nobody does anything, and what the window holds in memory with 100,000 items against
// the demo's vault. Make both first (`npm run demo`, bench/write-full-vault.ts), then
// `MUNIMENT_BENCH_DEMO=demo-output MUNIMENT_BENCH_FULL=FOLDER npm run test:e2e -- --config bench/playwright.config.ts rest`.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerOpenDialog, launchApp, type RunningApp } from '../test/e2e/launch-app';
import { goTo, unlock } from '../test/e2e/steps';
import { PASSPHRASE } from './full-vault-passphrase';
import { mebibytesOf, processorSeconds, treeOf } from './process-tree';
import { rounded } from './pairwise';

const SETTLE_MS = 20_000;
/** Words of evidence are indexed in the background after a vault is opened: so long is waited for its end. */
const LONGEST_SETTLE_MS = 300_000;
const LOOK_MS = 10_000;
const REST_MS = 60_000;
const DEMO_PASSPHRASE = 'six lanterns by the quiet mill';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const mainPid = ({ app }: RunningApp): Promise<number> => app.evaluate(() => process.pid);

/** Percent of one core over so many milliseconds. */
const percent = async (pid: number, ms: number): Promise<number> => {
  const before = processorSeconds(pid);
  await wait(ms);
  return ((processorSeconds(pid) - before) / (ms / 1000)) * 100;
};

/** While nothing is asked of the app; `settledAfter` seconds it still had something to do. */
const atRest = async (running: RunningApp): Promise<{ percent: number; settledAfter: number }> => {
  await wait(SETTLE_MS);
  const pid = await mainPid(running);
  const begun = performance.now();
  while ((await percent(pid, LOOK_MS)) > 1 && performance.now() - begun < LONGEST_SETTLE_MS);
  const settledAfter = Math.round((performance.now() - begun + SETTLE_MS - LOOK_MS) / 1000);
  return { percent: rounded(await percent(pid, REST_MS)), settledAfter };
};

const openVault = async ({ app, page }: RunningApp, place: string, passphrase: string): Promise<void> => {
  await answerOpenDialog(app, [place]);
  await page.getByRole('button', { name: 'Open folder…' }).click();
  await unlock(page, passphrase);
  await page.getByRole('navigation', { name: 'Vault' }).waitFor({ timeout: 60_000 });
};

const SCREENS = ['Overview', 'Controls', 'Coverage', 'Criteria', 'Evidence', 'Journal'] as const;

/** Every large screen is looked at, the long list scrolled from end to end. */
const lookAround = async (page: Page): Promise<void> => {
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await wait(1500);
  }
  await goTo(page, 'Evidence');
  await page.getByRole('row', { name: /EVD-/ }).first().waitFor({ timeout: 30_000 });
  await page.getByRole('row', { name: /EVD-/ }).first().click();
  await page.getByRole('complementary').waitFor();
  const box = await page.getByRole('main').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 400);
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 4000);
    await wait(50);
  }
};

/** MiB of the window's process after the walk, its garbage collected. */
const windowMemory = async (running: RunningApp): Promise<{ window: number; heap: number; all: number }> => {
  await lookAround(running.page);
  const devTools = await running.page.context().newCDPSession(running.page);
  await devTools.send('HeapProfiler.collectGarbage');
  await wait(3000);
  const { usedSize } = (await devTools.send('Runtime.getHeapUsage')) as { usedSize: number };
  const pid = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const tree = treeOf(await mainPid(running));
  return {
    window: mebibytesOf(pid ?? 0),
    heap: usedSize / 2 ** 20,
    all: tree.reduce((sum, one) => sum + mebibytesOf(one.pid), 0),
  };
};

const measure = async (place: string, passphrase: string) => {
  const running = await launchApp({ size: { width: 1440, height: 900 } });
  try {
    const chooser = await atRest(running);
    await openVault(running, place, passphrase);
    const open = await atRest(running);
    const memory = await windowMemory(running);
    return {
      atChooser: chooser,
      withVaultOpen: open,
      windowMiB: Math.round(memory.window),
      heapMiB: rounded(memory.heap),
      allProcessesMiB: Math.round(memory.all),
    };
  } finally {
    await running.close();
  }
};

test('the app rests, and the window does not grow with the vault', async () => {
  test.setTimeout(900_000);
  const demo = process.env['MUNIMENT_BENCH_DEMO'];
  const full = process.env['MUNIMENT_BENCH_FULL'];
  if (demo === undefined || full === undefined)
    throw new Error(
      'name the folder of a demo in MUNIMENT_BENCH_DEMO, of a full vault in MUNIMENT_BENCH_FULL',
    );
  const name = fs.readdirSync(demo).find((one) => one.endsWith('.muniment'));
  if (name === undefined) throw new Error('there is no vault in that folder');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-rest-'));
  try {
    const copy = path.join(folder, name);
    fs.cpSync(path.join(demo, name), copy, { recursive: true });
    const small = await measure(copy, DEMO_PASSPHRASE);
    const large = await measure(path.join(full, 'evidence'), PASSPHRASE);
    console.log(JSON.stringify({ demo: small, large }, null, 2));
    console.log(`the window's memory, large by demo: ${String(rounded(large.windowMiB / small.windowMiB))}`);
    expect(Number.isFinite(large.windowMiB)).toBe(true);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
