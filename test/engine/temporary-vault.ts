// A real vault in a temporary folder for tests: real database, real sealing, a cheap passphrase and a
// clock that the test moves.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createVault, type Environment, instantOf, type Job, type OpenVault } from '../../src/engine';
import type { EngineProgress } from '../../src/shared/engine-messages';
import type { EvidenceFacts } from '../../src/shared/domain/evidence';
import type { Instant } from '../../src/shared/period';

export const PASSPHRASE = 'seven quiet herons cross the estuary';

export interface LoggedLine {
  readonly level: string;
  readonly message: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
}

export interface TestEnvironment extends Environment {
  readonly logged: LoggedLine[];
  readonly setClock: (now: Instant) => void;
}

/** A clock that stands still until it is set, real randomness, and the log kept for reading. */
export const testEnvironment = (): TestEnvironment => {
  let now = instantOf(Date.UTC(2026, 6, 1, 9, 0, 0));
  const logged: LoggedLine[] = [];
  return {
    now: () => now,
    random: (count) => new Uint8Array(randomBytes(count)),
    logger: { log: (level, message, data = {}) => logged.push({ level, message, data }) },
    kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
    ageWorkFactor: 8,
    program: 'Muniment test',
    logged,
    setClock: (instant) => {
      now = instant;
    },
  };
};

/** A folder that is gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export interface TemporaryVault {
  readonly vault: OpenVault;
  readonly environment: TestEnvironment;
  readonly recoveryWords: readonly string[];
  /** A folder beside the vault, for files to take in and copies to write. */
  readonly desk: string;
  /** Writes a file on the desk and answers its path. */
  readonly file: (name: string, content: string | Uint8Array) => string;
}

export const makeVault = async (): Promise<TemporaryVault> => {
  const folder = temporaryFolder();
  const desk = temporaryFolder();
  const environment = testEnvironment();
  const { vault, recoveryWords } = await createVault(
    join(folder, 'client.muniment'),
    { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    environment,
  );
  onTestFinished(() => vault.close());
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(desk, name);
    writeFileSync(path, content);
    return path;
  };
  return { vault, environment, recoveryWords, desk, file };
};

/** Work that nobody cancels, with its progress kept. */
export const quietJob = (): Job & { readonly reported: EngineProgress[] } => {
  const reported: EngineProgress[] = [];
  return {
    signal: new AbortController().signal,
    progress: (progress) => reported.push(progress),
    reported,
  };
};

/** Facts as the intake table would have them; a test says what matters to it. */
export const facts = (given: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  title: 'Access review, second quarter',
  effective: null,
  capturedOn: null,
  source: 'Identity provider',
  sensitivity: 'internal',
  controlIds: [],
  pointOfFocusIds: [],
  ...given,
});
