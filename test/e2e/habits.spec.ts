// The habits of a desk: native menus that follow what is open, one palette for everything, undo that is told by the
// journal, dates as the system's region writes them, and a window that comes back as it was left.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, PASSPHRASE, prepareVault } from './prepared-vault';
import { goTo, unlock } from './steps';

interface MenuLine {
  readonly enabled: boolean;
  readonly checked: boolean;
}

const menuLine = ({ app }: RunningApp, id: string): Promise<MenuLine | null> =>
  app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted) ?? null;
    return item === null ? null : { enabled: item.enabled, checked: item.checked };
  }, id);

const chooseInMenu = ({ app }: RunningApp, id: string): Promise<void> =>
  app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
  }, id);

test.describe('without a vault', () => {
  let running: RunningApp;
  test.beforeAll(async () => {
    running = await launchApp();
  });
  test.afterAll(async () => {
    await running.close();
  });

  test('the first start says what this is and offers each way to begin once', async () => {
    const { page } = running;
    await expect(page.getByRole('region', { name: 'How to begin' })).toContainText(
      'encrypted under a passphrase',
    );
    for (const name of [
      'New vault…',
      'Open a package…',
      'Verify a package…',
      'Open folder…',
      'Restore a backup…',
    ])
      await expect(page.getByRole('button', { name })).toHaveCount(1);
  });

  test('the menu is grey where a vault is needed', async () => {
    for (const id of ['vault.lock', 'evidence.add', 'go.overview', 'vault.switch', 'help.first-steps'])
      expect(await menuLine(running, id)).toMatchObject({ enabled: false });
    for (const id of ['vault.new', 'package.verify', 'palette', 'settings', 'help.shortcuts'])
      expect((await menuLine(running, id))?.enabled).toBe(true);
  });

  test('the palette offers what can be done now, and nothing of a vault', async () => {
    const { page } = running;
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Find or do' });
    await expect(palette.getByRole('menuitem', { name: /New vault/ })).toBeVisible();
    await expect(palette.getByRole('menuitem', { name: 'Controls' })).toHaveCount(0);
    await page.keyboard.type('verify');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/[Vv]erif|package/);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('region', { name: 'How to begin' })).toBeVisible();
  });

  test('the settings are there too, and the theme of the menu is that of the window', async () => {
    const { page } = running;
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await chooseInMenu(running, 'theme.dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect.poll(async () => (await menuLine(running, 'theme.dark'))?.checked).toBe(true);
    expect((await menuLine(running, 'theme.system'))?.checked).toBe(false);
    await chooseInMenu(running, 'theme.light');
    await page.getByRole('button', { name: 'Back' }).click();
  });

  test('text has a menu of its own, and nothing else has', async () => {
    const { app, page } = running;
    await app.evaluate(({ Menu }) => {
      const shown: unknown[] = [];
      (globalThis as Record<string, unknown>)['shownMenus'] = shown;
      Menu.prototype.popup = function popup() {
        shown.push(this.items.map(({ role, enabled }) => [role?.toLowerCase(), enabled]));
      };
    });
    const shown = () =>
      app.evaluate(
        () => (globalThis as Record<string, unknown>)['shownMenus'] as [string | undefined, boolean][][],
      );
    await page.getByRole('button', { name: 'New vault…' }).click();
    const field = page.getByLabel('Organization');
    await field.fill('Halden Labs');
    await field.selectText();
    await field.click({ button: 'right' });
    await expect.poll(async () => (await shown()).length).toBe(1);
    expect((await shown())[0]?.map(([role]) => role).filter((role) => role !== undefined)).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectall']),
    );
    await page.getByRole('heading', { level: 1 }).click({ button: 'right' });
    await page.waitForTimeout(300);
    expect(await shown()).toHaveLength(1);
  });
});

