// A register in the window: somebody is added, changed, looked at as at a day, taken in from a table, and linked; all
// of it by what is to be seen, and read by axe.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp } from './launch-app';
import { prepareVault, setTheme } from './prepared-vault';
import { goTo, typeDate } from './steps';

const toRegister = async (page: Page, name: string): Promise<void> => {
  await goTo(page, 'Programme');
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
};
const answer = (page: Page) => page.locator('.answer').first();
const panel = (page: Page) => page.getByRole('complementary');

test('a roster is kept: added, changed, as at a day, from a table, linked', async () => {
  test.setTimeout(180_000);
  const running = await launchApp({ size: { width: 1280, height: 800 } });
  const { app, page, folder, complaints } = running;
  const seen: string[] = [];
  const look = async (where: string) => {
    seen.push(...(await axeFindings(page, where)));
  };
  await prepareVault(running);

  await goTo(page, 'Programme');
  await expect(answer(page)).toHaveText(/^Nothing is recorded yet/);
  await look('the programme, empty');

  // Nothing but a name is asked for; the day one began is the day from which the roster shows one.
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByText('Name is needed.')).toBeVisible();
  await expect(page.getByLabel('Name (needed)')).toBeFocused();
  await page.keyboard.type('Nora Óskarsdóttir');
  await page.getByLabel('Work e-mail').fill('nora@halden.example');
  await page.getByLabel('Role', { exact: true }).fill('Engineer');
  await page.getByLabel('Team').fill('Platform');
  await typeDate(page.getByRole('group', { name: 'First day' }), '2025-08-01');
  await look('the form of a person');
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(panel(page)).toContainText('Nora Óskarsdóttir');
  await expect(panel(page)).toContainText('1 Aug 2025');
  await expect(panel(page)).toContainText(/Not stated: .*Last day/);

  // What is typed is not left behind without a word, and what is saved is another version.
  await panel(page).getByRole('button', { name: 'Change…', exact: true }).click();
  await page.getByLabel('Role', { exact: true }).fill('Platform Lead');
  await page.getByRole('navigation', { name: 'Vault' }).getByRole('link', { name: 'Controls' }).click();
  await page
    .getByRole('alertdialog', { name: /PER-001/ })
    .getByRole('button', { name: 'Stay' })
    .click();
  await page.getByLabel('Why', { exact: true }).fill('Took the team over');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await panel(page)
    .getByRole('tab', { name: /^History 2/ })
    .click();
  await expect(panel(page).locator('del')).toHaveText('Engineer');
  await expect(panel(page).locator('ins')).toHaveText('Platform Lead');
  await expect(panel(page)).toContainText('Took the team over');
  await look('a person and its history');

  // As at a day before: the role of then, and the panel tells the version of that day.
  await page.getByRole('button', { name: /^As at/ }).click();
  await typeDate(
    page.getByRole('dialog', { name: 'As at' }).getByRole('group', { name: 'Day' }),
    '2025-09-30',
  );
  await page.keyboard.press('Escape');
  await expect(answer(page)).toHaveText('1 person as at 30 Sep 2025.');
  await panel(page)
    .getByRole('tab', { name: /version 1/ })
    .click();
  await expect(panel(page)).toContainText('As at 30 Sep 2025: version 1.');
  await expect(panel(page)).toContainText('Engineer');
  await page.getByRole('button', { name: /^As at/ }).click();
  await page.getByRole('button', { name: 'Now', exact: true }).click();

  // A table of another tool: its columns are known by their names, who is there already is changed, not doubled.
  const table = path.join(folder, 'roster.csv');
  fs.writeFileSync(
    table,
    'Full name,Work email,Department,Start date\nNora Óskarsdóttir,nora@halden.example,Infrastructure,2025-08-01\nليلى حدّاد,leila@halden.example,Research,2025-09-01\n',
  );
  await answerOpenDialog(app, [table]);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import a table…' }).click();
  const preview = page.getByRole('dialog', { name: 'Take people in from a table' });
  await expect(preview).toContainText('2 rows would change something: 1 new, 1 changed.');
  await look('a table of people');
  await preview.getByRole('button', { name: 'Take in 2 rows' }).click();
  await expect(answer(page)).toHaveText(/^2 people/);
  await expect(page.getByRole('row', { name: /^PER-001 .*Infrastructure/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^PER-002 ليلى حدّاد/ })).toBeVisible();

  // Linked by hand, it is told on the control; and from there one comes back by its number.
  await panel(page).getByRole('button', { name: 'More for PER-001' }).click();
  await page.getByRole('menuitem', { name: 'Link…' }).click();
  const link = page.getByRole('dialog', { name: 'Link PER-001' });
  await link.getByRole('button', { name: 'Choose for Controls' }).click();
  const choose = page.getByRole('dialog', { name: 'Choose controls' });
  await choose.getByRole('option', { name: /^CTL-002 / }).click();
  await choose.getByRole('button', { name: 'Take over' }).click();
  await link.getByRole('button', { name: 'Link', exact: true }).click();
  await panel(page)
    .getByRole('tab', { name: /^Links 1/ })
    .click();
  await panel(page)
    .getByRole('link', { name: /^CTL-002/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Controls' })).toBeVisible();
  await panel(page)
    .getByRole('link', { name: /^PER-001/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();

  // With the keyboard alone: through the rows, into the panel and out of it, and by the palette to another register.
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /^PER-001/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { name: /^PER-002/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('ليلى حدّاد');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^PER-002/ })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('add vendor');
  const found = page.getByRole('menuitem', { name: 'Add vendor', exact: true });
  await expect(found).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'New vendor' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  // What changed in the period, and the register as a file.
  await toRegister(page, 'People');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Changes' }).click();
  await expect(page.getByRole('row', { name: /PER-001 .*New/ })).toBeVisible();
  await look('what changed');
  await toRegister(page, 'People');
  const out = path.join(folder, 'people.csv');
  await answerSaveDialog(app, out);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  await expect(page.getByText('2 people written to people.csv.')).toBeVisible();
  expect(fs.readFileSync(out, 'utf8')).toContain('ليلى حدّاد');

  await setTheme(running, 'dark');
  await goTo(page, 'Programme');
  await look('the programme, dark');
  expect(seen).toEqual([]);
  expect(complaints).toEqual([]);
  await running.close();
});
