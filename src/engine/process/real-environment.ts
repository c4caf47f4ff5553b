// The environment outside of tests: this machine's clock and randomness, and the real cost of a
// passphrase. Who wants another clock (a demo with SOURCE_DATE_EPOCH) gives one.
import { randomBytes } from 'node:crypto';
import { version } from '../../../package.json';
import type { KdfParameters } from '../../shared/domain/vault';
import type { Instant } from '../../shared/period';
import type { Environment, Logger } from '../environment';
import { folderMemory } from './folder-memory';

/** About a second to open on an ordinary computer. docs/format/vault-v1.md has the reasons. */
const KDF: KdfParameters = { algorithm: 'argon2id13', operations: 3, memoryMebibytes: 256 };

export const instantOf = (milliseconds: number): Instant =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z` as Instant;

export const systemClock = (): Instant => instantOf(Date.now());

export const realEnvironment = (options: {
  readonly logger: Logger;
  readonly clock: () => Instant;
  /** Where this device remembers what it has seen of each vault; null remembers nothing. */
  readonly memoryFolder?: string | null;
}): Environment => ({
  now: options.clock,
  random: (count) => new Uint8Array(randomBytes(count)),
  logger: options.logger,
  kdf: KDF,
  program: `Muniment ${version}`,
  ...(options.memoryFolder ? { memory: folderMemory(options.memoryFolder, options.logger) } : {}),
});
