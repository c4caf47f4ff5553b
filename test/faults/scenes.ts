// What the program under faults does, told once for it and for the judge: each scene starts from a kept
// vault, says what was acknowledged as soon as it was, and can be played again on whatever a fault left.
// Free of the test runner, because program.ts runs it in a process of its own.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addEvidence,
  createEngagement,
  createVault,
  instantOf,
  linkEvidence,
  loadStarterControls,
  mapControl,
  openVault,
  recoverVault,
  unmapControl,
  updateEngagement,
  type Environment,
  type Job,
  type OpenVault,
} from '../../src/engine';
import type { NewEngagement } from '../../src/shared/domain/engagement';
import type { EvidenceFacts } from '../../src/shared/domain/evidence';
import { UserError, type ErrorCode } from '../../src/shared/errors';
import type {
  ControlId,
  EngagementId,
  EvidenceId,
  PointOfFocusId,
  StarterControlId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';

export const PASSPHRASE = 'seven quiet herons cross the estuary';
export const NEXT_PASSPHRASE = 'copper violin beside the frozen lake';

/** What the program said was done. From then on it must be there, whatever happens. */
export type Acknowledged =
  | { readonly did: 'begin' | 'end' }
  | { readonly did: 'create'; readonly words: readonly string[] }
  | { readonly did: 'add'; readonly id: string; readonly sha256: string }
  | { readonly did: 'pass'; readonly passphrase: string }
  | { readonly did: 'engage'; readonly id: string; readonly systemName: string }
  | { readonly did: 'map' | 'unmap'; readonly control: string; readonly point: string }
  | { readonly did: 'link'; readonly id: string; readonly point: string }
  | { readonly did: 'fail'; readonly code: string };

export interface Stage {
  /** The vault folder. */
  readonly folder: string;
  /** Where the files to take in are made; nothing is broken there. */
  readonly desk: string;
  readonly passphrase: string;
  readonly words: readonly string[];
  readonly environment: Environment;
  readonly say: (what: Acknowledged) => void;
}

/** Randomness that is the same each time, so that every run makes the same calls; real when there is no seed. */
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

/** Bytes that only their name decides. */
export const contentOf = (name: string, sizeBytes: number): Buffer => {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 32) {
    createHash('sha256')
      .update(`${name} ${String(at)}`)
      .digest()
      .copy(bytes, at);
  }
  return bytes;
};

/** Takes files in by one call and acknowledges each item; throws the first failure by its code. */
const take = async (
  vault: OpenVault,
  { desk, say }: Stage,
  files: readonly (readonly [name: string, sizeBytes: number])[],
): Promise<void> => {
  const contents = files.map(([name, sizeBytes]) => contentOf(name, sizeBytes));
  const items = contents.map((content, at) => {
    const path = join(
      desk,
      `${String(at)}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`,
    );
    writeFileSync(path, content);
    return { paths: [path], facts };
  });
  const result = await addEvidence(vault, items, nobodyCancels);
  const failed = new Map(result.failed.map((failure) => [failure.index, failure]));
  const sealed = contents.filter((_, at) => !failed.has(at));
  result.added.forEach((id, at) => {
    const content = sealed[at] ?? Buffer.alloc(0);
    say({ did: 'add', id, sha256: createHash('sha256').update(content).digest('hex') });
  });
  const [first] = result.failed;
  if (first !== undefined) throw new UserError(first.code as ErrorCode, first.details);
};

/** The code of what a person can act on; everything else is a bug and says so. */
export const codeOf = (error: unknown): string =>
  error instanceof UserError ? error.code : `internal.bug ${String(error)}`;

/** After a failure the same is tried once more, in the same session: a person would, too. */
const insist = async (stage: Stage, work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    stage.say({ did: 'fail', code: codeOf(error) });
    await work();
  }
};

/** Opens, plays, closes. What lies between begin and end are the scene's own calls; the rest is opening and closing. */
const inVault = async (stage: Stage, play: (vault: OpenVault) => Promise<void> | void): Promise<void> => {
  const vault = await openVault(stage.folder, { passphrase: stage.passphrase }, stage.environment);
  try {
    stage.say({ did: 'begin' });
    await insist(stage, () => play(vault));
    stage.say({ did: 'end' });
  } finally {
    vault.close();
  }
};

