// Bundles a program of this folder, because Node does not read our sources as they stand.
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { modulePath } from '../../tools/module-path.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Answers the path of `<program>.mjs`. `user` keeps what several test files build apart: they run side by side. */
export const builtProgram = async (program: string, user: string): Promise<string> => {
  // Inside the project, or the native module would not be found.
  const outDir = join(ROOT, 'node_modules/.cache/muniment-tests', `faults-${user}`);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [modulePath()],
    build: {
      ssr: join(import.meta.dirname, `${program}.ts`),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: `${program}.mjs` } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return join(outDir, `${program}.mjs`);
};
