// `npm run test:e2e [-- playwright arguments]`: builds if needed and drives the real app. On Linux it
// runs on a display of its own, so that it neither needs one nor disturbs whoever works at it.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { ensureElectron } from './electron/ensure-electron.mjs';
import { withUnicode } from './unicode-locale.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const PLAYWRIGHT = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
/** Looked for from a number of its own on, so that two that start together do not take the same one. */
const display = (place) => ['-a', '-n', String(99 + 100 * place), '-s', '-screen 0 1920x1200x24'];

const runOne = ({ args, environment = {} }, place, executable) => {
  const playwright = [process.execPath, PLAYWRIGHT, 'test', ...args];
  const command = process.platform === 'linux' ? ['xvfb-run', ...display(place), ...playwright] : playwright;
  const child = spawn(command[0], command.slice(1), {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...withUnicode(process.env),
      ELECTRON_OVERRIDE_DIST_PATH: path.dirname(executable),
      ...environment,
    },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
};

/**
 * Builds when needed and runs Playwright. With several `shards` (each with arguments of its own) each has a
 * display to itself: windows on one display would take the focus from each other.
 * @returns {Promise<number>} the worst exit code
 */
export const runPlaywright = async (shards) => {
  const { executable, isDevelopmentRuntime } = await ensureElectron();
  build({ forDevelopmentRuntime: isDevelopmentRuntime });
  const statuses = await Promise.all(shards.map((shard, place) => runOne(shard, place, executable)));
  return Math.max(...statuses);
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPlaywright([{ args: process.argv.slice(2) }]);
}