/** What each screen says while there is nothing in it: what would be here, and what for. */
const TEACHES: readonly (readonly [go: string, screen: string, says: RegExp])[] = [
  ['go.overview', 'Overview', /Define the engagement, then load the controls/],
  ['go.controls', 'Controls', /A control is what the organization does, in its own words/],
  ['go.coverage', 'Coverage', /each needs evidence\. Which ones are expected follows from the period/],
  ['go.criteria', 'Criteria', /A criterion is what the examination asks/],
  ['', 'Matrix', /which control answers which criterion/],
  ['go.evidence', 'Evidence', /where you say what they prove and for which days/],
  ['go.intake', 'Intake', /wait in this table until you say what they prove/],
  ['go.tasks', 'Tasks', /appears here by itself, and goes when it is there/],
  ['go.requests', 'Requests', /What the auditor asks for stands here/],
  ['', 'Follow-up of requests', /how long each has waited and on whom/],
  ['go.packages', 'Packages', /Its type, its dates and its categories say what belongs into the package/],
  ['', 'Recipients of packages', /who at the CPA firm gets your packages, for what, and until when/],
  ['go.populations', 'Populations', /the complete list an auditor picks from/],
  ['go.exceptions', 'Exceptions', /an occurrence of a control that failed/i],
  ['go.engagement', 'Engagement', /The service that is examined, as customers know it/],
  ['go.readiness', 'Readiness', /Define the engagement, then it can be rated/],
  ['go.roadmap', 'Roadmap', /The road leads to a report about a system and a period/],
  ['go.programme', 'Programme', /its rules, people, vendors, models, incidents and reports/],
  ['go.journal', 'Journal', /carries the hash of the one before/],
  ['go.vault', 'Members and backup', /If this disk fails, everything in the vault is lost/],
];

test('with nothing in the vault each screen says what it is for, and all are reached by the palette', async () => {
  const running = await launchApp();
  const { app, page, folder } = running;
  await answerSaveDialog(app, path.join(folder, 'Empty vault'));
  await page.evaluate(async (passphrase) => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const chosen = await calls.app.choose({ what: 'new-vault-folder', suggestedName: 'x' });
    const target = chosen.ok ? chosen.value[0] : undefined;
    if (target === undefined) throw new Error('no folder');
    const asked = { folder: target.token, organization: 'Halden Labs', member: 'Ada', passphrase };
    const made = await calls.vault.create(asked);
    if (!made.ok) throw new Error(made.failure.code);
  }, PASSPHRASE);
  await page.reload();
  await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  const palette = page.getByRole('dialog', { name: 'Find or do' });
  const place = (screen: string) => palette.getByRole('menuitem', { name: screen, exact: true });
  await page.keyboard.press('Control+k');
  for (const [, screen] of TEACHES) await expect(place(screen)).toHaveCount(1);
  await page.keyboard.press('Escape');
  for (const [go, screen, says] of TEACHES) {
    if (go === '') {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(screen);
      await place(screen).click();
    } else await chooseInMenu(running, go);
    await expect(page.locator('main'), screen).toContainText(says);
  }
  await running.close();
});

