// Management documents in the window: a description is begun, written, held against the registers, signed and saved.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerSaveDialog, launchApp } from './launch-app';
import { type BridgeWindow, prepareVault, setTheme } from './prepared-vault';
import { goTo } from './steps';

test.setTimeout(180_000);

test('a system description is written part by part, signed, and saved as a Word document', async () => {
  const running = await launchApp({ size: { width: 1280, height: 800 } });
  const { app, page, folder } = running;
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    found.push(...(await axeFindings(page, where)));
    const shots = process.env['MUNIMENT_SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${where}.png`) });
  };
  try {
    await prepareVault(running);
    await goTo(page, 'Programme');
    await page.getByRole('link', { name: 'Management documents', exact: true }).click();
    await page.getByRole('button', { name: 'Add management document' }).first().click();
    await look('begin');
    await page.getByRole('button', { name: 'Begin with our draft' }).click();

    // What only people know is listed, and leads to its place in the text.
    const parts = page.getByRole('navigation', { name: 'Parts of the description' });
    await expect(parts.getByRole('link', { name: /Services provided/ })).toBeVisible();
    await look('services');
    const area = page.getByRole('textbox', { name: /Services provided/ });
    await page.getByRole('button', { name: /Go to: .*what the service does/ }).click();
    await expect(area).toBeFocused();
    await page.keyboard.type('It answers questions about documents for insurers, since 2023.');
    await expect(area).toHaveValue(/Halden Assist\. It answers questions/);
    await expect(parts.getByRole('link', { name: /Services provided.*not saved/ })).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved as version 2.')).toBeVisible();

    // A register that goes on is told, and what our text would be then is taken over.
    await page.evaluate(async () => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const facts = { name: 'Northern Cloud', role: 'subservice', method: 'carve-out', service: 'Hosting' };
      const records = [{ facts, state: null }];
      const added = await calls.programme.add({
        ...{ register: 'vendor', records, note: '' },
        on: new Date().toISOString().slice(0, 10),
      });
      if (!added.ok) throw new Error(added.failure.code);
    });
    await parts.getByRole('link', { name: /Subservice organizations/ }).click();
    await expect(page.getByText('Northern Cloud is not named.')).toBeVisible();
    await page.getByRole('link', { name: 'From the registers' }).click();
    await page.getByText('Show differences').click();
    await look('from-the-registers');
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('link', { name: 'Earlier versions' }).click();
    await look('earlier-versions');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Northern Cloud is not named.')).toHaveCount(0);

    await page.getByRole('button', { name: 'Review or sign…' }).click();
    await page.getByText('Reviewed', { exact: true }).click();
    await look('review');
    await page.getByRole('button', { name: 'Put my name to it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Reviewed, version 4/ })).toBeVisible();

    const target = path.join(folder, 'description.docx');
    await answerSaveDialog(app, target);
    await page.getByRole('button', { name: 'More for DOC-01' }).click();
    await page.getByRole('menuitem', { name: 'Save as Word document…' }).click();
    await expect(page.getByText('Written to description.docx.')).toBeVisible();
    expect(fs.readFileSync(target).subarray(0, 2).toString()).toBe('PK');

    // The dark, from the panel on; the window begins anew.
    await setTheme(running, 'dark');
    await goTo(page, 'Programme');
    await page.getByRole('link', { name: 'Management documents', exact: true }).click();
    await page.getByRole('row', { name: /DOC-01/ }).click();
    const panel = page.getByRole('complementary', { name: /^DOC-01/ });
    await expect(panel).toContainText('Reviewed, version 4');
    await expect(panel).not.toContainText('Nobody has put their name');
    await look('panel-dark');
    await panel.getByRole('button', { name: 'Open the text' }).click();
    await page.getByRole('heading', { level: 1, name: /Reviewed, version 4/ }).waitFor();
    await look('dark');
    expect(found).toEqual([]);
  } finally {
    await running.close();
  }
});
