// Every screen, light and dark, read by axe; and nothing on them complains in the console.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, launchApp, type RunningApp } from './launch-app';
import { prepareVault, setTheme } from './prepared-vault';

const SCREENS = [
  'Overview',
  'Controls',
  'Coverage',
  'Criteria',
  'Evidence',
  'Tasks',
  'Populations',
  'Requests',
  'Exceptions',
  'Packages',
  'Journal',
  'Members and backup',
  'Settings',
];

const findings = ({ page }: RunningApp, where: string): Promise<string[]> => axeFindings(page, where);

const goTo = async ({ page }: RunningApp, screen: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Vault' }).getByRole('link', { name: screen }).click();
  await page.getByRole('heading', { level: 1, name: screen }).waitFor();
};

test.describe('every screen is accessible', () => {
  test('before a vault is open', async () => {
    const running = await launchApp();
    const found: string[] = [];
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(running, theme);
      await running.page.getByRole('heading', { level: 1 }).waitFor();
      found.push(...(await findings(running, `vaults, ${theme}`)));
    }
    expect(found).toEqual([]);
    expect(running.complaints).toEqual([]);
    await running.close();
  });

  test('with a vault open', async () => {
    test.setTimeout(120_000);
    const running = await launchApp();
    const found: string[] = [];
    const { app, page, folder } = running;
    await prepareVault(running);
    const file = path.join(folder, 'waiting 2026-03.csv');
    fs.writeFileSync(file, 'a,b\n1,2\n');
    await answerOpenDialog(app, [file]);
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(running, theme);
      for (const screen of SCREENS) {
        await goTo(running, screen);
        found.push(...(await findings(running, `${screen}, ${theme}`)));
      }
      // What dialogs and panels are made of looks the same in the dark as on these screens.
      if (theme === 'dark') continue;
      await goTo(running, 'Members and backup');
      await page.getByRole('row', { name: 'Ada Lindqvist, Owner' }).click();
      await page.getByRole('complementary').waitFor();
      found.push(...(await findings(running, `a member, ${theme}`)));
      for (const dialog of ['Add a member…', 'Change my passphrase…', 'New vault key…']) {
        await page.getByRole('button', { name: dialog }).click();
        await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
        found.push(...(await findings(running, `${dialog} ${theme}`)));
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Make a new one…' }).click();
      await page.getByRole('button', { name: 'Make a new recovery key' }).waitFor();
      found.push(...(await findings(running, `new recovery key, ${theme}`)));
      await page.getByRole('button', { name: 'Cancel' }).click();
      await goTo(running, 'Controls');
      await page.getByRole('row', { name: /CTL-001/ }).click();
      await page.getByRole('complementary').waitFor();
      found.push(...(await findings(running, `a control, ${theme}`)));
      await goTo(running, 'Evidence');
      await page.getByRole('row', { name: /EVD-0001/ }).click();
      await page.getByRole('complementary').waitFor();
      found.push(...(await findings(running, `a piece of evidence, ${theme}`)));
      await goTo(running, 'Intake');
      await page.getByRole('button', { name: 'Choose files…' }).click();
      await page.getByRole('grid').waitFor();
      found.push(...(await findings(running, `intake, ${theme}`)));
      await goTo(running, 'Packages');
      await page.getByRole('link', { name: 'Recipients', exact: true }).click();
      await page.getByRole('button', { name: 'Add a recipient…' }).click();
      await page.getByRole('dialog').waitFor();
      found.push(...(await findings(running, `add a recipient, ${theme}`)));
      await page.keyboard.press('Escape');
      await goTo(running, 'Packages');
      await page.getByRole('button', { name: 'New package…' }).first().click();
      for (const step of ['recipient', 'scope', 'contents', 'check']) {
        if (step !== 'recipient') await page.getByRole('button', { name: 'Next' }).click();
        await page.getByRole('button', { name: /^(Next|Build package…)$/ }).waitFor();
        found.push(...(await findings(running, `new package, ${step}, ${theme}`)));
      }
    }
    expect(found).toEqual([]);
    expect(running.complaints).toEqual([]);
    await running.close();
  });
});
