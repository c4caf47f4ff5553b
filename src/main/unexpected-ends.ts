// What ends or fails without having been asked: a bug in main, the window's process, the one that draws. Each is
// written down, and the person is told where something of theirs could be missing.
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { BridgeEvent } from '../shared/contract';
import { type Failure, UserError } from '../shared/errors';
import { type Log, openLog } from './log';

/** A window that ends again and again is not loaded for ever. */
const RELOADS = 3;
const WITHIN_MS = 60_000;

export interface UnexpectedEnds {
  readonly log: Log;
  readonly tell: (event: BridgeEvent) => void;
}

/** What the person is told of: a full disk as such, anything unforeseen as an incident. */
export const failureInMain = (log: Log, message: string, error: unknown): Failure => {
  if (!(error instanceof UserError))
    return { code: 'internal.bug', details: {}, incidentId: log.incident(message, error) };
  log.write('error', message, { code: error.code });
  return { code: error.code, details: {} };
};

/** Before anything else can fail. */
export const hearBugsOfMain = ({ log, tell }: UnexpectedEnds): void => {
  const heard = (message: string) => (error: unknown) => {
    tell({ type: 'failed', failure: failureInMain(log, message, error) });
  };
  process.on('uncaughtException', heard('uncaught error in main'));
  process.on('unhandledRejection', heard('unhandled rejection in main'));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // Chromium starts its helpers again by itself; the engine is heard in engine-process.ts.
    if (reason !== 'clean-exit')
      log.write('error', 'a helper of Chromium ended unexpectedly', { type, reason, exitCode });
  });
};

/** Which ends of the window are still followed by loading it anew. */
export const countReloads = (now: () => number): (() => boolean) => {
  let ends: readonly number[] = [];
  return () => {
    ends = [...ends.filter((at) => now() - at < WITHIN_MS), now()];
    return ends.length <= RELOADS;
  };
};

/** Chromium's name for it: ERR_ABORTED. */
const REPLACED = -3;

/** @param deaf nobody in the window listens until its page is there again */
export const hearTheWindow = (window: BrowserWindow, log: Log, deaf: () => void): void => {
  const mayReload = countReloads(() => performance.now());
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('error', 'the window ended unexpectedly', { reason, exitCode });
    deaf();
    if (mayReload()) {
      if (!window.isDestroyed()) window.reload();
      return;
    }
    dialog.showErrorBox(
      'Muniment cannot show its window',
      'The part that draws the window stopped several times within a minute. Your vaults hold everything that ' +
        'was stored before. Muniment closes now; start it again. If this repeats, the log in its settings folder ' +
        'says when and why.',
    );
    app.quit();
  });
  window.webContents.on('preload-error', (_event, _place, error) => {
    const incidentId = log.incident('the bridge of the window could not be loaded', error);
    dialog.showErrorBox(
      'Muniment cannot use its window',
      `A part of the program is missing or damaged. Your vaults were not touched. Install Muniment again; if this repeats, quote ${incidentId}.`,
    );
  });
  window.webContents.on('unresponsive', () => {
    log.write('error', 'the window does not answer');
  });
  window.webContents.on('responsive', () => {
    log.write('info', 'the window answers again');
  });
  window.webContents.on('did-fail-load', (_event, errorCode, _description, _address, isMainFrame) => {
    // Ended by the next loading, as when a vault is locked twice.
    if (isMainFrame && errorCode !== REPLACED)
      log.write('error', 'the page of the window could not be loaded', { errorCode });
  });
};

/** The app did not come up: without this it would run on, unseen. */
export const startFailed = (error: unknown): void => {
  const log = openLog(path.join(app.getPath('userData'), 'logs', 'muniment.log'));
  const incidentId = log.incident('the app could not start', error);
  dialog.showErrorBox(
    'Muniment cannot start',
    'Something went wrong before its window could be shown. Your vaults were not touched. Start it again; ' +
      `if this repeats, the log in its settings folder has the reason, under ${incidentId}.`,
  );
  app.exit(70);
};
