// A policy's life in the window: adopted from a starter, changed, compared, approved, and acknowledged by people.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, prepareVault, setTheme } from './prepared-vault';
import { goTo } from './steps';

const toPolicies = async (page: Page): Promise<void> => {
  await goTo(page, 'Programme');
  await page.getByRole('link', { name: /^Policies/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Policies' }).waitFor();
};

/** People, through the window's own bridge: their screens are looked at elsewhere. */
const addPeople = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const reply = await calls.programme.add({
      register: 'person',
      records: [
        { facts: { name: 'Ines Vale', team: 'Security', startedOn: '2025-01-07' }, state: null },
        { facts: { name: 'Tom Reyes', team: 'Sales', startedOn: '2025-03-03' }, state: null },
      ],
      on: '2025-03-03',
      note: '',
    });
    if (!reply.ok) throw new Error(reply.failure.code);
  });

test('a policy is adopted, changed, approved, compared and acknowledged', async () => {
  test.setTimeout(180_000);
  const running: RunningApp = await launchApp({ size: { width: 1280, height: 800 } });
  const { app, page, folder, complaints } = running;
  const seen: string[] = [];
  const look = async (where: string) => {
    seen.push(...(await axeFindings(page, where)));
    const shots = process.env['MUNIMENT_SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${where}.png`) });
  };
  await prepareVault(running);
  await addPeople(page);

  await toPolicies(page);
  await look('policies-empty');
  await page.getByRole('button', { name: 'Adopt starters…' }).click();
  await expect(page.getByText('41 texts to begin with.')).toBeVisible();
  await page.getByRole('button', { name: 'Your words…' }).click();
  await expect(page.getByLabel('Name of the company')).toHaveAttribute('placeholder', 'Halden Labs');
  await page.getByLabel('Tickets').fill('Loom Tracker');
  await look('policies-words');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('link', { name: 'Starters' }).click();
  await page.getByRole('button', { name: 'Read Information Security Policy' }).click();
  await expect(page.getByRole('article').getByText(/what Halden Labs wants to protect/)).toBeVisible();
  await expect(
    page
      .getByRole('article')
      .getByText(/Loom Tracker/)
      .first(),
  ).toBeVisible();
  const list = page.getByRole('region', { name: 'Starters' });
  await list.getByText('Information Security Policy', { exact: true }).click();
  await list.getByText('Access Control Policy', { exact: true }).click();
  await look('policies-starters');
  await page.getByRole('button', { name: 'Adopt 2 policies' }).click();

  await page.getByRole('row', { name: /POL-001/ }).click();
  await expect(page.getByText('No edition of it has been approved yet.')).toBeVisible();
  await look('policies-panel');
  await page.getByRole('button', { name: 'Open POL-001' }).click();
  await expect(page.getByText('Draft: this text is not approved.')).toBeVisible();
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.getByLabel('Note').fill('Leadership meeting');
  await look('policies-approve');
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText(/Edition 1 is in force/)).toBeVisible();

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const editor = page.getByRole('textbox', { name: /^Text in Markdown/ });
  await editor.fill((await editor.inputValue()).replace('in one sitting', 'in a quarter of an hour'));
  await expect(page.getByText(/Saving another text makes it a draft again/)).toBeVisible();
  await look('policies-editor');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Open POL-001' }).click();
  await expect(page.getByText('The text has changed since.', { exact: false }).first()).toBeVisible();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await expect(page.locator('ins').filter({ hasText: 'quarter' })).toBeVisible();
  await look('policies-compare');

  await page.getByRole('tab', { name: /^Editions/ }).click();
  await expect(page.getByText(/Leadership meeting/)).toBeVisible();
  await look('policies-editions');
  const pdf = path.join(folder, 'edition.pdf');
  await answerSaveDialog(app, pdf);
  await page.getByRole('button', { name: 'Save edition 1 as a file' }).click();
  await expect(page.getByText('Written to edition.pdf.')).toBeVisible();
  expect(fs.readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('tab', { name: 'Acknowledgements' }).click();
  await expect(page.getByText('Edition 1: 0 of 2 people acknowledged it.')).toBeVisible();
  await page.getByRole('list', { name: 'People' }).getByText('Ines Vale').click();
  await page.getByRole('button', { name: 'Record 1 acknowledgement…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
  await expect(page.getByText('Edition 1: 1 of 2 people acknowledged it.')).toBeVisible();
  await look('policies-acknowledgements');

  // The edition is evidence of the controls without anybody having taken it in.
  await goTo(page, 'Evidence');
  await expect(page.getByRole('row', { name: /Information Security Policy, edition 1/ })).toBeVisible();

  await setTheme(running, 'dark');
  await toPolicies(page);
  await look('policies-dark');
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.getByRole('option', { name: /POL-001/ }).click();
  await page.getByRole('option', { name: /POL-002/ }).click();
  await look('policies-approve-many-dark');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  // On paper it says what it is.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('row', { name: /POL-002/ }).click();
  await page.getByRole('button', { name: 'Open POL-002' }).click();
  await page.getByRole('button', { name: 'More for POL-002' }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached();
  await expect(page.locator('[data-print-sheet] [data-mark]')).toHaveText(
    'POL-002 · Draft: this text is not approved.',
  );
  expect(seen).toEqual([]);
  expect(complaints).toEqual([]);
  await running.close();
});
