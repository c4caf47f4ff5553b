// Which calls may run beside which. Writes come one after the other, reads run beside them, and opening
// or closing a vault first stops what uses the vault and makes newcomers wait.
import { UserError } from '../../shared/errors';

/**
 * `session` opens or closes the vault; `writing` changes it; `reading` only looks; `free` needs no vault
 * and is left alone by all others.
 */
export type Mode = 'session' | 'writing' | 'reading' | 'free';

interface Running {
  readonly mode: Mode;
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

export interface Schedule {
  /**
   * Runs work when it may run. Rejects with job.cancelled when it was cancelled while waiting.
   * @param id of the call, for cancelling
   */
  readonly run: <T>(
    id: number,
    mode: Mode,
    work: (signal: AbortSignal, stopOthers: () => Promise<void>) => Promise<T> | T,
  ) => Promise<T>;
  readonly cancel: (id: number) => void;
}

export const createSchedule = (): Schedule => {
  const running = new Map<number, Running>();
  let lastSession: Promise<unknown> = Promise.resolve();
  let lastWrite: Promise<unknown> = Promise.resolve();

  /** Only those that came before `id`: later ones wait for it, and waiting for them would never end. */
  const stopEarlier = async (id: number): Promise<void> => {
    const others: Running[] = [];
    for (const [otherId, other] of running) {
      if (otherId === id) break;
      if (other.mode === 'reading' || other.mode === 'writing') others.push(other);
    }
    for (const { controller } of others) controller.abort();
    await Promise.allSettled(others.map(({ ended }) => ended));
  };

  const turnOf = (mode: Mode): Promise<unknown> => {
    if (mode === 'free') return Promise.resolve();
    return mode === 'writing' ? Promise.all([lastSession, lastWrite]) : lastSession;
  };

  return {
    run: (id, mode, work) => {
      const controller = new AbortController();
      const result = turnOf(mode).then(() => {
        if (controller.signal.aborted) throw new UserError('job.cancelled');
        return work(controller.signal, () => stopEarlier(id));
      });
      // Whoever asked is told; the next in turn only waits.
      const ended = result.catch(() => undefined).then(() => running.delete(id));
      running.set(id, { mode, controller, ended });
      if (mode === 'session') lastSession = ended;
      if (mode === 'writing') lastWrite = ended;
      return result;
    },
    cancel: (id) => running.get(id)?.controller.abort(),
  };
};
