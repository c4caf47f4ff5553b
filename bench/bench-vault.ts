// The surroundings of a measured vault: real clock and randomness, a passphrase that costs nothing.
import { realEnvironment, systemClock } from '../src/engine/process/real-environment';

export const PASSPHRASE = 'seven slow lanterns over a quiet harbour';
export const benchEnvironment = {
  ...realEnvironment({ clock: systemClock, logger: { log: () => undefined } }),
  // The cost of a passphrase is not what is measured.
  kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 } as const,
};
export const job = { signal: new AbortController().signal, progress: () => undefined };