test.describe('with a vault', () => {
  let kept: string;
  let vault: string;
  let running: RunningApp;
  test.beforeAll(async () => {
    kept = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-habits-'));
    running = await launchApp({ folder: kept });
    vault = await prepareVault(running);
  });
  test.afterAll(async () => {
    await running.close();
    fs.rmSync(kept, { recursive: true, force: true });
  });

  test('the menu and the keys lead to the screens, and back', async () => {
    const { page } = running;
    await expect.poll(async () => (await menuLine(running, 'go.controls'))?.enabled).toBe(true);
    await chooseInMenu(running, 'go.controls');
    await expect(page.getByRole('heading', { level: 1, name: 'Controls' })).toBeVisible();
    await page.keyboard.press('Control+5');
    await expect(page.getByRole('heading', { level: 1, name: 'Evidence' })).toBeVisible();
    await chooseInMenu(running, 'back');
    await expect(page.getByRole('heading', { level: 1, name: 'Controls' })).toBeVisible();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(page.getByRole('heading', { level: 1, name: 'Evidence' })).toBeVisible();
  });

  test('a verb of another screen is done from the palette', async () => {
    const { page } = running;
    await goTo(page, 'Journal');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('add a control');
    await expect(page.getByRole('menuitem', { name: 'Add a control…' })).toBeVisible();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /control/i });
    await expect(dialog).toBeVisible();
    // Nothing goes on below what must be answered first.
    await page.keyboard.press('Control+5');
    await chooseInMenu(running, 'go.evidence');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1, name: 'Controls' })).toBeVisible();
  });

  test('taking back is an act of its own, which the journal tells; typing has its own', async () => {
    const { page } = running;
    const actions = () =>
      page.evaluate(async () => {
        const { calls } = (window as unknown as BridgeWindow).muniment;
        const reply = await calls.journal.list({ subject: null, newestFirst: true, offset: 0, limit: 4 });
        return reply.ok ? reply.value.rows.map(({ action }) => action) : [];
      });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('CTL-001');
    await expect(page.getByRole('menuitem', { name: /CTL-001/ }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary').or(page.locator('.panel')).first();
    const remove = panel.getByRole('button', { name: /^Remove the mapping to / }).first();
    const name = (await remove.getAttribute('aria-label')) ?? '';
    await remove.click();
    const line = page.getByRole('status').filter({ hasText: 'no longer mapped' });
    await expect(line).toBeVisible();
    // In a field the key belongs to the field.
    const search = page.getByRole('searchbox').or(page.getByPlaceholder('Search controls')).first();
    await search.click();
    await page.keyboard.type('ab');
    await page.keyboard.press('Control+z');
    await expect(panel.getByRole('button', { name })).toHaveCount(0);
    await search.fill('');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await expect(panel.getByRole('button', { name })).toHaveCount(1);
    await expect(page.getByRole('status').filter({ hasText: 'The journal tells both' })).toBeVisible();
    expect((await actions()).slice(0, 2)).toEqual(['control.mapped', 'control.unmapped']);
  });

  test('a narrow rail, larger letters and the place on the screen are there the next time', async () => {
    await running.page.keyboard.press('Control+\\');
    await expect(running.page.locator('.app')).toHaveAttribute('data-rail', 'narrow');
    await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.setZoomLevel(1);
      window?.setBounds({ x: 40, y: 30, width: 1300, height: 820 });
    });
    await running.page.waitForTimeout(500);
    await running.close();
    running = await launchApp({ folder: kept, opened: [vault] });
    const now = await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { zoom: window?.webContents.getZoomLevel(), size: window?.getBounds() };
    });
    expect(now).toEqual({ zoom: 1, size: expect.objectContaining({ width: 1300, height: 820 }) as unknown });
    await unlock(running.page, PASSPHRASE);
    await expect(running.page.locator('.app')).toHaveAttribute('data-rail', 'narrow', { timeout: 30_000 });
  });

  test('a display that is gone does not take the window with it, and dates are those of the region', async () => {
    await running.close();
    const stored = path.join(kept, 'user-data', 'window.json');
    const place = { x: -4000, y: 5000, width: 1280, height: 800, isMaximized: false };
    fs.writeFileSync(stored, JSON.stringify(place));
    running = await launchApp({ folder: kept, opened: [vault], locale: 'en_US.UTF-8' });
    const { app, page } = running;
    const isSeen = await app.evaluate(({ BrowserWindow, screen }) => {
      const [window] = BrowserWindow.getAllWindows();
      const bounds = window?.getBounds();
      const { workArea } = screen.getPrimaryDisplay();
      return bounds !== undefined && bounds.x >= 0 && bounds.x < workArea.width && bounds.y < workArea.height;
    });
    expect(isSeen).toBe(true);
    await unlock(page, PASSPHRASE);
    await expect(page.locator('.strip')).toContainText('Jul 1, 2025 to Jun 30, 2026', { timeout: 30_000 });
    await goTo(page, 'Journal');
    await expect(page.getByText(/\d{1,2}:\d{2} [AP]M/).first()).toBeVisible();
    await page.keyboard.press('Control+,');
    await expect(page.getByText('United States: Sep 4, 2026')).toBeVisible();
    await goTo(page, 'Engagement');
  });
});
