// Steps of redaction in the window: from a file on the desk to the bytes of the stored version.
import { expect, type Page } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { Buffer } from 'node:buffer';
import type { EvidenceId } from '../../src/shared/ids';
import type { PlantedFile } from '../redaction/make-pdf';
import { type Box, type Colours } from '../redaction/read-outcome';
import { answerOpenDialog, answerSaveDialog, type RunningApp } from './launch-app';
import type { BridgeWindow } from './prepared-vault';
import { goTo } from './steps';

/** Takes a file into the vault; its number. */
export const addFile = async (
  { app, page, folder }: RunningApp,
  { name, bytes }: Pick<PlantedFile, 'name' | 'bytes'>,
): Promise<EvidenceId> => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  await answerOpenDialog(app, [file]);
  return page.evaluate(async (title) => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const chosen = await calls.app.choose({ what: 'evidence-files' });
    const token = chosen.ok ? chosen.value[0]?.token : undefined;
    if (token === undefined) throw new Error('no file');
    const facts = {
      title,
      effective: null,
      capturedOn: null,
      source: '',
      sensitivity: 'internal' as const,
      controlIds: [],
      pointOfFocusIds: [],
    };
    const added = await calls.evidence.add({ items: [{ files: [token], facts }] });
    const id = added.ok ? added.value.added[0] : undefined;
    if (id === undefined) throw new Error('not added');
    return id;
  }, `File ${name}`);
};

/** From the list of evidence to the screen that redacts the file. */
export const openRedaction = async (page: Page, id: string, name: string): Promise<void> => {
  await goTo(page, 'Evidence');
  await page.getByLabel('Search evidence').fill(id);
  await page.getByRole('row', { name: new RegExp(`File ${name}`) }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: new RegExp(`${name}$`) }).click();
  await page.getByRole('menuitem', { name: 'Redact…' }).click();
  await page.getByRole('heading', { level: 1, name: 'Redact' }).waitFor();
};

/** Draws an area with the mouse, not beginning on another one; where it lies exactly, in fractions of the page. */
export const drawArea = async (page: Page, { left, top, width, height }: Box): Promise<Box> => {
  const sheet = page.locator('[data-sheet]');
  await expect(sheet).toBeVisible({ timeout: 30_000 });
  const place = await sheet.boundingBox();
  if (place === null) throw new Error('no page to draw on');
  const at = (x: number, y: number): [number, number] => [
    place.x + Math.min(0.995, x) * place.width,
    place.y + Math.min(0.995, y) * place.height,
  ];
  const before = await page.locator('[data-area]').count();
  await page.mouse.move(...at(left, top));
  await page.mouse.down();
  await page.mouse.move(...at(left + width / 2, top + height / 3));
  await page.mouse.move(...at(left + width, top + height));
  await page.mouse.up();
  await expect(page.locator('[data-area]')).toHaveCount(before + 1);
  const style = await page.locator('[data-area]').last().getAttribute('style');
  const share = (name: string): number =>
    Number(new RegExp(`(?:^|[\\s;])${name}: ([\\d.e-]+)%`).exec(style ?? '')?.[1] ?? Number.NaN) / 100;
  return { left: share('left'), top: share('top'), width: share('width'), height: share('height') };
};

/** Gives a reason and stores; waits for the new version's name. */
export const storeRedaction = async (page: Page, ref: string): Promise<void> => {
  await page.getByRole('button', { name: 'Store as new version…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Store the redacted version' });
  await dialog.getByLabel('Reason').fill('Names that the test does not need');
  await dialog.getByRole('button', { name: 'Store', exact: true }).click();
  await expect(page.getByText(`Stored as ${ref}.`)).toBeVisible({ timeout: 60_000 });
};

/** The first file of a version, as it is taken out of the vault. */
export const storedBytes = async (
  { app, page, folder }: RunningApp,
  id: EvidenceId,
  version: number,
): Promise<Buffer> => {
  const target = path.join(folder, `out-${id}-${String(version)}`);
  await answerSaveDialog(app, target);
  await page.evaluate(
    async (what) => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const chosen = await calls.app.choose({ what: 'copy-target', suggestedName: 'out' });
      const token = chosen.ok ? chosen.value[0]?.token : undefined;
      if (token === undefined) throw new Error('no place');
      const saved = await calls.evidence.saveCopy({ ...what, position: 1, target: token });
      if (!saved.ok) throw new Error(saved.failure.code);
    },
    { id, version },
  );
  return fs.readFileSync(target);
};

/** The colours of a picture as this window's decoder gives them, on white. */
export const colouredByWindow = async (page: Page, bytes: Uint8Array): Promise<Colours> => {
  const drawn = await page.evaluate(async (base64) => {
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([packed]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { width: bitmap.width, height: bitmap.height, rgba: btoa(text) };
  }, Buffer.from(bytes).toString('base64'));
  const rgba = Buffer.from(drawn.rgba, 'base64');
  const rgb = new Uint8Array(drawn.width * drawn.height * 3);
  for (let pixel = 0; pixel < drawn.width * drawn.height; pixel += 1) {
    const opacity = rgba[pixel * 4 + 3] ?? 0;
    for (let i = 0; i < 3; i += 1)
      rgb[pixel * 3 + i] = Math.round(((rgba[pixel * 4 + i] ?? 0) * opacity + 255 * (255 - opacity)) / 255);
  }
  return { width: drawn.width, height: drawn.height, rgb };
};
