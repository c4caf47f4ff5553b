// The window, as soon as Electron is ready: the system makes its process while the rest of the app is still read. Hence
// nothing here imports the contract.
import path from 'node:path';
import { app, type BrowserWindow, nativeTheme } from 'electron';
import { serveApp } from './app-protocol';
import { readPreferences } from './preferences';
import { windowSession } from './security';
import { themeSourceOf } from './theme-source';
import { createWindow } from './window';

export interface FirstWindow {
  readonly window: BrowserWindow;
  readonly placeFile: string;
  readonly preferencesFile: string;
  /** Everything the page may call has somebody who answers: it is given to the window. */
  readonly answer: () => void;
}

export const openFirstWindow = (): FirstWindow => {
  const inUserData = (name: string) => path.join(app.getPath('userData'), name);
  const preferencesFile = inUserData('preferences.json');
  const placeFile = inUserData('window.json');
  let answer = () => {};
  const ready = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const pages = windowSession();
  serveApp(pages, ready);
  nativeTheme.themeSource = themeSourceOf(readPreferences(preferencesFile).theme);
  return { window: createWindow(pages, placeFile), placeFile, preferencesFile, answer };
};
