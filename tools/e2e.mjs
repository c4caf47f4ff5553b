// `npm run test:e2e [-- playwright arguments]`: builds if needed and drives the real app. On Linux it
// runs on a display of its own, so that it neither needs one nor disturbs whoever works at it.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { ensureElectron } from './electron/ensure-electron.mjs';
import { withUnicode } from './unicode-locale.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const PLAYWRIGHT = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
const DISPLAY = ['-a', '-s', '-screen 0 1920x1200x24'];

/** @returns {Promise<number>} Playwright's exit code */
export const runPlaywright = async (args, environment = {}) => {
  const { executable, isDevelopmentRuntime } = await ensureElectron();
  build({ forDevelopmentRuntime: isDevelopmentRuntime });
  const playwright = [process.execPath, PLAYWRIGHT, 'test', ...args];
  const command = process.platform === 'linux' ? ['xvfb-run', ...DISPLAY, ...playwright] : playwright;
  const result = spawnSync(command[0], command.slice(1), {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...withUnicode(process.env),
      ELECTRON_OVERRIDE_DIST_PATH: path.dirname(executable),
      ...environment,
    },
  });
  if (result.error !== undefined) throw result.error;
  return result.status ?? 1;
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPlaywright(process.argv.slice(2));
}
