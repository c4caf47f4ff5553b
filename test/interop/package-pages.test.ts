// The pages of a package in a browser that is not ours, from the disk: accessible in light and dark, and the search
// finds under the policy that allows nothing of a network.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { packageModel } from '../../src/engine/export/package-model';
import { packagePages } from '../../src/engine/export/pages';
import { axeFindings } from '../e2e/axe';
import { organizationKey } from '../fixtures/package-content';
import { withProgramme } from '../fixtures/package-programme';
import { withRequests } from '../fixtures/package-requests';
import { secondRound } from '../fixtures/package-round';

const PAGES = [
  '02_index.html',
  '02_index/criteria/CC1.1.html',
  '20_controls/CTL-001.html',
  '02_index/coverage.html',
  '02_index/evidence/EVD-0000-0099.html',
  '41_samples/POP-01.html',
  '50_requests/requests.html',
  '10_description/DOC-01_system-description.html',
  '70_vendors/vendors.html',
  '70_vendors/reports.html',
  '75_registers/people.html',
  '80_policies/POL-001_edition-2.html',
  '02_index/changes.html',
  '02_index/omissions.html',
];

/** In the dark only colours differ: the pages that have them all. */
const IN_THE_DARK = [
  '02_index.html',
  '20_controls/CTL-001.html',
  '02_index/coverage.html',
  '02_index/omissions.html',
];

let folder: string;
let browser: Browser;
const address = (path: string): string => pathToFileURL(join(folder, path)).href;
beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-pages-'));
  const model = packageModel(
    withProgramme(withRequests(secondRound())),
    signerIdentity(organizationKey().publicKey),
  );
  for (const [path, text] of packagePages(model)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

describe('the pages of a package, in Chromium, from the disk', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`are accessible (${colorScheme})`, { timeout: 240_000 }, async () => {
      // The policy of the pages keeps out the script of axe too.
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      const page = await context.newPage();
      for (const path of colorScheme === 'light' ? PAGES : IN_THE_DARK) {
        await page.goto(address(path));
        expect.soft(await axeFindings(page, path)).toEqual([]);
      }
      await context.close();
    });
  }

  it(
    'find a number once somebody searches, and read nothing but files beside them',
    { timeout: 60_000 },
    async () => {
      const page = await browser.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      await page.goto(address('20_controls/CTL-001.html'));
      expect(asked.filter((url) => url.includes('search-index'))).toEqual([]);
      await page.getByLabel('Find a number or a word').fill('pop-01');
      await page.getByRole('link', { name: 'POP-01 Leavers <2026>' }).first().click();
      await page.waitForURL(/40_populations\/POP-01\.html$/);
      expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
      expect(said).toEqual([]);
      await page.close();
    },
  );

  it('lose nothing without script but the search', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address('02_index.html'));
    expect(await page.locator('input').count()).toBe(0);
    await page.getByRole('link', { name: /^CC1\.1 / }).click();
    await page.waitForURL(/criteria\/CC1\.1\.html$/);
    await context.close();
  });
});
