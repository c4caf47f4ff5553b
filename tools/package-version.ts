// The version that a build calls itself, where it is not the project's own: a stand-in package (tools/package)
// says so in all it writes.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const PROJECT = resolve('package.json');

/** @param version undefined: the project's own */
export const packageVersion = (version: string | undefined): Plugin => ({
  name: 'muniment:package-version',
  enforce: 'pre',
  load: async (id) =>
    version === undefined || id !== PROJECT
      ? null
      : JSON.stringify({ ...(JSON.parse(await readFile(PROJECT, 'utf8')) as object), version }),
});
