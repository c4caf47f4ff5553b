// The app's entry: what has to happen before Electron is ready, in an order it insists on. Never await
// whenReady() at top level: Electron holds `ready` back until this module's import ends, and would wait for ever.
import fs from 'node:fs';
import { app } from 'electron';
import { closeGlobalWaysOut } from '../shared/no-network';
import { registerAppScheme } from './app-protocol';
import { openFirstWindow } from './first-window';
import { refusalSentence, refusedSwitch } from './launch-guard';
import { closeChromium } from './no-network';
import { confine } from './security';
import { hearEarlyOpenings, placesOfThisStart } from './system-openings';
import { startFailed } from './unexpected-ends';

closeGlobalWaysOut(globalThis);
closeChromium(app.commandLine);
registerAppScheme();
confine();
hearEarlyOpenings();
// Asking for the sandbox would override --no-sandbox, without which Chromium cannot run as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const refused = app.isPackaged
  ? refusedSwitch({ argv: process.argv, platform: process.platform, isRoot: process.getuid?.() === 0 })
  : null;
if (refused !== null) {
  fs.writeSync(process.stderr.fd, refusalSentence(refused));
  app.exit(2);
} else if (app.requestSingleInstanceLock(placesOfThisStart())) {
  app
    .whenReady()
    .then(async () => {
      const first = openFirstWindow();
      const { startApp } = await import('./start-app');
      await startApp(first);
    })
    .catch(startFailed);
} else {
  app.exit(0);
}
