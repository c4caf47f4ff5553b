// Redaction through the window as a person does it, and then the search for what was covered: by the tools that
// read PDF, by comparing pixels, by unpacking. `npm run campaign -- redaction` tries 50 pictures and PDF and 10
// workbooks; a few are tried each time.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { leftovers } from '../redaction/leftovers';
import { makePdf, type PlantedFile } from '../redaction/make-pdf';
import { makePicture } from '../redaction/make-picture';
import { makeWorkbook } from '../redaction/make-workbook';
import {
  attachmentsOfPdf,
  type Box,
  changedOutside,
  coloursOf,
  drawnByPoppler,
  factsOfPdf,
  hasPoppler,
  picturesOfPdf,
  uncovered,
  wordsOfPdf,
} from '../redaction/read-outcome';
import { generator } from '../engine/seeded';
import { axeFindings } from './axe';
import { launchApp, type RunningApp } from './launch-app';
import { addFile, colouredByWindow, drawArea, openRedaction, storeRedaction, storedBytes } from './redacting';
import { prepareVault } from './prepared-vault';

const IS_LONG = process.env['REDACTIONS'] === 'long';
const SEED = Number(process.env['SEED'] ?? '20261121');
const PICTURES = IS_LONG ? 26 : 1;
const DOCUMENTS = IS_LONG ? 24 : 1;
const WORKBOOKS = IS_LONG ? 10 : 1;

