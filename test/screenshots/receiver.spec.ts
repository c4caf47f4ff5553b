// Takes the pictures of the auditor's side from the demo's second round and its working file. Not a test.
import { type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { answerOpenDialog, launchApp, type RunningApp } from '../e2e/launch-app';
import { unlock } from '../e2e/steps';
import { takePicture } from './take-picture';

const DEMO = process.env['MUNIMENT_DEMO'] ?? '';
const PASSPHRASE = 'nine herons along the tide wall';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
] as const;

const inDemo = (end: RegExp): string => {
  const name = fs.readdirSync(DEMO).find((one) => end.test(one));
  if (name === undefined) throw new Error('the demo left no such file');
  return path.join(DEMO, name);
};

const go = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Package' }).getByRole('link', { name }).click();

const open = async (page: Page, name: RegExp, row: RegExp): Promise<void> => {
  await go(page, name);
  await page.getByRole('row', { name: row }).first().click();
  await page.getByRole('complementary').first().waitFor();
};

const SCREENS: readonly (readonly [name: string, show: (running: RunningApp) => Promise<void>])[] = [
  [
    'receiver-verdict',
    async ({ page }) => {
      await page.getByText(/files are as they were when/).waitFor();
    },
  ],
  [
    'receiver-verdict-kept',
    async ({ app, page }) => {
      await answerOpenDialog(app, [inDemo(/\.working-file$/)]);
      await page.getByRole('button', { name: 'Open yours…' }).click();
      await unlock(page, PASSPHRASE);
      await page.getByText('Words compared by you').waitFor({ timeout: 60_000 });
    },
  ],
  ['receiver-index', ({ page }) => open(page, /^Index/, /^CC6\.1,/)],
  ['receiver-control', ({ page }) => open(page, /^Controls/, /^CTL-001,/)],
  [
    'receiver-evidence',
    async ({ page }) => {
      await open(page, /^Evidence/, /^EVD-0002,/);
      await page.getByRole('complementary').locator('canvas').waitFor();
    },
  ],
  ['receiver-requests', ({ page }) => open(page, /^Requests/, /PBC-LA-05|REQ-023/)],
  [
    'receiver-picks',
    async ({ page }) => {
      await open(page, /^Populations/, /^POP-02,/);
      await page.getByRole('button', { name: 'Look at the rows…' }).click();
      await page.getByRole('row', { name: /^Row 2,/ }).waitFor();
    },
  ],
  ['receiver-questions', ({ page }) => go(page, /^Notes and questions/)],
  ['receiver-response', ({ page }) => go(page, /^Response file/)],
];

for (const size of SIZES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the auditor’s side, ${String(size.width)} × ${String(size.height)}, ${theme}`, async () => {
      const running = await launchApp({ opened: [inDemo(/_r2\.zip$/)], size, theme });
      for (const [name, show] of SCREENS) {
        await show(running);
        await takePicture(running.page, name, size, theme);
      }
      await running.close();
    });
  }
}
