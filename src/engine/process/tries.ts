// Slows down wrong passphrases and recovery words: after the third, each further try for the same vault
// waits longer. It binds whoever sits at this program; nothing binds a person who guesses against a copy
// of the folder but the cost of each guess (docs/threat-model.md).
import { setTimeout } from 'node:timers/promises';
import { UserError, type ErrorCode } from '../../shared/errors';

const FREE_TRIES = 3;
const LONGEST_WAIT_SECONDS = 30;
const WRONG: ReadonlySet<ErrorCode> = new Set(['vault.wrong-passphrase', 'vault.wrong-recovery-key']);

export interface TimeSource {
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
  /** Rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

export interface Tries {
  /**
   * Runs `work`, which tries a secret of this vault; first waits if too many were wrong. A wrong one tells
   * how long the next has to wait (`waitSeconds`), a right one forgets them all. Errors: those of `work`,
   * job.cancelled.
   */
  readonly attempt: <T>(vaultId: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
}

const secondsAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_SECONDS, 2 ** (wrong - FREE_TRIES));

const systemTime: TimeSource = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};

export const countTries = (time: TimeSource = systemTime): Tries => {
  const wrongOnes = new Map<string, { readonly count: number; readonly nextAt: number }>();
  return {
    attempt: async (vaultId, signal, work) => {
      const before = wrongOnes.get(vaultId);
      const wait = (before?.nextAt ?? 0) - time.now();
      if (before !== undefined && wait > 0) {
        await time.sleep(wait, signal).catch((error: unknown) => {
          throw signal.aborted ? new UserError('job.cancelled') : error;
        });
      }
      try {
        const result = await work();
        wrongOnes.delete(vaultId);
        return result;
      } catch (error) {
        if (!(error instanceof UserError) || !WRONG.has(error.code)) throw error;
        // Counted now and not at the beginning: two tries at once are two wrong ones.
        const count = (wrongOnes.get(vaultId)?.count ?? 0) + 1;
        const waitSeconds = secondsAfter(count);
        wrongOnes.set(vaultId, { count, nextAt: time.now() + waitSeconds * 1000 });
        throw new UserError(error.code, { ...error.details, waitSeconds }, { cause: error });
      }
    },
  };
};
