// Preparing an examination in the window: what it is about, what is missing, and when the report can be
// there. Nothing typed is lost, and the same things are found again after locking.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { PASSPHRASE, prepareVault, setTheme } from './prepared-vault';
import { goTo, typeDate, unlock } from './steps';

const rail = (page: Page) => page.getByRole('navigation', { name: 'Vault' });
const part = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('navigation', { name: 'Parts of the engagement' }).getByRole('link', { name }).click();
};
const view = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('navigation', { name: 'Views of readiness' }).getByRole('link', { name }).click();
};
const lockAndUnlock = async (page: Page): Promise<void> => {
  await rail(page).getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('list', { name: 'Vaults' }).getByRole('button').first().click();
  await unlock(page, PASSPHRASE);
  await rail(page).waitFor();
};
const findings = ({ page }: RunningApp, where: string): Promise<string[]> => axeFindings(page, where);

test.describe('preparing an examination', () => {
  test.describe.configure({ mode: 'serial' });
  let running: RunningApp;
  let folder: string;
  test.beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-readiness-'));
    running = await launchApp({ folder });
    await prepareVault(running);
  });
  test.afterAll(async () => {
    expect(running.complaints).toEqual([]);
    await running.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('the scope is written down, asked about before it is left, and there after locking', async () => {
    const { page } = running;
    await goTo(page, 'Engagement');
    await expect(page.getByText('A Type II examination')).toBeVisible();
    await part(page, /^System/);
    await page.getByRole('textbox', { name: 'Where the system ends' }).fill('Ends at the public gateway.');
    await page.getByRole('button', { name: 'Add usual parts…' }).click();
    await page.getByRole('option', { name: /^Inference API/ }).click();
    await page.getByRole('option', { name: /^Dashboards/ }).click();
    await page.getByRole('button', { name: 'Add 2' }).click();
    await page.getByRole('combobox', { name: 'In scope, Dashboards' }).selectOption('Left out');
    await part(page, /^People/);
    await page.getByRole('button', { name: 'Add person: CPA firm' }).click();
    await page.getByRole('textbox', { name: 'Name, CPA firm' }).fill('Mara Vale');
    // Nothing is left behind without a word.
    await rail(page).getByRole('link', { name: 'Roadmap' }).click();
    const question = page.getByRole('alertdialog', { name: 'Changes of the scope are not saved' });
    await question.getByRole('button', { name: 'Stay' }).click();
    await expect(page.getByRole('textbox', { name: 'Name, CPA firm' })).toHaveValue('Mara Vale');
    await page.getByRole('button', { name: 'Save scope' }).click();
    await expect(page.getByText(/1 line lacks a name or a reason/)).toBeVisible();
    await part(page, /^System/);
    await page
      .getByRole('textbox', { name: 'Why it is left out, Dashboards' })
      .fill('Shows nothing that is not public.');
    await page.getByRole('button', { name: 'Save scope' }).click();
    await expect(page.getByRole('button', { name: 'Save scope' })).toHaveCount(0);
    await expect(page.getByText('Left out: 1 part of the system.')).toBeVisible();
    await lockAndUnlock(page);
    await goTo(page, 'Engagement');
    await part(page, /^System/);
    await expect(page.getByRole('textbox', { name: 'Where the system ends' })).toHaveValue(
      'Ends at the public gateway.',
    );
    await expect(page.getByRole('textbox', { name: 'Why it is left out, Dashboards' })).toHaveValue(
      'Shows nothing that is not public.',
    );
    await part(page, /^People/);
    await expect(page.getByRole('textbox', { name: 'Name, CPA firm' })).toHaveValue('Mara Vale');
  });

  test('what is typed is saved before the vault locks', async () => {
    const { page } = running;
    await part(page, /^Subservice/);
    await page.getByRole('button', { name: 'Add organization' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Northern Compute');
    await lockAndUnlock(page);
    await goTo(page, 'Engagement');
    await part(page, /^Subservice/);
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Northern Compute');
  });

  test('a criterion that does not apply leaves what is asked, with its points of focus', async () => {
    const { page } = running;
    await expect(page.getByText(/35 criteria with 220 points of focus/)).toBeVisible();
    await part(page, /^Not applicable/);
    await page.getByRole('button', { name: 'Add criterion…' }).click();
    await page.getByRole('option', { name: /^CC6\.4 / }).click();
    await page.getByRole('button', { name: 'Add 1' }).click();
    await page
      .getByRole('textbox', { name: 'Why it does not apply, CC6.4' })
      .fill('We have no premises of our own.');
    await page.getByRole('button', { name: 'Save scope' }).click();
    await expect(
      page.getByText(/34 criteria with 2\d\d points of focus\. Left out: .* and 1 criterion/),
    ).toBeVisible();
  });

  test('gaps are rated from the keyboard and many at once, and become a task', async () => {
    const { page } = running;
    await goTo(page, 'Readiness');
    await page.getByRole('button', { name: 'Begin an assessment…' }).click();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Worksheet' });
    await expect(grid.getByRole('row', { name: /^CC6\.3 / })).toHaveCount(1);
    await expect(grid.getByRole('row', { name: /^CC6\.4 / })).toHaveCount(0);
    const cell = (what: string, subject: string) =>
      page.getByRole('combobox', { name: `${what}, ${subject}` });
    await cell('Design', 'CC1.1').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('3');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('2');
    await expect(cell('Design', 'CC1.1').locator('option:checked')).toHaveText('In place');
    await expect(cell('Documentation', 'CC1.1').locator('option:checked')).toHaveText('Missing');
    await expect(cell('Documentation', 'CC1.2').locator('option:checked')).toHaveText('Partly');
    await expect(cell('Documentation', 'CC1.2')).toBeFocused();
    await cell('Likelihood of an exception', 'CC1.1').selectOption('High');
    await cell('Effort', 'CC1.1').selectOption('Low');
    await expect(page.getByText('2 gaps')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select CC1.3' }).check();
    await page.getByRole('checkbox', { name: 'Select CC1.4' }).check();
    await page.getByRole('button', { name: 'Rate 2', exact: true }).click();
    await expect(cell('Evidence', 'CC1.4').locator('option:checked')).toHaveText('In place');
    await page.getByRole('button', { name: 'Clear', exact: true }).last().click();
    await page.getByRole('button', { name: 'Gaps', exact: true }).click();
    await expect(page.getByText('2 shown')).toBeVisible();
    await grid.getByText('CC1.1').click();
    const panel = page.getByRole('complementary', { name: /^CC1\.1 / });
    await panel.getByRole('textbox', { name: 'Note' }).fill('No code of conduct yet.');
    await panel.getByRole('button', { name: 'Add task…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a task' });
    await dialog.getByRole('textbox', { name: 'What is to be done' }).fill('Write the code of conduct');
    await dialog.getByRole('textbox', { name: 'Owner' }).fill('Ruth');
    await dialog.getByRole('button', { name: 'Add task' }).click();
    await expect(panel.getByText('Write the code of conduct')).toBeVisible();
    await lockAndUnlock(page);
    await goTo(page, 'Readiness');
    await expect(cell('Documentation', 'CC1.1').locator('option:checked')).toHaveText('Missing');
    await expect(page.getByText('1 task is open')).toBeVisible();
  });

  test('a task is changed in its panel and moved on the board', async () => {
    const { page } = running;
    await view(page, /^Tasks/);
    await page
      .getByRole('row', { name: /^REM-001 / })
      .getByText('Write the code of conduct')
      .click();
    const panel = page.getByRole('complementary', { name: /^REM-001 / });
    await panel.getByRole('textbox', { name: 'Done so far, in percent' }).fill('40');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled();
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(panel).toHaveCount(0);
    await page.getByRole('button', { name: 'Board by state' }).click();
    const column = (name: string) =>
      page.getByRole('region', { name: 'Board by state' }).getByRole('region', { name });
    await expect(column('Open').getByText('40 %')).toBeVisible();
    await page.getByRole('combobox', { name: 'State, REM-001' }).selectOption('Done');
    await expect(column('Done').getByText('100 %')).toBeVisible();
    await page.getByRole('button', { name: 'Board by owner' }).click();
    await expect(
      page.getByRole('region', { name: 'Ruth' }).getByText('Write the code of conduct'),
    ).toBeVisible();
  });

  test('the worksheet goes out to a spreadsheet and back in, with what would change said first', async () => {
    const { app, page } = running;
    const file = path.join(folder, 'Readiness.xlsx');
    await view(page, /^Worksheet/);
    await answerSaveDialog(app, file);
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByText(/rows written to Readiness\.xlsx/)).toBeVisible();
    expect(fs.statSync(file).size).toBeGreaterThan(1000);
    const design = page.getByRole('combobox', { name: 'Design, CC1.1' });
    await design.selectOption('Missing');
    await expect(design.locator('option:checked')).toHaveText('Missing');
    await answerOpenDialog(app, [file]);
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Read a worksheet in' });
    await expect(dialog.getByText('1 row would change something:')).toBeVisible();
    await dialog.getByRole('button', { name: 'Take in 1 row' }).click();
    await expect(page.getByText('1 row taken in.')).toBeVisible();
    await expect(design.locator('option:checked')).toHaveText('In place');
  });

  test('a second assessment shows what changed', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Begin an assessment…' }).click();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Assessment' }).locator('option:checked')).toContainText(
      'Assessment 2',
    );
    await page.getByRole('combobox', { name: 'Documentation, CC1.1' }).selectOption('In place');
    await expect(page.getByText('1 gap')).toBeVisible();
    await view(page, /^History/);
    await expect(page.getByRole('img', { name: /^Documentation, Assessment 2: In place/ })).toBeVisible();
    await expect(page.getByText('Missing to In place')).toHaveCount(1);
  });

  test('the roadmap takes a plan, moves what follows, and says what is done', async () => {
    const { page } = running;
    await goTo(page, 'Roadmap');
    await expect(page.getByText('nothing is saved yet')).toBeVisible();
    await page.getByRole('button', { name: 'Take this plan' }).click();
    await expect(page.getByText('nothing is saved yet')).toHaveCount(0);
    await page.getByRole('button', { name: /Scope$/ }).click();
    const panel = page.getByRole('complementary', { name: 'Scope' });
    await panel.getByRole('button', { name: 'Begun today' }).click();
    await expect(panel.getByText('Under way')).toBeVisible();
    await panel.getByRole('button', { name: 'Done today' }).click();
    await expect(panel.getByText('Done', { exact: true })).toBeVisible();
    await panel.getByRole('textbox', { name: 'Owner' }).fill('Ada Lindqvist');
    await page.getByRole('button', { name: /Categories$/ }).click();
    await page
      .getByRole('alertdialog', { name: 'Changes of Scope are not saved' })
      .getByRole('button', { name: 'Save and leave' })
      .click();
    await expect(page.getByRole('complementary', { name: 'Categories' })).toBeVisible();
    const scope = page.getByRole('row', { name: /^Scope/ });
    await expect(scope.getByText('Ada Lindqvist')).toBeVisible();
    await expect(scope.getByText('Done')).toBeVisible();
    // A step that ends later offers to take those after it along.
    const report = page.getByRole('row', { name: /^Report/ });
    const before = await report.innerText();
    await page.getByRole('button', { name: /Gap assessment$/ }).click();
    const gap = page.getByRole('complementary', { name: 'Gap assessment' });
    await typeDate(gap.getByRole('group', { name: 'Planned to' }), '2031-05-04');
    await gap.getByRole('button', { name: 'Move them too' }).click();
    await gap.getByRole('button', { name: 'Save' }).click();
    await expect(report).not.toHaveText(before);
    await expect(page.getByRole('row', { name: /^Report/ })).toContainText('2031');
    await gap.getByRole('button', { name: 'Close' }).click();
  });

  test('an engagement is rolled forward, and the one before can be made current again', async () => {
    const { page } = running;
    await goTo(page, 'Engagement');
    await page.getByRole('button', { name: 'Roll forward…' }).click();
    await expect(page.getByText('1 Jul 2026 to 30 Jun 2027')).toBeVisible();
    await page.getByRole('button', { name: 'Roll forward', exact: true }).click();
    await expect(page.getByRole('banner')).toContainText('1 Jul 2026 to 30 Jun 2027');
    await part(page, /^System/);
    await expect(page.getByRole('textbox', { name: 'Where the system ends' })).toHaveValue(
      'Ends at the public gateway.',
    );
    await part(page, /^All engagements/);
    await page.getByRole('button', { name: 'Make current: ENG-01' }).click();
    await expect(page.getByRole('banner')).toContainText('1 Jul 2025 to 30 Jun 2026');
  });

  test('every part is accessible, light and dark', async () => {
    test.setTimeout(180_000);
    const { page } = running;
    const found: string[] = [];
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(running, theme);
      await goTo(page, 'Engagement');
      // Their fields are the same ones: in the dark one of them stands for the others.
      const parts = [/^Frame/, /^System/, /^People/, /^Subservice/, /^Not applicable/, /^All/];
      for (const name of theme === 'dark' ? [/^System/] : parts) {
        await part(page, name);
        found.push(...(await findings(running, `engagement ${name.source}, ${theme}`)));
      }
      await goTo(page, 'Roadmap');
      await page.getByRole('button', { name: /Observation$/ }).click();
      found.push(...(await findings(running, `roadmap, ${theme}`)));
      await goTo(page, 'Readiness');
      await page.getByRole('grid').getByText('CC1.1').click();
      await page.getByRole('complementary').waitFor();
      found.push(...(await findings(running, `worksheet, ${theme}`)));
      await view(page, /^Tasks/);
      found.push(...(await findings(running, `tasks, ${theme}`)));
      await page.getByRole('button', { name: 'Board by state' }).click();
      found.push(...(await findings(running, `board, ${theme}`)));
      await view(page, /^History/);
      found.push(...(await findings(running, `history, ${theme}`)));
    }
    expect(found).toEqual([]);
  });
});
