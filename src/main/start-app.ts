// Puts the parts of the app together behind its window, which is there already.
import path from 'node:path';
import { app, type BrowserWindow, clipboard } from 'electron';
import { giveTextMenu } from './context-menu';
import { chooseTransport } from './engine-transport';
import { hearCopying } from './hear-copying';
import { createAppHandlers } from './ipc/app';
import { createClientHandlers } from './ipc/clients';
import { createIntakeHandlers } from './ipc/intake';
import { createMenuHandlers } from './ipc/menu';
import { createPreviewHandlers } from './ipc/preview';
import { createDiagnosticsDesk } from './diagnostics/collect';
import { lastLogLines } from './diagnostics/log-lines';
import { programFacts, systemFacts } from './diagnostics/machine-facts';
import { createDiagnosticsHandlers } from './ipc/diagnostics';
import { registerIpc } from './ipc/register';
import { lockByItself } from './lock-by-itself';
import { openLog } from './log';
import { setMenu } from './menu';
import { letGoWithThePage } from './page-loss';
import { readPreferences } from './preferences';
import { quitInOrder } from './quit-in-order';
import { watchReaders } from './reader-watch';
import type { FirstWindow } from './first-window';
import { hearOfUnreadableSettings } from './stored-json';
import { hearSystemOpenings } from './system-openings';
import { failureInMain, hearBugsOfMain, hearTheWindow } from './unexpected-ends';
import { createVaultsOfWindow } from './vaults-of-window';
import { isMenuBarKept, showMenuBar } from './window';
import { createWindowVoice } from './window-voice';

/** The first screen is painted by then. */
const ENGINE_AFTER_MS = 200;

/** The page is given to the window once every call it may make has somebody who answers. */
export const startApp = async ({
  window: opened,
  placeFile,
  preferencesFile,
  answer,
}: FirstWindow): Promise<void> => {
  const inUserData = (...parts: string[]) => path.join(app.getPath('userData'), ...parts);
  const logFile = inUserData('logs', 'muniment.log');
  const log = openLog(logFile);
  let window: BrowserWindow | null = opened;
  const voice = createWindowVoice(() => window);
  const { tell, changed } = voice;
  hearBugsOfMain({ log, tell });
  hearOfUnreadableSettings((file, code) => {
    log.write('warn', 'Settings cannot be read; the usual ones are used.', { file, code });
  });

  const menu = setMenu({
    run: (command) => {
      tell({ type: 'command', command });
    },
    isMenuBarShown: isMenuBarKept(placeFile),
    showMenuBar: (isShown) => {
      if (window !== null) showMenuBar(window, isShown);
    },
  });

  const transport = await chooseTransport(inUserData('device-memory'));
  const own = createVaultsOfWindow({ transport, log, voice, window: () => window, inUserData });
  const { vaults, files, recent } = own;
  // Begun when the window is there, so that it is ready when somebody has typed a passphrase and takes no time from it.
  opened.once('ready-to-show', () => setTimeout(() => vaults.front(), ENGINE_AFTER_MS));

  const desk = createDiagnosticsDesk({
    now: () => new Date(),
    program: () => programFacts(import.meta.env.MAIN_VITE_DEVELOPMENT_RUNTIME === '1'),
    system: () => systemFacts(window, app.getPath('userData')),
    settings: () => readPreferences(preferencesFile),
    recent: recent.list,
    lastCheck: () => {
      const open = vaults.openFolder();
      return recent.list().find(({ folder }) => folder === open)?.lastCheck ?? null;
    },
    engine: async () => {
      const reply = await vaults.front().engine.errand({ what: 'facts' });
      return reply.ok ? reply.value : null;
    },
    logLines: () => lastLogLines(logFile, 200),
    logTrouble: log.trouble,
  });
  let running = 0;
  registerIpc({
    ...own,
    log,
    handlers: {
      app: {
        ...createAppHandlers({ preferencesFile, files, clipboard: own.clipboard, changed }).app,
        ...createClientHandlers({ files, recent, vaults, changed: own.recentChanged, tell }),
      },
      intake: createIntakeHandlers({ front: vaults.front, files, clipboard }),
      diagnostics: createDiagnosticsHandlers({ log, files, desk, now: () => performance.now() }),
      menu: createMenuHandlers(menu),
      preview: createPreviewHandlers({
        front: vaults.front,
        copies: own.copies,
        changed: own.copiesChanged,
      }),
    },
    window: () => window,
    listening: voice.listening,
    began: () => {
      running += 1;
      return () => {
        running -= 1;
      };
    },
  });
  hearSystemOpenings({ files, tell, window: () => window });

  lockByItself({
    lock: (why) => void own.lock(why),
    limitMinutes: () => readPreferences(preferencesFile).autoLockMinutes,
    isOpen: vaults.isAnyOpen,
    isBusy: () => running > 0,
    warn: (seconds) => {
      tell({ type: 'locking-in', seconds });
    },
  });
  watchReaders(() => window);
  const mayCopy = (ended?: Promise<void>) => void own.clipboard.mayCopy(ended);
  hearCopying(opened.webContents, mayCopy);
  giveTextMenu(opened, mayCopy);

  opened.on('closed', () => {
    window = null;
  });
  letGoWithThePage(opened.webContents, vaults.pageGone);
  hearTheWindow(opened, log, voice.deaf);
  quitInOrder({
    window: opened,
    shown: () => window,
    placeFile,
    lock: () => own.lock('closing'),
    stop: vaults.stop,
    failed: (error) => {
      failureInMain(log, 'leaving was not in order', error);
    },
  });
  answer();
};
