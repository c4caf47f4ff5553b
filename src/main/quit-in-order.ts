// Closing the window is quitting, on every platform: first what is open is closed in order, then the window goes at
// once, so that even a page that hangs cannot hold the app.
import { app, type BrowserWindow } from 'electron';
import { keepPlace } from './window';

/** How long quitting waits for the engine to close the vaults in order. */
const CLOSING_MS = 5_000;

export interface QuitParts {
  readonly window: BrowserWindow;
  /** Null once it is gone. */
  readonly shown: () => BrowserWindow | null;
  readonly placeFile: string;
  readonly lock: () => Promise<void>;
  readonly stop: () => void;
  /** Something did not work while leaving; it goes on all the same. */
  readonly failed: (error: unknown) => void;
}

export const quitInOrder = ({ window, shown, placeFile, lock, stop, failed }: QuitParts): void => {
  let isClosed = false;
  const quit = (event: Electron.Event): void => {
    if (isClosed) return;
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    const leave = (): void => {
      isClosed = true;
      stop();
      const last = shown();
      try {
        if (last !== null) keepPlace(last, placeFile);
      } catch (error) {
        failed(error);
      }
      last?.destroy();
      app.quit();
    };
    // Whatever fails on the way out is written down: a full disk must not keep the window open.
    void Promise.race([lock().catch(failed), limit]).then(leave);
  };
  window.on('close', quit);
  app.on('before-quit', quit);
  app.on('window-all-closed', () => {
    app.quit();
  });
};
