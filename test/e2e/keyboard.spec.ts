// The main job with the keyboard alone: no mouse is there. The system's own dialogs are stood in for, as everywhere.
import { expect, type Locator, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { countPointerPresses, press, tabTo, typeDateInto, typeInto } from './keyboard';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';

const WHO = {
  organization: 'Halden Labs',
  member: 'Ada Lindqvist',
  passphrase: 'seven quiet lanterns over the harbour',
};

/** Narrows a list to what is looked for and ticks its first line. */
const tick = async (dialog: Locator, query: string): Promise<void> => {
  await typeInto(dialog.getByRole('searchbox'), query);
  await tabTo(dialog.getByRole('listbox'));
  await dialog.page().keyboard.press('Space');
};

test.describe.configure({ mode: 'serial' });

test.describe('with the keyboard alone', () => {
  let running: RunningApp;
  let presses: () => Promise<number>;

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1280, height: 800 } });
    presses = await countPointerPresses(running.page);
  });
  test.afterAll(() => running.close());
  test.afterEach(async () => {
    expect(await presses()).toBe(0);
  });

  test('one makes a vault, and pastes a passphrase into it', async () => {
    const { app, page, folder } = running;
    await answerSaveDialog(app, path.join(folder, 'halden-labs.muniment'));
    await press(page.getByRole('button', { name: 'New vault…' }));
    await typeInto(page.getByLabel('Organization'), WHO.organization);
    await typeInto(page.getByLabel('Your name'), WHO.member);
    await press(page.getByRole('button', { name: 'Choose…' }));
    await press(page.getByRole('button', { name: 'Continue' }));
    // Whoever has a password manager need not type (WCAG 2.2, 3.3.8).
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), WHO.passphrase);
    for (const label of ['Passphrase', 'The same passphrase again']) {
      await tabTo(page.getByLabel(label, { exact: true }));
      await page.keyboard.press('ControlOrMeta+v');
      await expect(page.getByLabel(label, { exact: true })).toHaveValue(WHO.passphrase);
    }
    await press(page.getByRole('button', { name: 'Make the vault' }));
    const items = page
      .locator('form, main')
      .getByRole('listitem')
      .filter({ hasText: /^\d+[a-z]+$/ });
    await expect(items.first()).toBeVisible({ timeout: 30_000 });
    const words = (await items.allInnerTexts())
      .map((text) => text.replace(/^\s*\d+\s*/, '').trim())
      .slice(-24);
    await press(page.getByRole('button', { name: 'I have written them down' }));
    const asked = page.getByLabel(/^Word \d+$/);
    await expect(asked).toHaveCount(3);
    for (const field of await asked.all()) {
      const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
      await typeInto(field, words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
    }
    await press(page.getByRole('button', { name: 'Confirm' }));
    await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  });

  test('one defines the engagement and loads controls', async () => {
    const { page } = running;
    await press(page.getByRole('button', { name: 'Define the engagement' }));
    await typeInto(page.getByRole('textbox', { name: 'System' }), 'Halden Assist');
    await typeInto(page.getByLabel('CPA firm'), 'Brook & Vale CPAs');
    await typeDateInto(page.getByRole('group', { name: 'First day' }), '2025-07-01');
    await typeDateInto(page.getByRole('group', { name: 'Last day' }), '2026-06-30');
    await press(page.getByRole('button', { name: 'Define the engagement' }).last());
    await expect(page.getByRole('banner', { name: 'Engagement and period' })).toContainText('SOC 2 Type II');
    await page.keyboard.press('ControlOrMeta+2');
    await page.getByRole('heading', { level: 1, name: 'Controls' }).waitFor();
    await press(page.getByRole('button', { name: 'Load starter controls…' }));
    await press(page.getByRole('button', { name: 'Load all 90' }));
    await expect(page.getByRole('row', { name: /CTL-001/ })).toBeVisible();
  });

  test('one takes evidence in and says what it proves, and when', async () => {
    const { app, page, folder } = running;
    const file = path.join(folder, 'access-review.csv');
    fs.writeFileSync(file, 'user,decision\nada,keep\n');
    await answerOpenDialog(app, [file]);
    await page.keyboard.press('ControlOrMeta+6');
    await page.getByRole('heading', { level: 1, name: 'Intake' }).waitFor();
    await press(page.getByRole('button', { name: 'Choose files…' }));
    const panel = page.getByRole('complementary');
    await expect(
      panel.or(page.getByRole('grid', { name: 'Files waiting to be added' })).first(),
    ).toBeVisible();
    if ((await panel.count()) === 0) {
      await tabTo(page.getByRole('grid', { name: 'Files waiting to be added' }));
      await page.keyboard.press('Enter');
    }
    await typeInto(panel.getByLabel('What it proves'), 'Access review, third quarter');
    await typeDateInto(panel.getByRole('group', { name: 'Effective from' }), '2025-07-01');
    await typeDateInto(panel.getByRole('group', { name: 'Effective to', exact: true }), '2025-09-30');
    await press(panel.getByRole('button', { name: 'Choose controls…' }));
    const dialog = page.getByRole('dialog');
    await tick(dialog, 'CTL-001');
    await press(dialog.getByRole('button', { name: 'Choose 1 control' }));
    await press(page.getByRole('button', { name: 'Add one item' }));
    await expect(page.getByText('1 item added')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+5');
    await expect(page.getByRole('row', { name: /EVD-0001/ })).toContainText('Inside');
  });

  test('one maps a control to points of focus', async () => {
    const { page } = running;
    await page.keyboard.press('ControlOrMeta+2');
    await page.getByRole('heading', { level: 1, name: 'Controls' }).waitFor();
    await tabTo(page.getByRole('row', { name: /CTL-001/ }));
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await press(panel.getByRole('button', { name: 'Map…' }));
    const dialog = page.getByRole('dialog');
    await tick(dialog, 'CC9.2');
    await press(dialog.getByRole('button', { name: 'Map to 1' }));
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
  });

  test('one goes through the grid of coverage, from cell to cell', async () => {
    const { page } = running;
    await page.keyboard.press('ControlOrMeta+3');
    await page.getByRole('heading', { level: 1, name: 'Coverage' }).waitFor();
    const grid = page.getByRole('grid');
    await tabTo(grid.locator('[tabindex="0"]'));
    await page.keyboard.press('ArrowRight');
    const cell = grid.locator(':focus');
    const first = await cell.getAttribute('aria-label');
    await page.keyboard.press('ArrowDown');
    await expect(cell).not.toHaveAttribute('aria-label', first ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toBeHidden();
  });

  test('one builds the package, giving each gap its reason, and verifies it', async () => {
    test.setTimeout(180_000);
    const { app, page, folder } = running;
    await page.keyboard.press('ControlOrMeta+9');
    await page.getByRole('heading', { level: 1, name: 'Packages' }).waitFor();
    await press(page.getByRole('button', { name: 'New package…' }));
    for (const step of ['Scope and round', 'Contents', 'Check']) {
      await press(page.getByRole('button', { name: 'Next' }));
      await expect(page.locator('[aria-current="step"]')).toContainText(step);
    }
    const together = page.getByRole('button', { name: 'Same reason for all of these…' });
    await expect(together.first()).toBeVisible();
    while ((await together.count()) > 0) {
      const before = await together.count();
      await press(together);
      const dialog = page.getByRole('dialog');
      await typeInto(dialog.getByLabel('Reason'), 'Collected in the second half.');
      await press(dialog.getByRole('button', { name: /^Give it to/ }));
      await expect(together).toHaveCount(before - 1);
    }
    const declare = page.getByRole('button', { name: /^Declare…/ });
    while ((await declare.count()) > 0) {
      await press(declare);
      await page.keyboard.type('Planned for the second half.');
      await page.keyboard.press('Enter');
    }
    await answerSaveDialog(app, path.join(folder, 'for the auditor.zip'));
    await press(page.getByRole('button', { name: 'Build package…' }));
    await expect(page.getByText(/is built and signed/)).toBeVisible({ timeout: 60_000 });
    await press(page.getByRole('button', { name: 'Verify now' }));
    await press(page.getByRole('button', { name: 'Verify', exact: true }));
    await expect(page.getByRole('status').filter({ hasText: 'Verified' })).toBeVisible({ timeout: 30_000 });
  });

  test('one locks it and unlocks it', async () => {
    const { page } = running;
    await press(page.getByRole('button', { name: 'Back' }));
    await page.keyboard.press('ControlOrMeta+l');
    await expect(page.getByRole('navigation', { name: 'Vault' })).toBeHidden();
    const passphrase = page.getByLabel('Passphrase', { exact: true });
    if ((await passphrase.count()) === 0) await press(page.getByRole('button', { name: /^Halden Labs/ }));
    await typeInto(passphrase, WHO.passphrase);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Vault' })).toBeVisible({ timeout: 30_000 });
  });
});