// Pages are many pixels, and the machines that compare them have other work.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.describe('redaction', () => {
  let running: RunningApp;
  const random = generator(SEED);
  const told = { files: 0, areas: 0, pages: 0, secrets: 0, found: 0, uncovered: 0, changed: 0, mean: 0 };

  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1440, height: 900 } });
    await prepareVault(running);
  });
  test.afterAll(async () => {
    if (running.complaints.length > 0) console.log(running.complaints);
    if (IS_LONG) console.log(`seed ${String(SEED)}: ${JSON.stringify(told)}`);
    await running.close();
  });

  const someAreas = async (count: number): Promise<Box[]> => {
    const areas: Box[] = [];
    while (areas.length < count) {
      const [left, top] = [random(70) / 100, random(70) / 100];
      const box = { left, top, width: 0.05 + random(25) / 100, height: 0.03 + random(25) / 100 };
      // A drag that begins on another area moves that one.
      const isTaken = areas.some(
        (area) =>
          left >= area.left - 0.03 &&
          left <= area.left + area.width + 0.03 &&
          top >= area.top - 0.03 &&
          top <= area.top + area.height + 0.03,
      );
      if (!isTaken) areas.push(await drawArea(running.page, box));
    }
    return areas;
  };
  const noneLeft = (bytes: Uint8Array, { secrets }: PlantedFile): void => {
    const left = leftovers(bytes, secrets);
    told.files += 1;
    told.secrets += secrets.length;
    told.found += left.length;
    expect(left).toEqual([]);
  };

  for (let at = 0; at < PICTURES; at += 1)
    test(`leaves nothing of what was covered in picture ${String(at + 1)}`, async () => {
      const { page } = running;
      const planted = await makePicture(page, SEED + at);
      expect(leftovers(planted.bytes, planted.secrets)).toEqual(planted.secrets);
      const id = await addFile(running, planted);
      await openRedaction(page, id, planted.name);
      const areas = await someAreas(1 + random(3));
      await storeRedaction(page, `${id}.02`);
      const bytes = await storedBytes(running, id, 2);
      const [after, before] = [coloursOf(bytes), await colouredByWindow(page, planted.bytes)];
      noneLeft(bytes, planted);
      const [open, { largest }] = [uncovered(after, areas), changedOutside(after, before, areas)];
      told.areas += areas.length;
      told.pages += 1;
      told.uncovered += open;
      told.changed = Math.max(told.changed, largest);
      expect([open, largest]).toEqual([0, 0]);
    });

  for (let at = 0; at < DOCUMENTS; at += 1)
    test(`leaves nothing of what was covered in document ${String(at + 1)}`, async () => {
      const { page, folder } = running;
      const planted = await makePdf(SEED + at);
      const id = await addFile(running, planted);
      await openRedaction(page, id, planted.name);
      const areas: Box[][] = [];
      for (let number = 1; number <= planted.pages; number += 1) {
        if (number > 1) await page.getByRole('button', { name: 'Next page' }).click();
        // A page on which nothing is covered must lose its text all the same.
        areas.push(await someAreas(number === 1 ? 2 : random(3)));
      }
      await storeRedaction(page, `${id}.02`);
      const bytes = await storedBytes(running, id, 2);
      noneLeft(bytes, planted);
      told.pages += planted.pages;
      // The short form runs where nobody installed the tools of others; what they would find is above, too.
      if (!IS_LONG && !hasPoppler()) return;
      const file = path.join(folder, `${id}.pdf`);
      const original = path.join(folder, planted.name);
      fs.writeFileSync(file, bytes);
      expect(wordsOfPdf(original)).toContain('Sec');
      expect(wordsOfPdf(file)).toBe('');
      expect([factsOfPdf(file), attachmentsOfPdf(file)]).toEqual([[], 0]);
      const pictures = picturesOfPdf(file, path.join(folder, id));
      expect(pictures).toHaveLength(planted.pages);
      pictures.forEach((after, place) => {
        const covered = areas[place] ?? [];
        const before = drawnByPoppler(original, place + 1, after, path.join(folder, `${id}-drawn`));
        const [open, { mean }] = [uncovered(after, covered), changedOutside(after, before, covered)];
        told.areas += covered.length;
        told.uncovered += open;
        told.mean = Math.max(told.mean, Number(mean.toFixed(2)));
        expect(open).toBe(0);
        // Two programs do not smooth letters alike; a page that was not there would be far off.
        expect(mean).toBeLessThan(12);
      });
    });

  for (let at = 0; at < WORKBOOKS; at += 1)
    test(`leaves nothing of what was covered in workbook ${String(at + 1)}`, async () => {
      const { page } = running;
      const planted = makeWorkbook(SEED + at);
      expect(leftovers(planted.bytes, planted.secrets)).toEqual(planted.secrets);
      const id = await addFile(running, planted);
      await openRedaction(page, id, planted.name);
      await page.getByRole('option', { name: /^Person/ }).click();
      await expect(page.getByRole('cell', { name: '[redacted]' }).first()).toBeVisible();
      await storeRedaction(page, `${id}.02`);
      const bytes = await storedBytes(running, id, 2);
      noneLeft(bytes, planted);
    });

  test('is done with the keys alone: add, move, resize, remove, on all pages', async () => {
    const { page } = running;
    const planted = await makePdf(SEED + 3);
    const id = await addFile(running, { ...planted, name: `keys-${planted.name}` });
    await openRedaction(page, id, `keys-${planted.name}`);
    const area = page.locator('[data-area]');
    const store = page.getByRole('button', { name: 'Store as new version…' });
    await expect(store).toBeDisabled();
    await page.getByRole('button', { name: 'Add area' }).press('Enter');
    await expect(area).toBeFocused();
    await expect(area).toHaveAccessibleName(/35% from left, 45% from top, 30% wide, 6% high/);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowUp'])
      await page.keyboard.press(key);
    await expect(area).toHaveAccessibleName(/36% from left, 47% from top, 31% wide, 5% high/);
    await page.getByRole('button', { name: 'Add area' }).press('Enter');
    await expect(area).toHaveCount(2);
    await expect(area.nth(1)).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(area).toHaveCount(1);
    await expect(store).toBeEnabled();
    expect(await axeFindings(page, 'redaction')).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
    expect(running.complaints).toEqual([]);
  });
});
