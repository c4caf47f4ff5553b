// Builds the app into out/. `npm run build` makes the app as it ships; a start or a test on the
// development runtime asks for the build-time switch that this runtime needs. The packer (tools/package)
// builds into folders of its own, so that it disturbs neither.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLED } from './supply-chain/record-modules.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'out');
const STAMP = path.join(OUT, 'build-stamp.json');
const SOURCES = [
  'src',
  'resources',
  'tools/demo',
  'tools/build-checker.mjs',
  'tools/supply-chain',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

const newestChange = (place) => {
  const stats = fs.statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // A folder's own time tells of files that were removed.
  return Math.max(
    stats.mtimeMs,
    ...fs.readdirSync(place).map((name) => newestChange(path.join(place, name))),
  );
};

const isFresh = (forDevelopmentRuntime) => {
  if (!fs.existsSync(STAMP)) return false;
  const stamp = JSON.parse(fs.readFileSync(STAMP, 'utf8'));
  if (forDevelopmentRuntime !== null && stamp.forDevelopmentRuntime !== forDevelopmentRuntime) return false;
  return SOURCES.every((source) => newestChange(path.join(ROOT, source)) <= stamp.startedAt);
};

/**
 * Builds the app into `folder`.
 * @param {{ forDevelopmentRuntime: boolean, forPackage?: boolean, version?: string }} options
 *   forPackage: only what the window needs, without the command line and the demo that run from a checkout;
 *   version: what it calls itself when it is not a release
 * @throws {Error} with the bundler's output when the build fails
 */
export const buildInto = (folder, { forDevelopmentRuntime, forPackage = false, version }) => {
  const bundler = path.join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const result = spawnSync(process.execPath, [bundler, 'build', '--logLevel', 'warn', '--outDir', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      MAIN_VITE_DEVELOPMENT_RUNTIME: forDevelopmentRuntime ? '1' : '0',
      MUNIMENT_BUILD: forPackage ? 'for-package' : 'from-checkout',
      ...(version === undefined ? {} : { MUNIMENT_VERSION: version }),
    },
  });
  if (result.status !== 0) throw new Error(`the build failed\n${result.stdout}${result.stderr}`);
  // The page for auditors ships beside the app, as one finished file.
  const page = path.join(folder, 'checker', 'verify.html');
  const checker = spawnSync(
    process.execPath,
    [path.join(ROOT, 'tools', 'build-checker.mjs'), page, '--record'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  if (checker.status !== 0) throw new Error(`verify.html does not build\n${checker.stdout}${checker.stderr}`);
};

/**
 * Builds unless out/ already holds the result for the same sources and runtime.
 * @param {{ forDevelopmentRuntime?: boolean | null, always?: boolean }} options null: the command line
 *   and the demo run under Node and take either build
 * @throws {Error} with the bundler's output when the build fails
 */
export const build = ({ forDevelopmentRuntime = false, always = false } = {}) => {
  if (!always && isFresh(forDevelopmentRuntime)) return;
  const startedAt = Date.now();
  fs.rmSync(STAMP, { force: true });
  // What an earlier build took is not what this one takes.
  fs.rmSync(path.join(ROOT, 'out', BUNDLED), { recursive: true, force: true });
  buildInto(OUT, { forDevelopmentRuntime: forDevelopmentRuntime === true });
  const notices = spawnSync(
    process.execPath,
    [path.join(ROOT, 'tools', 'supply-chain', 'make-notices.mjs')],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (notices.status !== 0) throw new Error(`what is in out/ is not accounted for\n${notices.stderr}`);
  fs.writeFileSync(
    STAMP,
    `${JSON.stringify({ startedAt, forDevelopmentRuntime: forDevelopmentRuntime === true })}\n`,
  );
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const isOnlyIfChanged = process.argv.includes('--if-changed');
    build({ always: !isOnlyIfChanged, forDevelopmentRuntime: isOnlyIfChanged ? null : false });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
