// Ends a reader frame that takes too much memory for what it decodes. It has a process of its own (ours is
// never touched), and the window says of the file that it cannot be read.
import { app, type BrowserWindow } from 'electron';
import { READER_URL } from './app-response';

/** The largest honest picture takes about 400 MiB, twice while it is drawn smaller. */
const MOST_BYTES = 1.5 * 2 ** 30;
const LOOK_EACH_MS = 500;

export const watchReaders = (window: () => BrowserWindow | null): void => {
  setInterval(() => {
    const contents = window()?.webContents;
    if (contents === undefined || contents.isDestroyed() || contents.isCrashed()) return;
    const { mainFrame } = contents;
    const readers = mainFrame.framesInSubtree.filter((frame) => frame.url === READER_URL);
    if (readers.length === 0) return;
    const metrics = app.getAppMetrics();
    for (const { osProcessId } of readers) {
      const size = metrics.find(({ pid }) => pid === osProcessId)?.memory.workingSetSize ?? 0;
      if (size * 1024 > MOST_BYTES && osProcessId !== mainFrame.osProcessId) process.kill(osProcessId);
    }
  }, LOOK_EACH_MS);
};
