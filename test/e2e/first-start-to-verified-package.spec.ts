// The main job as a person does it, from the first start of the real window to a package that programs
// which are not ours agree with.
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { answerSaveDialog, dropFiles, launchApp, type RunningApp } from './launch-app';
import { goTo, listedVault, makeVault, typeDate, unlock } from './steps';

const WHO = {
  organization: 'Halden Labs',
  member: 'Ada Lindqvist',
  passphrase: 'seven quiet lanterns over the harbour',
};
const FILES = {
  'Zugriffsprüfung Q3 2025.csv': 'user,decision\nada,keep\nlin,remove\n',
  'access-review-minutes.txt': 'Reviewed by the security lead on 3 October 2025.\n',
};

test.describe.configure({ mode: 'serial' });

test.describe('from the first start to a verified package', () => {
  let running: RunningApp;
  let vaultFolder: string;
  let packageFile: string;

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1440, height: 900 } });
    vaultFolder = path.join(running.folder, 'halden-labs.muniment');
    packageFile = path.join(running.folder, 'for the auditor.zip');
  });
  test.afterAll(() => running.close());

  test('makes a vault and proves that the recovery key was written down', async () => {
    await answerSaveDialog(running.app, vaultFolder);
    await makeVault(running.page, WHO);
    expect(fs.existsSync(path.join(vaultFolder, 'vault.header'))).toBe(true);
    await expect(running.page.getByText('Written down and confirmed.').first()).toBeVisible();
  });

  test('defines a Type II engagement', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Define the engagement' }).first().click();
    await page.getByRole('textbox', { name: 'System' }).fill('Halden Assist');
    await page.getByLabel('CPA firm').fill('Brook & Vale CPAs');
    await typeDate(page.getByRole('group', { name: 'First day' }), '2025-07-01');
    await typeDate(page.getByRole('group', { name: 'Last day' }), '2026-06-30');
    await page.getByRole('button', { name: 'Define the engagement' }).last().click();
    const strip = page.getByRole('banner', { name: 'Engagement and period' });
    await expect(strip).toContainText('SOC 2 Type II');
    await expect(strip).toContainText('1 Jul 2025 to 30 Jun 2026');
  });

  test('loads the starter controls', async () => {
    const { page } = running;
    await goTo(page, 'Controls');
    await page.getByRole('button', { name: 'Load starter controls…' }).click();
    await page.getByRole('button', { name: 'Load all 90' }).click();
    await expect(page.getByRole('row', { name: /CTL-001/ })).toBeVisible();
  });

  test('takes files dropped on a control, says what they prove and when, and maps points of focus', async () => {
    const { page, folder } = running;
    const files = Object.entries(FILES).map(([name, text]) => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, text);
      return file;
    });
    await page.getByRole('row', { name: /CTL-001/ }).click();
    await page
      .getByRole('complementary')
      .getByRole('tab', { name: /^Evidence/ })
      .click();
    const target = page.getByRole('group', { name: 'Drop files on CTL-001' });
    await target.scrollIntoViewIfNeeded();
    await dropFiles(page, target, files);

    await expect(page.getByRole('heading', { level: 1, name: 'Intake' })).toBeVisible();
    const rows = page.getByRole('grid', { name: 'Files waiting to be added' }).getByRole('row');
    await expect(rows).toHaveCount(3);
    await rows.nth(1).click();
    const panel = page.getByRole('complementary');
    await panel.getByLabel('What it proves').fill('Access review, third quarter');
    await typeDate(panel.getByRole('group', { name: 'Effective from' }), '2025-07-01');
    await typeDate(panel.getByRole('group', { name: 'Effective to', exact: true }), '2025-09-30');
    await panel.getByRole('listbox').getByRole('option').first().click();
    await rows.nth(2).click();
    await panel.getByLabel('What it proves').fill('Minutes of the access review');
    await panel.getByRole('button', { name: 'Use the whole period' }).click();

    await page.getByRole('button', { name: 'Add two items' }).click();
    await expect(page.getByText('2 items added')).toBeVisible();
    // Copied, not moved: the originals stay.
    for (const file of files) expect(fs.existsSync(file)).toBe(true);
    await goTo(page, 'Evidence');
    await expect(page.getByRole('row', { name: /EVD-0001/ })).toContainText('Inside');
    await expect(page.getByRole('row', { name: /EVD-0002/ })).toContainText('Minutes of the access review');
  });

  test('builds the signed package after every gap has its reason', async () => {
    test.setTimeout(120_000);
    const { app, page } = running;
    await goTo(page, 'Packages');
    await page.getByRole('button', { name: 'New package…' }).click();
    // Recipient, scope and round, contents: each as it is offered.
    for (const step of ['Scope and round', 'Contents', 'Check']) {
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.locator('[aria-current="step"]')).toContainText(step);
    }
    const together = page.getByRole('button', { name: 'Same reason for all of these…' });
    await expect(together.first()).toBeVisible();
    while ((await together.count()) > 0) {
      const before = await together.count();
      await together.first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('Collected in the second half of the period.');
      await dialog.getByRole('button', { name: /^Give it to/ }).click();
      await expect(together).toHaveCount(before - 1);
    }
    // One alone in its kind is declared in its own line.
    const declare = page.getByRole('button', { name: /^Declare…/ });
    while ((await declare.count()) > 0) {
      await declare.first().click();
      await page.keyboard.type('Planned for the second half.');
      await page.keyboard.press('Enter');
    }
    await answerSaveDialog(app, packageFile);
    await page.getByRole('button', { name: 'Build package…' }).click();
    await expect(page.getByText(/is built and signed/)).toBeVisible({ timeout: 60_000 });
    expect(fs.existsSync(packageFile)).toBe(true);
  });

  test('verifies it in the window', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('Verified', { timeout: 30_000 });
    await expect(page.getByRole('status')).toContainText('Halden Labs');
  });

  test('stands the check of minisign, sha256sum and unzip', () => {
    const target = path.join(running.folder, 'unpacked');
    execFileSync('unzip', ['-tq', packageFile]);
    execFileSync('unzip', ['-q', packageFile, '-d', target]);
    const [top = ''] = fs.readdirSync(target);
    const bag = path.join(target, top);
    const sums = execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'manifest-sha256.txt'], {
      cwd: bag,
    });
    expect(sums.toString()).toBe('');
    execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'tagmanifest-sha256.txt'], { cwd: bag });
    const signature = execFileSync('minisign', ['-Vm', 'tagmanifest-sha256.txt', '-p', 'signer.pub'], {
      cwd: bag,
    });
    expect(signature.toString()).toContain('Signature and comment signature verified');
    // Each file is in it once, with its original bytes.
    const manifest = fs.readFileSync(path.join(bag, 'manifest-sha256.txt'), 'utf8');
    for (const text of Object.values(FILES)) {
      const digest = createHash('sha256').update(text).digest('hex');
      expect(manifest.split('\n').filter((line) => line.startsWith(digest))).toHaveLength(1);
    }
  });

  test('locks, refuses a wrong passphrase and opens with the right one', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Lock now' }).click();
    await listedVault(page, 'Halden Labs').click();
    await unlock(page, 'not the passphrase at all');
    await expect(
      page
        .getByText(/passphrase/i)
        .filter({ hasText: /not|wrong/i })
        .first(),
    ).toBeVisible();
    await unlock(page, WHO.passphrase);
    await expect(page.getByRole('navigation', { name: 'Vault' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('link', { name: /Evidence/ })).toContainText('2');
  });

  test('leaves nothing of an import that was cancelled', async () => {
    const { app, page, folder } = running;
    const blobs = () =>
      fs
        .readdirSync(path.join(vaultFolder, 'blobs'), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile()).length;
    const before = blobs();
    const large = path.join(folder, 'large export.bin');
    fs.closeSync(fs.openSync(large, 'w'));
    fs.truncateSync(large, 6 * 1024 ** 3);
    await goTo(page, 'Evidence');
    await app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, large);
    await page.getByRole('button', { name: 'Add evidence…' }).click();
    await page.getByRole('button', { name: 'Add without dates' }).click();
    await page.getByRole('button', { name: 'Add without a control' }).click();
    await page.getByRole('button', { name: 'Add one item' }).click();
    await expect(page.getByRole('progressbar', { name: 'Adding evidence' })).toBeVisible();
    await expect(page.getByText(/Encrypting and storing, [1-9]/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByText('Nothing was added')).toBeVisible();
    expect(blobs()).toBe(before);
    expect(fs.readdirSync(path.join(vaultFolder, 'tmp'))).toEqual([]);
    await goTo(page, 'Evidence');
    await expect(page.getByRole('row', { name: /EVD-0003/ })).toHaveCount(0);
  });

  test('said nothing wrong in the console on the way', () => {
    expect(running.complaints).toEqual([]);
  });
});
