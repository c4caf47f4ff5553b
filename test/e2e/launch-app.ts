// Starts the built app in real Electron with its own fresh user data, and stands in for the system's
// file dialogs. Playwright's part ends here: what the app does is for the tests to say.
import { type ElectronApplication, _electron, expect, type Page } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { collectComplaints } from './complaints';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** A folder for this run's files; removed by close(). */
  readonly folder: string;
  /** What was said to go wrong so far (complaints.ts), without what was provoked. */
  readonly complaints: readonly string[];
  /** Ends the app; throws when there was any complaint. */
  readonly close: () => Promise<void>;
}

export interface LaunchOptions {
  /** What follows the app on the command line: a vault folder or a package. */
  readonly opened?: readonly string[];
  /** Keep the folder of an earlier run, to start again with its user data. */
  readonly folder?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  /** As the system says it: `en_US.UTF-8`. */
  readonly locale?: string;
  /** The app's folder, when it is neither the one in MUNIMENT_APP nor the one built in this checkout. */
  readonly appFolder?: string;
  /** What goes wrong aloud on purpose: each as `where: text`, see complaints.ts. */
  readonly provokes?: readonly RegExp[];
}

/**
 * Whatever in the app asks the environment for a way out is given one that records (tools/offline). Only the app
 * sees it: Playwright's own line to it is none of its business.
 */
const recordingProxy = (): Record<string, string> => {
  const proxy = process.env['MUNIMENT_RECORDING_PROXY'];
  if (proxy === undefined) return {};
  const names = ['http_proxy', 'https_proxy', 'all_proxy', 'ftp_proxy', 'ws_proxy'];
  return Object.fromEntries(
    [...names, ...names.map((name) => name.toUpperCase())].map((name) => [name, proxy]),
  );
};

/**
 * Starts the app; `tools/e2e.mjs` has built it and says in ELECTRON_OVERRIDE_DIST_PATH where the runtime
 * lies. Found that way (and not by executablePath), Playwright holds the app until it is connected:
 * otherwise a quick window can open unseen, and the test waits for it for ever.
 */
export const launchApp = async (options: LaunchOptions = {}): Promise<RunningApp> => {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined)
    throw new Error('run the end-to-end tests with `npm run test:e2e`');
  const folder = options.folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-e2e-'));
  const userData = path.join(folder, 'user-data');
  fs.mkdirSync(userData, { recursive: true });
  if (options.theme !== undefined) {
    fs.writeFileSync(path.join(userData, 'preferences.json'), JSON.stringify({ theme: options.theme }));
  }
  if (options.size !== undefined) {
    const place = { x: 0, y: 0, ...options.size, isMaximized: false };
    fs.writeFileSync(path.join(userData, 'window.json'), JSON.stringify(place));
  }
  const app = await _electron.launch({
    env: {
      ...process.env,
      ...recordingProxy(),
      // Dates and times of the international way, whatever region the machine is set to.
      LC_ALL: options.locale ?? 'C.UTF-8',
    },
    args: [
      '--disable-gpu',
      '--log-level=3',
      options.appFolder ?? process.env['MUNIMENT_APP'] ?? ROOT,
      `--user-data-dir=${userData}`,
      ...(options.opened ?? []),
    ],
  });
  const complaints = collectComplaints(
    app,
    path.join(userData, 'logs', 'muniment.log'),
    options.provokes ?? [],
  );
  app.on('window', complaints.listenTo);
  for (const early of app.windows()) complaints.listenTo(early);
  const page = await app.firstWindow();
  await page.waitForLoadState();
  const close = async () => {
    await app.close();
    complaints.readLog();
    if (options.folder === undefined) fs.rmSync(folder, { recursive: true, force: true });
    if (complaints.all.length > 0) throw new Error(`the app complained:\n${complaints.all.join('\n')}`);
  };
  return { app, page, folder, complaints: complaints.all, close };
};

/** The next save dialogs answer with this path; null is Cancel. */
export const answerSaveDialog = (app: ElectronApplication, place: string | null): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, place);

/** The next open dialogs answer with these paths; none is Cancel. */
export const answerOpenDialog = (app: ElectronApplication, places: readonly string[]): Promise<void> =>
  app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    },
    [...places],
  );

/** Drops files on an element as the system does: a trusted drag, real paths. */
export const dropFiles = async (
  page: Page,
  selector: ReturnType<Page['locator']>,
  files: readonly string[],
): Promise<void> => {
  // A page that was locked is another one a moment later.
  let box = null;
  for (let tries = 0; tries < 50 && box === null; tries += 1) {
    await expect(selector).toBeVisible();
    await page.waitForTimeout(200);
    box = await selector.boundingBox();
  }
  if (box === null) throw new Error('nothing to drop on');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const devTools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await devTools.detach();
};
