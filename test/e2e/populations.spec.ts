// A list from the vault to the auditor in the window: recorded with its count, picked from after a preview,
// answered by one item for many rows, written out again; our own picks beside it under their own name.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, dropFiles, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, prepareVault } from './prepared-vault';
import { goTo } from './steps';

const LIST = 'ticket,merged\nCH-1,2026-01-04\nCH-2,2026-02-11\nCH-3,2026-03-30\nCH-4,2026-04-01\n';

const takeInList = async ({ app, page, folder }: RunningApp): Promise<void> => {
  const file = path.join(folder, 'changes.csv');
  fs.writeFileSync(file, LIST);
  await answerOpenDialog(app, [file]);
  await page.evaluate(async () => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const chosen = await calls.app.choose({ what: 'evidence-files' });
    if (!chosen.ok) throw new Error(chosen.failure.code);
    const added = await calls.evidence.add({
      items: [
        {
          files: chosen.value.map((one) => one.token),
          facts: {
            title: 'Changes of the year',
            effective: null,
            capturedOn: null,
            source: 'Forgeline',
            sensitivity: 'internal',
            controlIds: [],
            pointOfFocusIds: [],
          },
        },
      ],
    });
    if (!added.ok) throw new Error(added.failure.code);
  });
};

const view = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Views of this population' }).getByRole('link', { name });

test('a list is recorded, picked from, answered and written out', async () => {
  const running = await launchApp();
  const { app, page, folder } = running;
  await prepareVault(running);
  await takeInList(running);
  await goTo(page, 'Populations');
  await page.getByRole('button', { name: 'Record population…' }).click();
  await page.getByRole('option', { name: /Changes of the year/ }).click();
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect(page.getByText('4 rows and 2 columns in the file.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Count on the screen' }).fill('5');
  await expect(page.getByText('1 apart')).toBeVisible();
  // Nothing typed is left behind without a question.
  await page.getByRole('navigation', { name: 'Vault' }).getByRole('link', { name: 'Journal' }).click();
  await page.getByRole('button', { name: 'Stay', exact: true }).click();
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('4 rows in the file, 5 on the screen.')).toBeVisible();
  await view(page, /^Rows/).click();
  await expect(page.getByRole('row', { name: 'Row 4, CH-3' })).toBeVisible();

  await view(page, /^Samples/).click();
  const picks = path.join(folder, 'picks.csv');
  fs.writeFileSync(picks, 'Row\n2\n4\n9\n');
  await answerOpenDialog(app, [picks]);
  await page.getByRole('button', { name: 'Import the auditor’s picks…' }).first().click();
  await page.getByRole('textbox', { name: /What the auditor wants/ }).fill('Approval');
  await page.getByRole('button', { name: 'Choose file…' }).click();
  await expect(page.getByText('Not in the list')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record 2 picks' })).toBeDisabled();
  fs.writeFileSync(picks, 'Row\n2\n4\n');
  await page.getByRole('button', { name: 'Other file…' }).click();
  await page.getByRole('button', { name: 'Record 2 picks' }).click();
  await expect(page.getByRole('row', { name: /S-02 CH-3, Selected/ })).toBeVisible();

  await page.getByRole('row', { name: /S-01/ }).press('Space');
  await page.getByRole('row', { name: /S-02/ }).press('Space');
  await page.getByRole('button', { name: 'Attach evidence…' }).click();
  await page.getByRole('option', { name: /Branch protection/ }).click();
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(page.getByText('All 2 picked rows are collected.')).toBeVisible();

  const proof = path.join(folder, 'approval of CH-1.txt');
  fs.writeFileSync(proof, 'approved');
  await dropFiles(page, page.getByRole('row', { name: /S-01/ }), [proof]);
  await page.getByRole('button', { name: 'Take in and attach' }).click();
  await expect(page.getByText(/is taken in and attached/)).toBeVisible();

  await dropFiles(page, page.getByRole('row', { name: /S-02/ }), [proof]);
  await page.getByRole('button', { name: /^Attach EVD-/ }).click();
  await expect(page.getByText('Attached.')).toBeVisible();

  await page.getByRole('button', { name: 'Pick our own…' }).click();
  await page.getByRole('textbox', { name: 'How many rows' }).fill('2');
  await page.getByRole('textbox', { name: 'Seed' }).fill('seed');
  await page.getByRole('button', { name: 'Pick', exact: true }).click();
  await expect(page.getByText('Our own, for readiness.', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /S-01/ })).toHaveCount(0);
  expect(await axeFindings(page, 'our own sample')).toEqual([]);

  const table = path.join(folder, 'samples.csv');
  await answerSaveDialog(app, table);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('2 rows written to samples.csv')).toBeVisible();
  expect(fs.readFileSync(table, 'utf8')).not.toContain('The auditor,');
  expect(running.complaints).toEqual([]);
  await running.close();
});
