// Takes the pictures of the programme's registers from the demo's vault: `npm run screenshots`. Not a test.
import { type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { launchApp, type RunningApp } from '../e2e/launch-app';
import { goTo, unlock } from '../e2e/steps';
import { takePicture } from './take-picture';

const DEMO = process.env['MUNIMENT_DEMO'] ?? '';
const PASSPHRASE = 'six lanterns by the quiet mill';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
] as const;

const vaultOfDemo = (): string => {
  const name = fs.readdirSync(DEMO).find((one) => one.endsWith('.muniment'));
  if (name === undefined) throw new Error('the demo left no vault');
  return path.join(DEMO, name);
};

const register = async (page: Page, name: string): Promise<void> => {
  await goTo(page, 'Programme');
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
};
const open = async (page: Page, name: string, row: RegExp): Promise<void> => {
  await register(page, name);
  await page.getByRole('row', { name: row }).first().click();
  await page.getByRole('complementary').getByRole('tab').first().waitFor();
};

const SCREENS: readonly (readonly [name: string, show: (page: Page) => Promise<void>])[] = [
  [
    'programme',
    async (page) => {
      await goTo(page, 'Programme');
      await page.getByRole('link', { name: 'Vendor reports', exact: true }).waitFor();
    },
  ],
  ['programme-policies', (page) => open(page, 'Policies', /^POL-002 /)],
  ['programme-people', (page) => open(page, 'People', /^PER-003 /)],
  ['programme-vendors', (page) => open(page, 'Vendors', /^VND-02 /)],
  ['programme-vendor-report', (page) => open(page, 'Vendor reports', /^VRP-02 /)],
  [
    'programme-vendor-review',
    async (page) => {
      await page
        .getByRole('complementary')
        .getByRole('button', { name: /^Change…$|^Review…$/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    },
  ],
  ['programme-ai-assets', (page) => open(page, 'AI assets', /^AIA-005 /)],
  ['programme-risks', (page) => open(page, 'Risks', /^RSK-001 /)],
  ['programme-incidents', (page) => open(page, 'Incidents', /^INC-002 /)],
  [
    'programme-changes-in-period',
    async (page) => {
      await register(page, 'People');
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Changes' }).click();
      await page.getByRole('row', { name: /PER-/ }).first().waitFor();
    },
  ],
];

for (const theme of ['light', 'dark'] as const)
  for (const size of SIZES)
    test(`the programme, ${String(size.width)}, ${theme}`, async () => {
      const running: RunningApp = await launchApp({ size, theme, opened: [vaultOfDemo()] });
      const { page } = running;
      await unlock(page, PASSPHRASE);
      for (const [name, show] of SCREENS) {
        await show(page);
        await takePicture(page, name, size, theme);
      }
      await running.close();
    });
