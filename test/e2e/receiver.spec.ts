// The auditor's side from the double click to the signed answer: a package without any vault, its verdict, what is in
// it, a working file, and a response and a receipt that stock minisign agrees with.
import { expect, type Page, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, dropFiles, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, setTheme } from './prepared-vault';
import { unlock } from './steps';
import { packageToReceive, type Received, TOLD } from './received-package';

const PASSPHRASE = 'nine copper herons along the estuary';
const SHOTS = process.env['MUNIMENT_SHOTS'];

const rail = (page: Page) => page.getByRole('navigation', { name: 'Package' });
const go = async (page: Page, name: RegExp): Promise<void> => {
  await rail(page).getByRole('link', { name }).click();
};
const panelOf = (page: Page, name: RegExp) => page.getByRole('complementary', { name });

test.describe.configure({ mode: 'serial' });

test.describe('a received package', () => {
  let running: RunningApp;
  let folder: string;
  let received: Received;

  const shot = async (name: string) => {
    if (SHOTS !== undefined) await running.page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  };

  test.beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-received-'));
    received = await packageToReceive(folder);
    running = await launchApp({ opened: [received.zip], size: { width: 1280, height: 800 } });
  });
  test.afterAll(async () => {
    await running.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('is proved before anything else, and without a vault', async () => {
    const { page } = running;
    await expect(
      page.getByText(/^All \d+ files are as they were when Halden Labs’ key signed them\.$/),
    ).toBeVisible();
    await expect(page.getByText('Signer not confirmed by you yet')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Twelve words of the key that signed' })).toBeVisible();
    await expect(page.getByText('Read only, no vault')).toBeVisible();
    const record = path.join(folder, 'record.pdf');
    await answerSaveDialog(running.app, record);
    await page.getByRole('button', { name: 'Save verification record…' }).click();
    await expect(page.getByText('record.pdf is saved.')).toBeVisible();
    expect(fs.readFileSync(record).subarray(0, 5).toString()).toBe('%PDF-');
    await shot('verdict');
    expect(await axeFindings(page, 'verdict')).toEqual([]);
  });

  test('asks what the words were compared with', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'The words are the same…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('By phone, with somebody whose voice I know').click();
    await dialog.getByRole('button', { name: 'The words are the same' }).click();
    await expect(page.getByText('Words compared by you')).toBeVisible();
    await expect(page.getByText(/^You compared them .* by phone\./)).toBeVisible();
  });

  test('is browsed from criterion to control to evidence, with what is in a file', async () => {
    const { page } = running;
    await go(page, /^Index/);
    await page.getByRole('row', { name: /^CC1\.1,/ }).click();
    const control = panelOf(page, /^CC1\.1/).getByRole('link', { name: /^CTL-/ });
    await control.first().click();
    await expect(panelOf(page, /^CTL-/)).toBeVisible();
    await go(page, /^Controls/);
    await page.getByRole('row', { name: /^CTL-001,/ }).click();
    await panelOf(page, /^CTL-001/)
      .getByRole('link', { name: /EVD-0001/ })
      .click();
    const preview = page.getByRole('region', { name: /evidence-1\.txt/ });
    await expect(preview.getByText('Access review, third quarter')).toBeVisible();
    const copy = path.join(folder, 'copy.txt');
    await answerSaveDialog(running.app, copy);
    await page.getByRole('button', { name: 'More for evidence-1.txt' }).click();
    await page.getByRole('menuitem', { name: 'Save a copy…' }).click();
    await expect
      .poll(() => (fs.existsSync(copy) ? fs.readFileSync(copy, 'utf8') : ''))
      .toBe('Access review, third quarter\n');
    await shot('evidence');
    expect(await axeFindings(page, 'evidence of a control')).toEqual([]);
  });

  test('is searched from the keyboard', async () => {
    const { page } = running;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('branch protection');
    await page.getByRole('menuitem', { name: /EVD-0002/ }).click();
    await expect(panelOf(page, /^EVD-0002/)).toBeVisible();
  });

  test('gets a working file, with a recovery key, while it stays open', async () => {
    const { app, page } = running;
    await answerSaveDialog(app, path.join(folder, 'brook-vale.muniment'));
    await page.getByRole('button', { name: 'Make a working file…' }).click();
    expect(await axeFindings(page, 'new working file')).toEqual([]);
    await page.getByLabel('Firm').fill('Brook & Vale CPAs');
    await page.getByLabel('Your name').fill('Ines Marchetti');
    await page.getByRole('button', { name: 'Choose…' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('The same passphrase again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Make the working file' }).click();
    await expect(page.getByText(/^Write these 24 words down/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Later…' }).click();
    await page.getByRole('button', { name: 'Go on without' }).click();
    await expect(page.getByText('Working file of Brook & Vale CPAs')).toBeVisible();
    // What was compared before there was a working file is kept in it from now on.
    await expect(page.getByText('Words compared by you')).toBeVisible();
    await expect(page.getByText('Kept in your working file.')).toBeVisible();
  });

  test('is marked by one key, noted and asked about', async () => {
    const { page } = running;
    await go(page, /^Evidence/);
    const row = page.getByRole('row', { name: /^EVD-0001,/ });
    await row.click();
    await row.press('m');
    await expect(page.getByRole('row', { name: /^EVD-0001,.*Looked at$/ })).toBeVisible();
    await row.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your words').fill('Who reviewed the third quarter?');
    await dialog.getByText('A question to the organization').click();
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await expect(panelOf(page, /^EVD-0001/).getByText('Question Q-001')).toBeVisible();
    await shot('question');
    await go(page, /^Notes and questions/);
    await expect(page.getByText('Who reviewed the third quarter?')).toBeVisible();
    expect(await axeFindings(page, 'notes')).toEqual([]);
  });

  test('is answered request by request, and rows are picked', async () => {
    const { page } = running;
    await go(page, /^Requests/);
    await page.getByRole('row', { name: /^REQ-001,/ }).click();
    const answer = panelOf(page, /^REQ-001/);
    await answer.getByRole('button', { name: /Your status/ }).click();
    await page.getByRole('option', { name: 'Returned' }).click();
    await answer.getByLabel('Reason').fill('The list ends in September.');
    await answer.getByRole('button', { name: 'Keep the status' }).click();
    // Until it is kept, going on is asked about.
    await expect(answer.getByRole('button', { name: 'Keep the status' })).toBeHidden();
    await page.getByRole('row', { name: /^REQ-002,/ }).click();
    const second = panelOf(page, /^REQ-002/);
    await second.getByRole('button', { name: /Your status/ }).click();
    await page.getByRole('option', { name: 'Accepted' }).click();
    await expect(page.getByRole('row', { name: /^REQ-002,/ }).getByText('Accepted')).toBeVisible();
    await shot('requests');
    expect(await axeFindings(page, 'requests')).toEqual([]);

    await go(page, /^Populations/);
    await page.getByRole('row', { name: /^POP-01,/ }).click();
    await page.getByRole('button', { name: 'Look at the rows…' }).click();
    await page.getByRole('row', { name: 'Row 2, CH-1' }).press('Space');
    await page.getByRole('row', { name: 'Row 4, CH-3' }).press('Space');
    await page.getByRole('button', { name: 'Pick these…' }).click();
    await page
      .getByRole('dialog')
      .getByLabel('Attributes you want evidence for')
      .fill('approver\ntest result');
    await page.getByRole('dialog').getByRole('button', { name: 'Pick 2 rows' }).click();
    await expect(page.getByText(/^2 rows, picked /)).toBeVisible();
    await shot('picks');
    expect(await axeFindings(page, 'rows of a population')).toEqual([]);
  });

  test('is answered by a signed response and a signed receipt', async () => {
    const { app, page } = running;
    await go(page, /^Response file/);
    await expect(page.getByText('2 answers, 1 question and 1 set of picks')).toBeVisible();
    expect(await axeFindings(page, 'response')).toEqual([]);
    await shot('response');
    const response = path.join(folder, 'response.json');
    await answerSaveDialog(app, response);
    await page.getByRole('button', { name: 'Write response…' }).click();
    await expect(page.getByText(/^response\.json and response\.json\.minisig are written\./)).toBeVisible();
    const receipt = path.join(folder, 'receipt.txt');
    await answerSaveDialog(app, receipt);
    await page.getByRole('button', { name: 'Write receipt…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Choose where…' }).click();
    await expect(page.getByText(/^receipt\.txt and receipt\.txt\.minisig are written\./)).toBeVisible();

    const key = await page.evaluate(async () => {
      const reply = await (window as unknown as BridgeWindow).muniment.calls.vault.current({});
      return reply.ok ? (reply.value?.signer.publicKey ?? '') : '';
    });
    for (const file of [response, receipt])
      expect(execFileSync('minisign', ['-Vm', file, '-P', key]).toString()).toContain('verified');
    const written = JSON.parse(fs.readFileSync(response, 'utf8')) as {
      requests: { id: string; status: string; reason: string }[];
      questions: { reference: string }[];
      picks: { rows: number[]; attributes: string[] }[];
    };
    expect(written.requests).toMatchObject([
      { id: 'REQ-001', status: 'returned', reason: 'The list ends in September.' },
      { id: 'REQ-002', status: 'accepted' },
    ]);
    expect(written.questions.map(({ reference }) => reference)).toEqual(['Q-001']);
    expect(written.picks).toMatchObject([{ rows: [2, 4], attributes: ['approver', 'test result'] }]);
    expect(fs.readFileSync(receipt, 'utf8')).toContain('muniment-receipt-2');
  });

  test('is readable in the dark', async () => {
    const { page } = running;
    await setTheme(running, 'dark');
    await expect(page.getByText(/files are as they were when/)).toBeVisible();
    expect(await axeFindings(page, 'verdict in the dark')).toEqual([]);
    await shot('dark-verdict');
    await go(page, /^Requests/);
    await page.getByRole('row', { name: /^REQ-001,/ }).click();
    expect(await axeFindings(page, 'request in the dark')).toEqual([]);
    await shot('dark-request');
    expect(running.complaints).toEqual([]);
  });

  test('stays open when the working file is locked, without what was kept', async () => {
    const { app, page } = running;
    await rail(page).getByRole('button', { name: 'Lock' }).click();
    await expect(page.getByText('Nothing you mark, note or answer is kept.')).toBeVisible();
    await expect(panelOf(page, /^REQ-001/)).toBeVisible();
    await expect(panelOf(page, /^REQ-001/).getByText('The list ends in September.')).toBeHidden();
    await answerOpenDialog(app, [path.join(folder, 'brook-vale.muniment')]);
    await page.getByRole('button', { name: 'Open yours…' }).click();
    await unlock(page, PASSPHRASE);
    await expect(page.getByText('Words compared by you')).toBeVisible({ timeout: 30_000 });
    await go(page, /^Requests/);
    await page.getByRole('row', { name: /^REQ-001,/ }).click();
    await expect(panelOf(page, /^REQ-001/).getByLabel('Reason')).toHaveValue('The list ends in September.');
  });

  test('is known to the working file once it is closed, and opened again under a passphrase', async () => {
    const { app, page } = running;
    await rail(page).getByRole('button', { name: 'Close package' }).click();
    await expect(page.getByRole('row', { name: /^Halden Labs, PKG-/ })).toBeVisible();
    await shot('known');
    expect(await axeFindings(page, 'packages of a working file')).toEqual([]);
    await go(page, /^Journal/);
    await expect(page.getByRole('heading', { level: 1, name: 'Journal' })).toBeVisible();
    await go(page, /^Members and backup/);
    await expect(page.getByRole('heading', { level: 1, name: 'Members and backup' })).toBeVisible();
    await go(page, /^Packages/);
    await answerOpenDialog(app, [received.encrypted]);
    await page.getByRole('button', { name: 'Open a package…' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill('not what I was told');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByText('package.wrong-identity')).toBeVisible({ timeout: 30_000 });
    await shot('passphrase');
    expect(await axeFindings(page, 'an encrypted package')).toEqual([]);
    await page.getByLabel('Passphrase', { exact: true }).fill(TOLD);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    // The same package: what was kept about it is there again.
    await expect(page.getByText('Words compared by you')).toBeVisible({ timeout: 30_000 });
    await go(page, /^Journal/);
    await go(page, /^Evidence/);
    await expect(page.getByRole('row', { name: /^EVD-0001,.*Looked at$/ })).toBeVisible();
  });

  test('comes by a drop on the list of vaults too', async () => {
    const { page } = running;
    await rail(page).getByRole('button', { name: 'Close package' }).click();
    await rail(page).getByRole('button', { name: 'Lock' }).click();
    await expect(page.getByText('Working file of an auditor')).toBeVisible();
    await shot('vaults');
    await dropFiles(page, page.getByRole('list', { name: 'Vaults' }), [received.zip]);
    await expect(page.getByText(/files are as they were when/)).toBeVisible();
    expect(running.complaints).toEqual([]);
  });

  test('is called changed when one byte of its evidence is, and gets no receipt', async () => {
    const { page } = running;
    await rail(page).getByRole('button', { name: 'Close package' }).click();
    const bytes = fs.readFileSync(received.zip);
    const at = bytes.indexOf('Access review, third quarter\n');
    expect(at).toBeGreaterThan(0);
    bytes.write('B', at);
    const changed = path.join(folder, 'changed.zip');
    fs.writeFileSync(changed, bytes);
    await dropFiles(page, page.getByRole('list', { name: 'Vaults' }), [changed]);
    // Its lists hold, so it opens; the reading of the files finds it, and the file itself is not shown.
    await expect(page.getByText('This is not the package that was signed.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Findings of the check' })).toContainText('file.changed');
    await expect(page.getByRole('button', { name: 'The words are the same…' })).toHaveCount(0);
    expect(await axeFindings(page, 'a changed package')).toEqual([]);
    await shot('changed');
    await go(page, /^Evidence/);
    await page.getByRole('row', { name: /^EVD-0001,/ }).click();
    await expect(panelOf(page, /^EVD-0001/).getByText('package.file-changed')).toBeVisible();
    await expect(page.getByRole('banner').getByText('Not as it was signed')).toBeVisible();
    await shot('changed-file');
  });
});

test('what is no package is not opened, in plain words', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-changed-'));
  const zip = path.join(folder, 'not-a-package.zip');
  // An empty zip.
  fs.writeFileSync(zip, Buffer.from('504b0506000000000000000000000000000000000000', 'hex'));
  const running = await launchApp({ opened: [zip] });
  const { page } = running;
  await expect(
    page.getByText(/^This is no signed package of Muniment\.|^What lies here is not what was signed/),
  ).toBeVisible();
  expect(await axeFindings(page, 'not opened')).toEqual([]);
  await page.getByRole('button', { name: 'See every finding…' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Verify a package' })).toBeVisible();
  await running.close();
  fs.rmSync(folder, { recursive: true, force: true });
});
