// `npm run test:e2e [-- playwright arguments]`: builds if needed and drives the real app. On Linux it
// runs on a display of its own, so that it neither needs one nor disturbs whoever works at it, and on a network of
// its own, where everything that is asked for is written down: nothing may be, and no console may complain.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { ensureElectron } from './electron/ensure-electron.mjs';
import { ownNetwork } from './offline/namespace.mjs';
import { withUnicode } from './unicode-locale.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const PLAYWRIGHT = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
/** Looked for from a number of its own on, so that two that start together do not take the same one. */
const display = (place) => ['-a', '-n', String(99 + 100 * place), '-s', '-screen 0 1920x1200x24'];

const runOne = ({ args, environment = {} }, place, executable, complaints) => {
  const playwright = [process.execPath, PLAYWRIGHT, 'test', ...args];
  const shown = process.platform === 'linux' ? ['xvfb-run', ...display(place), ...playwright] : playwright;
  const network = ownNetwork();
  const command = typeof network === 'string' ? shown : network.wrap(shown);
  const child = spawn(command[0], command.slice(1), {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...withUnicode(process.env),
      ELECTRON_OVERRIDE_DIST_PATH: path.dirname(executable),
      MUNIMENT_COMPLAINTS: complaints,
      ...environment,
    },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const status = code ?? 1;
      resolve(
        typeof network === 'string' ? { status, notWatched: network } : { status, ...network.readReport() },
      );
    });
  });
};

/** Says what the network heard, and whether that is as it must be. */
const isOffline = (outcomes) => {
  const notWatched = outcomes.find((outcome) => outcome.notWatched !== undefined)?.notWatched;
  if (notWatched !== undefined) {
    console.log(`\nNot watched: whether anything asked for the network; ${notWatched}.`);
    return true;
  }
  if (!outcomes.every(({ controlSeen }) => controlSeen === true)) {
    console.log('\nThe recorders of the network did not even see what was asked for on purpose.');
    return false;
  }
  const asked = outcomes.flatMap((outcome) => outcome.asked);
  for (const { by, what } of asked) console.log(`\nThe network was asked for, ${by}: ${what}`);
  if (asked.length === 0)
    console.log('\nNo name, no proxy and no address outside was asked for in the whole run.');
  return asked.length === 0;
};

const isQuiet = (complaints) => {
  const lines = fs.existsSync(complaints)
    ? fs.readFileSync(complaints, 'utf8').split('\n').filter(Boolean)
    : [];
  for (const { test, complaint } of lines.map((line) => JSON.parse(line)))
    console.log(`\nThe app complained in ${test}:\n  ${complaint}`);
  if (lines.length === 0) console.log('No console, no log and no error stream complained in the whole run.');
  return lines.length === 0;
};

/**
 * Builds when needed and runs Playwright. With several `shards` (each with arguments of its own) each has a
 * display to itself: windows on one display would take the focus from each other.
 * @returns {Promise<number>} the worst exit code; 1 also when the network was asked for or something complained
 */
export const runPlaywright = async (shards) => {
  const { executable, isDevelopmentRuntime } = await ensureElectron();
  // An app that lies elsewhere is taken as it is.
  if (process.env['MUNIMENT_APP'] === undefined) build({ forDevelopmentRuntime: isDevelopmentRuntime });
  const kept = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-e2e-run-'));
  const complaints = path.join(kept, 'complaints.jsonl');
  try {
    const outcomes = await Promise.all(
      shards.map((shard, place) => runOne(shard, place, executable, complaints)),
    );
    const isClean = [isOffline(outcomes), isQuiet(complaints)].every(Boolean);
    return Math.max(...outcomes.map(({ status }) => status), isClean ? 0 : 1);
  } finally {
    fs.rmSync(kept, { recursive: true, force: true });
  }
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPlaywright([{ args: process.argv.slice(2) }]);
}
