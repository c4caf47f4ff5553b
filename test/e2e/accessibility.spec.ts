// Every screen there is: read by axe in four sets of colours, its accessibility tree, its way by Tab, and what is left
// of it at 200 %. A screen that is new is asked for by the first test.
import { expect, type Locator, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { treeFindings } from './accessibility-tree';
import { axeFindingsInEveryTheme } from './axe';
import { type DemoVault, makeDemoVault, openDemoVault } from './demo-vault';
import { walkDialogs } from './dialog-walk';
import { SHOTS, told } from './findings-as-they-come';
import { launchApp, type RunningApp } from './launch-app';
import { motionFindings } from './motion';
import { packageToReceive } from './received-package';
import {
  DOORWAY_ROUTES,
  LOCKED_ROUTES,
  RECEIVER_ROUTES,
  routesOfTheApp,
  settle,
  show,
  type Stop,
  VAULT_ROUTES,
} from './routes';
import { focusFindings } from './tab-order';
import { lostInView, zoom } from './zoom';

const SIZE = { width: 1280, height: 800 };
const LEAST_DIALOGS = 40;
const ROW = 'main [role=grid] [role=row][aria-selected]';

const nameOf = ({ path: address, search }: Stop): string =>
  search === undefined ? address : `${address} ${JSON.stringify(search)}`;

const shot = async ({ app }: RunningApp, name: string): Promise<void> => {
  if (SHOTS === undefined) return;
  const picture = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  fs.writeFileSync(
    path.join(SHOTS, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`),
    Buffer.from(picture, 'base64'),
  );
};

/** What is shown now; with `isWhole` also how it moves, and what is left of it at 200 %. */
const findings = async (running: RunningApp, where: string, isWhole = true): Promise<string[]> => {
  const { page } = running;
  const found = [...(await axeFindingsInEveryTheme(page, where)), ...(await treeFindings(page, where))];
  if (isWhole) {
    found.push(...(await motionFindings(page, where)));
    await zoom(running, 2);
    await settle(page);
    found.push(...(await lostInView(page, `${where} at 200 %`)));
    found.push(...(await focusFindings(page, `${where} at 200 %`)));
    await shot(running, `${where} 200`);
    await zoom(running, 1);
    await settle(page);
  }
  return told(found);
};

/** As the keyboard does it; where only the cells of a row take the focus, with the mouse. */
const openRow = async (row: Locator): Promise<void> => {
  await row.focus();
  if (await row.evaluate((element) => element === document.activeElement)) await row.press('Enter');
  else await row.click({ position: { x: 200, y: 12 } });
};

/** The screen, each of its tabs, and the panel of its first row with each of its tabs. */
const walk = async (running: RunningApp, stop: Stop): Promise<string[]> => {
  const { page } = running;
  const where = nameOf(stop);
  await show(page, stop);
  const found = await findings(running, where);
  const tabs = page.locator('main [role=tab]');
  for (let place = 1; place < (await tabs.count()); place += 1) {
    await tabs.nth(place).click();
    await settle(page);
    found.push(...(await findings(running, `${where}, tab ${String(place + 1)}`, false)));
  }
  if ((await tabs.count()) > 1) await tabs.first().click();
  const row = page.locator(ROW).first();
  if (stop.search !== undefined || (await row.count()) === 0) return found;
  await openRow(row);
  await settle(page);
  const panel = page.locator('aside.panel');
  if ((await panel.count()) === 0) return found;
  found.push(...(await findings(running, `${where}, panel`)));
  const parts = panel.locator('[role=tab]');
  for (let place = 1; place < (await parts.count()); place += 1) {
    await parts.nth(place).click();
    await settle(page);
    found.push(...(await findings(running, `${where}, panel, tab ${String(place + 1)}`, false)));
  }
  return found;
};

test.describe('every screen is accessible', () => {
  test('before a vault is open, and there is none that is not looked at', async () => {
    const running = await launchApp({ size: SIZE });
    const { page } = running;
    const known = [...DOORWAY_ROUTES, ...LOCKED_ROUTES, ...RECEIVER_ROUTES, ...Object.keys(VAULT_ROUTES)];
    expect((await routesOfTheApp(page)).toSorted()).toEqual(known.toSorted());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const address of DOORWAY_ROUTES) {
      await show(page, { path: address });
      found.push(...(await findings(running, address)));
    }
    expect(found).toEqual([]);

    await show(page, { path: '/preferences' });
    const theme = page.locator('html');
    for (const [name, drawn] of [
      ['High contrast', 'contrast'],
      ['High contrast, dark', 'contrast-dark'],
    ] as const) {
      await page.getByRole('radio', { name, exact: true }).press('Space');
      await expect(theme).toHaveAttribute('data-theme', drawn);
    }
    // The system's few colours, and still the edges and marks of our own drawing.
    await page.emulateMedia({ forcedColors: 'active' });
    const drawn = await page.evaluate(() => ({
      ink: getComputedStyle(document.documentElement).getPropertyValue('--ink').trim(),
      edge: getComputedStyle(document.querySelector('.check') ?? document.body).boxShadow,
    }));
    expect(drawn.ink).toBe('CanvasText');
    expect(drawn.edge).not.toBe('none');
    await running.close();
  });

  test.describe('of a vault', () => {
    test.describe.configure({ mode: 'serial' });
    let demo: DemoVault;
    let running: RunningApp;

    test.beforeAll(async () => {
      demo = makeDemoVault();
      running = await launchApp({ opened: [demo.vault], size: SIZE });
      await running.page.emulateMedia({ reducedMotion: 'reduce' });
      await settle(running.page);
    });
    test.afterAll(async () => {
      await running.close();
      demo.remove();
    });

    test('that is locked', async () => {
      const { page } = running;
      const found = await findings(running, LOCKED_ROUTES[0]);
      await page
        .getByRole('button', { name: /recovery key/i })
        .first()
        .press('Enter');
      await settle(page);
      found.push(...(await findings(running, LOCKED_ROUTES[1])));
      await page.getByRole('button', { name: 'Back' }).press('Enter');
      expect(found).toEqual([]);
    });

    test('that is open', async () => {
      test.setTimeout(400_000);
      await openDemoVault(running.page);
      await settle(running.page);
      const found: string[] = [];
      for (const stop of Object.values(VAULT_ROUTES).flat()) found.push(...(await walk(running, stop)));
      expect(found).toEqual([]);
    });

    test('with every dialog and menu', async () => {
      test.setTimeout(400_000);
      const { found, dialogs } = await walkDialogs(running);
      expect(found).toEqual([]);
      // Fewer, and the walk has lost its way.
      expect(dialogs.length, dialogs.join('\n')).toBeGreaterThan(LEAST_DIALOGS);
    });
  });

  test('of a received package', async () => {
    test.setTimeout(180_000);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-accessible-'));
    const { zip } = await packageToReceive(folder);
    const running = await launchApp({ opened: [zip], size: SIZE });
    const { page } = running;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText('Read only, no vault').waitFor();
    const found: string[] = [];
    for (const address of RECEIVER_ROUTES) found.push(...(await walk(running, { path: address })));
    expect(found).toEqual([]);
    await running.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
});
