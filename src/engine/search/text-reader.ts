// Reads the text of files in a thread with limits of time and memory. A thread that goes beyond them is ended,
// and the next file gets a new one.
import { Worker } from 'node:worker_threads';
import { UserError } from '../../shared/errors';
import textThread from './text-thread?modulePath';
import type { TextAnswer, TextTask } from './text-thread';

export interface ReadingLimits {
  readonly longestMs: number;
  /** What the whole process may grow by meanwhile: buffers do not count as the thread's own memory. */
  readonly growthBytes: number;
}

const USUAL: ReadingLimits = { longestMs: 20_000, growthBytes: 768 * 2 ** 20 };
const WATCH_MS = 50;
const THREAD_LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

export interface TextReader {
  /** Null for what has no text or cannot be read within the limits. Throws job.cancelled. */
  readonly read: (task: TextTask, signal: AbortSignal) => Promise<TextAnswer>;
  readonly end: () => Promise<void>;
}

export const createTextReader = (limits: ReadingLimits = USUAL): TextReader => {
  let thread: Worker | null = null;
  const start = (): Worker => {
    const started = new Worker(textThread, {
      execArgv: [],
      env: {},
      resourceLimits: THREAD_LIMITS,
      // Kept from ours: a library's complaint may quote the file.
      stdout: true,
      stderr: true,
    });
    started.unref();
    return started;
  };
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };
  return {
    read: (task, signal) => {
      const running = (thread ??= start());
      const before = process.memoryUsage.rss();
      const since = performance.now();
      return new Promise((resolve, reject) => {
        const settle = (done: () => void): void => {
          clearInterval(watch);
          signal.removeEventListener('abort', cancel);
          running.off('message', answer).off('error', fail).off('exit', fail);
          done();
        };
        const giveUp = (): void => {
          settle(() => void end().then(() => resolve(null), reject));
        };
        const answer = (words: TextAnswer): void => {
          settle(() => resolve(words));
        };
        // The thread is gone: out of memory, or of stack.
        const fail = (): void => {
          thread = null;
          settle(() => resolve(null));
        };
        const cancel = (): void => {
          settle(() => void end().then(() => reject(new UserError('job.cancelled')), reject));
        };
        const watch = setInterval(() => {
          const isLong = performance.now() - since > limits.longestMs;
          if (isLong || process.memoryUsage.rss() - before > limits.growthBytes) giveUp();
        }, WATCH_MS);
        running.on('message', answer).once('error', fail).once('exit', fail);
        if (signal.aborted) cancel();
        else {
          signal.addEventListener('abort', cancel, { once: true });
          running.postMessage(task, [task.bytes.buffer]);
        }
      });
    },
    end,
  };
};
