// `npm run screenshots`: fills a vault with the demo's sample company and takes the pictures in
// docs/screenshots from it, light and dark.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { runPlaywright } from './e2e.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-screenshots-'));
try {
  build({ forDevelopmentRuntime: null });
  const demo = spawnSync(process.execPath, ['out/main/demo.js', '--out', path.join(folder, 'demo')], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (demo.status !== 0) throw new Error('the demo did not run to its end');
  process.exitCode = await runPlaywright([
    {
      args: ['--config', 'test/screenshots/playwright.config.ts', '--reporter=list'],
      environment: { MUNIMENT_DEMO: path.join(folder, 'demo') },
    },
  ]);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
