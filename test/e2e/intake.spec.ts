// From a dropped folder to what is stored: cells filled in by keyboard and filled down, the same bytes linked
// instead of added, a file that becomes a new version, and a screenshot from the clipboard.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { dropFiles, launchApp, type RunningApp } from './launch-app';
import { prepareVault } from './prepared-vault';
import { goTo } from './steps';

test.describe.configure({ mode: 'serial' });

const RED_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

test.describe('intake', () => {
  let running: RunningApp;
  const rows = () =>
    running.page
      .getByRole('grid', { name: 'Files waiting to be added' })
      .locator('[role=row][aria-selected]');
  const rowOf = (name: string) => rows().filter({ hasText: name });
  const cell = (name: string, column: string) => rowOf(name).locator(`[data-column=${column}]`);
  const panel = () => running.page.getByRole('complementary');
  const findings = () => axeFindings(running.page, 'intake');

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1440, height: 900 } });
    await prepareVault(running);
  });
  test.afterAll(() => running.close());

  test('a folder becomes rows; dates come from names, flags and sameness from the bytes', async () => {
    const { page, folder } = running;
    const drop = path.join(folder, 'For the audit');
    fs.mkdirSync(path.join(drop, 'scans'), { recursive: true });
    const put = (name: string, content: string) => {
      fs.writeFileSync(path.join(drop, name), content);
    };
    put('scans/Vuln scan 2026-W10.csv', 'host,finding\na,1\n');
    put('scans/Vuln scan 2026-W11.csv', 'host,finding\na,2\n');
    put('leavers.csv', 'name\nB. Okafor\n');
    put('nothing.txt', '');
    put('really text.pdf', 'this is no PDF\n');
    put('penetration test.txt', 'Penetration test report\n');
    put('Branch protection 2026-05.txt', 'Branch protection, May\n');
    put('.DS_Store', 'x');

    await goTo(page, 'Evidence');
    await dropFiles(page, page.locator('#main'), [drop]);
    await expect(rows()).toHaveCount(7);
    await expect(page.getByText('1 file was passed over')).toBeVisible();
    await expect(rowOf('Vuln scan 2026-W10')).toContainText('2 Mar to 8 Mar 2026');
    await expect(rowOf('Vuln scan 2026-W10')).toContainText('Needs a control');
    await expect(rowOf('leavers.csv')).toContainText('Needs a date');
    await expect(rowOf('nothing.txt')).toContainText('Zero bytes');
    await expect(rowOf('penetration test.txt')).toContainText('Same as EVD-0003');
    await expect(page.getByText(/Six need an answer, one is already in the vault/)).toBeVisible();
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    expect(await findings()).toEqual([]);
  });

  test('cells are filled in by keyboard and filled down', async () => {
    const { page } = running;
    await cell('Vuln scan 2026-W10', 'file').click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('ctl-3');
    await page.keyboard.press('Enter');
    await expect(rowOf('Vuln scan 2026-W10')).toContainText('CTL-003');
    await cell('Vuln scan 2026-W10', 'file').click();
    await cell('Vuln scan 2026-W11', 'file').click({ modifiers: ['Shift'] });
    await expect(panel()).toContainText('Answer for 2 rows');
    await panel().getByLabel('Source').fill('Scanner');
    await cell('Vuln scan 2026-W10', 'title').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Fill down', exact: true }).click();
    await expect(rowOf('Vuln scan 2026-W11')).toContainText('CTL-003');

    // What is no date stays open; Tab takes what is one and goes on.
    await cell('leavers.csv', 'effective').click();
    await page.keyboard.type('someday');
    await page.keyboard.press('Enter');
    const dates = page.getByLabel(/^Effective, such as/);
    await expect(dates).toHaveAttribute('aria-invalid', 'true');
    await dates.fill('1 feb to 28 feb');
    await page.keyboard.press('Enter');
    await expect(rowOf('leavers.csv')).toContainText('1 Feb to 28 Feb 2026');
    await cell('leavers.csv', 'controls').click();
    await page.keyboard.type('1, 2');
    await page.keyboard.press('Tab');
    await expect(dates).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(rowOf('leavers.csv')).toContainText('CTL-001 +1');
    await expect(rowOf('leavers.csv')).toContainText('Ready');
  });

  test('the same bytes are linked, and a file becomes a version of what it resembles', async () => {
    const { page } = running;
    await cell('penetration test.txt', 'file').click();
    await panel().getByText('Link EVD-0003 to these controls instead').click();
    await cell('penetration test.txt', 'controls').click();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await expect(rowOf('penetration test.txt')).toContainText('Links EVD-0003');

    await cell('Branch protection 2026-05', 'file').click();
    await panel().getByRole('button', { name: 'New version: EVD-0002' }).click();
    await expect(rowOf('Branch protection 2026-05')).toContainText('EVD-0002 version 2');
    await expect(rowOf('Branch protection 2026-05')).toContainText(
      'Branch protection of the main repository',
    );
    await panel().getByLabel('Why there is a new version').fill('Once more for May');
  });

  test('a screenshot is pasted, and what is ready is stored', async () => {
    const { app, page } = running;
    await app.evaluate(({ clipboard, nativeImage }, png) => {
      const image = nativeImage.createFromBuffer(Buffer.from(png, 'base64'));
      (clipboard as unknown as { readImage: () => unknown }).readImage = () => image;
    }, RED_DOT);
    await page.getByRole('heading', { level: 1, name: 'Intake' }).click();
    await page.keyboard.press('Control+v');
    await expect(rows()).toHaveCount(8);
    await cell('really text.pdf', 'file').click();
    await page.keyboard.press('Delete');
    await cell('nothing.txt', 'file').click();
    await page.keyboard.press('Delete');
    const pasted = rows().last();
    await expect(pasted).toContainText('Screenshot');
    await pasted.locator('[data-column=title]').dblclick();
    await page.keyboard.type('Console sign-in rules');
    await page.keyboard.press('Tab');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: 'Add six items' }).click();
    await expect(page.getByText('4 items added, 1 new version, 1 item linked')).toBeVisible();
    await expect(page.getByText('Nothing waits here')).toBeVisible();

    await goTo(page, 'Evidence');
    await expect(page.getByRole('row', { name: /Console sign-in rules/ })).toBeVisible();
    await page.getByRole('row', { name: /EVD-0003/ }).click();
    await expect(panel()).toContainText('CTL-005');
    await page.getByRole('row', { name: /EVD-0002/ }).click();
    await expect(panel()).toContainText('Once more for May');
    expect(running.complaints).toEqual([]);
  });
});
