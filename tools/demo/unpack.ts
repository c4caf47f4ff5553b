// Unpacks the demo's own package, so that the stock tools can be tried on it at once. Not a way to open
// packages of others: verify those first.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { unzipSync } from 'fflate';

/** Gives the name of the one top folder in the zip. */
export const unpack = async (zip: string, folder: string): Promise<string> => {
  const entries = Object.entries(unzipSync(new Uint8Array(await readFile(zip))));
  for (const [name, bytes] of entries) {
    if (name.endsWith('/')) continue;
    const target = join(folder, name);
    if (relative(folder, target).startsWith(`..${sep}`))
      throw new Error(`the demo's package climbs: ${name}`);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  return entries[0]?.[0].split('/')[0] ?? '';
};