const day = (text: string) => text as CalendarDate;
const engagement = (systemName: string): NewEngagement => ({
  type: 2,
  period: { from: day('2026-01-01'), to: day('2026-12-31') },
  categories: ['security', 'availability'],
  systemName,
  firm: 'Bramwell & Oakes LLP',
});

const CONTROL = 'CTL-001' as ControlId;
const POINT = 'CC6.2-2' as PointOfFocusId;
const ENGAGEMENT = 'ENG-01' as EngagementId;

/** The vault that most scenes start from; making it is a scene of its own. */
export const makeKeptVault = async (stage: Stage): Promise<void> => {
  const input = { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE };
  const made: OpenVault[] = [];
  await insist(stage, async () => {
    const { vault, recoveryWords } = await createVault(stage.folder, input, stage.environment);
    stage.say({ did: 'create', words: recoveryWords });
    made.push(vault);
  });
  for (const vault of made) {
    try {
      await insist(stage, async () => {
        createEngagement(vault, engagement('Quillmere Answers'));
        stage.say({ did: 'engage', id: ENGAGEMENT, systemName: 'Quillmere Answers' });
        loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
        await take(vault, stage, [
          ['kept small', 900],
          ['kept large', 300_000],
        ]);
      });
    } finally {
      vault.close();
    }
  }
};

export interface Scene {
  readonly from: 'nothing' | 'kept';
  readonly play: (stage: Stage) => Promise<void>;
}

export const SCENES = {
  'open and close': { from: 'kept', play: (stage) => inVault(stage, () => undefined) },
  create: {
    from: 'nothing',
    play: async (stage) => {
      stage.say({ did: 'begin' });
      await makeKeptVault(stage);
      stage.say({ did: 'end' });
    },
  },
  'import one file': {
    from: 'kept',
    play: (stage) => inVault(stage, (vault) => take(vault, stage, [['one', 1_300_000]])),
  },
  'import many small files': {
    from: 'kept',
    play: (stage) =>
      inVault(stage, (vault) =>
        take(
          vault,
          stage,
          Array.from({ length: 10 }, (_, at) => [`small ${String(at)}`, 700 + at * 900] as const),
        ),
      ),
  },
  'import the same bytes': {
    from: 'kept',
    play: (stage) =>
      inVault(stage, async (vault) => {
        await take(vault, stage, [
          ['twice', 5000],
          ['kept small', 900],
          ['twice', 5000],
        ]);
        await take(vault, stage, [['twice', 5000]]);
      }),
  },
  change: {
    from: 'kept',
    play: (stage) =>
      inVault(stage, (vault) => {
        const { say } = stage;
        updateEngagement(vault, ENGAGEMENT, engagement('Quillmere Search'));
        say({ did: 'engage', id: ENGAGEMENT, systemName: 'Quillmere Search' });
        mapControl(vault, CONTROL, [POINT], 'It is reviewed each quarter.');
        say({ did: 'map', control: CONTROL, point: POINT });
        linkEvidence(vault, 'EVD-0001' as EvidenceId, [CONTROL], [POINT]);
        say({ did: 'link', id: 'EVD-0001', point: POINT });
        unmapControl(vault, CONTROL, [POINT]);
        say({ did: 'unmap', control: CONTROL, point: POINT });
      }),
  },
  recover: {
    from: 'kept',
    play: async (stage) => {
      stage.say({ did: 'begin' });
      const input = { words: stage.words, newPassphrase: NEXT_PASSPHRASE };
      await insist(stage, async () => {
        const vault = await recoverVault(stage.folder, input, stage.environment);
        stage.say({ did: 'pass', passphrase: NEXT_PASSPHRASE });
        vault.close();
      });
      stage.say({ did: 'end' });
    },
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;
export const sceneNames = Object.keys(SCENES) as SceneName[];
