// Takes the pictures in docs/screenshots from the demo's vault: `npm run screenshots`. Not a test.
import { type Page, test } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from '../e2e/launch-app';
import { drawArea } from '../e2e/redacting';
import { goTo, unlock } from '../e2e/steps';
import { takePicture } from './take-picture';

const DEMO = process.env['MUNIMENT_DEMO'] ?? '';
const PASSPHRASE = 'six lanterns by the quiet mill';
const SIZES = [{ width: 1280, height: 800 }] as const;

const inDemo = (end: RegExp): string => {
  const name = fs.readdirSync(DEMO).find((one) => end.test(one));
  if (name === undefined) throw new Error('the demo left no such file');
  return path.join(DEMO, name);
};

/** What lies on a desk on a Monday: new files with and without a date in their name, and one that is in already. */
const filesOfAWeek = (): string[] => {
  const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-desk-'));
  const put = (name: string, content: string): string => {
    fs.writeFileSync(path.join(desk, name), content);
    return path.join(desk, name);
  };
  return [
    path.join(inDemo(/^evidence$/), 'access', 'access-review-2026-q1.csv'),
    put(
      'access-review-2026Q4.csv',
      'system,user,role,decision\nHarborkey,anya,admin,keep\nKiln,tomas,writer,remove\n',
    ),
    put('vulnerability scan wk46.csv', 'host,severity,finding\nassist-api-1,low,outdated library\n'),
    put(
      'vendor register FINAL v3.csv',
      'vendor,covered to\nCloud hosting,2026-03-31\nModel provider A,2025-12-31\n',
    ),
    put(
      'registry-export_2026-10.json',
      '{"models": [{"name": "heron-3.0", "approvedBy": "Mei-Lin Zhou"}]}\n',
    ),
    put('Tabletop exercise notes.md', '# Tabletop exercise\n\nHeld on 16 September with six people.\n'),
    put('console.url', '[InternetShortcut]\nURL=https://console.stratusone.example/iam\n'),
  ];
};

