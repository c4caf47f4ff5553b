// The demo's vault, with something on every screen, for tests that look at many of them.
import { expect, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unlock } from './steps';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const DEMO_PASSPHRASE = 'six lanterns by the quiet mill';

/** The demo as it is built beside the app that is tested. */
const program = (): string => {
  const app = process.env['MUNIMENT_APP'];
  const places = [...(app === undefined ? [] : [path.join(app, 'main')]), path.join(ROOT, 'out', 'main')];
  const found = places.map((place) => path.join(place, 'demo.js')).find((file) => fs.existsSync(file));
  if (found === undefined) throw new Error('no demo.js beside the built app');
  return found;
};

export interface DemoVault {
  readonly vault: string;
  readonly remove: () => void;
}

/** Some twenty seconds, or a copy of the one MUNIMENT_DEMO_VAULT names; packages take as long again and are left out. */
export const makeDemoVault = (): DemoVault => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-demo-'));
  const made = process.env['MUNIMENT_DEMO_VAULT'];
  if (made !== undefined) fs.cpSync(made, path.join(folder, path.basename(made)), { recursive: true });
  else execFileSync(process.execPath, [program(), '--out', folder, '--without-package'], { stdio: 'ignore' });
  const name = fs.readdirSync(folder).find((entry) => entry.endsWith('.muniment'));
  if (name === undefined) throw new Error('the demo made no vault');
  return {
    vault: path.join(folder, name),
    remove: () => {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const openDemoVault = async (page: Page): Promise<void> => {
  await unlock(page, DEMO_PASSPHRASE);
  await expect(page.getByRole('navigation', { name: 'Vault' })).toBeVisible({ timeout: 60_000 });
};
