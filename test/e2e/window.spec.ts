// What the shell promises around the screens: opening by the system, locking by the system, an engine
// that ends, and quitting in order whatever the page does.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerSaveDialog, launchApp } from './launch-app';
import { type BridgeWindow, ORGANIZATION, PASSPHRASE, prepareVault } from './prepared-vault';
import { listedVault, unlock } from './steps';

test.describe('the window', () => {
  let kept: string;
  let vault: string;

  test.beforeAll(async () => {
    kept = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-window-'));
    const running = await launchApp({ folder: kept });
    vault = await prepareVault(running);
    await running.close();
  });
  test.afterAll(() => {
    fs.rmSync(kept, { recursive: true, force: true });
  });

  test('leaves the vault closed when it quits', async () => {
    const running = await launchApp({ folder: kept, opened: [vault] });
    await unlock(running.page, PASSPHRASE);
    await expect(running.page.getByRole('navigation', { name: 'Vault' })).toBeVisible({ timeout: 30_000 });
    expect(fs.readdirSync(vault)).toContain('lock');
    await running.close();
    expect(fs.readdirSync(vault).filter((name) => /^lock$|-wal$|-shm$/.test(name))).toEqual([]);
  });

  test('opens the vault named on the command line', async () => {
    const { page, close } = await launchApp({ folder: kept, opened: [vault] });
    await expect(page.getByRole('heading', { level: 1, name: ORGANIZATION })).toBeVisible();
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await close();
  });

  test('says plainly that what it was opened with is no signed package, and leads to the full check', async () => {
    const file = path.join(kept, 'received.zip');
    fs.writeFileSync(file, 'not a zip');
    const { page, close } = await launchApp({ folder: kept, opened: [file] });
    await expect(
      page.getByText(/^This is no signed package of Muniment\.|^What lies here is not what was signed/),
    ).toBeVisible();
    await page.getByRole('button', { name: 'See every finding…' }).click();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByText(/package\.not-a-package|Refused|could not be read/).first()).toBeVisible();
    await close();
  });

  test('remembers the vault by name and place, and nothing else about it', async () => {
    const { page, close } = await launchApp({ folder: kept });
    await expect(listedVault(page, ORGANIZATION)).toBeVisible();
    const stored = JSON.parse(
      fs.readFileSync(path.join(kept, 'user-data', 'recent-vaults.json'), 'utf8'),
    ) as Record<string, unknown>[];
    expect(Object.keys(stored[0] ?? {}).sort()).toEqual([
      'colour',
      'engagement',
      'folder',
      'kind',
      'lastBackupAt',
      'lastCheck',
      'openedAt',
      'organization',
    ]);
    await close();
  });

  test('writes no passphrase, evidence title or page content into its own files', () => {
    const leaks = fs
      .readdirSync(path.join(kept, 'user-data'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => {
        const bytes = fs.readFileSync(file).toString('latin1');
        return [PASSPHRASE, 'Penetration test report', 'CTL-001'].some((secret) => bytes.includes(secret));
      });
    expect(leaks).toEqual([]);
  });

  for (const event of ['suspend', 'lock-screen'] as const) {
    test(`locks the vault at ${event}`, async () => {
      const { app, page, close } = await launchApp({ folder: kept, opened: [vault] });
      await unlock(page, PASSPHRASE);
      await expect(page.getByRole('navigation', { name: 'Vault' })).toBeVisible({ timeout: 30_000 });
      await app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
      await expect(page.getByRole('navigation', { name: 'Vault' })).toBeHidden();
      const current = await page.evaluate(() =>
        (window as unknown as BridgeWindow).muniment.calls.vault.current({}),
      );
      expect(current).toEqual({ ok: true, value: null });
      await close();
    });
  }

  test('says so when the engine ends unexpectedly, and goes on with a new one', async () => {
    const { page, close } = await launchApp({
      folder: kept,
      opened: [vault],
      provokes: [/^log: (the engine process ended unexpectedly|engine exit code)/],
    });
    await unlock(page, PASSPHRASE);
    await expect(page.getByRole('navigation', { name: 'Vault' })).toBeVisible({ timeout: 30_000 });
    // The engine's process holds the vault's lock file, and says there which process it is.
    const holder = Number(
      /\d+/.exec(fs.readFileSync(path.join(vault, 'lock'), 'utf8').replace(/[^\d\n ]+/g, ' '))?.[0],
    );
    process.kill(holder, 'SIGKILL');
    await expect(page.getByRole('dialog', { name: 'The vault was locked' })).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await listedVault(page, ORGANIZATION).click();
    await unlock(page, PASSPHRASE);
    await expect(page.getByRole('navigation', { name: 'Vault' })).toBeVisible({ timeout: 30_000 });
    await close();
  });

  test('quits although the page hangs', async () => {
    const { app, page, close } = await launchApp();
    await page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    const process = app.process();
    const ended = new Promise((resolve) => process.once('exit', resolve));
    await app.evaluate(({ app: electron }) => {
      electron.quit();
    });
    await ended;
    await close().catch(() => undefined);
  });

  test('creates nothing when the dialog is cancelled', async () => {
    const { app, page, close } = await launchApp();
    await answerSaveDialog(app, null);
    const chosen = await page.evaluate(() =>
      (window as unknown as BridgeWindow).muniment.calls.app.choose({
        what: 'new-vault-folder',
        suggestedName: 'x',
      }),
    );
    expect(chosen).toEqual({ ok: true, value: [] });
    await close();
  });
});
