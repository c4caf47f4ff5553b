// `npm start [-- package.zip | vault folder]`: builds if needed and opens the app.
// Exit 1 when there is nothing to show a window on; otherwise the app's own exit code.
import './require-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureElectron } from './electron/ensure-electron.mjs';
import { installCommand, missingLibraries } from './system-libraries.mjs';
import { withUnicode } from './unicode-locale.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** Chromium's sandbox needs user namespaces, which some systems forbid; and it refuses to run as root. */
const sandboxProblem = () => {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'running as root';
  const attempt = spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' });
  return attempt.status === 0 ? null : 'this system does not allow user namespaces';
};

const start = async () => {
  if (!hasDisplay()) {
    console.error(
      'There is no display here to open a window on. To see Muniment work without one, run `npm run demo`; ' +
        'the command line is `npm exec muniment -- --help`.',
    );
    return 1;
  }
  const { executable, isDevelopmentRuntime } = await ensureElectron();
  build({ forDevelopmentRuntime: isDevelopmentRuntime });

  // Chromium's own complaints about the system's message bus help nobody here.
  const flags = ['--log-level=3'];
  const problem = sandboxProblem();
  if (problem !== null) {
    flags.push('--no-sandbox');
    console.error(`Starting without Chromium's sandbox: ${problem}.`);
  }
  // npm runs scripts in the project folder; what was typed is meant from where it was typed.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const opened = process.argv
    .slice(2)
    .map((given) => (given.startsWith('-') ? given : path.resolve(from, given)));

  const app = spawn(executable, [...flags, ROOT, ...opened], {
    stdio: 'inherit',
    env: withUnicode(process.env),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
  const code = await new Promise((resolve) => {
    app.on('error', () => resolve(127));
    app.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code === 127) {
    const missing = missingLibraries('window');
    if (missing.length > 0)
      console.error(`System libraries are missing. Install them with:\n  ${installCommand(missing)}`);
  }
  return code;
};

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
