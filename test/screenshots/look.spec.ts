// Takes every screen at three sizes in light, dark and high contrast, of the vault that MUNIMENT_LOOK names, into a
// folder outside of the checkout, to be looked at by people. Not a test: `MUNIMENT_LOOK=little npm run test:e2e -- --config
// test/screenshots/playwright.config.ts`.
import { type Page, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchApp, type RunningApp } from '../e2e/launch-app';
import { PASSPHRASE as OF_LITTLE, prepareVault } from '../e2e/prepared-vault';
import { DOORWAY_ROUTES, show, type Stop, VAULT_ROUTES } from '../e2e/routes';
import { unlock } from '../e2e/steps';

/** `little`, or a vault's folder, with the name its pictures get and its passphrase. */
const VAULT = process.env['MUNIMENT_LOOK'] ?? '';
const NAME = process.env['MUNIMENT_LOOK_NAME'] ?? 'little';
const PASSPHRASE = process.env['MUNIMENT_LOOK_PASSPHRASE'] ?? OF_LITTLE;
const TARGET = path.join(process.env['MUNIMENT_LOOK_OUT'] ?? path.join(os.tmpdir(), 'muniment-look'), NAME);
/** Only the screens whose name holds this. */
const ONLY = process.env['MUNIMENT_LOOK_ONLY'] ?? '';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
] as const;
const THEMES = ['light', 'dark'] as const;

const isAsked = (name: string): boolean => ONLY === '' || ONLY.split(',').some((part) => name.includes(part));

const nameOf = ({ path: address, search = {} }: Stop): string =>
  [address.slice(1).replaceAll('/', '-'), ...Object.values(search).map(String)].join('-').replaceAll(':', '');

const resize = async (
  { app, page }: RunningApp,
  size: { readonly width: number; readonly height: number },
): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.unmaximize();
    window?.setContentBounds({ x: 0, y: 0, width, height });
  }, size);
  await page
    .waitForFunction((width) => window.innerWidth === width, size.width, { timeout: 3_000 })
    .catch(() => undefined);
  await page.waitForTimeout(150);
};

const take = async (page: Page, name: string, theme: string): Promise<void> => {
  await page.evaluate((wanted) => {
    document.documentElement.dataset['theme'] = wanted;
  }, theme);
  await page.waitForTimeout(100);
  const width = await page.evaluate(() => window.innerWidth);
  const file = path.join(TARGET, `${name}-${String(width)}-${theme}.jpg`);
  await page.screenshot({ path: file, type: 'jpeg', quality: 80 });
};

/** The screen as it comes, then with its first row chosen, at every size and in every theme. */
const look = async (running: RunningApp, name: string): Promise<void> => {
  const { page } = running;
  for (const size of SIZES) {
    await resize(running, size);
    for (const theme of THEMES) await take(page, name, theme);
    if (size.width === 1440) await take(page, name, 'contrast');
  }
};

test(`every screen of ${NAME}`, async () => {
  test.setTimeout(3_600_000);
  fs.mkdirSync(TARGET, { recursive: true });
  const running = await launchApp(VAULT === 'little' ? {} : { opened: [VAULT] });
  const { page } = running;
  if (VAULT === 'little') await prepareVault(running);
  else {
    await unlock(page, PASSPHRASE);
    await page.getByRole('navigation', { name: 'Vault' }).waitFor({ timeout: 120_000 });
  }
  const failed: string[] = [];
  for (const stop of Object.values(VAULT_ROUTES).flat()) {
    const name = nameOf(stop);
    if (!isAsked(name)) continue;
    try {
      await show(page, stop);
      await look(running, name);
      const row = page.locator('main [role=grid] [role=row][aria-selected]').first();
      if (stop.search === undefined && (await row.count()) > 0) {
        await resize(running, SIZES[1]);
        await row.click({ timeout: 3_000 });
        await page.getByRole('complementary').first().waitFor({ timeout: 3_000 });
        await page.waitForTimeout(300);
        await look(running, `${name}-panel`);
      }
    } catch (error) {
      failed.push(`${name}: ${String(error).split('\n')[0] ?? ''}`);
    }
  }
  if (isAsked('doorway')) {
    for (const address of DOORWAY_ROUTES) {
      try {
        await show(page, { path: address });
        await look(running, `doorway${address.replaceAll('/', '-')}`);
      } catch (error) {
        failed.push(`${address}: ${String(error).split('\n')[0] ?? ''}`);
      }
    }
  }
  fs.writeFileSync(path.join(TARGET, 'not-taken.txt'), failed.join('\n'));
  await running.app.close();
});
