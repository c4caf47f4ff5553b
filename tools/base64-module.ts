// `import data from './x?base64'`: the bytes of a file inside the program, for a page that may fetch nothing.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const QUERY = '?base64';

export const base64Module = (): Plugin => ({
  name: 'muniment:base64-module',
  enforce: 'pre',
  load: async (id) =>
    id.endsWith(QUERY)
      ? `export default ${JSON.stringify((await readFile(id.slice(0, -QUERY.length))).toString('base64'))};`
      : null,
});
