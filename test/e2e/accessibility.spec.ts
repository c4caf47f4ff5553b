// Every screen there is, once: by axe in light and by its accessibility tree. A screen that is new is asked for by the
// first test. `npm run check:accessibility` looks at the same in all colours, at 200 %, by Tab, and at every dialog.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeDemoVault, openDemoVault } from './demo-vault';
import { launchApp } from './launch-app';
import { packageToReceive } from './received-package';
import {
  DOORWAY_ROUTES,
  LOCKED_ROUTES,
  RECEIVER_ROUTES,
  routesOfTheApp,
  settle,
  show,
  VAULT_ROUTES,
} from './routes';
import { shortWalk } from './screen-walk';

const SIZE = { width: 1280, height: 800 };

test.describe('every screen is accessible', () => {
  test('before a vault is open, and there is none that is not looked at', async () => {
    const running = await launchApp({ size: SIZE });
    const { page } = running;
    const known = [...DOORWAY_ROUTES, ...LOCKED_ROUTES, ...RECEIVER_ROUTES, ...Object.keys(VAULT_ROUTES)];
    expect((await routesOfTheApp(page)).toSorted()).toEqual(known.toSorted());
    const found: string[] = [];
    for (const address of DOORWAY_ROUTES) found.push(...(await shortWalk(running, { path: address })));
    expect(found).toEqual([]);
    await running.close();
  });

  test('in high contrast by choice, and in the few colours of the system', async () => {
    const running = await launchApp({ size: SIZE });
    const { page } = running;
    await show(page, { path: '/preferences' });
    const theme = page.locator('html');
    for (const [name, drawn] of [
      [/^High contrast(?!,)/, 'contrast'],
      [/^High contrast, dark/, 'contrast-dark'],
    ] as const) {
      await page.getByRole('radio', { name }).press('Space');
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

  test('of a vault with something on every screen', async () => {
    test.setTimeout(300_000);
    const demo = makeDemoVault();
    const running = await launchApp({ opened: [demo.vault], size: SIZE });
    await openDemoVault(running.page);
    await settle(running.page);
    const found: string[] = [];
    for (const stop of Object.values(VAULT_ROUTES).flat()) found.push(...(await shortWalk(running, stop)));
    expect(found).toEqual([]);
    await running.close();
    demo.remove();
  });

  test('of a received package', async () => {
    test.setTimeout(180_000);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-accessible-'));
    const { zip } = await packageToReceive(folder);
    const running = await launchApp({ opened: [zip], size: SIZE });
    await running.page.getByText('Read only, no vault').waitFor();
    const found: string[] = [];
    for (const address of RECEIVER_ROUTES) found.push(...(await shortWalk(running, { path: address })));
    expect(found).toEqual([]);
    await running.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
});
