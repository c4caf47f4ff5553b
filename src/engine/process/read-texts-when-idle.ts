// Reads the words inside files between the calls: after an opening and after each command, until nothing is
// left. Writing goes first; opening and closing a vault stop it.
import type { Environment } from '../environment';
import { readFileTexts } from '../search';
import { failureOf } from './failure';
import type { Schedule } from './schedule';
import type { Session } from './session';

export interface TextsWhenIdle {
  /** Something may have been taken in. Costs nothing when there is nothing to read. */
  readonly wake: () => void;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

export const readTextsWhenIdle = ({
  schedule,
  session,
  environment,
  onRead,
}: {
  readonly schedule: Schedule;
  readonly session: Session;
  readonly environment: Environment;
  /** After files were read: a search finds more now. */
  readonly onRead: () => void;
}): TextsWhenIdle => {
  // Calls have numbers from 1: these are never theirs.
  let lastId = 0;
  const nextId = (): number => (lastId -= 1);
  let isRunning = false;
  let isAsked = false;

  const readAll = async (signal: AbortSignal): Promise<void> => {
    const vault = session.openVault();
    if (vault?.access.mode !== 'read-write') return;
    const untilQuiet = async (): Promise<void> => {
      // A turn of its own: it comes after the changes that wait. Not waited for when the vault is to be closed.
      const turn = schedule.run(nextId(), 'writing', () => undefined).catch(() => undefined);
      await Promise.race([turn, aborted(signal)]);
    };
    const read = await readFileTexts(vault, { signal, progress: () => undefined }, untilQuiet);
    if (read > 0) onRead();
  };

  const run = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      let ended = new AbortController().signal;
      try {
        await schedule.run(nextId(), 'reading', (signal) => {
          ended = signal;
          return readAll(signal);
        });
      } catch (error) {
        if (ended.aborted) continue;
        // Nobody waits for an answer; what is wrong here is for the log.
        failureOf(error, 'read-file-texts', ended, environment);
      }
    }
    isRunning = false;
  };

  return {
    wake: () => {
      isAsked = true;
      if (isRunning) return;
      isRunning = true;
      void run();
    },
  };
};
