// What the auditor asks for, in the window: a firm's list comes in with every row accounted for, is answered,
// goes out, and comes back filled in; where both sides changed the same thing, both stand until one is taken.
import { expect, type Page, test } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, dropFiles, launchApp } from './launch-app';
import { prepareVault, setTheme } from './prepared-vault';
import { goTo } from './steps';

const LIST = [
  'Brook & Vale CPAs,,,,,',
  'PBC #,Area,Request,Client POC,Due date,PBC status',
  'Access control,,,,,',
  'AC-1,,"Please provide the list of leavers in the period, with the day access was removed.",Ada Lindqvist,2026-03-02,Outstanding',
  'AC-2,,Quarterly access reviews with their sign-off.,People team,2027-03-02,Provided',
  ',,,,,',
  'Operations,,,,,',
  'OP-1,,Evidence of one restore test.,,2027-03-09,Waiting for a miracle',
  'OP-1,,The same number a second time.,,2027-03-09,Outstanding',
  '',
].join('\r\n');

const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const panel = (page: Page) => page.getByRole('complementary', { name: /^REQ-/ });

/** Writes cells of a workbook of ours as somebody with a spreadsheet program does: `Q3` is the status. */
const fillIn = (file: string, cells: Readonly<Record<string, string>>, target: string): void => {
  const parts = unzipSync(fs.readFileSync(file));
  const part = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(parts[part] ?? new Uint8Array());
  for (const [address, text] of Object.entries(cells)) {
    const cell = `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const filled = xml.replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`, 's'), cell);
    const number = /\d+$/.exec(address)?.[0] ?? '';
    xml =
      filled === xml
        ? xml.replace(new RegExp(`(<row r="${number}"[^>]*>.*?)(</row>)`, 's'), `$1${cell}$2`)
        : filled;
  }
  fs.writeFileSync(target, zipSync({ ...parts, [part]: strToU8(xml) }));
};

/** @returns what axe finds on both steps of the dialog */
const takeInList = async (page: Page): Promise<string[]> => {
  await page.getByRole('button', { name: 'Import list…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a request list' });
  await expect(dialog.getByRole('textbox', { name: 'Firm' })).toHaveValue('Brook & Vale CPAs');
  await expect(dialog.getByRole('button', { name: /Request becomes/ })).toContainText('What is asked for');
  // A word nobody knows is told, and blocks nothing.
  await expect(dialog.getByText('Waiting for a miracle', { exact: true }).last()).toBeVisible();
  const found = await axeFindings(page, 'how a list is read');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByText(/^7 rows:/)).toHaveText(/3 new; 2 headings, 1 blank, 1 refused/);
  await expect(dialog.getByRole('row', { name: /OP-1 Refused/ })).toBeVisible();
  found.push(...(await axeFindings(page, 'what a list would change')));
  await dialog.getByRole('checkbox', { name: 'Take row 8' }).click();
  await dialog.getByRole('button', { name: 'Take in 2 rows' }).click();
  await expect(page.getByText('Taken in: 2 new, 0 changed.')).toBeVisible();
  return found;
};

