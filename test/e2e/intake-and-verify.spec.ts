// What the intake table says of awkward files before anything is stored, how links are changed afterwards,
// and what the window says of packages that are not what they seem.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { answerOpenDialog, answerSaveDialog, dropFiles, launchApp, type RunningApp } from './launch-app';
import { prepareVault } from './prepared-vault';
import { goTo } from './steps';

const RIGHT_TO_LEFT = '\u202E';
/** Stands in one piece of evidence and on no page about it. */
const ONLY_HERE = 'user,decision,7f3a9c';

test.describe.configure({ mode: 'serial' });

test.describe('awkward files and packages', () => {
  let running: RunningApp;
  let packageFile: string;

  const make = (name: string, content: string): string => {
    const file = path.join(running.folder, name);
    fs.writeFileSync(file, content);
    return file;
  };
  const waiting = () =>
    running.page
      .getByRole('grid', { name: 'Files waiting to be added' })
      .locator('[role=row][aria-selected]');
  const panel = () => running.page.getByRole('complementary');

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1440, height: 900 } });
    packageFile = path.join(running.folder, 'package.zip');
    await prepareVault(running);
  });
  test.afterAll(() => running.close());

  test('names what is odd about each file and stores only what is ready', async () => {
    const { page } = running;
    const gone = make('backup-2026-02.log', 'soon gone');
    await goTo(page, 'Controls');
    await dropFiles(page, page.getByRole('row', { name: /CTL-004/ }), [
      make(`invoice${RIGHT_TO_LEFT}fdp.csv`, 'a,b\n'),
      make('empty.txt', ''),
      make('access-review-2024Q4.csv', `${ONLY_HERE}\n`),
      gone,
    ]);
    await expect(waiting()).toHaveCount(4);
    await expect(waiting().nth(0)).toContainText('invoice\\u{202E}fdp.csv');
    await expect(waiting().nth(0)).toContainText('CTL-004');
    await expect(waiting().nth(0)).toContainText('Needs a date');
    await expect(waiting().nth(1)).toContainText('Zero bytes');
    await expect(waiting().nth(2)).toContainText('Before the period');
    await expect(waiting().nth(3)).toContainText('1 Feb to 28 Feb 2026');
    await waiting().nth(0).locator('[data-column=file]').click();
    await panel().getByRole('button', { name: 'Add without dates' }).click();
    await expect(waiting().nth(0)).toContainText('Hidden characters');
    fs.rmSync(gone);

    await page.getByRole('button', { name: 'Add three items' }).click();
    await expect(page.getByText('2 items added')).toBeVisible();
    await expect(page.getByText('1 row could not be added and stays in the table')).toBeVisible();
    await expect(waiting()).toHaveCount(2);
    await waiting().nth(1).click();
    await expect(panel()).toContainText('evidence.file-not-found');
    await page.getByRole('button', { name: 'Discard…' }).click();
    await page.getByRole('button', { name: 'Empty the table' }).click();
    await expect(page.getByText('Nothing waits here')).toBeVisible();
  });

  test('answers for several rows at once and keeps files together', async () => {
    const { app, page } = running;
    await answerOpenDialog(app, [
      make('sheet-2026-01.csv', '1\n'),
      make('page-2026-02.csv', '2\n'),
      make('other-2026-03.csv', '3\n'),
      make('not this one.csv', '4\n'),
    ]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await expect(waiting()).toHaveCount(4);
    await waiting().nth(3).click();
    await page.keyboard.press('Delete');
    await expect(waiting()).toHaveCount(3);
    await waiting().nth(0).locator('[data-column=file]').click();
    await page.keyboard.press('F2');
    await expect(page.getByRole('grid').getByLabel('What it proves')).toBeFocused();
    await page.keyboard.press('Escape');
    // The key that follows belongs to the row again only once the field is gone.
    await expect(page.getByRole('grid').getByLabel('What it proves')).toHaveCount(0);
    await page.waitForTimeout(100);
    await page.keyboard.press('Shift+ArrowDown');
    await expect(panel()).toContainText('Answer for 2 rows');
    await panel().getByRole('button', { name: 'Add without a control' }).click();
    await panel().getByLabel('Source').fill('Ticket system');
    await page.getByRole('button', { name: 'Keep together' }).click();
    await expect(waiting()).toHaveCount(2);
    await page.getByRole('button', { name: 'Add one item' }).click();
    await expect(page.getByText('1 item added')).toBeVisible();
    await goTo(page, 'Evidence');
    await page.getByRole('row', { name: /Sheet 2026 01|Sheet 2026-01/ }).click();
    await expect(panel()).toContainText('Ticket system');
    await expect(panel()).toContainText('page-2026-02.csv');
  });

  test('adds a link and takes it away again', async () => {
    const { page } = running;
    const edit = async (control: string) => {
      await panel().getByRole('button', { name: 'Edit links…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('searchbox').fill(control);
      await dialog.getByRole('option', { name: control }).click();
      await dialog.getByRole('button', { name: 'Save links' }).click();
      await expect(dialog).toHaveCount(0);
    };
    await edit('CTL-007');
    await expect(panel()).toContainText('CTL-007');
    await edit('CTL-007');
    await expect(panel()).toContainText('Linked to no control yet');
  });

  test('says which file of a package was changed', async () => {
    const { app, page } = running;
    await goTo(page, 'Packages');
    await page.getByRole('button', { name: 'New package…' }).first().click();
    for (const step of ['Scope and round', 'Contents', 'Check']) {
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.locator('[aria-current="step"]')).toContainText(step);
    }
    await answerSaveDialog(app, packageFile);
    await page.getByRole('button', { name: 'Build as draft…' }).click();
    await expect(page.getByText(/is built and signed/)).toBeVisible({ timeout: 60_000 });

    const bytes = fs.readFileSync(packageFile);
    const at = bytes.indexOf(ONLY_HERE);
    expect(at).toBeGreaterThan(0);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const changed = path.join(running.folder, 'changed.zip');
    fs.writeFileSync(changed, bytes);

    await page.getByRole('button', { name: 'Verify now' }).click();
    await answerOpenDialog(app, [changed]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('This is not the package that was signed.');
    const findings = page.getByRole('table', { name: 'Findings of the check' });
    await expect(findings).toContainText('file.changed');
    await expect(findings).toContainText(/data\/30_evidence\/.*access-review/);
    await expect(page.getByRole('button', { name: 'The words are the same' })).toHaveCount(0);
  });

  test('calls nothing verified when another key was told', async () => {
    const { app, page } = running;
    await page.getByRole('button', { name: 'Verify another…' }).click();
    await answerOpenDialog(app, [packageFile]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    const told = page.getByLabel('Key or twelve words you were told');
    await told.fill('three little words');
    await expect(page.getByRole('button', { name: 'Verify', exact: true })).toBeDisabled();
    await told.fill('abandon ability able about above absent absorb abstract absurd abuse access accident');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('Signed by another key');
    await expect(page.getByRole('status')).not.toContainText('Verified');
  });

  test('keeps integrity and identity apart until the words are compared', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Verify another…' }).click();
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByLabel('Key or twelve words you were told').fill('');
    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    const verdict = page.getByRole('status');
    await expect(verdict).toContainText('Verified');
    await expect(verdict).toContainText('Signer not confirmed by you yet');
    await page.getByRole('button', { name: 'The words are the same' }).click();
    await expect(verdict).toContainText('Words compared by you');
  });

  test('said nothing wrong in the console on the way', () => {
    expect(running.complaints).toEqual([]);
  });
});
