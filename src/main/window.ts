// The app's one window: as it was last time (place, size of letters, menu bar), in the colour of its theme from the
// first moment.
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle, screen, type Session } from 'electron';
import { z } from 'zod';
import { APP_URL } from './app-response';
import { PROGRAM_FOLDER } from './program-folder';
import { readStored, writeStored } from './stored-json';

/** The page colours of src/renderer/styles/tokens.css, painted before the page is there. */
const PAGE = { light: '#F7F5F1', dark: '#171614' };
const SMALLEST = { width: 960, height: 640 };
/** 58 % and 300 %. */
const [SMALLEST_ZOOM, LARGEST_ZOOM] = [-3, 6];
const ZOOM_STEP = 0.5;

const Place = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(SMALLEST.width),
  height: z.number().int().min(SMALLEST.height),
  isMaximized: z.boolean(),
  /** As Chromium counts: 0 is the system's size, each step a fifth more or less. */
  zoom: z.number().min(SMALLEST_ZOOM).max(LARGEST_ZOOM).catch(0).default(0),
  hasMenuBar: z.boolean().default(false),
});

const isVisible = ({ x, y, width }: Rectangle): boolean =>
  screen.getAllDisplays().some(({ workArea: area }) => {
    // Enough of the title bar must lie on a display to take hold of.
    const left = Math.max(x, area.x);
    const right = Math.min(x + width, area.x + area.width);
    return right - left >= 200 && y >= area.y - 10 && y <= area.y + area.height - 60;
  });

const readPlace = (placeFile: string) => readStored(placeFile, Place.nullable(), null);

const withinZoom = (level: number): number => Math.min(LARGEST_ZOOM, Math.max(SMALLEST_ZOOM, level));

/** Keeps for the next start how the window is. */
export const keepPlace = (window: BrowserWindow, placeFile: string): void => {
  const { x, y, width, height } = window.getNormalBounds();
  const place: z.input<typeof Place> = {
    ...{ x, y, width, height },
    isMaximized: window.isMaximized(),
    zoom: withinZoom(window.webContents.getZoomLevel()),
    hasMenuBar: !window.autoHideMenuBar,
  };
  writeStored(placeFile, place);
};

/** The letters have the size they had; the wheel with Ctrl changes it as in any app. */
const keepZoom = ({ webContents }: BrowserWindow, level: number): void => {
  // Before there is a page there is nothing whose letters could be larger; a page loaded anew keeps it.
  webContents.once('did-navigate', () => {
    webContents.setZoomLevel(level);
  });
  webContents.on('zoom-changed', (_event, direction) => {
    const step = direction === 'in' ? ZOOM_STEP : -ZOOM_STEP;
    webContents.setZoomLevel(withinZoom(webContents.getZoomLevel() + step));
  });
};

/** Whether the menu bar is always there, and not only while Alt is pressed. */
export const isMenuBarKept = (placeFile: string): boolean => readPlace(placeFile)?.hasMenuBar ?? false;

export const showMenuBar = (window: BrowserWindow, isShown: boolean): void => {
  window.setAutoHideMenuBar(!isShown);
  window.setMenuBarVisibility(isShown);
};

/** @param placeFile where size and position were kept by an earlier run */
export const createWindow = (session: Session, placeFile: string): BrowserWindow => {
  const place = readPlace(placeFile);
  const bounds = place !== null && isVisible(place) ? place : { width: 1280, height: 800 };
  const window = new BrowserWindow({
    ...(({ x, y, width, height }: Partial<Rectangle>) => ({
      ...(x === undefined || y === undefined ? {} : { x, y }),
      ...(width === undefined || height === undefined ? {} : { width, height }),
    }))(bounds),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Muniment',
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAGE.dark : PAGE.light,
    autoHideMenuBar: place?.hasMenuBar !== true,
    webPreferences: {
      session,
      preload: path.join(PROGRAM_FOLDER, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // An installed app is not looked into, by whatever shortcut.
      devTools: !app.isPackaged,
    },
  });
  if (place?.isMaximized === true) window.maximize();
  keepZoom(window, place?.zoom ?? 0);
  window.once('ready-to-show', () => {
    window.show();
  });
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) {
      window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? PAGE.dark : PAGE.light);
    }
  });
  // Not awaited: a page that cannot be loaded still has a window to say so in.
  void window.loadURL(APP_URL);
  return window;
};
