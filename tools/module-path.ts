// Answers `import path from './x?modulePath'` where the build's own answer is not at hand: tests,
// benchmarks and the processes that tests start run the source itself, which Node reads as it stands. A
// module with imports of ours is bundled first: Node does not find them as they are written.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

const QUERY = '?modulePath';
const FOLDER = 'node_modules/.cache/module-path';

const bundled = async (source: string): Promise<string> => {
  const bundle = await rolldown({ input: source, platform: 'node', external: (id) => !/^[./]/.test(id) });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  const { code } = output[0];
  const digest = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const path = join(process.cwd(), FOLDER, `${basename(source, '.ts')}-${digest}.mjs`);
  mkdirSync(join(process.cwd(), FOLDER), { recursive: true });
  // Several runs may come by at the same time.
  writeFileSync(`${path}.${String(process.pid)}`, code);
  renameSync(`${path}.${String(process.pid)}`, path);
  return path;
};

export const modulePath = (): Plugin => ({
  name: 'muniment:module-path',
  enforce: 'pre',
  load: async (id) => {
    if (!id.endsWith(QUERY)) return null;
    const source = id.slice(0, -QUERY.length);
    const isAlone = !/from '\.{1,2}\//.test(readFileSync(source, 'utf8').replace(/^import type .*$/gm, ''));
    return `export default ${JSON.stringify(isAlone ? source : await bundled(source))};`;
  },
});
