// What one has made for one client goes into a kit and out of it again: read before it leaves, seen before it arrives,
// by keyboard and mouse, and read by axe.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp } from './launch-app';
import { type BridgeWindow, prepareVault, setTheme } from './prepared-vault';
import { goTo } from './steps';

interface KitFile {
  readonly controls: readonly { id: string; title: string; wording: string; starter: string | null }[];
}

test('a kit leaves without the client’s name, and comes in entry by entry', async () => {
  test.setTimeout(180_000);
  const running = await launchApp({ size: { width: 1280, height: 800 } });
  const { app, page, folder } = running;
  const seen: string[] = [];
  const shots = process.env['MUNIMENT_SHOTS'];
  const look = async (where: string) => {
    if (shots !== undefined)
      await page.screenshot({ path: path.join(shots, `${where.replace(/\W+/g, '-')}.png`) });
    seen.push(...(await axeFindings(page, where)));
  };
  await prepareVault(running);
  const made = path.join(folder, 'mine.muniment-kit');
  const answer = page.locator('.answer').first();

  await page.evaluate(async () => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    await calls.controls.add({
      ...{
        title: 'Halden keys are rotated',
        wording: 'Ada Lindqvist rotates them.',
        ownerRole: '',
        owner: '',
      },
      ...{ cadence: 'quarterly', weekdaysOnly: false, graceDays: null, nature: 'preventive', kind: 'manual' },
      ...{ domain: '', validFrom: null, checklist: [], criterionIds: [], pointOfFocusIds: [], rationale: '' },
    });
  });
  await goTo(page, 'Controls');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Make or take in a kit…' }).click();
  await page.getByRole('heading', { level: 1, name: 'Kit' }).waitFor();
  await expect(answer).toHaveText(
    '90 entries would leave this vault, and none of their texts names the client.',
  );
  await look('kit to make');

  // What names the client is found, and read before anybody ticks it.
  await page.getByRole('button', { name: 'Only what names the client' }).click();
  await page.getByLabel(/texts of CTL-091/).click();
  await expect(page.getByText('Ada Lindqvist rotates them.')).toBeVisible();
  await expect(
    page.getByText(/Names the client: *Halden Labs, Halden Assist, Ada Lindqvist/).first(),
  ).toBeVisible();
  await look('kit with names');
  await page.getByRole('checkbox', { name: /Halden keys are rotated/ }).focus();
  await page.keyboard.press('Space');
  await expect(answer).toHaveText('1 entry of 91 names the client. Read them before they leave.');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Only what names the client' }).click();
  await page.getByLabel('Search in the texts').fill('CTL-00');
  await expect(page.getByRole('checkbox', { name: '9 of 9: Controls' })).toBeChecked();
  await answerSaveDialog(app, made);
  await page.getByRole('button', { name: 'Make a kit of 90 entries…' }).click();
  await expect(page.getByText('90 entries written to “mine.muniment-kit”.')).toBeVisible();
  const kit = JSON.parse(fs.readFileSync(made, 'utf8')) as KitFile;
  expect(kit.controls).toHaveLength(90);
  expect(fs.readFileSync(made, 'utf8')).not.toMatch(/Halden|Lindqvist/);

  // The same kit, changed by somebody else: one worded otherwise, one new, one that no catalog has.
  const [first, second] = kit.controls;
  const other = path.join(folder, 'theirs.muniment-kit');
  const changed = {
    ...kit,
    controls: [
      { ...first, wording: 'Otherwise.' },
      second,
      { ...second, id: 'CTL-050', starter: null, title: 'Models are retired' },
      { ...second, id: 'CTL-200', starter: null, title: 'Odd', mappings: [{ to: 'CC9.9', rationale: '' }] },
    ],
  };
  fs.writeFileSync(other, JSON.stringify(changed));
  await page.getByRole('link', { name: 'Take one in' }).click();
  await look('kit to choose');
  await answerOpenDialog(app, [other]);
  await page.getByRole('button', { name: 'Choose a kit…' }).click();
  await expect(answer).toHaveText(
    'The kit has 1 new entry, 1 different from what is here, 1 here already, 1 that cannot be taken in.',
  );
  await expect(page.getByText('gets the number CTL-092 here')).toBeVisible();
  await page.getByLabel(/^What differs.* CTL-001/).click();
  await expect(page.getByText('Otherwise.')).toBeVisible();
  await page.getByRole('checkbox', { name: /CTL-001/ }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('group', { name: 'The other wording holds from' })).toBeVisible();
  await look('kit to take in');
  await page.getByRole('button', { name: 'Take in 2 entries' }).click();
  await expect(page.getByText('2 entries taken in.')).toBeVisible();
  await expect(answer).toHaveText('The kit has nothing new, 3 here already, 1 that cannot be taken in.');
  // A file that is no kit is told apart, and nothing of it is shown.
  fs.writeFileSync(other, '{"format":"muniment-kit-1","evidence":[]}');
  await page.getByRole('button', { name: 'Choose another…' }).click();
  await expect(page.getByText('kit.not-a-kit')).toBeVisible();
  await setTheme(running, 'dark');
  await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find or do' }).waitFor();
  await page.keyboard.type('from vault to vault');
  await page.getByRole('menuitem', { name: /Kit: from vault/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel(/texts of CTL-091/).click();
  await look('kit to make, dark');
  expect(seen).toEqual([]);
  await running.close();
});
