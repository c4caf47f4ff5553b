import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, PASSPHRASE } from './prepared-vault';
import { unlock } from './steps';

/** The processes of the engine that run now, by the system's own list. */
const engines = (app: RunningApp): number => {
  const main = app.app.process().pid ?? 0;
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = /\) \S (\d+) /.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
        return (
          Number(parent) === main && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engine.js')
        );
      } catch {
        return false;
      }
    }).length;
};

/** Makes a vault through the page's bridge and lets the window find it open. */
const make = async ({ app, page, folder }: RunningApp, organization: string): Promise<void> => {
  await answerSaveDialog(app, path.join(folder, organization));
  await page.evaluate(
    async ({ organization, passphrase }) => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const chosen = await calls.app.choose({ what: 'new-vault-folder', suggestedName: 'x' });
      const folder = chosen.ok ? chosen.value[0]?.token : undefined;
      if (folder === undefined) throw new Error('no folder');
      const made = await calls.vault.create({ folder, organization, member: 'Ada Lindqvist', passphrase });
      if (!made.ok) throw new Error(made.failure.code);
    },
    { organization, passphrase: PASSPHRASE },
  );
  await page.reload();
  await page.getByRole('button', { name: nameOf(organization) }).waitFor();
};

/** The name in the rail, pinned or not. */
const nameOf = (organization: string): RegExp => new RegExp(`^${organization}.*: switch vault$`);

const switchTo = async (page: Page, from: string, to: string): Promise<void> => {
  await page.getByRole('button', { name: nameOf(from) }).click();
  await page.getByRole('menuitem', { name: to }).click();
};
const keepOpen = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: nameOf(name) }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Stays open when you switch' }).click();
  await page.keyboard.press('Escape');
};
const toAllVaults = async (page: Page, from: string): Promise<void> => {
  await switchTo(page, from, 'All vaults…');
  await page.getByRole('heading', { name: /on this computer/ }).waitFor();
};

test.describe.configure({ mode: 'serial' });

test.describe('several clients', () => {
  let running: RunningApp;
  test.beforeAll(async () => {
    running = await launchApp();
    await make(running, 'Halden Labs');
    await toAllVaults(running.page, 'Halden Labs');
    await make(running, 'Orchard Ledger');
  });
  test.afterAll(async () => {
    await running.close();
  });

  test('a vault that is left is locked, and its process has ended', async () => {
    const { page } = running;
    // Beside Orchard Ledger, which is open, there is none.
    await expect.poll(() => engines(running)).toBe(1);
    await toAllVaults(page, 'Orchard Ledger');
    await expect.poll(() => engines(running)).toBe(1);
    const halden = page.getByRole('button', { name: /^Halden Labs/ });
    await expect(halden.getByText('Open', { exact: true })).toHaveCount(0);
    await halden.click();
    await expect(page.getByRole('heading', { name: 'Halden Labs' })).toBeVisible();
    await unlock(page, PASSPHRASE);
    await page.getByRole('button', { name: nameOf('Halden Labs') }).waitFor();
  });

  test('a pinned one stays open behind another and comes back without its passphrase', async () => {
    const { page } = running;
    await keepOpen(page, 'Halden Labs');
    await switchTo(page, 'Halden Labs', 'Orchard Ledger');
    await unlock(page, PASSPHRASE);
    await page.getByRole('button', { name: nameOf('Orchard Ledger') }).waitFor();
    expect(engines(running)).toBe(2);
    await keepOpen(page, 'Orchard Ledger');
    await page.keyboard.press('Control+Shift+O');
    await page.getByRole('menuitem', { name: /^Halden Labs/ }).click();
    await page.getByRole('button', { name: nameOf('Halden Labs') }).waitFor();
  });

  test('what a page still does cannot reach the vault that came to the front', async () => {
    const { page } = running;
    // Halden Labs is in front: its page goes on adding controls, as a loop under way would.
    await page.evaluate(() => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const again = () => {
        void calls.catalog.starterControls({}).then(async (starters) => {
          if (starters.ok)
            await calls.controls.loadStarters({ ids: starters.value.map(({ id }) => id) }).catch(() => null);
          again();
        });
      };
      again();
    });
    await switchTo(page, 'Halden Labs', 'Orchard Ledger');
    await page.getByRole('button', { name: nameOf('Orchard Ledger') }).waitFor();
    const counted = await page.evaluate(async () => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const current = await calls.vault.current({});
      return current.ok && current.value !== null
        ? { name: current.value.organization, controls: current.value.counts.controls }
        : null;
    });
    expect(counted).toEqual({ name: 'Orchard Ledger', controls: 0 });
  });

  test('a file that was chosen for one is not known to another', async () => {
    const { app, page, folder } = running;
    const file = path.join(folder, 'ledger.csv');
    fs.writeFileSync(file, 'a,b\n');
    await answerOpenDialog(app, [file]);
    const token = await page.evaluate(async () => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const chosen = await calls.app.choose({ what: 'evidence-files' });
      return chosen.ok ? (chosen.value[0]?.token ?? '') : '';
    });
    const ask = () =>
      page.evaluate(async (given) => {
        const { calls } = (window as unknown as BridgeWindow).muniment;
        const reply = await calls.intake.inspect({ files: [given] });
        return reply.ok ? 'known' : reply.failure.code;
      }, token);
    expect(await ask()).toBe('known');
    await switchTo(page, 'Orchard Ledger', 'Halden Labs');
    await page.getByRole('button', { name: nameOf('Halden Labs') }).waitFor();
    expect(await ask()).toBe('use.token-unknown');
  });

  test('what was copied in one is off the clipboard when another comes to the front', async () => {
    const { app, page } = running;
    await page.evaluate(() =>
      (window as unknown as BridgeWindow).muniment.calls.app.copy({ text: 'of Halden Labs alone' }),
    );
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('of Halden Labs alone');
    await switchTo(page, 'Halden Labs', 'Orchard Ledger');
    await page.getByRole('button', { name: nameOf('Orchard Ledger') }).waitFor();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
  });

  test('a client has the colour that was chosen, and the list says what is open', async () => {
    const { page } = running;
    await toAllVaults(page, 'Orchard Ledger');
    await expect(page.getByRole('button', { name: /^Orchard Ledger/ })).toContainText('Open, stays open');
    await page.getByRole('button', { name: 'More for Halden Labs' }).click();
    await page.getByRole('menuitem', { name: 'Client colour…' }).click();
    const plum = page.getByRole('radio', { name: 'Plum' });
    // The choice shows once it is kept.
    await plum.click({ force: true });
    await expect(plum).toBeChecked();
    await page.getByRole('button', { name: 'Done' }).click();
    const stored = fs.readFileSync(path.join(running.folder, 'user-data', 'recent-vaults.json'), 'utf8');
    expect(stored).toContain('"plum"');
    expect(stored).not.toContain(PASSPHRASE);
  });

  test('everything is locked together, and nothing is left running', async () => {
    const { app, page } = running;
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await expect(page.getByRole('button', { name: 'Lock all' })).toBeHidden();
    await expect.poll(() => engines(running)).toBe(1);
    await expect(page.getByText('Open, stays open')).toHaveCount(0);
    expect(running.complaints).toEqual([]);
  });
});
