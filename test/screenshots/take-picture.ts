// One picture for docs/screenshots, of a screen that has come to rest.
import type { Page } from '@playwright/test';
import path from 'node:path';
import { settle } from '../e2e/routes';

const TARGET = path.resolve(import.meta.dirname, '../../docs/screenshots');
/** Between what is read first and what is read because of it. */
const PAUSE_MS = 300;

/** A screen with a live editor in it never comes to rest; its picture is taken anyway. */
const atRest = async (page: Page): Promise<void> => {
  await settle(page).catch((error: unknown) => {
    if (!String(error).includes('does not come to rest')) throw error;
  });
};

/** Named by what it shows, its size in pixels and its colours: `overview-1280x800-dark.png`. */
export const takePicture = async (
  page: Page,
  name: string,
  size: { readonly width: number; readonly height: number },
  theme: string,
): Promise<void> => {
  await page.evaluate(() => document.fonts.ready);
  await atRest(page);
  await page.waitForTimeout(PAUSE_MS);
  await atRest(page);
  const file = `${name}-${String(size.width)}x${String(size.height)}-${theme}.png`;
  await page.screenshot({ path: path.join(TARGET, file) });
};
