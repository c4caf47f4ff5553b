// Every dialog and menu that a button with three dots, or a menu, opens on any screen of a vault: read by axe in four
// sets of colours, its accessibility tree, and Escape out of it again. Found by their buttons, so that a new one is
// looked at without being named here.
import type { Locator, Page } from '@playwright/test';
import { treeFindings } from './accessibility-tree';
import { axeFindingsInEveryTheme } from './axe';
import { told } from './findings-as-they-come';
import { answerOpenDialog, answerSaveDialog, type RunningApp } from './launch-app';
import { settle, show, type Stop, VAULT_ROUTES } from './routes';

const DIALOG = '[role=dialog], [role=alertdialog]';
const ROW = 'main [role=grid] [role=row][aria-selected]';

/** What asks something when it is pressed, and what opens a menu; not in rows, where each says the same. */
const openers = (page: Page): Locator =>
  page
    .locator('main button:visible:not([disabled]):not([role=row] button):not([role=tab])')
    .filter({ hasText: /…$/ })
    .or(page.locator('main button[aria-haspopup=true]:visible:not([role=row] button)'));

/** Their names as they stand now, all read at once: one of them may be gone with what it stood in a moment later. */
const namesOf = (buttons: Locator): Promise<string[]> =>
  buttons.evaluateAll((all) =>
    all.map((element) => element.getAttribute('aria-label') ?? element.textContent.trim()),
  );

/** With the vault open; `dialogs` are the titles of those that were looked at, each question once. */
export const walkDialogs = async ({
  app,
  page,
}: RunningApp): Promise<{ readonly found: readonly string[]; readonly dialogs: readonly string[] }> => {
  await answerOpenDialog(app, []);
  await answerSaveDialog(app, null);
  await page.evaluate(() => {
    // The system's own dialog would wait for somebody.
    window.print = () => undefined;
  });

  const found: string[] = [];
  const seen = new Set<string>();

  /** What is on top now, once for each title; then out of it. Answers whether something was. */
  const look = async (where: string): Promise<boolean> => {
    const dialog = page.locator(DIALOG).last();
    if ((await dialog.count()) === 0) return false;
    const title =
      (await dialog.getAttribute('aria-label')) ?? (await dialog.innerText()).split('\n')[0] ?? '';
    // The same question about another thing.
    const kind = title.replaceAll(/[A-Z]{2,3}-?\d+(\.\d+)*(-\d+)?|“[^”]*”|\d+/g, '#');
    if (!seen.has(kind)) {
      seen.add(kind);
      const words = `${where} › ${title}`;
      const these = [...(await axeFindingsInEveryTheme(page, words)), ...(await treeFindings(page, words))];
      found.push(...told(these));
    }
    for (let times = 0; times < 3 && (await page.locator(DIALOG).count()) > 0; times += 1) {
      await page.keyboard.press('Escape');
      await settle(page);
    }
    if ((await page.locator(DIALOG).count()) > 0)
      found.push(...told([`${where} › ${title}: Escape does not lead out`]));
    return true;
  };

  /** What is shown: each button with three dots, each menu and what it offers with three dots. */
  const tryAll = async (where: string, back: () => Promise<void>): Promise<void> => {
    const pressed = new Set<string>();
    for (let guard = 0; guard < 40; guard += 1) {
      const names = await namesOf(openers(page));
      const place = names.findIndex((one) => !pressed.has(one) && !seen.has(`pressed ${one}`));
      const name = names[place];
      if (name === undefined) return;
      const next = openers(page).nth(place);
      pressed.add(name);
      const isMenu = (await next.getAttribute('aria-haspopup')) === 'true';
      if (!isMenu) seen.add(`pressed ${name}`);
      await next.press('Enter');
      await settle(page);
      const offered = isMenu ? await page.getByRole('menuitem', { name: /…$/ }).allInnerTexts() : [];
      if (isMenu && (await page.getByRole('menu').count()) > 0) {
        found.push(...told(await axeFindingsInEveryTheme(page, `${where} › menu ${name}`)));
        await page.keyboard.press('Escape');
      } else if (!(await look(`${where} › ${name}`))) await back();
      for (const item of offered) {
        const asked = item.split('\n')[0] ?? '';
        if (seen.has(`pressed ${asked}`)) continue;
        seen.add(`pressed ${asked}`);
        const menu = page.getByRole('button', { name, exact: true }).last();
        if ((await menu.count()) === 0) break;
        await menu.press('Enter');
        await page.getByRole('menuitem', { name: asked }).first().press('Enter');
        await settle(page);
        if (!(await look(`${where} › ${name} › ${asked}`))) await back();
      }
    }
  };

  for (const stop of Object.values(VAULT_ROUTES).flat()) {
    const where = stop.search === undefined ? stop.path : `${stop.path} ${JSON.stringify(stop.search)}`;
    const toScreen = (to: Stop) => async () => {
      if ((await page.locator(DIALOG).count()) > 0) await page.keyboard.press('Escape');
      await show(page, to);
    };
    await toScreen(stop)();
    await tryAll(where, toScreen(stop));
    if (stop.search !== undefined) continue;
    const openFirst = async () => {
      await toScreen(stop)();
      const row = page.locator(ROW).first();
      if ((await row.count()) === 0) return;
      await row.focus();
      await page.keyboard.press('Enter');
      await settle(page);
    };
    await openFirst();
    if ((await page.locator('aside.panel').count()) > 0) await tryAll(`${where}, panel`, openFirst);
  }
  return { found, dialogs: [...seen].filter((one) => !one.startsWith('pressed ')) };
};
