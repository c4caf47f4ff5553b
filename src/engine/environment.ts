// What the engine takes from outside instead of reaching for it: the clock, randomness and the log.
// Exports are reproducible and tests are exact because nothing below this file asks the machine.
import { UserError } from '../shared/errors';
import type { EngineProgress } from '../shared/engine-messages';
import type { VaultId } from '../shared/ids';
import type { Instant } from '../shared/period';
import type { KdfParameters } from '../shared/domain/vault';

export interface Logger {
  /** `message` is a fixed sentence; `data` holds ids and numbers, never names, paths or content. */
  readonly log: (
    level: 'info' | 'warn' | 'error',
    message: string,
    data?: Readonly<Record<string, string | number | boolean>>,
  ) => void;
}

/** Keeps a small text for each vault on this device, outside of the vault. Neither function throws. */
export interface DeviceMemory {
  /** Null when there is none. */
  readonly read: (vaultId: VaultId) => string | null;
  /** Replaces it as a whole: after a crash there is the old text or the new one. */
  readonly write: (vaultId: VaultId, text: string) => void;
}

export interface Environment {
  /** Now, UTC, to the second. */
  readonly now: () => Instant;
  /** Cryptographically strong random bytes. */
  readonly random: (count: number) => Uint8Array;
  readonly logger: Logger;
  /** The cost of a new passphrase slot; tests use a cheap one, the app never goes below the floor. */
  readonly kdf: KdfParameters;
  /** Base-2 logarithm of what a guess at the passphrase of a package costs; 18 without it. For tests. */
  readonly ageWorkFactor?: number;
  /** Name and version of this program as written into vaults and packages. */
  readonly program: string;
  /** Without one nothing is remembered between two sessions, and an older vault opens like any other. */
  readonly memory?: DeviceMemory;
}

/** A piece of long work: reports how far it is and asks whether to go on. */
export interface Job {
  readonly signal: AbortSignal;
  readonly progress: (progress: EngineProgress) => void;
}

/** For whoever asks for long work and wants to hear nothing of it. */
export const unwatchedJob = (): Job => ({
  signal: new AbortController().signal,
  progress: () => undefined,
});

/** Throws job.cancelled once the person has cancelled; called between any two pieces of long work. */
export const goOnOrStop = (job: Pick<Job, 'signal'>): void => {
  if (job.signal.aborted) throw new UserError('job.cancelled');
};
