// The recovery key through the window with the keyboard alone: put off, confirmed later, and used when
// the passphrase is lost. Each screen on the way is read by axe.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { settle } from './routes';
import { goTo, listedVault, unlock } from './steps';

const PASSPHRASE = 'seven quiet lanterns over the harbour';
const NEW_PASSPHRASE = 'nine slow barges pass beneath the bridge';

/** Tab until the focus is on what has that name, and press Enter. */
const press = async (page: Page, name: string): Promise<void> => {
  const wanted = page.getByRole('button', { name, exact: true });
  await wanted.waitFor();
  for (let steps = 0; steps < 40; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${name}`);
};

const isAccessible = async (page: Page, where: string): Promise<void> => {
  expect(await axeFindings(page, where)).toEqual([]);
};

test.describe.serial('the recovery key', () => {
  let running: RunningApp;
  let vaultFolder: string;
  let words: readonly string[];

  test.beforeAll(async () => {
    running = await launchApp();
    vaultFolder = path.join(running.folder, 'halden-labs.muniment');
  });
  test.afterAll(() => running.close());

  test('is shown once, and whoever puts it off is warned', async () => {
    const { app, page } = running;
    await answerSaveDialog(app, vaultFolder);
    await press(page, 'New vault…');
    await expect(page.getByLabel('Organization')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is needed.')).toHaveCount(2);
    await isAccessible(page, 'new vault, with something missing');
    await page.keyboard.type('Halden Labs');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada Lindqvist');
    await press(page, 'Choose…');
    await expect(page.getByText('halden-labs.muniment')).toBeVisible();
    await press(page, 'Continue');
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await page.keyboard.type('halden labs vault');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Too easy')).toBeVisible();
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
    await isAccessible(page, 'passphrase');
    await page.keyboard.press('Enter');
    const shown = page.getByRole('listitem').filter({ hasText: /^\d+[a-z]+$/ });
    await expect(shown).toHaveCount(24);
    words = (await shown.allInnerTexts()).map((text) => text.replace(/^\s*\d+\s*/, ''));
    await isAccessible(page, 'recovery words');
    await press(page, 'Later…');
    await expect(page.getByRole('alertdialog')).toContainText('everything in this vault is lost');
    await press(page, 'Stay here');
    await expect(shown).toHaveCount(24);
    await press(page, 'Later…');
    await press(page, 'Go on without');
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  });

  test('is confirmed later, in another session, by the whole sheet', async () => {
    const { page } = running;
    await press(page, 'Lock now');
    await listedVault(page, 'Halden Labs').click();
    await isAccessible(page, 'unlock');
    await unlock(page, PASSPHRASE);
    await goTo(page, 'Members and backup');
    await press(page, 'Confirm the recovery key…');
    const dialog = page.getByRole('dialog');
    const field = dialog.getByLabel('Recovery words');
    await expect(field).toBeFocused();
    await isAccessible(page, 'confirm the recovery key');
    await field.fill([...words].reverse().join(' '));
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog).toContainText('not the recovery key of this vault');
    await field.fill(words.map((word, index) => `${String(index + 1)}. ${word.toUpperCase()}`).join('\n'));
    await expect(dialog).toContainText('24 of 24 words');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Written down and confirmed')).toBeVisible();
  });

  test('opens the vault with a new passphrase, and the old one no more', async () => {
    const { page } = running;
    await press(page, 'Lock now');
    await listedVault(page, 'Halden Labs').click();
    await press(page, 'Use the recovery key…');
    const field = page.getByLabel('Recovery words');
    await expect(field).toBeFocused();
    await field.fill(`${words.slice(0, 23).join(' ')} harbuor `);
    await expect(page.getByText('Word 24, “harbuor”, is in no recovery key')).toBeVisible();
    await field.fill(words.join(' '));
    await page.getByLabel('New passphrase').fill(NEW_PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(NEW_PASSPHRASE);
    await isAccessible(page, 'recover');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
    await press(page, 'Lock now');
    await listedVault(page, 'Halden Labs').click();
    await unlock(page, PASSPHRASE);
    await expect(page.getByText('does not open this vault').last()).toBeVisible();
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await unlock(page, NEW_PASSPHRASE);
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
    await press(page, 'Lock now');
  });

  test('is replaced by a new one, and the words printed before open nothing', async () => {
    test.setTimeout(120_000);
    const { page } = running;
    await listedVault(page, 'Halden Labs').click();
    await unlock(page, NEW_PASSPHRASE);
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
    await goTo(page, 'Members and backup');
    await press(page, 'Make a new one…');
    await isAccessible(page, 'new recovery key');
    await press(page, 'Make a new recovery key');
    const shown = page.getByRole('listitem').filter({ hasText: /^\d+[a-z]+$/ });
    await expect(shown).toHaveCount(24, { timeout: 30_000 });
    const next = (await shown.allInnerTexts()).map((text) => text.replace(/^\s*\d+\s*/, ''));
    await press(page, 'I have written them down');
    for (const field of await page.getByLabel(/^Word \d+$/).all()) {
      const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
      await field.fill(next[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
    }
    await press(page, 'Confirm');
    await expect(page.getByText('Written down and confirmed')).toBeVisible();
    await press(page, 'Lock now');
    await listedVault(page, 'Halden Labs').click();
    await press(page, 'Use the recovery key…');
    await page.getByLabel('Recovery words').fill(words.join(' '));
    await page.getByLabel('New passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByText('not the recovery key of this vault').last()).toBeVisible();
    await page.getByLabel('Recovery words').fill(next.join(' '));
    await page.keyboard.press('Tab');
    await page.getByLabel('The same passphrase again').press('Enter');
    await page.getByRole('navigation', { name: 'Vault' }).waitFor({ timeout: 30_000 });
    await press(page, 'Lock now');
    await listedVault(page, 'Halden Labs').waitFor();
  });

  test('is of no use for a folder that is gone, which the list says', async () => {
    const { page } = running;
    fs.renameSync(vaultFolder, `${vaultFolder}-moved`);
    await settle(page);
    await page.reload();
    await expect(page.getByText('Not there now')).toBeVisible();
    await isAccessible(page, 'vaults, one missing');
    await press(page, 'Take off the list: Halden Labs');
    await expect(page.getByText('Evidence, kept so that it can be proved.')).toBeVisible();
    expect(fs.existsSync(path.join(`${vaultFolder}-moved`, 'vault.header'))).toBe(true);
    expect(running.complaints).toEqual([]);
  });
});
