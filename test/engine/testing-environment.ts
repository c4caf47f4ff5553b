// For tests: a clock that moves a second at each reading, real randomness, the cheapest accepted KDF.
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../src/shared/period';
import type { Environment, Job } from '../../src/engine/environment';

export interface TestEnvironment extends Environment {
  readonly messages: string[];
}

export const testEnvironment = (): TestEnvironment => {
  let second = Date.UTC(2026, 4, 4, 16, 20, 0);
  const messages: string[] = [];
  return {
    now: () => `${new Date((second += 1000)).toISOString().slice(0, 19)}Z` as Instant,
    random: (count) => new Uint8Array(randomBytes(count)),
    logger: { log: (_level, message) => void messages.push(message) },
    kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
    program: 'Muniment test',
    messages,
  };
};

export const quietJob = (signal: AbortSignal = new AbortController().signal): Job => ({
  signal,
  progress: () => undefined,
});
