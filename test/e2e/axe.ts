// What axe finds on what is shown.
import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

/** All that another theme can change: what a page is made of was looked at in the light. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Each finding with its place; `where` says what was shown. In the dark only the colours are looked at. */
export const axeFindings = async (page: Page, where: string): Promise<string[]> => {
  const isDark = await page.evaluate(() => document.documentElement.dataset['theme'] === 'dark');
  // Legacy mode: the other one opens a page of its own, which Electron does not allow.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (isDark ? axe.withRules(RULES_OF_COLOUR) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id} at ${node.target.join(' ')}`),
  );
};
