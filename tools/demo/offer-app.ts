// After the demo: offers to open the app where somebody sits in front of a screen.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';

const hasDisplay = (env: NodeJS.ProcessEnv): boolean =>
  process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

/** Asks (no is the answer to everything but a y), or only says the command. */
export const offerApp = async (command: string, vault: string): Promise<void> => {
  if (!hasDisplay(process.env) || !process.stdin.isTTY) {
    process.stdout.write(`\nTo look at the vault in the app (needs a display):\n  ${command}\n`);
    return;
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question('\nOpen the app on this vault now? [y/N] ');
  asking.close();
  if (!/^y(es)?$/i.test(answer.trim())) {
    process.stdout.write(`Later: ${command}\n`);
    return;
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const app = spawn(npm, ['start', '--', vault], { stdio: 'inherit', shell: process.platform === 'win32' });
  await new Promise((resolve) => app.once('exit', resolve));
};
