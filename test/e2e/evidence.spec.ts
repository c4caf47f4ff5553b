// The evidence screen as people use it: a draft gets its days and goes through review, one is taken out, one
// is asked for, questions are kept, and files dropped on an item become its next version.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { dropFiles, launchApp, type RunningApp } from './launch-app';
import { prepareVault } from './prepared-vault';
import { goTo, typeDate } from './steps';

test.describe.configure({ mode: 'serial' });

test.describe('the evidence screen', () => {
  let running: RunningApp;
  const panel = () => running.page.getByRole('complementary');
  const dialog = () => running.page.getByRole('dialog');
  const row = (name: RegExp) => running.page.getByRole('row', { name });
  const view = async (name: string) => {
    await running.page.getByRole('button', { name: /^Views/ }).click();
    await running.page.getByRole('menuitemradio', { name }).click();
  };

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1440, height: 900 } });
    await prepareVault(running);
    await goTo(running.page, 'Evidence');
  });
  test.afterAll(() => running.close());

  test('says what there is, and what has no date yet gets its days', async () => {
    const { page } = running;
    await expect(page.getByText('4 items: 2 inside the period, 1 before. One has no date.')).toBeVisible();
    await view('Undated');
    await expect(page.getByText('1 of 4 shown')).toBeVisible();
    await page.getByRole('button', { name: 'Set dates of EVD-0004' }).click();
    await typeDate(dialog().getByRole('group', { name: 'Effective from' }), '2026-05-12');
    await dialog().getByLabel('Source').fill('Board folder');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('No evidence fits these filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(row(/^EVD-0004, .*12 May 2026, Inside the period, Draft/)).toBeVisible();
    await expect(page.getByText('4 items: 3 inside the period, 1 before.', { exact: true })).toBeVisible();
  });

  test('goes through review; one’s own work is approved alone, with a reason that stays', async () => {
    const { page } = running;
    await row(/^EVD-0001/).click();
    await panel().getByRole('button', { name: 'Submit for review' }).click();
    await expect(page.getByText('One waits for review.')).toBeVisible();
    await expect(panel().getByRole('tab', { name: /^Version 1 .*in review/ })).toBeVisible();
    await panel().getByRole('button', { name: 'Approve alone…' }).click();
    await dialog().getByRole('button', { name: 'Approve alone' }).click();
    await expect(dialog().getByText('Say why.')).toBeVisible();
    await dialog().getByLabel('Why nobody else looks at it').fill('We are two, and the other is away.');
    await dialog().getByRole('button', { name: 'Approve alone' }).click();
    await expect(panel().getByText('Alone, by an owner:')).toBeVisible();
    await expect(panel().getByText('We are two, and the other is away.')).toBeVisible();
    await expect(row(/^EVD-0001, .*Approved$/)).toBeVisible();
    // Custody tells it in order.
    const entries = panel().getByRole('list').last().getByRole('listitem');
    await expect(entries).toHaveCount(3);
    await expect(entries.first()).toContainText('took it in');
    await expect(entries.last()).toContainText('approved it');
  });

  test('says row by row what could not be done with several at once', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Close' }).click();
    await row(/^EVD-0002/).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 items chosen')).toBeVisible();
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await expect(page.getByText('2 items submitted for review.')).toBeVisible();
    await row(/^EVD-0002/).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText('One was not done:')).toBeVisible();
    await expect(page.getByRole('alert').getByRole('link', { name: 'EVD-0002' })).toBeVisible();
    await page.getByRole('button', { name: 'Choose none' }).click();
  });

  test('goes on to the next that waits once one is decided', async () => {
    const { page } = running;
    await view('Waits for review');
    await row(/^EVD-0002/).click();
    await expect(panel().getByRole('button', { name: 'Reject…' })).toHaveCount(0);
    await panel().getByRole('button', { name: 'Approve alone…' }).click();
    await dialog().getByLabel('Why nobody else looks at it').fill('Made by the system itself.');
    await dialog().getByRole('button', { name: 'Approve alone' }).click();
    await expect(panel().getByRole('heading', { name: 'Penetration test report' })).toBeVisible();
    await panel().getByRole('button', { name: 'Back to draft' }).click();
    await expect(page.getByText('No evidence fits these filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Clear filters' }).click();
  });

  test('takes an item out by the keyboard, and says what it counts for no more', async () => {
    const { page } = running;
    await row(/^EVD-0002/).focus();
    await page.keyboard.press('Delete');
    await expect(dialog().getByText(/^CTL-002 /)).toBeVisible();
    await dialog().getByLabel('Why it is withdrawn').fill('Shows the wrong repository.');
    await dialog().getByRole('button', { name: 'Withdraw' }).click();
    await expect(row(/^EVD-0002, .*Withdrawn$/)).toBeVisible();
    await row(/^EVD-0002/).click();
    await expect(panel().getByText('Shows the wrong repository.')).toBeVisible();
    await expect(panel().getByText('Counted for')).toBeVisible();
    await expect(panel().getByRole('button', { name: 'Withdraw…' })).toHaveCount(0);
    await page.keyboard.press('k');
    await expect(panel().getByRole('heading', { name: 'Access review, third quarter' })).toBeVisible();
  });

  test('asks for what nobody has collected yet, and keeps a question under a name', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Request evidence…' }).click();
    await dialog().getByLabel('What is needed').fill('Restore test of the second quarter');
    await dialog().getByLabel('Owner', { exact: true }).fill('Mei Lindahl');
    await dialog().getByLabel('Tags', { exact: true }).fill('backup, quarterly');
    await typeDate(dialog().getByRole('group', { name: 'Due' }), '2026-07-15');
    await dialog()
      .getByRole('option', { name: /CTL-003/ })
      .click();
    await dialog().getByRole('button', { name: 'Request', exact: true }).click();
    await expect(panel().getByText('It is due on 15 Jul 2026.')).toBeVisible();
    await expect(row(/^EVD-0005, .*Requested$/)).toBeVisible();

    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByRole('option', { name: 'backup' }).click();
    await expect(page.getByText('1 of 5 shown')).toBeVisible();
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Save this view…' }).click();
    await dialog().getByLabel('Name').fill('Backups');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await view('All evidence');
    await expect(page.getByText('5 items,')).toBeVisible();
    await view('Backups');
    await expect(page.getByText('1 of 5 shown')).toBeVisible();
    await page.getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Remove a view…' }).click();
    await dialog().getByRole('button', { name: 'Remove Backups' }).click();
    await expect(dialog().getByText('No view has been saved in this vault.')).toBeVisible();
    await dialog().getByRole('button', { name: 'Close' }).click();
    await view('All evidence');
  });

  test('takes files dropped on a row as its next version', async () => {
    const { page, folder } = running;
    const file = path.join(folder, 'access-review-corrected.csv');
    fs.writeFileSync(file, 'account,decision\nmei,keep\n');
    await dropFiles(page, row(/^EVD-0001/), [file]);
    await expect(dialog().getByRole('radio', { name: /A new version of it/ })).toBeChecked();
    await dialog().getByRole('button', { name: 'Go to intake' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Intake' })).toBeVisible();
    await expect(page.getByText('EVD-0001').first()).toBeVisible();
  });

  // The panel in both themes is looked at in accessibility.spec.ts.
  test('is accessible where it is new', async () => {
    const { page } = running;
    const found: string[] = [];
    const look = async (where: string) => {
      found.push(...(await axeFindings(page, where)));
    };
    await goTo(page, 'Evidence');
    await row(/^EVD-0004/).click();
    await panel().getByText('Custody').waitFor();
    await look('draft');
    await panel().getByRole('button', { name: 'Edit…' }).click();
    await dialog().waitFor();
    await look('editing a draft');
    await page.keyboard.press('Escape');
    await expect(dialog()).toHaveCount(0);
    await row(/^EVD-0005/).click();
    await expect(panel().getByText('It has no files yet.')).toBeVisible();
    await look('requested');
    expect(found).toEqual([]);
    expect(running.complaints).toEqual([]);
  });
});
