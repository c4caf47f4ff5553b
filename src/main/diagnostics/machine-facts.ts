// What of this computer matters when something goes wrong: versions, sizes, how it draws. No names of it or of its user.
import fs from 'node:fs';
import os from 'node:os';
import { app, type BrowserWindow, screen } from 'electron';
import { aboutSoLarge } from './about';

const freeSpace = (folder: string): string => {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return aboutSoLarge(bavail * bsize);
  } catch {
    // Said as it is: the disk does not tell.
    return 'unknown';
  }
};

/** Labels and values; the page and the saved file show them as they are. */
export const programFacts = (developmentRuntime: boolean): readonly (readonly [string, string])[] => [
  ['Muniment', app.getVersion()],
  ['Installed', app.isPackaged ? 'yes' : 'no, started from its source'],
  ['Runtime', developmentRuntime ? 'development runtime, not the one that is shipped' : 'as shipped'],
  ['Electron', process.versions.electron],
  ['Chromium', process.versions.chrome],
  ['Node', process.versions.node],
  ['Sandbox', app.commandLine.hasSwitch('no-sandbox') ? 'off' : 'on'],
  ['Running for', `${String(Math.round(process.uptime() / 60))} minutes`],
];

export const systemFacts = (
  window: BrowserWindow | null,
  settingsFolder: string,
): readonly (readonly [string, string])[] => {
  const displays = screen
    .getAllDisplays()
    .map(
      ({ size, scaleFactor }) => `${String(size.width)} x ${String(size.height)} at ${String(scaleFactor)}`,
    );
  const bounds = window?.getContentBounds();
  const memory = app.getAppMetrics().reduce((sum, { memory: one }) => sum + one.workingSetSize * 1024, 0);
  return [
    ['System', `${process.platform} ${os.release()} ${process.arch}`],
    ['Processors', String(os.cpus().length)],
    ['Memory', `${aboutSoLarge(os.totalmem())}, free ${aboutSoLarge(os.freemem())}`],
    ['Used by the app, without the engine', aboutSoLarge(memory)],
    ['Free on the disk with the settings', freeSpace(settingsFolder)],
    ['Displays', displays.join(', ')],
    ['Window', bounds === undefined ? 'none' : `${String(bounds.width)} x ${String(bounds.height)}`],
    [
      'Zoom',
      window === null ? 'unknown' : String(Math.round(window.webContents.getZoomFactor() * 100) / 100),
    ],
    ['Drawing by graphics hardware', app.getGPUFeatureStatus().gpu_compositing],
    ['Screen reader in use', app.isAccessibilitySupportEnabled() ? 'yes' : 'no'],
    ['Region', app.getSystemLocale()],
  ];
};
