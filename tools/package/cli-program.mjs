// The command line as a program of its own: the app's executable cannot run scripts (its RunAsNode fuse is
// off), so `muniment` is Node with our one script inside (a single executable application), the native
// SQLite and the scripts of its threads beside it. docs/adr/0033-packaging.md says why.
import '../require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { packageVersion } from '../package-version.ts';
import { recordModules } from '../supply-chain/record-modules.mjs';
import { ROOT } from './places.mjs';
import { packers } from './packers.mjs';

const ENTRY = path.join(ROOT, 'src', 'cli', 'executable.ts');
const SQLITE = path.join(ROOT, 'node_modules', 'better-sqlite3');
/** The same name everywhere: the two halves of a macOS app are joined by name. */
const NATIVE = 'better_sqlite3.node';
const MODULE_PATH = '?modulePath';
/** The mark in Node's executable that says whether a script is inside. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** The native module lies beside the program; a packed script can load by itself only what Node brings. */
const nativeBeside = {
  name: 'muniment:native-beside',
  load: (id) =>
    id.endsWith('.node')
      ? `const { createRequire } = require('node:module'); const { join } = require('node:path');
         module.exports = createRequire(__filename)(join(__dirname, '${NATIVE}'));`
      : null,
};

const threadsBeside = (threads) => ({
  name: 'muniment:threads-beside',
  resolveId: async function (id, importer) {
    if (!id.endsWith(MODULE_PATH)) return null;
    const resolved = await this.resolve(id.slice(0, -MODULE_PATH.length), importer);
    return `${resolved.id}${MODULE_PATH}`;
  },
  load: (id) => {
    if (!id.endsWith(MODULE_PATH)) return null;
    const source = id.slice(0, -MODULE_PATH.length);
    const name = `${path.basename(source, '.ts')}.mjs`;
    threads.set(name, source);
    return `import { join } from 'node:path'; export default join(import.meta.dirname, ${JSON.stringify(name)});`;
  },
});

/** @param {string} out beside this folder it is written down what was taken */
const bundle = async (input, format, { out, plugins = [], alias = [] }) => {
  const { output } = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [...plugins, recordModules('cli')],
    // As in electron.vite.config.ts.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }, ...alias] },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      write: false,
      outDir: path.join(out, 'cli'),
      target: 'node24',
      minify: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: { input, output: { format, codeSplitting: false } },
    },
  });
  if (output.length !== 1) {
    throw new Error(`not in one file: ${output.map((one) => one.fileName).join(', ')}`);
  }
  return output[0].code;
};

const run = (command, args, cwd) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr}${stdout}`);
};

/** What Node takes into the program: the script, how to run it, and its compiled form. */
const packedScript = (script, work) => {
  // Names without a folder: they end up in the blob, which is the same wherever it was made.
  fs.writeFileSync(path.join(work, 'muniment.cjs'), script);
  fs.writeFileSync(
    path.join(work, 'sea.json'),
    JSON.stringify({
      main: 'muniment.cjs',
      output: 'muniment.blob',
      disableExperimentalSEAWarning: true,
      // Nothing from outside decides how it runs: neither NODE_OPTIONS nor a signal that opens a debugger.
      execArgv: ['--disable-sigusr1'],
      execArgvExtension: 'none',
      // It would halve the start, but is other bytes every time, and says so aloud where it does not fit.
      useCodeCache: false,
      useSnapshot: false,
    }),
  );
  run(process.execPath, ['--experimental-sea-config', 'sea.json'], work);
  return fs.readFileSync(path.join(work, 'muniment.blob'));
};

/**
 * Writes the program and what lies beside it into `folder`.
 * @param {{ node: string, target: string, version: string, out: string }} options node: the executable that becomes the
 *   program; target: for which system, as the prebuilt native modules are named (`linux-x64`); out: the built app, in whose lists of parts the program's are noted
 */
export const makeCliProgram = async (folder, { node, target, version, out }) => {
  const threads = new Map();
  const sqlite = path.join(SQLITE, 'lib', `${target}.js`);
  const script = await bundle(ENTRY, 'cjs', {
    out,
    plugins: [packageVersion(version), nativeBeside, threadsBeside(threads)],
    alias: [{ find: /^better-sqlite3$/, replacement: sqlite }],
  });
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, source] of [...threads].sort()) {
    fs.writeFileSync(path.join(folder, name), await bundle(source, 'esm', { out }));
  }
  fs.copyFileSync(path.join(SQLITE, 'prebuilds', `${target}.node`), path.join(folder, NATIVE));

  const work = fs.mkdtempSync(path.join(folder, '.work-'));
  const blob = packedScript(script, work);
  fs.rmSync(work, { recursive: true });
  const program = path.join(folder, target.startsWith('win32') ? 'muniment.exe' : 'muniment');
  fs.copyFileSync(node, program);
  const { inject } = createRequire(import.meta.url)(packers('postject'));
  await inject(program, 'NODE_SEA_BLOB', blob, {
    sentinelFuse: FUSE,
    machoSegmentName: 'NODE_SEA',
  });
  fs.chmodSync(program, 0o755);
  return program;
};
