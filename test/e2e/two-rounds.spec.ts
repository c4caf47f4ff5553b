// Two full rounds with both sides at their own windows: a list comes in, is answered and goes out in a package; the firm
// checks it, answers by file and sends a receipt; the second round is a delta, and settles everything.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerOpenDialog, answerSaveDialog, dropFiles, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, prepareVault } from './prepared-vault';
import { goTo } from './steps';

const PASSPHRASE = 'nine copper herons along the estuary';
const LIST = [
  'PBC #,Area,Request,Due date,PBC status',
  'AC-1,Access,"The list of leavers in the period, with the day access was removed.",2027-03-02,Outstanding',
  'AC-2,Access,Quarterly access reviews with their sign-off.,2027-03-02,Outstanding',
  'OP-1,Operations,Evidence of one restore test.,2027-03-09,Outstanding',
  '',
].join('\r\n');

const row = (page: Page, name: RegExp): Locator => page.getByRole('row', { name });
const panel = (page: Page, name: RegExp): Locator => page.getByRole('complementary', { name });

test.describe.configure({ mode: 'serial' });

test.describe('two rounds, both sides', () => {
  let folder: string;
  let ours: RunningApp;
  let firm: RunningApp | undefined;
  let firmKey: string;
  const at = (name: string): string => path.join(folder, name);

  test.beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-rounds-'));
    ours = await launchApp({ size: { width: 1440, height: 900 } });
    await prepareVault(ours);
  });
  test.afterAll(async () => {
    await ours.close();
    await firm?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** From wherever it stands on our own track. */
  const makeReady = async (reference: RegExp): Promise<void> => {
    const { page } = ours;
    await row(page, reference).click();
    const beside = panel(page, new RegExp(`^${reference.source}`));
    const next = beside.getByRole('button', { name: 'Ready to go' });
    await expect(beside.getByRole('button', { name: 'Other steps' })).toBeVisible();
    if (await next.isVisible()) await next.click();
    else {
      await beside.getByRole('button', { name: 'Other steps' }).click();
      await page.getByRole('menuitem', { name: 'Ready to go' }).click();
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(row(page, new RegExp(`${reference.source}.*our track: Ready to go`))).toBeVisible();
  };

  const toBuild = async (): Promise<void> => {
    const { page } = ours;
    const build = page.getByRole('button', { name: /^Build (package|as draft)…/ });
    for (let step = 0; step < 4 && !(await build.first().isVisible()); step += 1)
      await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Build as draft…' }).click();
  };

  const deliver = async (): Promise<void> => {
    const { page } = ours;
    await page.getByRole('button', { name: 'Record a delivery…' }).click();
    await page.getByRole('button', { name: 'Record the delivery' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  const takeIn = async (name: string): Promise<void> => {
    const { app, page } = ours;
    await goTo(page, 'Requests');
    await page.getByRole('button', { name: 'Take in an answer…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take in the auditor’s answer' });
    await answerOpenDialog(app, [at(name)]);
    await dialog.getByRole('button', { name: /^Choose… Answer/ }).click();
    await answerOpenDialog(app, [at(`${name}.minisig`)]);
    await dialog.getByRole('button', { name: /^Choose… .*[Ss]ignature/ }).click();
    await dialog.getByRole('button', { name: 'Look at it' }).click();
    await expect(dialog.getByText(/Ines Marchetti/).first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Take in the answer' }).click();
    await expect(page.getByText(/was taken in/)).toBeVisible();
  };

  test('round 1: the list of the firm comes in, two of three requests are answered and go out', async () => {
    test.setTimeout(180_000);
    const { app, page } = ours;
    await goTo(page, 'Requests');
    fs.writeFileSync(at('pbc.csv'), LIST);
    await answerOpenDialog(app, [at('pbc.csv')]);
    await page.getByRole('button', { name: 'Import list…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take in 3 rows' }).click();
    await expect(page.getByText('Taken in: 3 new, 0 changed.')).toBeVisible();

    const leavers = at('leavers 2025-07-01 to 2026-06-30.csv');
    fs.writeFileSync(leavers, 'name,left\nB. Okoro,2026-02-03\n');
    await dropFiles(page, row(page, /REQ-001/), [leavers]);
    await page
      .getByRole('button', { name: /^Add (one|1)/ })
      .first()
      .click();
    await expect(page.getByText(/EVD-0005 linked to/)).toBeVisible();
    await goTo(page, 'Requests');
    await makeReady(/REQ-001/);
    await makeReady(/REQ-002/);

    await goTo(page, 'Packages');
    await page.getByRole('button', { name: 'New package…' }).click();
    await page.getByRole('button', { name: 'Add a recipient…' }).click();
    await page.getByRole('dialog').getByLabel('Person').fill('Ines Marchetti');
    await page.getByRole('dialog').getByRole('button', { name: 'Add the recipient' }).click();
    await answerSaveDialog(app, at('round 1.zip'));
    await toBuild();
    await expect(page.getByText(/-r1 is built and signed/)).toBeVisible({ timeout: 90_000 });
    await deliver();
    await goTo(page, 'Requests');
    await expect(row(page, /REQ-001.*our track: Submitted, auditor: Submitted/)).toBeVisible();
    await expect(row(page, /REQ-003.*auditor: Open/)).toBeVisible();
  });

  test('round 1: the firm checks it, accepts one, returns one, asks something, and acknowledges', async () => {
    test.setTimeout(180_000);
    firm = await launchApp({ opened: [at('round 1.zip')], size: { width: 1440, height: 900 } });
    const { app, page } = firm;
    const rail = page.getByRole('navigation', { name: 'Package' });
    await expect(page.getByText(/files are as they were when Halden Labs’ key signed them/)).toBeVisible();
    await answerSaveDialog(app, at('brook-vale.muniment'));
    await page.getByRole('button', { name: 'Make a working file…' }).click();
    await page.getByLabel('Firm').fill('Brook & Vale CPAs');
    await page.getByLabel('Your name').fill('Ines Marchetti');
    await page.getByRole('button', { name: 'Choose…' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Make the working file' }).click();
    await page.getByRole('button', { name: 'Later…' }).click({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Go on without' }).click();
    await page.getByRole('button', { name: 'The words are the same…' }).click();
    await page.getByRole('dialog').getByText('In person').click();
    await page.getByRole('dialog').getByRole('button', { name: 'The words are the same' }).click();

    await rail.getByRole('link', { name: /^Requests/ }).click();
    const answer = async (id: string, status: string, reason = '') => {
      await row(page, new RegExp(`^${id},`)).click();
      const beside = panel(page, new RegExp(`^${id}`));
      await beside.getByRole('button', { name: /Your status/ }).click();
      await page.getByRole('option', { name: status }).click();
      if (reason === '') return;
      await beside.getByLabel('Reason').fill(reason);
      await beside.getByRole('button', { name: 'Keep the status' }).click();
    };
    await answer('REQ-001', 'Accepted');
    await answer('REQ-002', 'Returned', 'The sign-off of the third quarter is missing.');
    await rail.getByRole('link', { name: /^Evidence/ }).click();
    await row(page, /^EVD-0005,/).click();
    await row(page, /^EVD-0005,/).press('n');
    await page.getByRole('dialog').getByLabel('Your words').fill('Does the list hold contractors?');
    await page.getByRole('dialog').getByText('A question to the organization').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();

    await rail.getByRole('link', { name: /^Response file/ }).click();
    await answerSaveDialog(app, at('response 1.json'));
    await page.getByRole('button', { name: 'Write response…' }).click();
    await expect(page.getByText(/^response 1\.json and .* are written\./)).toBeVisible();
    await answerSaveDialog(app, at('receipt 1.txt'));
    await page.getByRole('button', { name: 'Write receipt…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Choose where…' }).click();
    await expect(page.getByText(/^receipt 1\.txt and .* are written\./)).toBeVisible();
    firmKey = await page.evaluate(async () => {
      const reply = await (window as unknown as BridgeWindow).muniment.calls.vault.current({});
      return reply.ok ? (reply.value?.signer.publicKey ?? '') : '';
    });
    execFileSync('minisign', ['-Vm', at('response 1.json'), '-P', firmKey]);
  });

  test('round 1: the answer and the receipt come in, under a key that was told by another route', async () => {
    test.setTimeout(120_000);
    const { app, page } = ours;
    await goTo(page, 'Packages');
    await page
      .getByRole('link', { name: 'Recipients' })
      .or(page.getByRole('button', { name: 'Recipients' }))
      .first()
      .click();
    await row(page, /Ines Marchetti/).click();
    await page.getByRole('complementary').getByRole('button', { name: 'Change…' }).first().click();
    await page.getByRole('dialog').getByLabel('Receipt key').fill(firmKey);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Save|Keep|Change)/ })
      .click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await takeIn('response 1.json');
    await expect(row(page, /REQ-001.*auditor: Accepted/)).toBeVisible();
    await expect(row(page, /REQ-002.*auditor: Returned/)).toBeVisible();
    await expect(row(page, /REQ-004, Q-001.*auditor: Open/)).toBeVisible();

    await goTo(page, 'Packages');
    await row(page, /-r1/).click();
    await page.getByRole('complementary').getByRole('button', { name: 'Take in a receipt…' }).click();
    const dialog = page.getByRole('dialog');
    await answerOpenDialog(app, [at('receipt 1.txt')]);
    await dialog.getByRole('button', { name: 'Choose… Receipt' }).click();
    await answerOpenDialog(app, [at('receipt 1.txt.minisig')]);
    await dialog.getByRole('button', { name: 'Choose… Signature' }).click();
    await dialog.getByRole('button', { name: 'Take it in' }).click();
    await expect(page.getByText('The receipt of Ines Marchetti is taken in.')).toBeVisible();
    await goTo(page, 'Journal');
    await page.getByRole('button', { name: 'Verify the record' }).click();
    await expect(page.getByText(/[Pp]rotected up to entry \d+/).first()).toBeVisible({ timeout: 30_000 });
  });

  test('round 2: what was returned, open and asked is answered in a delta', async () => {
    test.setTimeout(180_000);
    const { app, page } = ours;
    await goTo(page, 'Requests');
    await row(page, /REQ-002/).click();
    await expect(
      panel(page, /^REQ-002/)
        .getByText('The sign-off of the third quarter is missing.')
        .first(),
    ).toBeVisible();
    await panel(page, /^REQ-002/)
      .getByRole('textbox', { name: 'Comment' })
      .fill('It is attached now.');
    await panel(page, /^REQ-002/)
      .getByText('The auditor', { exact: true })
      .click();
    await panel(page, /^REQ-002/)
      .getByRole('button', { name: 'Add comment' })
      .click();
    const signed = at('access review 2026-03-31.txt');
    fs.writeFileSync(signed, 'Signed on 2 April 2026.\n');
    await dropFiles(page, row(page, /REQ-002/), [signed]);
    await page
      .getByRole('button', { name: /^Add (one|1)/ })
      .first()
      .click();
    await expect(page.getByText(/EVD-0006 linked to/)).toBeVisible();
    await goTo(page, 'Requests');
    for (const reference of [/REQ-002/, /REQ-003/, /REQ-004/]) await makeReady(reference);

    await goTo(page, 'Packages');
    await page.getByRole('button', { name: 'New package…' }).click();
    await page.getByRole('checkbox', { name: /Ines Marchetti/ }).waitFor();
    if (!(await page.getByRole('checkbox', { name: /Ines Marchetti/ }).isChecked()))
      await page.getByText('Ines Marchetti').first().click();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('radio', { name: /Round 2 of PKG-/ })).toBeChecked();
    await page.getByRole('button', { name: /What it carries/ }).click();
    await page.getByRole('option', { name: /^Only what PKG-.*-r1 does not hold/ }).click();
    await answerSaveDialog(app, at('round 2.zip'));
    await toBuild();
    await expect(page.getByText(/-r2 is built and signed/)).toBeVisible({ timeout: 90_000 });
    await deliver();
  });

  test('round 2: the firm sees what changed, settles the rest, and nothing is left to wait for', async () => {
    test.setTimeout(180_000);
    if (firm === undefined) throw new Error('the firm’s window is open');
    const { app, page } = firm;
    const rail = page.getByRole('navigation', { name: 'Package' });
    await rail.getByRole('button', { name: 'Close package' }).click();
    await answerOpenDialog(app, [at('round 2.zip')]);
    await page.getByRole('button', { name: 'Open a package…' }).click();
    await answerOpenDialog(app, [at('round 1.zip')]);
    await page.getByRole('button', { name: 'Choose the full package…' }).click();
    await expect(page.getByText(/files are as they were when Halden Labs’ key signed them/)).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText('Changed since round 1')).toBeVisible();
    await rail.getByRole('link', { name: /^Requests/ }).click();
    await row(page, /^REQ-002,/).click();
    await expect(
      panel(page, /^REQ-002/)
        .getByText('It is attached now.')
        .first(),
    ).toBeVisible();
    for (const id of ['REQ-002', 'REQ-003', 'REQ-004']) {
      await row(page, new RegExp(`^${id},`)).click();
      await panel(page, new RegExp(`^${id}`))
        .getByRole('button', { name: /Your status/ })
        .click();
      await page.getByRole('option', { name: 'Accepted' }).click();
      await expect(row(page, new RegExp(`^${id},`)).getByText('Accepted')).toBeVisible();
    }
    await rail.getByRole('link', { name: /^Response file/ }).click();
    await answerSaveDialog(app, at('response 2.json'));
    await page.getByRole('button', { name: 'Write response…' }).click();
    await expect(page.getByText(/^response 2\.json and .* are written\./)).toBeVisible();

    await takeIn('response 2.json');
    for (const id of ['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004'])
      await expect(row(ours.page, new RegExp(`${id}.*auditor: Accepted`))).toBeVisible();
    await ours.page.getByRole('button', { name: 'Follow-up' }).click();
    await expect(ours.page.getByText('All 4 requests settled.')).toBeVisible();
    expect(ours.complaints).toEqual([]);
    expect(firm.complaints).toEqual([]);
  });
});
