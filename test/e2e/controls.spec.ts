// The register of controls as people use it: own controls with versions, a checklist that evidence ticks
// off, many controls mapped at once, tables out and in, and the matrix.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { prepareVault, setTheme } from './prepared-vault';
import { goTo, typeDate } from './steps';

test.describe.configure({ mode: 'serial' });

test.describe('the register of controls', () => {
  let running: RunningApp;
  const panel = () => running.page.getByRole('complementary');
  const dialog = () => running.page.getByRole('dialog');
  const part = (name: RegExp) => panel().getByRole('tab', { name });
  const more = async (verb: string) => {
    await running.page.getByRole('button', { name: 'More', exact: true }).click();
    await running.page.getByRole('menuitem', { name: verb }).click();
  };

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1440, height: 900 } });
    await prepareVault(running);
  });
  test.afterAll(() => running.close());

  test('takes a control of the organization’s own making', async () => {
    const { page } = running;
    await goTo(page, 'Controls');
    await expect(page.getByText('90 controls in force.')).toBeVisible();
    await page.getByRole('button', { name: 'Add control…' }).click();
    await dialog().getByRole('button', { name: 'Add control' }).click();
    await expect(dialog().getByText('A control needs a title.')).toBeVisible();
    await dialog().getByLabel('Title').fill('Weekly review of model releases');
    await dialog().getByLabel('Wording').fill('The release board looks at every model release of the week.');
    await dialog().getByLabel('Owner').fill('Mei Lindahl');
    await dialog().getByLabel('Role').fill('Head of Models');
    await dialog().getByLabel('What an auditor will ask for').fill('Minutes of the board\nRelease list');
    await dialog().getByRole('button', { name: 'Add control' }).click();
    await expect(panel().getByRole('heading', { name: 'Weekly review of model releases' })).toBeVisible();
    await expect(page.getByText('91 controls in force.')).toBeVisible();
    await expect(part(/^Checklist/)).toContainText('0/2');
  });

  test('gives it a new version in the middle of the period, and shows what changed', async () => {
    await panel().getByRole('button', { name: 'New version…' }).click();
    await typeDate(dialog().getByRole('group', { name: 'In force from' }), '2026-01-01');
    await dialog().getByLabel('Why').fill('The board meets with Legal now.');
    await dialog()
      .getByLabel('Wording')
      .fill('The release board and Legal look at every model release of the week.');
    await dialog().getByRole('button', { name: 'Save the version' }).click();
    await expect(panel().getByText('In force since 1 Jan 2026.')).toBeVisible();
    await panel().getByRole('button', { name: 'Compare with 1' }).click();
    await expect(dialog().getByRole('deletion')).toHaveText(/looks/);
    await expect(dialog().getByRole('insertion').first()).toHaveText(/and Legal look/);
    await dialog().getByRole('button', { name: 'Close' }).click();
    await part(/^History/).click();
    await expect(panel().getByText('until 31 Dec 2025')).toBeVisible();
    await expect(panel().getByText('The board meets with Legal now.')).toBeVisible();
  });

  test('ticks an item of the checklist off with evidence of the vault', async () => {
    await part(/^Checklist/).click();
    await panel().getByRole('button', { name: 'Tick off item 1 with evidence' }).click();
    await dialog().getByRole('searchbox', { name: 'Search all evidence' }).fill('Branch protection');
    await dialog()
      .getByRole('option', { name: /EVD-0002/ })
      .click();
    await dialog().getByRole('button', { name: 'Tick off with 1 item' }).click();
    await expect(panel().getByText('1 of 2 ticked')).toBeVisible();
    await expect(panel().getByRole('link', { name: 'EVD-0002' })).toBeVisible();
    await part(/^Evidence/).click();
    await expect(panel().getByText('1 of 1 item inside the period')).toBeVisible();

    await part(/^Checklist/).click();
    await panel().getByRole('button', { name: 'Edit the list…' }).click();
    await dialog().getByRole('button', { name: 'Move item 2 up' }).click();
    await dialog().getByRole('button', { name: 'Add an item' }).click();
    await dialog().getByRole('textbox', { name: 'Item 3' }).fill('Decisions that were turned down');
    await dialog().getByRole('button', { name: 'Save the list' }).click();
    const items = panel().getByRole('tabpanel').getByRole('listitem');
    await expect(items).toHaveCount(3);
    await expect(items.nth(0)).toContainText('Release list');
    await expect(items.nth(1)).toContainText('EVD-0002');
  });

  test('maps several controls at once, and says why', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('searchbox', { name: 'Search controls' }).fill('model releases');
    await page.getByRole('checkbox', { name: 'Choose CTL-091' }).click();
    await page.getByRole('searchbox', { name: 'Search controls' }).fill('');
    // Space ticks the row with the focus, Shift with an arrow the next one too.
    await page.getByRole('row', { name: /^CTL-001/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 controls chosen')).toBeVisible();
    await page.getByRole('button', { name: 'Map…' }).click();
    await dialog().getByRole('searchbox').fill('CC8.1');
    await dialog()
      .getByRole('option', { name: /CC8\.1 The criterion as a whole/ })
      .click();
    await dialog()
      .getByRole('option', { name: /CC8\.1-2/ })
      .click();
    await dialog().getByLabel('Rationale').fill('Changes of models are changes.');
    await dialog().getByRole('button', { name: 'Map to 2' }).click();
    await expect(dialog()).toHaveCount(0);
    await expect(page.getByText('3 controls chosen')).toHaveCount(0);

    await page.getByRole('searchbox', { name: 'Search controls' }).fill('model releases');
    await page.getByRole('row', { name: /^CTL-091/ }).click();
    await expect(panel().getByText('as a whole')).toBeVisible();
    await panel().getByRole('button', { name: 'Rationale for CC8.1', exact: true }).click();
    await expect(dialog().getByLabel('Rationale')).toHaveValue('Changes of models are changes.');
    await dialog().getByLabel('Rationale').fill('Every release is a change.');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect(panel().getByText('Every release is a change.')).toBeVisible();
  });

  test('writes the register out, and takes it back in after showing what would change', async () => {
    const { app, page, folder } = running;
    const file = path.join(folder, 'controls.csv');
    await answerSaveDialog(app, file);
    await more('Export a table…');
    await expect(page.getByText('91 controls written to controls.csv.')).toBeVisible();
    const table = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, table.replace('Mei Lindahl', 'Anya Berg'));

    await answerOpenDialog(app, [file]);
    await more('Import a table…');
    await expect(dialog().getByText('1 row would change something: 1 changed, 90 as before.')).toBeVisible();
    const changed = dialog().getByRole('row', { name: /CTL-091/ });
    await expect(changed.getByRole('deletion')).toHaveText('Mei Lindahl');
    await expect(changed.getByRole('insertion')).toHaveText('Anya Berg');
    await dialog().getByRole('button', { name: 'Take in 1 row' }).click();
    await expect(dialog()).toHaveCount(0);
    await expect(panel().getByText('Anya Berg, Head of Models')).toBeVisible();

    fs.writeFileSync(file, table.replace('Weekly review of model releases', ''));
    await more('Import a table…');
    await expect(dialog().getByText('1 row cannot be taken in.')).toBeVisible();
    await expect(dialog().getByRole('button', { name: /^Take in/ })).toBeDisabled();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
  });

  test('retires a control with its last day, and takes it back into force', async () => {
    const { page } = running;
    const verb = async (name: string) => {
      await panel().getByRole('button', { name: 'More for CTL-091' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await verb('Retire…');
    await typeDate(dialog().getByRole('group', { name: 'Last day in force' }), '2026-03-31');
    await dialog().getByLabel('Reason').fill('The board was dissolved.');
    await dialog().getByRole('button', { name: 'Retire', exact: true }).click();
    await expect(panel().getByText('The last day in force was 31 Mar 2026.')).toBeVisible();
    await expect(panel().getByText('Reason: The board was dissolved.')).toBeVisible();
    await expect(page.getByRole('row', { name: /^CTL-091/ })).toContainText('Retired 31 Mar');
    await panel().getByRole('button', { name: 'Take back into force…' }).click();
    await typeDate(dialog().getByRole('group', { name: 'In force from' }), '2026-05-01');
    await dialog().getByLabel('Why').fill('It was called together again.');
    await dialog().getByRole('button', { name: 'Take back into force' }).click();
    await expect(panel().getByText('In force since 1 May 2026.')).toBeVisible();
  });

  test('shows in the matrix which control answers which criterion', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Close' }).click();
    await more('Matrix of controls and criteria');
    await expect(page.getByRole('heading', { level: 1, name: 'Matrix' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search controls' }).fill('model releases');
    const cell = (name: RegExp) => page.getByRole('gridcell', { name });
    await expect(cell(/CTL-091 is mapped to 1 point of focus of CC8\.1/)).toHaveText('1');
    await cell(/CTL-091 is not mapped to CC1\.1$/).focus();
    await page.keyboard.press('ArrowRight');
    await expect(cell(/CTL-091 is not mapped to CC1\.2$/)).toBeFocused();
    await expect(
      page.getByText(/CTL-091 Weekly review of model releases is not mapped to CC1\.2/),
    ).toBeVisible();
    await page.keyboard.press('Enter');
    await dialog()
      .getByRole('option', { name: /CC1\.2 The criterion as a whole/ })
      .click();
    await dialog().getByRole('button', { name: 'Map to 1' }).click();
    await expect(cell(/CTL-091 is mapped to CC1\.2 as a whole/)).toHaveText('•');
    await cell(/CTL-091 is mapped to CC1\.2 as a whole/).click();
    await expect(panel().getByRole('heading', { name: 'Weekly review of model releases' })).toBeVisible();
  });

  test('is accessible in each of its parts, light and dark', async () => {
    test.setTimeout(300_000);
    const { page } = running;
    const found: string[] = [];
    const look = async (where: string) => {
      found.push(...(await axeFindings(page, where)));
    };
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(running, theme);
      await goTo(page, 'Controls');
      await page.getByRole('checkbox', { name: 'Choose CTL-001' }).click();
      await page.getByRole('row', { name: /^CTL-003/ }).click();
      for (const name of theme === 'dark'
        ? [/^History/]
        : [/^Control/, /^Evidence/, /^Checklist/, /^History/]) {
        await part(name).click();
        await look(`control, ${String(name)}, ${theme}`);
      }
      for (const verb of theme === 'dark' ? [] : ['Add control…', 'New version…', 'Map…']) {
        await page.getByRole('button', { name: verb }).first().click();
        await dialog().waitFor();
        await look(`${verb} ${theme}`);
        await page.keyboard.press('Escape');
      }
      await goTo(page, 'Criteria');
      await page.getByRole('row', { name: /^CC1\.1,/ }).click();
      await panel().waitFor();
      await look(`criterion, ${theme}`);
      await page.getByRole('button', { name: 'Matrix' }).click();
      await page.getByRole('row', { name: /CTL-001/ }).waitFor();
      await look(`matrix, ${theme}`);
    }
    expect(found).toEqual([]);
    expect(running.complaints).toEqual([]);
  });
});
