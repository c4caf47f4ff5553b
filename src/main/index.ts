// The app's entry: puts the parts together, in an order Electron insists on. Never await whenReady() at
// top level: Electron holds `ready` back until this module's import ends, and would wait for ever.
import path from 'node:path';
import { app, type BrowserWindow, clipboard, powerMonitor, session as electronSession } from 'electron';
import type { BridgeEvent, LockReason, Topic } from '../shared/contract';
import { registerAppScheme, serveApp } from './app-protocol';
import { createAutoLock } from './auto-lock';
import { createClipboardCare } from './clipboard-care';
import { startEngine } from './engine-process';
import { chooseTransport } from './engine-transport';
import { createAppHandlers, readPreferences } from './ipc/app';
import { createIntakeHandlers } from './ipc/intake';
import { createPreviewHandlers } from './ipc/preview';
import { createFiles } from './ipc/files';
import { registerIpc, send } from './ipc/register';
import { openLog } from './log';
import { setMenu } from './menu';
import { openCopies } from './opened-copies';
import { openingEvent, placesIn, withoutOtherParts } from './opened-places';
import { letGoWithThePage } from './page-loss';
import { watchReaders } from './reader-watch';
import { openRecentVaults } from './recent-vaults';
import { confinePages, confineSession, windowSession } from './security';
import { rememberOpenedVaults } from './vault-memory';
import { walkWith } from './walked-folder';
import { createWatchedFolder } from './watched-folder';
import { watchWhileOpen } from './watch-while-open';
import { createWindow, keepPlace } from './window';

/** How long quitting waits for the engine to close the vault in order. */
const CLOSING_MS = 5_000;

/** How long the window has to ask for what is typed and not saved, before the vault is locked. */
const SAVING_MS = 250;

const isDefaultApp = (process as { defaultApp?: boolean }).defaultApp === true;

