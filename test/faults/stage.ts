// What all scenes share: where they play, what they may say, and how a person behaves who meets an error.
// Free of the test runner, because program.ts runs scenes in a process of their own.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addEvidence,
  instantOf,
  openVault,
  type Environment,
  type Job,
  type OpenVault,
} from '../../src/engine';
import type { EvidenceFacts } from '../../src/shared/domain/evidence';
import { UserError, type ErrorCode } from '../../src/shared/errors';

export const PASSPHRASE = 'seven quiet herons cross the estuary';
export const NEXT_PASSPHRASE = 'copper violin beside the frozen lake';

/** What the program said was done. From then on it must be there, whatever happens. */
export type Acknowledged =
  | { readonly did: 'begin' | 'end' }
  | { readonly did: 'create' | 'renew'; readonly words: readonly string[] }
  | { readonly did: 'add'; readonly id: string; readonly sha256: string }
  | { readonly did: 'pass'; readonly passphrase: string }
  | { readonly did: 'engage'; readonly id: string; readonly systemName: string }
  | { readonly did: 'map' | 'unmap'; readonly control: string; readonly point: string }
  | { readonly did: 'link'; readonly id: string; readonly point: string }
  | { readonly did: 'admit'; readonly id: string; readonly passphrase: string }
  | { readonly did: 'role'; readonly id: string; readonly role: string }
  | { readonly did: 'dismiss'; readonly id: string; readonly passphrase: string }
  | { readonly did: 'back-up'; readonly state: string; readonly items: number }
  | { readonly did: 'restore' | 'rekey' }
  /** A command of a ledger was done; `state` is the digest of all that the vault then held. */
  | { readonly did: 'reach'; readonly state: string; readonly does: string }
  /** A vault of an older schema was there. */
  | { readonly did: 'keep'; readonly schema: number }
  | { readonly did: 'write-out'; readonly name: string; readonly sha256: string }
  | { readonly did: 'fail'; readonly code: string };

export interface Stage {
  /** The folder in which calls are counted. */
  readonly watched: string;
  /** The vault folder, below it. */
  readonly folder: string;
  /** Where the files to take in are made; nothing is broken there. */
  readonly desk: string;
  readonly passphrase: string;
  readonly words: readonly string[];
  /** Tells one performance from another, where something must be new each time. */
  readonly performance: string;
  readonly environment: Environment;
  readonly say: (what: Acknowledged) => void;
}

/** Randomness that is the same for the same seed, so that every run makes the same calls; cheap keys. */
export const sceneEnvironment = (seed: string): Environment => {
  let drawn = 0;
  const block = (): Buffer =>
    createHash('sha256')
      .update(`${seed} ${String((drawn += 1))}`)
      .digest();
  return {
    now: () => instantOf(Date.UTC(2026, 6, 1, 9, 0, 0)),
    random: (count) => {
      const blocks = Array.from({ length: Math.ceil(count / 32) }, block);
      return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
    },
    logger: { log: () => undefined },
    kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
    program: 'Muniment test',
  };
};

export const nobodyCancels: Job = { signal: new AbortController().signal, progress: () => undefined };

export const facts: EvidenceFacts = {
  title: 'Access review',
  effective: null,
  capturedOn: null,
  source: 'Identity provider',
  sensitivity: 'internal',
  controlIds: [],
  pointOfFocusIds: [],
};

/** Bytes that only their name decides, other ones on every page. */
const contentOf = (name: string, sizeBytes: number): Buffer => {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 4096) {
    const digest = createHash('sha256').update(`${name} ${String(at)}`);
    bytes.fill(digest.digest(), at, Math.min(at + 4096, sizeBytes));
  }
  return bytes;
};

/** Takes files in by one call and acknowledges each item; throws the first failure by its code. */
export const take = async (
  vault: OpenVault,
  { desk, say }: Stage,
  files: readonly (readonly [name: string, sizeBytes: number])[],
): Promise<void> => {
  const contents = files.map(([name, sizeBytes]) => contentOf(name, sizeBytes));
  const digests = contents.map((content) => createHash('sha256').update(content).digest('hex'));
  const items = contents.map((content, at) => {
    const path = join(desk, `${String(at)}-${digests[at]?.slice(0, 8) ?? ''}`);
    writeFileSync(path, content);
    return { paths: [path], facts };
  });
  const result = await addEvidence(vault, items, nobodyCancels);
  const failed = new Set(result.failed.map((failure) => failure.index));
  const sealed = digests.filter((_, at) => !failed.has(at));
  result.added.forEach((id, at) => say({ did: 'add', id, sha256: sealed[at] ?? '' }));
  const [first] = result.failed;
  if (first !== undefined) throw new UserError(first.code as ErrorCode, first.details);
};

/** The code of what a person can act on; everything else is a bug and says so. */
export const codeOf = (error: unknown): string =>
  error instanceof UserError ? error.code : `internal.bug ${String(error)}`;

/** After a failure the same is tried once more, in the same session: a person would, too. */
export const insist = async (stage: Stage, work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    stage.say({ did: 'fail', code: codeOf(error) });
    await work();
  }
};

/** Opens, plays, closes. What lies between begin and end are the scene's own calls; the rest is opening and closing. */
export const inVault = async (
  stage: Stage,
  play: (vault: OpenVault) => Promise<void> | void,
): Promise<void> => {
  const vault = await openVault(stage.folder, { passphrase: stage.passphrase }, stage.environment);
  try {
    stage.say({ did: 'begin' });
    await insist(stage, () => play(vault));
    stage.say({ did: 'end' });
  } finally {
    vault.close();
  }
};

/** The passphrase that is not in force. */
export const otherPassphrase = ({ passphrase }: Stage): string =>
  passphrase === NEXT_PASSPHRASE ? PASSPHRASE : NEXT_PASSPHRASE;