/** Every screen in the order a newcomer meets it; each brings the window to where its picture is taken. */
const SCREENS: readonly (readonly [name: string, show: (running: RunningApp) => Promise<void>])[] = [
  ['overview', ({ page }) => goTo(page, 'Overview')],
  [
    'controls',
    async ({ page }) => {
      await goTo(page, 'Controls');
      await page.getByRole('row', { name: /CTL-001/ }).click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'control-checklist',
    async ({ page }) => {
      await page.getByRole('tab', { name: /^Checklist/ }).click();
    },
  ],
  [
    'coverage',
    async ({ page }) => {
      await goTo(page, 'Coverage');
      await page.getByRole('gridcell').first().waitFor();
    },
  ],
  [
    'coverage-occurrence',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Only with holes' }).click();
      await page
        .getByRole('gridcell', { name: /, missed, due/ })
        .first()
        .click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'criteria',
    async ({ page }) => {
      await goTo(page, 'Criteria');
      await page.getByRole('row', { name: /^CC6\.1,/ }).click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'matrix',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Matrix' }).click();
      await page.getByRole('row', { name: /CTL-001/ }).waitFor();
    },
  ],
  [
    'evidence',
    async ({ page }) => {
      await goTo(page, 'Evidence');
      await page.getByRole('row', { name: /EVD-0002/ }).click();
      await page.getByRole('complementary').locator('canvas').waitFor();
    },
  ],
  [
    'evidence-review',
    async ({ page }) => {
      await page.getByRole('button', { name: /^Views/ }).click();
      await page.getByRole('menuitemradio', { name: /Waits for review/ }).click();
      await page
        .getByRole('row', { name: /In review/ })
        .first()
        .click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'redact',
    async ({ page }) => {
      await goTo(page, 'Evidence');
      await page.getByRole('row', { name: /EVD-0002/ }).click();
      const file = page
        .getByRole('complementary')
        .getByRole('button', { name: /board-minutes-2026-q1\.pdf$/ });
      await file.last().click();
      await page.getByRole('menuitem', { name: 'Redact…' }).click();
      await drawArea(page, { left: 0.12, top: 0.09, width: 0.5, height: 0.03 });
    },
  ],
  [
    'tasks',
    async ({ page }) => {
      await page
        .getByRole('navigation', { name: 'Vault' })
        .getByRole('link', { name: /^Tasks/ })
        .click();
      const leave = page.getByRole('button', { name: /^Leave/ });
      if ((await leave.count()) > 0) await leave.click();
      await page
        .getByRole('row', { name: /By cadence/ })
        .first()
        .waitFor();
    },
  ],
  ['populations', ({ page }) => goTo(page, 'Populations')],
  [
    'samples',
    async ({ page }) => {
      await page.getByRole('row', { name: /POP-02/ }).click();
      await page
        .getByRole('navigation', { name: 'Views of this population' })
        .getByRole('link', { name: /^Samples/ })
        .click();
      await page.getByRole('row', { name: /S-09/ }).waitFor();
    },
  ],
  [
    'requests',
    async ({ page }) => {
      await goTo(page, 'Requests');
      await page.getByRole('row', { name: /PBC-LA-05/ }).click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'requests-import',
    async ({ app, page }) => {
      await answerOpenDialog(app, [inDemo(/request-list\.xlsx$/)]);
      await page.getByRole('button', { name: 'Import list…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).waitFor();
    },
  ],
  [
    'follow-up',
    async ({ page }) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      const tight = page.getByRole('button', { name: 'More for the list' });
      const wide = page.getByRole('button', { name: 'Follow-up', exact: true });
      if (await wide.isVisible()) await wide.click();
      else {
        await tight.click();
        await page.getByRole('menuitem', { name: 'Follow-up' }).click();
      }
      await page.getByRole('heading', { level: 1, name: 'Follow-up' }).waitFor();
    },
  ],
  ['engagement', ({ page }) => goTo(page, 'Engagement')],
  [
    'scope',
    async ({ page }) => {
      await page
        .getByRole('navigation', { name: 'Parts of the engagement' })
        .getByRole('link', { name: /^System/ })
        .click();
    },
  ],
  [
    'readiness',
    async ({ page }) => {
      await goTo(page, 'Readiness');
      await page.getByRole('grid', { name: 'Worksheet' }).getByText('CC1.1', { exact: true }).click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'readiness-board',
    async ({ page }) => {
      await page
        .getByRole('navigation', { name: 'Views of readiness' })
        .getByRole('link', { name: /^Tasks/ })
        .click();
      await page.getByRole('button', { name: 'Board by state' }).click();
    },
  ],
  [
    'readiness-history',
    async ({ page }) => {
      await page
        .getByRole('navigation', { name: 'Views of readiness' })
        .getByRole('link', { name: /^History/ })
        .click();
      await page.getByText('The same as a table').waitFor();
    },
  ],
  [
    'roadmap',
    async ({ page }) => {
      await goTo(page, 'Roadmap');
      await page.getByText('Next actions').waitFor();
    },
  ],
  [
    'intake',
    async ({ app, page }) => {
      await answerOpenDialog(app, filesOfAWeek());
      await goTo(page, 'Intake');
      await page.getByRole('button', { name: 'Choose files…' }).click();
      await page.getByRole('grid').waitFor();
    },
  ],
  [
    'new-package',
    async ({ page }) => {
      await goTo(page, 'Packages');
      await page.getByRole('button', { name: 'New package…' }).first().click();
      await page.getByRole('button', { name: 'Next' }).waitFor();
    },
  ],
  [
    'new-package-scope',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Next' }).click();
    },
  ],
  [
    'new-package-check',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Build package…' }).waitFor();
    },
  ],
  [
    'packages',
    async ({ page }) => {
      await goTo(page, 'Packages');
      await page.getByRole('row', { name: /^PKG-/ }).first().click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'recipients',
    async ({ page }) => {
      await page.getByRole('link', { name: 'Recipients', exact: true }).click();
      // The demo's own, once it records any; the empty screen says what would be here.
      const first = page.getByRole('row', { name: /^RCP-01/ });
      if ((await first.count()) > 0) await first.click();
    },
  ],
  [
    'exceptions',
    async ({ page }) => {
      await goTo(page, 'Exceptions');
      // The demo's own, once it records any; the empty screen says what would be here.
      const first = page.getByRole('row', { name: /^EXC-01/ });
      if ((await first.count()) > 0) await first.click();
    },
  ],
  ['journal', ({ page }) => goTo(page, 'Journal')],
  [
    'members-and-backup',
    async ({ page }) => {
      await goTo(page, 'Members and backup');
      await page.getByRole('row', { name: /Priya Raman/ }).waitFor();
    },
  ],
  [
    'member',
    async ({ page }) => {
      await page.getByRole('row', { name: /Priya Raman/ }).click();
      await page.getByRole('complementary').waitFor();
    },
  ],
  [
    'remove-member',
    async ({ page }) => {
      await page.getByRole('button', { name: 'Remove…' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  ],
  [
    'backup-made',
    async ({ app, page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Close' }).click();
      await answerOpenDialog(app, [fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-backups-'))]);
      await page.getByRole('button', { name: 'Back up now…' }).click();
      await page.getByText('Backed up.').waitFor();
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText('Sound.').waitFor();
    },
  ],
  [
    'verified',
    async ({ app, page }) => {
      await answerOpenDialog(app, [inDemo(/\.zip$/)]);
      await goTo(page, 'Packages');
      await page.getByRole('button', { name: 'Verify a package…' }).first().click();
      await page.getByRole('button', { name: 'Choose files…' }).click();
      await page.getByRole('button', { name: 'Verify', exact: true }).click();
      await page.getByRole('status').filter({ hasText: 'Verified' }).waitFor();
    },
  ],
];

for (const size of SIZES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${String(size.width)} × ${String(size.height)}, ${theme}`, async () => {
      const running = await launchApp({ opened: [inDemo(/\.muniment$/)], size, theme });
      const { app, page } = running;
      const take = (name: string, of: Page = page) => takePicture(of, name, size, theme);
      await answerSaveDialog(app, null);
      await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
      await take('unlock');
      await unlock(page, PASSPHRASE);
      await page.getByRole('navigation', { name: 'Vault' }).waitFor();
      for (const [name, show] of SCREENS) {
        await show(running);
        await take(name);
      }
      // Beside a program that has it open for writing: this window itself.
      const second = await launchApp({ opened: [inDemo(/\.muniment$/)], size, theme });
      await unlock(second.page, PASSPHRASE);
      await second.page.getByRole('button', { name: 'Open for reading' }).waitFor();
      await take('unlock-in-use', second.page);
      await second.close();
      await running.close();
    });
  }
}