const start = async (): Promise<void> => {
  const inUserData = (...parts: string[]) => path.join(app.getPath('userData'), ...parts);
  const log = openLog(inUserData('logs', 'muniment.log'));
  process.on('uncaughtException', (error) => {
    log.incident('uncaught error in main', error);
  });
  process.on('unhandledRejection', (error) => {
    log.incident('unhandled rejection in main', error);
  });

  let window: BrowserWindow | null = null;
  let isListening = false;
  const waiting: BridgeEvent[] = [];
  const tell = (event: BridgeEvent): void => {
    if (isListening) send(window, event);
    else waiting.push(event);
  };
  const changed = (...topics: Topic[]): void => {
    tell({ type: 'changed', topics });
  };

  const pages = windowSession();
  for (const session of [pages, electronSession.defaultSession]) confineSession(session);
  serveApp(pages);
  setMenu();

  const files = createFiles();
  const recent = openRecentVaults(inUserData('recent-vaults.json'), files);
  const transport = await chooseTransport(inUserData('device-memory'));
  const engine = startEngine(transport, path.join(import.meta.dirname, 'engine.js'), log, {
    changed: (topics) => {
      memory.changed(topics);
      changed(...topics);
    },
    stopped: (incidentId) => {
      memory.closed();
      watching.lookAgain();
      void removeCopies();
      tell({ type: 'engine-stopped', incidentId });
    },
  });
  const memory = rememberOpenedVaults(engine, recent, () => {
    changed('recent-vaults');
  });

  const walk = walkWith(engine);
  const watched = createWatchedFolder({
    file: inUserData('watched-folders.json'),
    files,
    walk,
    changed: () => {
      changed('intake');
    },
  });
  const watching = watchWhileOpen(engine, watched, files, () => memory.openFolder());

  const preferencesFile = inUserData('preferences.json');
  const clipboardCare = createClipboardCare(clipboard);
  const copies = openCopies(inUserData('opened-copies.json'), app.getPath('temp'));
  const copiesChanged = (): void => {
    changed('opened-copies');
  };
  const removeCopies = (): Promise<void> => copies.removeAll().then(copiesChanged);
  // What a crash left behind.
  void removeCopies();
  let running = 0;
  registerIpc({
    engine,
    files,
    log,
    handlers: {
      ...createAppHandlers({ preferencesFile, files, recent, clipboard: clipboardCare, changed }),
      intake: createIntakeHandlers({ engine, files, walk, watched, settled: watching.settled, clipboard }),
      preview: createPreviewHandlers({ engine, copies, changed: copiesChanged }),
    },
    window: () => window,
    listening: () => {
      isListening = true;
      for (const event of waiting.splice(0)) send(window, event);
    },
    began: () => {
      running += 1;
      return () => {
        running -= 1;
      };
    },
    answered: (call, paths, value, input) => {
      if (call === 'vault.lock') {
        void clipboardCare.wipe();
        void removeCopies();
      }
      memory.answered(call, paths, value);
      watching.answered(call, input, value);
    },
  });

  const open = (places: readonly string[]): void => {
    for (const place of withoutOtherParts(places)) {
      const event = openingEvent(place, files);
      if (event !== null) tell(event);
    }
  };
  open(placesIn(process.argv, isDefaultApp));
  app.on('second-instance', (_event, _argv, _folder, places) => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
    if (Array.isArray(places)) open(places.filter((place): place is string => typeof place === 'string'));
  });
  app.on('open-file', (event, place) => {
    event.preventDefault();
    open([place]);
  });

  const lock = async (why: LockReason): Promise<void> => {
    const open = memory.openFolder();
    if (open !== null) tell({ type: 'about-to-lock' });
    // A computer that falls asleep may not come to the end of a wait, and must not sleep with an open vault.
    if (open !== null && why !== 'suspend') await new Promise((resolve) => setTimeout(resolve, SAVING_MS));
    const reply = await engine.call({ group: 'vault', name: 'lock', input: {}, paths: {} }).reply;
    memory.closed();
    watching.lookAgain();
    await Promise.all([clipboardCare.wipe(), removeCopies()]);
    if (reply.ok && open !== null) tell({ type: 'locked', why, vault: files.refer(open, 'read', true) });
  };
  powerMonitor.on('suspend', () => void lock('suspend'));
  powerMonitor.on('lock-screen', () => void lock('screen-locked'));
  powerMonitor.on('user-did-resign-active', () => void lock('user-switched'));
  const lookAtIdleTime = createAutoLock({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    limitMinutes: () => readPreferences(preferencesFile).autoLockMinutes,
    isOpen: () => memory.openFolder() !== null,
    isBusy: () => running > 0,
    warn: (seconds) => {
      tell({ type: 'locking-in', seconds });
    },
    lock: () => void lock('idle'),
    now: () => performance.now(),
  });
  setInterval(lookAtIdleTime, 1000);
  watchReaders(() => window);

  const placeFile = inUserData('window.json');
  window = createWindow(pages, placeFile);
  window.on('closed', () => {
    window = null;
  });
  letGoWithThePage(window.webContents, engine);
  window.webContents.on('render-process-gone', (_event, details) => {
    log.write('error', 'the window ended unexpectedly', { reason: details.reason });
    isListening = false;
    window?.reload();
  });

  // Closing the window is quitting, on every platform: first the vault is closed in order, then the window
  // goes at once, so that even a page that hangs cannot hold the app.
  let isClosed = false;
  const quitInOrder = (event: Electron.Event): void => {
    if (isClosed) return;
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    void Promise.race([lock('closing'), limit]).then(() => {
      isClosed = true;
      engine.stop();
      if (window !== null) keepPlace(window, placeFile);
      window?.destroy();
      app.quit();
    });
  };
  window.on('close', quitInOrder);
  app.on('before-quit', quitInOrder);
  app.on('window-all-closed', () => {
    app.quit();
  });
};

registerAppScheme();
confinePages();
// Asking for the sandbox would override --no-sandbox, without which Chromium cannot run as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (app.requestSingleInstanceLock(placesIn(process.argv, isDefaultApp))) {
  void app.whenReady().then(start);
} else {
  app.exit(0);
}
