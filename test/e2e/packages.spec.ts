// Packages in rounds as a person keeps them: for whom, encrypted to a key that was confirmed, handed over,
// a second round that says what changed, and a package somebody else checks with their identity file.
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { prepareVault } from './prepared-vault';
import { goTo } from './steps';

const APP = process.env['MUNIMENT_APP'];
const CLI =
  APP === undefined
    ? path.resolve(import.meta.dirname, '../../out/main/cli.js')
    : path.join(APP, 'main/cli.js');

test.describe.configure({ mode: 'serial' });

test.describe('packages in rounds', () => {
  let running: RunningApp;
  let identity: string;
  let recipient: string;

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1280, height: 800 } });
    identity = path.join(running.folder, 'ines.txt');
    execFileSync(process.execPath, [CLI, 'package', 'keygen', '--out', identity]);
    recipient = /age1[a-z0-9]{58}/.exec(fs.readFileSync(identity, 'utf8'))?.[0] ?? '';
    await prepareVault(running);
  });
  test.afterAll(() => running.close());

  const toCheck = async () => {
    const { page } = running;
    for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('button', { name: 'Build package…' })).toBeVisible();
  };

  test('does not encrypt to a key before somebody has confirmed it', async () => {
    const { page } = running;
    await goTo(page, 'Packages');
    await page.getByRole('button', { name: 'New package…' }).click();
    await page.getByRole('button', { name: 'Add a recipient…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Firm')).toHaveValue('Brook & Vale CPAs');
    await dialog.getByLabel('Person').fill('Ines');
    await dialog.getByLabel('Their age key').fill(recipient);
    await dialog.getByRole('button', { name: 'Add the recipient' }).click();
    await expect(page.getByRole('checkbox', { name: /Ines/ })).toBeChecked();
    await page.getByText('Encrypted to the recipients’ keys').click();
    await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled();
    await page.getByRole('button', { name: 'Confirm the key…' }).click();
    await page.getByRole('button', { name: 'It is the same' }).click();
    await expect(page.getByRole('button', { name: 'Next' })).toBeEnabled();
  });

  test('keeps what was chosen while somebody goes away to fix something', async () => {
    const { page } = running;
    await toCheck();
    await page.getByRole('button', { name: /^Fix / }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'New package' })).toHaveCount(0);
    await goTo(page, 'Packages');
    await page.getByRole('button', { name: 'New package…' }).click();
    await expect(page.getByRole('button', { name: 'Build package…' })).toBeVisible();
    await expect(page.getByRole('complementary')).toContainText('Ines');
  });

  test('builds it encrypted, as a draft while reasons are missing, and leaves no zip beside it', async () => {
    test.setTimeout(120_000);
    const { app, page, folder } = running;
    const target = path.join(folder, 'round 1.zip.age');
    await answerSaveDialog(app, target);
    await page.getByRole('button', { name: 'Build as draft…' }).click();
    await expect(page.getByText(/PKG-\d{4}-01-r1 is built and signed/)).toBeVisible({ timeout: 90_000 });
    expect(fs.readFileSync(target).subarray(0, 21).toString('latin1')).toBe('age-encryption.org/v1');
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.zip'))).toEqual([]);
    expect(await axeFindings(page, 'built')).toEqual([]);
  });

  test('writes down how it was handed over', async () => {
    const { app, page, folder } = running;
    const note = path.join(folder, 'note.txt');
    await answerSaveDialog(app, note);
    await page.getByRole('button', { name: 'Delivery note as text…' }).click();
    await expect(page.getByText('note.txt is saved.')).toBeVisible();
    expect(fs.readFileSync(note, 'utf8')).not.toContain('Penetration test report');
    await page.getByRole('button', { name: 'Record a delivery…' }).click();
    await page.getByRole('button', { name: 'Record the delivery' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'All packages' }).click();
    const row = page.getByRole('row', { name: /PKG-\d{4}-01-r1/ });
    await expect(row).toContainText('Delivered');
    await row.click();
    const panel = page.getByRole('complementary');
    await expect(panel).toContainText('Ines, Brook & Vale CPAs: The firm’s portal');
    expect(await axeFindings(page, 'a round')).toEqual([]);
  });

  test('is checked with the identity file of the one it was built for', async () => {
    test.setTimeout(120_000);
    const { app, page } = running;
    await page.getByRole('complementary').getByRole('button', { name: 'Verify now' }).click();
    await expect(page.getByRole('button', { name: 'Verify', exact: true })).toBeDisabled();
    await answerOpenDialog(app, [identity]);
    await page.getByRole('button', { name: 'Choose the identity file…' }).click();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('Verified', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Back' }).click();
  });

  test('offers the next round by itself, and recalls with a reason', async () => {
    const { page } = running;
    await goTo(page, 'Packages');
    await page.getByRole('button', { name: 'New package…' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('radio', { name: /Round 2 of PKG-/ })).toBeChecked();
    await expect(page.getByRole('complementary')).toContainText('Since round 1');
    await goTo(page, 'Packages');
    await page.getByRole('row', { name: /PKG-\d{4}-01-r1/ }).click();
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Recall…' }).click();
    await page.getByRole('button', { name: 'Recall it' }).click();
    await expect(page.getByText('A recall needs its reason.')).toBeVisible();
    await page.getByLabel('Why').fill('It holds the wrong board minutes.');
    await page.getByRole('button', { name: 'Recall it' }).click();
    await expect(page.getByRole('complementary')).toContainText('It holds the wrong board minutes.');
  });

  test('said nothing wrong in the console on the way', () => {
    expect(running.complaints).toEqual([]);
  });
});
