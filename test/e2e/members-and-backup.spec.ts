// What an owner does for the people of a vault and for the day the disk fails, through the window.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { ORGANIZATION, PASSPHRASE, prepareVault } from './prepared-vault';
import { goTo, listedVault, unlock } from './steps';

const READER = 'Bashir Ötükenoğlu';
/** Keys are derived slowly on purpose, several for some steps. */
const SLOWLY = { timeout: 60_000 };
const OWN = 'nine slow barges pass beneath the bridge';

const isAccessible = async (page: Page, where: string): Promise<void> => {
  expect(await axeFindings(page, where)).toEqual([]);
};

test.describe.serial('members', () => {
  test.setTimeout(180_000);
  let running: RunningApp;
  let given: string;
  test.beforeAll(async () => {
    running = await launchApp();
    await prepareVault(running);
  });
  test.afterAll(() => running.close());

  const lockAndUnlock = async (passphrase: string) => {
    const { page } = running;
    await page.getByRole('button', { name: 'Lock now' }).click();
    await listedVault(page, ORGANIZATION).click();
    await unlock(page, passphrase);
  };

  test('are added with a passphrase that is offered', async () => {
    const { page } = running;
    await goTo(page, 'Members and backup');
    await isAccessible(page, 'members and backup');
    await page.getByRole('button', { name: 'Add a member…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a member' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toContainText('This is needed.');
    await dialog.getByLabel('Name').fill(READER);
    await dialog.getByText('Reader', { exact: true }).click();
    given = await dialog.getByLabel('First passphrase').inputValue();
    expect(given.split(' ')).toHaveLength(7);
    await isAccessible(page, 'add a member');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const done = page.getByRole('dialog', { name: `${READER} can open the vault now.` });
    await expect(done).toContainText(given, SLOWLY);
    await isAccessible(page, 'member added');
    await done.getByRole('button', { name: 'Close', exact: true }).click();
    const row = page.getByRole('row', { name: `${READER}, Reader` });
    await expect(row).toContainText('Given by an owner');
    await row.click();
    const panel = page.getByRole('complementary', { name: new RegExp(READER) });
    await expect(panel.getByRole('list', { name: 'Key words' }).getByRole('listitem')).toHaveCount(12);
    await isAccessible(page, 'a member');
  });

  test('are invited to replace the passphrase they were given, and a reader changes nothing', async () => {
    const { page } = running;
    await lockAndUnlock(given);
    const dialog = page.getByRole('dialog', { name: 'Change my passphrase' });
    await expect(dialog).toContainText('Choose your own now', SLOWLY);
    await isAccessible(page, 'change the passphrase');
    await dialog.getByLabel('Present passphrase').fill(PASSPHRASE);
    await dialog.getByLabel('New passphrase').fill(OWN);
    await dialog.getByLabel('The same passphrase again').fill(OWN);
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await expect(dialog).toContainText('not your present passphrase', SLOWLY);
    await dialog.getByLabel('Present passphrase').fill(given);
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await expect(dialog).toContainText('Your new key words', SLOWLY);
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.getByRole('complementary', { name: 'About this session' })).toContainText(
      'You are a reader of this vault',
    );
    await expect(page.getByRole('button', { name: 'Add a member…' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Back up now…' })).toHaveCount(0);
    await goTo(page, 'Evidence');
    await expect(page.getByRole('button', { name: /Add evidence/ })).toHaveCount(0);
    await page.getByRole('row', { name: /EVD-0001/ }).click();
    await expect(page.getByRole('complementary', { name: /EVD-0001/ })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('add');
    await expect(page.getByRole('menuitem', { name: /Add evidence/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  test('let nobody in with a passphrase that was replaced, and say how long to wait', async () => {
    const { page } = running;
    await lockAndUnlock(given);
    await expect(page.getByText('does not open this vault').last()).toBeVisible(SLOWLY);
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    await unlock(page, OWN);
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  });

  test('are removed, with what that cannot undo', async () => {
    test.setTimeout(120_000);
    const { page } = running;
    await lockAndUnlock(PASSPHRASE);
    await goTo(page, 'Members and backup');
    await page.getByRole('row', { name: `${READER}, Reader` }).click();
    await page.getByRole('button', { name: 'Remove…' }).click();
    const dialog = page.getByRole('alertdialog', { name: `Remove ${READER}?` });
    await expect(dialog).toContainText('they may have kept');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await isAccessible(page, 'remove a member');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(dialog).toBeHidden(SLOWLY);
    await expect(page.getByText('1 former member')).toBeVisible();
    await expect(page.getByText('Key 2 of this vault')).toBeVisible();
    await lockAndUnlock(OWN);
    await expect(page.getByText('does not open this vault').last()).toBeVisible(SLOWLY);
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    await unlock(page, PASSPHRASE);
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
    await goTo(page, 'Evidence');
    await expect(page.getByRole('row', { name: /EVD-0004/ })).toBeVisible();
    expect(running.complaints).toEqual([]);
  });
});

test('a backup is made, and a vault comes back from it', async () => {
  test.setTimeout(120_000);
  const running = await launchApp();
  const { app, page, folder } = running;
  await prepareVault(running);
  const backups = path.join(folder, 'other disk');
  const restored = path.join(folder, 'restored vault');
  fs.mkdirSync(backups);
  await goTo(page, 'Members and backup');
  await expect(page.getByText('There is no backup yet').first()).toBeVisible();
  await answerOpenDialog(app, [backups]);
  await page.getByRole('button', { name: 'Back up now…' }).click();
  await expect(page.getByText('4 files copied')).toBeVisible();
  await expect(page.getByText(/Last backup today/).first()).toBeVisible();
  await isAccessible(page, 'backup made');
  await page.getByRole('button', { name: 'Back up now…' }).click();
  await expect(page.getByText('No new evidence files')).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Sound.' })).toBeVisible();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(listedVault(page, ORGANIZATION)).toContainText(/Backup today/);
  await expect(listedVault(page, ORGANIZATION)).toContainText('Sound, checked');

  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await isAccessible(page, 'restore');
  await page.getByRole('button', { name: 'Choose…' }).click();
  await expect(page.getByRole('radio')).toHaveCount(2);
  await answerSaveDialog(app, restored);
  await page.getByRole('button', { name: 'Choose…' }).last().click();
  await isAccessible(page, 'restore, chosen');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('Restored.')).toBeVisible();
  await page.getByRole('button', { name: 'Unlock it' }).click();
  await unlock(page, PASSPHRASE);
  const older = page.getByRole('button', { name: /restored on purpose/ });
  await expect(older.or(page.getByRole('navigation', { name: 'Vault' }))).toBeVisible();
  if (await older.isVisible()) await older.click();
  await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  await goTo(page, 'Evidence');
  await expect(page.getByRole('row', { name: /EVD-0004/ })).toBeVisible();
  expect(running.complaints).toEqual([]);
  await running.close();
});

test('a damaged database is told at the door, and an automatic copy is put in its place', async () => {
  test.setTimeout(120_000);
  const running = await launchApp();
  const { page } = running;
  const vault = await prepareVault(running);
  // A new vault key comes with a copy of the database.
  await goTo(page, 'Members and backup');
  await page.getByRole('button', { name: 'New vault key…' }).click();
  await page.getByRole('button', { name: 'Make the new key' }).click();
  await expect(page.getByText('The vault has its key number 2 now.')).toBeVisible(SLOWLY);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(listedVault(page, ORGANIZATION)).toBeVisible();
  expect(fs.readdirSync(path.join(vault, 'backups')).length).toBeGreaterThan(0);
  const database = path.join(vault, 'db-000002.sqlite');
  fs.chmodSync(database, 0o600);
  const bytes = fs.readFileSync(database);
  bytes.fill(0x5a, 0, 8192);
  fs.writeFileSync(database, bytes);
  await listedVault(page, ORGANIZATION).click();
  await unlock(page, PASSPHRASE);
  await expect(page.getByText('The vault’s database is damaged.')).toBeVisible(SLOWLY);
  await isAccessible(page, 'unlock, database damaged');
  await page
    .getByRole('button', { name: /Put back…/ })
    .nth(1)
    .click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('is not in the copy');
  await isAccessible(page, 'put back a copy');
  await dialog.getByRole('button', { name: 'Put it back and unlock' }).click();
  // The copy from before the new key: this computer has seen a newer state, which is asked for by itself.
  await page.getByRole('button', { name: /restored on purpose/ }).click(SLOWLY);
  await page.getByRole('navigation', { name: 'Vault' }).waitFor(SLOWLY);
  await goTo(page, 'Evidence');
  await expect(page.getByRole('row', { name: /EVD-0004/ })).toBeVisible();
  const kept = fs.readdirSync(vault, { recursive: true, encoding: 'utf8' });
  expect(kept.filter((name) => path.basename(name).startsWith('damaged-'))).toHaveLength(1);
  expect(running.complaints).toEqual([]);
  await running.close();
});
