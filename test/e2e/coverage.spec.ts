// Coverage and exceptions as somebody answers a missed occurrence: by files dropped on its cell, by an
// excuse, by an exception; with the mouse and with the keyboard alone.
import { expect, type Locator, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { dropFiles, launchApp, type RunningApp } from './launch-app';
import { prepareVault, setTheme } from './prepared-vault';
import { goTo } from './steps';

/** "Quarterly user access review" of the starter controls; the engagement's period is long over. */
const CONTROL = 'CTL-026';

const cell = (page: Page, name: string | RegExp): Locator => page.getByRole('gridcell', { name });

const showControl = async (page: Page): Promise<void> => {
  await goTo(page, 'Coverage');
  await page.getByRole('searchbox', { name: 'Search controls' }).fill(CONTROL);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
};

/** Drops a file on a cell and stores what the intake table made of it. */
const dropAndAdd = async ({ page, folder }: RunningApp, on: Locator, name: string): Promise<void> => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `${name}\n`);
  await dropFiles(page, on, [file]);
  await page.getByRole('button', { name: 'Add one item' }).click();
  await expect(page.getByText('1 item added')).toBeVisible();
};

const findings = ({ page }: RunningApp): Promise<string[]> => axeFindings(page, 'coverage');

test.describe('coverage', () => {
  test('a missed occurrence is answered by what is dropped on its cell', async () => {
    const running = await launchApp();
    const { page } = running;
    await prepareVault(running);
    await showControl(page);

    // Its name says a day after the end, inside the days of grace: late, because it was dropped there.
    await dropAndAdd(running, cell(page, `${CONTROL}, Q4 2025, missed`), 'user review 2026-01-08.csv');
    await expect(page.getByText(`counts for Q4 2025 of ${CONTROL}`)).toBeVisible();
    await showControl(page);
    await expect(cell(page, `${CONTROL}, Q4 2025, late 8 Jan`)).toBeVisible();
    await expect(cell(page, `${CONTROL}, Q1 2026, missed`)).toBeVisible();

    // By its dates alone it is the next quarter's.
    await cell(page, `${CONTROL}, Q4 2025, late`).click();
    await page.getByRole('button', { name: /^Let dates decide again/ }).click();
    await expect(cell(page, `${CONTROL}, Q4 2025, missed`)).toBeVisible();
    await expect(cell(page, `${CONTROL}, Q1 2026, met 8 Jan`)).toBeVisible();

    // Without days in its name it speaks for all of the occurrence.
    await dropAndAdd(running, cell(page, `${CONTROL}, Q2 2026, missed`), 'user review.csv');
    await showControl(page);
    await cell(page, `${CONTROL}, Q2 2026, met 30 Jun`).click();
    const panel = page.getByRole('complementary', { name: `${CONTROL} Q2 2026` });
    await expect(panel.getByText('Met: evidence for 30 Jun 2026')).toBeVisible();
    await expect(panel.getByText('Evidence that counts for it')).toBeVisible();
    expect(running.complaints).toEqual([]);
    await running.close();
  });

  test('an excuse says why, and is taken back', async () => {
    const running = await launchApp();
    const { page } = running;
    await prepareVault(running);
    await showControl(page);
    await cell(page, `${CONTROL}, Q2 2026, missed`).click();
    const more = page.getByRole('button', { name: 'More for this occurrence' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Excuse…' }).click();
    const dialog = page.getByRole('dialog', { name: `Excuse Q2 2026 of ${CONTROL}?` });
    await dialog.getByRole('button', { name: 'Excuse', exact: true }).click();
    await expect(dialog.getByText('Say why it did not have to happen.')).toBeVisible();
    await dialog.getByLabel('Reason').fill('The system was switched off in March.');
    await dialog.getByRole('button', { name: 'Excuse', exact: true }).click();
    await expect(cell(page, `${CONTROL}, Q2 2026, excused`)).toBeVisible();
    await expect(page.getByText('The system was switched off in March.')).toBeVisible();
    await more.click();
    await page.getByRole('menuitem', { name: 'Take back the excuse' }).click();
    await expect(cell(page, `${CONTROL}, Q2 2026, missed`)).toBeVisible();
    expect(running.complaints).toEqual([]);
    await running.close();
  });

  test('is walked with the keyboard alone', async () => {
    const running = await launchApp();
    const { page } = running;
    await prepareVault(running);
    await goTo(page, 'Coverage');
    const focused = page.locator(':focus');
    const first = page.getByRole('gridcell').first();
    await first.waitFor();
    // The grid is one stop: whatever stands before it, Tab reaches it once and leaves it by the next.
    await page.getByRole('button', { name: 'Order' }).focus();
    await page.keyboard.press('Tab');
    await expect(focused).toHaveAttribute('role', 'gridcell');
    await page.keyboard.press('Control+End');
    await expect(focused).toHaveAttribute('aria-label', /^CTL-\d+, /);
    await page.keyboard.press('Control+Home');
    const row = (await focused.getAttribute('aria-label'))?.slice(0, 7) ?? '';
    await page.keyboard.press('ArrowLeft');
    await expect(focused).toHaveAttribute('role', 'rowheader');
    await page.keyboard.press('ArrowRight');
    await expect(focused).toHaveAttribute('aria-label', new RegExp(`^${row}, `));
    await page.keyboard.press('ArrowDown');
    await expect(focused).not.toHaveAttribute('aria-label', new RegExp(`^${row}, `));
    await page.keyboard.press('PageDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const name = (await focused.getAttribute('aria-label'))?.split(',')[0] ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: new RegExp(`^${name}`) })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toHaveCount(0);
    await expect(focused).toHaveAttribute('aria-label', new RegExp(`^${name}, `));
    await page.keyboard.press('Tab');
    await expect(focused).not.toHaveAttribute('role', 'gridcell');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(running.complaints).toEqual([]);
    await running.close();
  });

  test('the strip and the overview lead to what is missed', async () => {
    const running = await launchApp();
    const { page } = running;
    await prepareVault(running);
    await goTo(page, 'Overview');
    await expect(
      page.getByRole('table', { name: 'Occurrences by the month they are due in' }),
    ).toBeAttached();
    await page
      .getByRole('button', { name: /^Answer .+ of CTL-\d+$/ })
      .first()
      .click();
    await expect(
      page.getByRole('complementary', { name: /^CTL-/ }).getByText('Missed, no evidence'),
    ).toBeVisible();
    await page
      .getByRole('group', { name: 'What is open' })
      .getByRole('button', { name: / missed$/ })
      .click();
    await expect(page.getByRole('button', { name: 'Only with missed' })).toBeVisible();
    expect(running.complaints).toEqual([]);
    await running.close();
  });

  test('an exception answers an occurrence, step by step', async () => {
    const running = await launchApp();
    const { page } = running;
    await prepareVault(running);
    await showControl(page);
    await cell(page, `${CONTROL}, Q4 2025, missed`).click();
    await page.getByRole('button', { name: 'Record exception…' }).click();
    const form = page.getByRole('complementary', { name: `${CONTROL} New exception` });
    await expect(form.getByLabel('Title')).toHaveValue(`${CONTROL} did not operate in Q4 2025`);
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    const panel = page.getByRole('complementary', { name: /^EXC-01/ });
    await expect(panel.getByText('Confirm it: first state what happened.')).toBeVisible();
    await panel.getByRole('textbox', { name: 'What happened' }).fill('The reviewer was on leave.');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByRole('button', { name: 'Confirm it' }).click();
    await expect(panel.getByRole('listitem').filter({ hasText: 'Confirmed' })).toHaveAttribute(
      'aria-current',
      'step',
    );
    // Changes are not left behind unasked.
    await panel.getByRole('textbox', { name: 'Cause' }).fill('No deputy was named.');
    await page.getByRole('navigation', { name: 'Vault' }).getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Save and leave' }).click();
    await expect(page.getByRole('link', { name: /^EXC-01/ }).first()).toBeVisible();

    await goTo(page, 'Exceptions');
    await page.getByRole('row', { name: /^EXC-01/ }).click();
    await expect(panel.getByRole('textbox', { name: 'Cause' })).toHaveValue('No deputy was named.');
    await panel.getByRole('button', { name: 'More for this exception' }).click();
    await page.getByRole('menuitem', { name: 'Withdraw…' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Withdraw EXC-01?' });
    await dialog.getByLabel('Reason').fill('Recorded for the wrong quarter.');
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(panel.getByText('Withdrawn: Recorded for the wrong quarter.')).toBeVisible();
    expect(running.complaints).toEqual([]);
    await running.close();
  });

  test('is accessible, light and dark', async () => {
    test.setTimeout(120_000);
    const running = await launchApp();
    const { page } = running;
    await prepareVault(running);
    const found: string[] = [];
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(running, theme);
      await showControl(page);
      found.push(...(await findings(running)));
      await cell(page, `${CONTROL}, Q4 2025, missed`).click();
      await page.getByRole('complementary').waitFor();
      found.push(...(await findings(running)));
      await page.getByRole('searchbox', { name: 'Search controls' }).fill('');
      await expect(page.getByRole('rowheader').nth(5)).toBeVisible();
      found.push(...(await findings(running)));
      await page.getByRole('button', { name: 'Record exception…' }).click();
      await page.getByRole('button', { name: 'Record', exact: true }).waitFor();
      found.push(...(await findings(running)));
    }
    expect(found).toEqual([]);
    await running.close();
  });
});
