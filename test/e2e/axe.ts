// What axe finds on what is shown.
import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

/** Each finding with its place; `where` says what was shown. */
export const axeFindings = async (page: Page, where: string): Promise<string[]> => {
  // Legacy mode: the other one opens a page of its own, which Electron does not allow.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id} at ${node.target.join(' ')}`),
  );
};