test('a list comes in, is answered, goes out and comes back with a second answer', async () => {
  const running = await launchApp();
  const { app, page, folder } = running;
  await prepareVault(running);
  await goTo(page, 'Requests');
  await expect(page.getByText('No request yet')).toBeVisible();
  const list = path.join(folder, 'pbc.csv');
  fs.writeFileSync(list, LIST);
  await answerOpenDialog(app, [list]);
  const found = await takeInList(page);
  await expect(row(page, /REQ-001, AC-1,.* Ada Lindqvist, due 2 Mar 2026, late/)).toBeVisible();
  // The row that was left out is offered again; the others are known.
  await page.getByRole('button', { name: 'Import list…' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText(/^7 rows: 1 new; 2 stay as they are/)).toBeVisible();
  await page.getByRole('button', { name: 'Take in 1 row', exact: true }).click();
  await expect(row(page, /REQ-003, OP-1/)).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Which requests' })
    .getByRole('link', { name: /^Mine 1/ })
    .click();
  await expect(page.getByRole('row', { name: /^REQ-/ })).toHaveCount(1);
  await page.getByRole('navigation', { name: 'Which requests' }).getByRole('link', { name: /^All/ }).click();

  // A file dropped on a request becomes evidence that answers it.
  const file = path.join(folder, 'leavers 2025-07-01 to 2026-06-30.csv');
  fs.writeFileSync(file, 'name,left\nB. Okoro,2026-02-03\n');
  await dropFiles(page, row(page, /REQ-001/), [file]);
  await expect(page.getByText('Please provide the list of leavers').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add one item' }).click();
  await expect(page.getByText(/EVD-0005 linked to/)).toBeVisible();
  await goTo(page, 'Requests');
  await row(page, /REQ-001/).click();
  await expect(panel(page).getByRole('link', { name: /^EVD-0005/ })).toBeVisible();

  // An internal note looks like none of the others, and both tracks move by themselves.
  await panel(page).getByRole('textbox', { name: 'Comment' }).fill('Ask payroll first.');
  await panel(page).getByRole('button', { name: 'Add internal note' }).click();
  await expect(panel(page).getByText('Internal note, stays in the vault')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Somebody is at it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
  await panel(page).getByRole('button', { name: 'Ready to go' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
  await expect(row(page, /REQ-001.*our track: Ready to go, auditor: Open/)).toBeVisible();

  const written = path.join(folder, 'requests.xlsx');
  await answerSaveDialog(app, written);
  await page.getByRole('button', { name: 'More for the list' }).click();
  await page.getByRole('menuitem', { name: 'Export list…' }).click();
  await expect(page.getByText(/^3 requests written to requests.xlsx/)).toBeVisible();
  expect(fs.readFileSync(written).includes('Ask payroll')).toBe(false);

  // Meanwhile they say something else on the telephone.
  await panel(page).getByRole('button', { name: 'Record what they said…' }).click();
  const said = page.getByRole('dialog');
  await said.getByRole('button', { name: /They say it is/ }).click();
  await page.getByRole('option', { name: /^In review/ }).click();
  await said.getByRole('textbox', { name: 'Told by' }).fill('M. Hale');
  await said.getByRole('button', { name: 'Record' }).click();
  await expect(row(page, /REQ-001.*auditor: In review/)).toBeVisible();
  const filled = path.join(folder, 'filled.xlsx');
  fillIn(written, { Q3: 'Accepted', Q4: 'Returned', R4: 'The third quarter is missing.' }, filled);
  await answerOpenDialog(app, [filled]);
  await page.getByRole('button', { name: 'More for the list' }).click();
  await page.getByRole('menuitem', { name: 'Take in an answer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take in the auditor’s answer' });
  await dialog.getByRole('button', { name: 'Choose… Answer (.json or .xlsx)' }).click();
  await dialog.getByRole('button', { name: 'Look at it' }).click();
  await expect(dialog.getByText(/A workbook carries no signature/)).toBeVisible();
  await expect(dialog.getByText(/^4 rows: 1 changes, 1 with two answers/)).toBeVisible();
  await expect(
    dialog.getByRole('row', { name: /REQ-001.*Two answers.*ours In review, theirs Accepted/ }),
  ).toBeVisible();
  found.push(...(await axeFindings(page, 'an answer before it is taken in')));
  await dialog.getByRole('button', { name: 'Take in the answer' }).click();
  await expect(page.getByText(/was taken in: 1 changed, 1 with two answers/)).toBeVisible();
  await expect(panel(page).getByRole('heading', { name: 'Two answers' })).toBeVisible();
  found.push(...(await axeFindings(page, 'two answers beside each other')));
  await panel(page)
    .getByRole('button', { name: /^Take theirs/ })
    .click();
  await expect(row(page, /REQ-001.*auditor: Accepted/)).toBeVisible();
  await expect(panel(page).getByRole('button', { name: '1 settled difference' })).toBeVisible();
  await row(page, /REQ-002/).click();
  await expect(panel(page).getByText('The third quarter is missing.').first()).toBeVisible();
  expect(found).toEqual([]);
  expect(running.complaints).toEqual([]);
  await running.close();
});

test('the follow-up says what holds the audit up, and goes out as a workbook and a PDF', async () => {
  const running = await launchApp();
  const { app, page, folder } = running;
  await prepareVault(running);
  await goTo(page, 'Requests');
  const list = path.join(folder, 'pbc.csv');
  fs.writeFileSync(list, LIST);
  await answerOpenDialog(app, [list]);
  await takeInList(page);
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(running, theme);
    await goTo(page, 'Requests');
    await row(page, /REQ-001/).click();
    await expect(panel(page).getByText('Where it stands')).toBeVisible();
    found.push(...(await axeFindings(page, `requests, ${theme}`)));
    await page.getByRole('button', { name: 'More for the list' }).click();
    await page.getByRole('menuitem', { name: 'Follow-up' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Follow-up' })).toBeVisible();
    found.push(...(await axeFindings(page, `follow-up, ${theme}`)));
  }
  expect(found).toEqual([]);
  await expect(page.getByText(/1 request holds the audit up/)).toBeVisible();
  await expect(page.getByRole('row', { name: /REQ-001.*Past its day/ })).toBeVisible();
  for (const [form, name] of [
    ['As a workbook', 'follow-up.xlsx'],
    ['As a PDF', 'follow-up.pdf'],
  ] as const) {
    const target = path.join(folder, name);
    await answerSaveDialog(app, target);
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('menuitem', { name: form }).click();
    await expect(page.getByText(`Written to ${name}.`)).toBeVisible();
    expect(fs.statSync(target).size).toBeGreaterThan(1000);
  }
  await page
    .getByRole('row', { name: /REQ-001/ })
    .getByRole('link')
    .click();
  await expect(panel(page)).toBeVisible();
  expect(running.complaints).toEqual([]);
  await running.close();
});
