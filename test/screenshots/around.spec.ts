// Takes the pictures of what lies around the work: the first start, the list of clients, the first steps, settings,
// a policy's editor, the description, the kit, the palette, high contrast, a large zoom and a large
// screen. Not a test.
import { type Page, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerSaveDialog, launchApp, type RunningApp } from '../e2e/launch-app';
import type { BridgeWindow } from '../e2e/prepared-vault';
import { settle, show, type Stop } from '../e2e/routes';
import { unlock } from '../e2e/steps';
import { zoom } from '../e2e/zoom';
import { takePicture } from './take-picture';

const DEMO = process.env['MUNIMENT_DEMO'] ?? '';
const PASSPHRASE = 'six lanterns by the quiet mill';
const TARGET = path.resolve(import.meta.dirname, '../../docs/screenshots');
const SMALL = { width: 1280, height: 800 };
const LARGE = { width: 2560, height: 1440 };

const vaultOfDemo = (): string => {
  const name = fs.readdirSync(DEMO).find((one) => one.endsWith('.muniment'));
  if (name === undefined) throw new Error('the demo left no vault');
  return path.join(DEMO, name);
};

const take = (page: Page, name: string, theme: string, size = SMALL): Promise<void> =>
  takePicture(page, name, size, theme);

/** Clients as a consultant has them: opened, backed up and checked on different days. */
const CLIENTS = [
  {
    organization: 'Halden Labs',
    colour: 'pine',
    openedAt: '2026-11-20T09:12:00Z',
    backup: 1,
    check: 'sound',
  },
  {
    organization: 'Orchard Ledger',
    colour: 'copper',
    openedAt: '2026-11-19T15:40:00Z',
    backup: 2,
    check: 'sound',
  },
  {
    organization: 'Larkmoor AI',
    colour: 'blue',
    openedAt: '2026-11-18T08:05:00Z',
    backup: 9,
    check: 'sound',
  },
  { organization: 'مختبرات النور', colour: 'plum', openedAt: '2026-11-12T11:30:00Z', backup: 6, check: null },
  {
    organization: 'Great Northern Document Processing and Translation Services',
    colour: 'teal',
    openedAt: '2026-10-30T16:20:00Z',
    backup: null,
    check: null,
  },
  {
    organization: 'Rookhope AI',
    colour: 'wine',
    openedAt: '2026-09-02T10:00:00Z',
    backup: 40,
    check: 'damaged',
  },
] as const;

/** A list of vaults in the user data of a run to come; nothing of them is there but the name. */
const writeClients = (folder: string): void => {
  const userData = path.join(folder, 'user-data');
  fs.mkdirSync(userData, { recursive: true });
  const list = CLIENTS.map(({ organization, colour, openedAt, backup, check }, index) => {
    const place = path.join(folder, 'Clients', `client ${String(index + 1)}.muniment`);
    fs.mkdirSync(place, { recursive: true });
    fs.writeFileSync(path.join(place, 'vault.header'), '');
    const daysBefore = (days: number) =>
      new Date(Date.parse(openedAt) - days * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');
    return {
      ...{ folder: place, organization, colour, openedAt, kind: 'vault' },
      engagement:
        index === 4
          ? { type: 1, asOf: '2026-12-31' }
          : { type: 2, period: { from: '2026-01-01', to: '2026-12-31' } },
      lastBackupAt: backup === null ? null : daysBefore(backup),
      lastCheck: check === null ? null : { at: daysBefore(0), verdict: check, deep: true },
    };
  });
  fs.writeFileSync(path.join(userData, 'recent-vaults.json'), JSON.stringify(list));
};

/** Each with what is done there, or waited for, before the picture. */
const OF_DEMO: readonly (readonly [name: string, stop: Stop, then?: (page: Page) => Promise<void>])[] = [
  [
    'policy-editor',
    { path: '/programme/policy', search: { id: 'POL-001', open: 'text' } },
    (page) => page.getByRole('button', { name: 'Edit', exact: true }).click(),
  ],
  ['description', { path: '/programme/document', search: { id: 'DOC-01', edit: true } }],
  ['kit', { path: '/kit' }, (page) => page.getByText(/would leave this vault/).waitFor()],
  ['settings', { path: '/settings' }],
];

/** A vault of today with its period ahead and nothing else in it yet; its window is on the overview. */
const beginVault = async ({ app, page, folder }: RunningApp): Promise<void> => {
  await answerSaveDialog(app, path.join(folder, 'halden.muniment'));
  await page.evaluate(async (passphrase) => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const chosen = await calls.app.choose({ what: 'new-vault-folder', suggestedName: 'x' });
    const place = chosen.ok ? chosen.value[0]?.token : undefined;
    if (place === undefined) throw new Error('no folder');
    const who = { organization: 'Halden Labs', member: 'Ada Lindqvist', passphrase };
    const made = await calls.vault.create({ folder: place, ...who });
    if (!made.ok) throw new Error(made.failure.code);
    const begun = await calls.engagement.create({
      type: 2,
      period: { from: '2027-01-01', to: '2027-06-30' },
      systemName: 'Halden Assist',
      categories: ['security', 'confidentiality'],
      firm: 'Brook & Vale CPAs',
    });
    if (!begun.ok) throw new Error(begun.failure.code);
  }, PASSPHRASE);
  await page.reload();
  await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  await settle(page);
};

