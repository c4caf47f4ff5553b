// The folder the demo writes into, fresh each time. It removes only what it made itself: a folder that
// holds the marker it once put there.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARKER = '.muniment-demo';

export class NotOurFolder extends Error {
  override readonly name = 'NotOurFolder';
}

/** Makes the folder, or empties it when the demo made it. Throws NotOurFolder for anything else. */
export const freshDemoFolder = async (folder: string): Promise<void> => {
  if (existsSync(folder)) {
    const names = await readdir(folder);
    if (names.length > 0 && !names.includes(MARKER)) throw new NotOurFolder(folder);
    await Promise.all(
      names.filter((name) => name !== MARKER).map((name) => rm(join(folder, name), { recursive: true })),
    );
  }
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, MARKER),
    'Made by the demo of Muniment, which empties this folder each time.\n',
  );
};
