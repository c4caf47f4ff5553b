// What axe finds on what is shown.
import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { createRequire } from 'node:module';

/** All that another theme can change: what a page is made of was looked at in the light. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** In high contrast, text has what WCAG asks for at its highest level. */
const RULES_OF_HIGH_CONTRAST = [...RULES_OF_COLOUR, 'color-contrast-enhanced'];
/** Off in axe unless asked for. */
const MORE_RULES = {
  'target-size': { enabled: true },
  'label-content-name-mismatch': { enabled: true },
  'css-orientation-lock': { enabled: true },
};

/** What every page has, and nobody is told of while a dialog lies over it. */
const RULES_OF_PAGES = {
  'landmark-one-main': { enabled: false },
  'page-has-heading-one': { enabled: false },
};

type Finding = { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] };

const inWords = (where: string, violations: readonly Finding[]): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id} at ${node.target.join(' ')}`));

const builder = async (page: Page): Promise<AxeBuilder> => {
  const theme = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'light');
  // Legacy mode: the other one opens a page of its own, which Electron does not allow.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (theme === 'light') return axe.options({ rules: MORE_RULES });
  const rules = theme === 'dark' ? RULES_OF_COLOUR : RULES_OF_HIGH_CONTRAST;
  return axe.options({ runOnly: { type: 'rule', values: rules } });
};

/** Each finding with its place; `where` says what was shown. In the light all rules, else those of colour. */
export const axeFindings = async (page: Page, where: string): Promise<string[]> =>
  inWords(where, (await (await builder(page)).analyze()).violations);

const THEMES = ['dark', 'contrast', 'contrast-dark', 'light'] as const;

/** The rules themselves, as the builder above has them. */
const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const { source } = require('axe-core') as { readonly source: string };

interface AxeWindow extends Window {
  readonly axe?: {
    readonly run: (
      where: Document,
      options: Readonly<Record<string, unknown>>,
    ) => Promise<{ readonly violations: readonly Finding[] }>;
  };
}

/**
 * The same in each set of colours, one after the other on the page as it stands; it is light before and after. In
 * one go: for tests that look at a hundred screens.
 */
export const axeFindingsInEveryTheme = async (page: Page, where: string): Promise<string[]> => {
  if (await page.evaluate(() => (window as AxeWindow).axe === undefined)) await page.evaluate(source);
  const byTheme = await page.evaluate(
    async ({ themes, ofColour, ofHighContrast, more, ofPages }) => {
      const isUnder = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
      const all: { theme: string; violations: readonly Finding[] }[] = [];
      const { axe } = window as AxeWindow;
      if (axe === undefined) throw new Error('no axe');
      for (const theme of themes) {
        document.documentElement.dataset['theme'] = theme;
        const values = theme === 'dark' ? ofColour : ofHighContrast;
        const options =
          theme === 'light'
            ? { rules: { ...more, ...(isUnder && ofPages) } }
            : {
                runOnly: { type: 'rule', values },
                rules: Object.fromEntries(values.map((id) => [id, { enabled: true }])),
              };
        const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'] });
        all.push({
          theme,
          violations: violations.map(({ id, nodes }) => ({
            id,
            nodes: nodes.map(({ target }) => ({ target })),
          })),
        });
      }
      return all;
    },
    {
      themes: THEMES,
      ofColour: RULES_OF_COLOUR,
      ofHighContrast: RULES_OF_HIGH_CONTRAST,
      more: MORE_RULES,
      ofPages: RULES_OF_PAGES,
    },
  );
  return byTheme.flatMap(({ theme, violations }) => inWords(`${where}, ${theme}`, violations));
};
