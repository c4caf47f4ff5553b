// Files as evidence in the open vault, and a look at each in the window, for tests of what is shown.
import type { Locator, Page } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import type { MadeFile } from '../hostile-files';
import { answerOpenDialog, type RunningApp } from './launch-app';
import type { BridgeWindow } from './prepared-vault';

/** Each becomes an item whose title is the name of its file. */
export const takeIn = async (
  { app, page, folder }: RunningApp,
  files: readonly MadeFile[],
): Promise<void> => {
  const paths = files.map(({ name, bytes }) => {
    const place = path.join(folder, name);
    fs.writeFileSync(place, bytes);
    return place;
  });
  await answerOpenDialog(app, paths);
  await page.evaluate(
    async (names) => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const chosen = await calls.app.choose({ what: 'evidence-files' });
      if (!chosen.ok) throw new Error('nothing was chosen');
      const reply = await calls.evidence.add({
        items: chosen.value.map((file, at) => ({
          files: [file.token],
          facts: {
            title: names[at] ?? '',
            effective: null,
            capturedOn: null,
            source: '',
            sensitivity: 'internal' as const,
            controlIds: [],
            pointOfFocusIds: [],
          },
        })),
      });
      if (!reply.ok) throw new Error(reply.failure.code);
    },
    files.map(({ name }) => name),
  );
};

/** Opens the item with this title from the list of evidence; answers what is shown of its file. */
export const lookAt = async (page: Page, name: string): Promise<Locator> => {
  await page.getByRole('searchbox', { name: 'Search evidence' }).fill(name);
  const preview = page.getByRole('region', { name: `What is in ${name}` });
  // On the title: in the middle of a row without dates one sets them.
  await page.getByRole('row').filter({ hasText: name }).first().getByTitle(name).click();
  await preview.waitFor();
  return preview;
};
