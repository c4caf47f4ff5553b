#!/usr/bin/env node
// `npm exec muniment -- …`: the command line. Runs the built CLI under the project's own Node 24,
// whichever Node started this file.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '..');
const CLI = path.join(ROOT, 'out', 'main', 'cli.js');
const NODE = path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const MAJOR = 24;

// As the app starts its engine (src/main/engine-channel.ts).
process.env.UV_THREADPOOL_SIZE ??= '16';

if (!fs.existsSync(CLI)) {
  process.stderr.write('Muniment is not built yet: run `npm run build` first.\n');
  process.exitCode = 2;
} else if (Number(process.versions.node.split('.')[0]) >= MAJOR) {
  await import(pathToFileURL(CLI).href);
} else {
  const cli = spawn(NODE, [CLI, ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  // The terminal sends Ctrl+C to both; the CLI alone decides how to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => cli.kill('SIGTERM'));
  cli.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
