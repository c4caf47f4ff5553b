// `npm run package`: packs the app for this system (docs/releasing.md).
//   --stand-in   on the development runtime instead of the pinned Electron: to try the packaging where that
//                cannot be had. It names itself so, in its version and wherever its name is shown; never shipped.
import '../require-node.mjs';
import path from 'node:path';
import { ensureElectron } from '../electron/ensure-electron.mjs';
import { packDeb } from './deb.mjs';
import { packApp } from './packed-app.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

try {
  const isStandIn = process.argv.includes('--stand-in');
  const { executable, isDevelopmentRuntime } = await ensureElectron(say);
  if (isDevelopmentRuntime && !isStandIn) {
    throw new Error(
      'A release is packed with the pinned Electron, whose host cannot be reached from here. ' +
        'To try the packaging: npm run package -- --stand-in',
    );
  }
  const packed = await packApp({ isStandIn, runtime: path.dirname(executable), say });
  say(packed.folder);
  if (process.platform === 'linux') {
    say(packDeb(packed));
    say(packDeb(packed, { isCliAlone: true }));
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
