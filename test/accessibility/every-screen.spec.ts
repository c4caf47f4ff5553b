// Every screen there is: read by axe in four sets of colours, its accessibility tree, its way by Tab, what moves, and
// what is left of it at 200 %; then every dialog and menu. test/e2e/accessibility.spec.ts is the short form of it.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type DemoVault, makeDemoVault, openDemoVault } from '../e2e/demo-vault';
import { walkDialogs } from '../e2e/dialog-walk';
import { launchApp, type RunningApp } from '../e2e/launch-app';
import { packageToReceive } from '../e2e/received-package';
import { DOORWAY_ROUTES, LOCKED_ROUTES, RECEIVER_ROUTES, settle, show, VAULT_ROUTES } from '../e2e/routes';
import { findings, wholeWalk } from '../e2e/screen-walk';

const SIZE = { width: 1280, height: 800 };
const LEAST_DIALOGS = 40;

test('every screen before a vault is open is accessible', async () => {
  const running = await launchApp({ size: SIZE });
  const { page } = running;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  for (const address of DOORWAY_ROUTES) {
    await show(page, { path: address });
    found.push(...(await findings(running, address)));
  }
  expect(found).toEqual([]);
  await running.close();
});

test.describe('every screen of a vault is accessible', () => {
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

  test('while it is locked', async () => {
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

  test('while it is open', async () => {
    await openDemoVault(running.page);
    await settle(running.page);
    const found: string[] = [];
    for (const stop of Object.values(VAULT_ROUTES).flat()) found.push(...(await wholeWalk(running, stop)));
    expect(found).toEqual([]);
  });

  test('with every dialog and menu', async () => {
    const { found, dialogs } = await walkDialogs(running);
    expect(found).toEqual([]);
    // Fewer, and the walk has lost its way.
    expect(dialogs.length, dialogs.join('\n')).toBeGreaterThan(LEAST_DIALOGS);
  });
});

test('every screen of a received package is accessible', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-accessible-'));
  const { zip } = await packageToReceive(folder);
  const running = await launchApp({ opened: [zip], size: SIZE });
  const { page } = running;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByText('Read only, no vault').waitFor();
  const found: string[] = [];
  for (const address of RECEIVER_ROUTES) found.push(...(await wholeWalk(running, { path: address })));
  expect(found).toEqual([]);
  await running.close();
  fs.rmSync(folder, { recursive: true, force: true });
});
