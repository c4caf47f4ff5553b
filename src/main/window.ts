// The app's one window: where it was last time, in the colour of its theme from the first moment.
import path from 'node:path';
import { BrowserWindow, nativeTheme, type Rectangle, screen, type Session } from 'electron';
import { z } from 'zod';
import { APP_URL } from './app-response';
import { readStored, writeStored } from './stored-json';

/** The page colours of src/renderer/styles/tokens.css, painted before the page is there. */
const PAGE = { light: '#F7F5F1', dark: '#171614' };
const SMALLEST = { width: 960, height: 640 };

const Place = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(SMALLEST.width),
  height: z.number().int().min(SMALLEST.height),
  isMaximized: z.boolean(),
});

const isVisible = ({ x, y, width }: Rectangle): boolean =>
  screen.getAllDisplays().some(({ workArea: area }) => {
    // Enough of the title bar must lie on a display to take hold of.
    const left = Math.max(x, area.x);
    const right = Math.min(x + width, area.x + area.width);
    return right - left >= 200 && y >= area.y - 10 && y <= area.y + area.height - 60;
  });

/** Keeps size and position for the next start. */
export const keepPlace = (window: BrowserWindow, placeFile: string): void => {
  const { x, y, width, height } = window.getNormalBounds();
  writeStored(placeFile, { x, y, width, height, isMaximized: window.isMaximized() });
};

/** @param placeFile where size and position were kept by an earlier run */
export const createWindow = (session: Session, placeFile: string): BrowserWindow => {
  const place = readStored(placeFile, Place.nullable(), null);
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
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (place?.isMaximized === true) window.maximize();
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
