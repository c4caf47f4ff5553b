// Runs one benchmark of this folder: `npm exec -- node bench/run.mjs bench/domain-queries.ts`. Vite's module
// runner reads the same TypeScript and JSON imports as the build.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { modulePath } from '../tools/module-path.ts';

// As the app starts its engine (src/main/engine-channel.ts); read when the first file is asked for.
process.env.UV_THREADPOOL_SIZE ??= '16';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error('name the benchmark to run');
const { module } = await runnerImport(resolve(file), {
  configFile: false,
  logLevel: 'warn',
  plugins: [modulePath()],
});
await module.run(args);