/** The screen and what comes after the router's own rest; screens with a live editor never come to one. */
const go = async (page: Page, stop: Stop): Promise<void> => {
  await show(page, stop).catch((error: unknown) => {
    if (!String(error).includes('does not come to rest')) throw error;
  });
};

for (const theme of ['light', 'dark'] as const) {
  test(`around the vault, ${theme}`, async () => {
    const first = await launchApp({ size: SMALL, theme });
    await settle(first.page);
    await take(first.page, 'first-start', theme);
    await beginVault(first);
    await take(first.page, 'first-steps', theme);
    await first.close();

    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-clients-'));
    writeClients(folder);
    // Their folders are shown from the home folder on.
    const home = process.env['HOME'];
    process.env['HOME'] = folder;
    const list = await launchApp({ size: SMALL, theme, folder });
    process.env['HOME'] = home;
    await settle(list.page);
    await take(list.page, 'vaults', theme);
    await list.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test(`around the demo, ${theme}`, async () => {
    const running: RunningApp = await launchApp({ size: SMALL, theme, opened: [vaultOfDemo()] });
    const { app, page } = running;
    await unlock(page, PASSPHRASE);
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
    for (const [name, stop, then] of OF_DEMO) {
      await go(page, stop);
      await then?.(page);
      await take(page, name, theme);
    }
    await go(page, { path: '/overview' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('access');
    await page.getByRole('dialog').getByRole('menuitem').first().waitFor();
    await take(page, 'palette', theme);
    await page.keyboard.press('Escape');

    await zoom(running, 2);
    await go(page, { path: '/overview' });
    // Of the window, not of the page: the page's own picture is cut to a part of a zoomed one.
    const png = await app.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return picture?.toPNG().toString('base64') ?? '';
    });
    fs.writeFileSync(path.join(TARGET, `zoomed-1280x800-${theme}.png`), Buffer.from(png, 'base64'));
    await zoom(running, 1);
    if (theme === 'light') {
      await page.evaluate(async () => {
        await (window as unknown as BridgeWindow).muniment.calls.app.setPreferences({ theme: 'contrast' });
      });
      await page.reload();
      for (const name of ['overview', 'coverage']) {
        await go(page, { path: `/${name}` });
        await take(page, name, 'contrast');
      }
    }
    await running.close();
  });

  test(`on a large screen, ${theme}`, async () => {
    const running = await launchApp({ size: LARGE, theme, opened: [vaultOfDemo()] });
    const { app, page } = running;
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentBounds({ x: 0, y: 0, width, height });
    }, LARGE);
    await unlock(page, PASSPHRASE);
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
    for (const name of ['overview', 'coverage', 'evidence']) {
      await go(page, { path: `/${name}` });
      await take(page, name, theme, LARGE);
    }
    await running.close();
  });
}
