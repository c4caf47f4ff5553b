// The vault locks by itself when nobody is there, says so before and after, and leaves nothing of it on
// the clipboard; and what another program has open can be read beside it.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { axeFindings } from './axe';
import { dropFiles, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, ORGANIZATION, PASSPHRASE, prepareVault } from './prepared-vault';
import { goTo, unlock } from './steps';

const setIdle = ({ app }: RunningApp, seconds: number): Promise<void> =>
  app.evaluate(({ powerMonitor }, idle) => {
    powerMonitor.getSystemIdleTime = () => idle;
  }, seconds);

const rail = ({ page }: RunningApp) => page.getByRole('navigation', { name: 'Vault' });

const isAccessible = async ({ page }: RunningApp, where: string): Promise<void> => {
  expect(await axeFindings(page, where)).toEqual([]);
};

test.describe('a vault that nobody watches', () => {
  let kept: string;
  let vault: string;
  test.beforeAll(async () => {
    kept = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-lock-'));
    const running = await launchApp({ folder: kept });
    vault = await prepareVault(running);
    await running.close();
  });
  test.afterAll(() => {
    fs.rmSync(kept, { recursive: true, force: true });
  });
  const open = async (): Promise<RunningApp> => {
    const running = await launchApp({ folder: kept, opened: [vault] });
    await unlock(running.page, PASSPHRASE);
    await rail(running).waitFor();
    return running;
  };

  test('is locked after the time chosen, with a countdown that a key calls off', async () => {
    const running = await open();
    const { page } = running;
    await goTo(page, 'Members and backup');
    await page.getByRole('button', { name: /Locks by itself after/ }).click();
    await page.getByRole('option', { name: '2 minutes' }).click();
    await expect(rail(running)).toContainText('Locks after 2 min');
    await setIdle(running, 95);
    await expect(page.getByText(/The vault locks in 2\d s/)).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'half a minute' })).toHaveCount(1);
    await isAccessible(running, 'countdown');
    await setIdle(running, 0);
    await expect(page.getByText(/The vault locks in/)).toHaveCount(0);
    await expect(rail(running)).toBeVisible();
    await setIdle(running, 130);
    await expect(page.getByText('Locked, because nobody had used this computer for a while.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: ORGANIZATION })).toBeVisible();
    await isAccessible(running, 'locked');
    const current = await page.evaluate(() =>
      (window as unknown as BridgeWindow).muniment.calls.vault.current({}),
    );
    expect(current).toEqual({ ok: true, value: null });
    await unlock(page, PASSPHRASE);
    await setIdle(running, 0);
    await expect(rail(running)).toBeVisible();
    expect(running.complaints).toEqual([]);
    await running.close();
  });

  test('takes what was copied from it off the clipboard, and only that', async () => {
    const running = await open();
    const { app, page } = running;
    const onClipboard = () => app.evaluate(({ clipboard }) => clipboard.readText());
    await goTo(page, 'Members and backup');
    await page.getByRole('button', { name: 'Copy the key' }).click();
    await expect.poll(onClipboard).toMatch(/^RW/);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await expect(page.getByText('Locked together with the screen.')).toBeVisible();
    expect(await onClipboard()).toBe('');
    await unlock(page, PASSPHRASE);
    await rail(running).waitFor();
    await goTo(page, 'Members and backup');
    await page.getByRole('button', { name: 'Copy the key' }).click();
    await expect.poll(onClipboard).toMatch(/^RW/);
    await app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('copied elsewhere');
    });
    await page.getByRole('button', { name: 'Lock now' }).click();
    await expect(rail(running)).toBeHidden();
    expect(await onClipboard()).toBe('copied elsewhere');
    await running.close();
  });

  test('can be read beside the program that writes it, and not changed', async () => {
    const writer = await open();
    const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-reader-'));
    const running = await launchApp({ folder: elsewhere, opened: [vault] });
    const { page } = running;
    await unlock(page, PASSPHRASE);
    await expect(page.getByText(`It is open for writing on ${os.hostname()}`)).toBeVisible();
    await isAccessible(running, 'unlock, in use');
    await page.getByRole('button', { name: 'Open for reading' }).click();
    await rail(running).waitFor();
    await expect(page.getByRole('complementary', { name: 'About this session' })).toContainText(
      `Open for reading only: it is open for writing on ${os.hostname()}`,
    );
    await goTo(page, 'Evidence');
    await expect(page.getByRole('row', { name: /EVD-0001/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /Add evidence/ })).toHaveCount(0);
    await goTo(page, 'Controls');
    await expect(page.getByRole('button', { name: 'Add control…' })).toHaveCount(0);
    const file = path.join(elsewhere, 'dropped.txt');
    fs.writeFileSync(file, 'dropped\n');
    await dropFiles(page, page.locator('#main'), [file]);
    await expect(page.getByText('You cannot add evidence here.')).toBeVisible();
    await isAccessible(running, 'read only');
    expect(running.complaints).toEqual([]);
    await running.close();
    fs.rmSync(elsewhere, { recursive: true, force: true });
    await goTo(writer.page, 'Evidence');
    await expect(writer.page.getByRole('row', { name: /EVD-0004/ })).toBeVisible();
    await writer.close();
  });
});
