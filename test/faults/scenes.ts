// What the program under faults does, told once for it and for the judge: each scene starts from a prepared
// vault, says what was acknowledged as soon as it was, and can be played again on whatever a fault left.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createEngagement,
  createVault,
  linkEvidence,
  loadStarterControls,
  mapControl,
  unmapControl,
  updateEngagement,
  type OpenVault,
} from '../../src/engine';
import type { NewEngagement } from '../../src/shared/domain/engagement';
import type {
  ControlId,
  EngagementId,
  EvidenceId,
  PointOfFocusId,
  StarterControlId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { inLedger } from './ledger';
import { backUp, putACopyBack, restore } from './scenes-of-backups';
import { changeControls, importTheRegister } from './scenes-of-controls';
import { handPicksBack, liveThroughReviews } from './scenes-of-evidence';
import { handOverExceptions, handOverRounds, writeFirstTables, writeTables } from './scenes-of-handing-over';
import {
  addAMember,
  changeThePassphrase,
  recover,
  removeAMember,
  renewTheRecoveryKey,
  renewTheVaultKey,
} from './scenes-of-members';
import { answerForOccurrences, getReady, goOnToTheNextYear } from './scenes-of-the-year';
import { keepRegisters } from './scenes-of-registers';
import { answerAList } from './scenes-of-requests';
import { makeWorkingFile, reviewAPackage } from './scenes-of-reviews';
import { insist, inVault, PASSPHRASE, take, type Stage } from './stage';

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
const makeVault = async (stage: Stage): Promise<void> => {
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

const KEPT_FOR_EVER = resolve('test/fixtures/vaults');

/** A vault of an older schema that is kept for ever; its passphrase is the same. */
const takeOldVault =
  (schema: number) =>
  (stage: Stage): Promise<void> => {
    const kept = join(KEPT_FOR_EVER, `format-1-schema-${String(schema)}`);
    cpSync(join(kept, 'vault'), stage.folder, { recursive: true });
    // A checkout keeps no empty folders.
    mkdirSync(join(stage.folder, 'tmp'), { recursive: true });
    const expected = JSON.parse(readFileSync(join(kept, 'expect.json'), 'utf8')) as {
      texts: Readonly<Record<string, string>>;
    };
    for (const [id, text] of Object.entries(expected.texts)) {
      stage.say({ did: 'add', id, sha256: createHash('sha256').update(text).digest('hex') });
    }
    stage.say({ did: 'keep', schema });
    return Promise.resolve();
  };

/** What scenes start from, and how it is made. */
export const PREPARED = {
  kept: makeVault,
  'schema 1': takeOldVault(1),
  'schema 2': takeOldVault(2),
  'schema 4': takeOldVault(4),
  team: async (stage) => {
    await makeVault(stage);
    await addAMember(stage);
  },
  'backed up': async (stage) => {
    await makeVault(stage);
    await backUp(stage);
  },
  'with tables': async (stage) => {
    await makeVault(stage);
    await writeFirstTables(stage);
  },
  'working file': makeWorkingFile,
} as const satisfies Record<string, (stage: Stage) => Promise<void>>;
export type Prepared = keyof typeof PREPARED;

export interface Scene {
  readonly from: Prepared | 'nothing';
  readonly play: (stage: Stage) => Promise<void>;
  /** The owner's passphrase changes in it: until that is acknowledged, either opens the vault. */
  readonly changesPassphrase?: true;
}

const importing =
  (files: readonly (readonly [name: string, sizeBytes: number])[]) =>
  (stage: Stage): Promise<void> =>
    inVault(stage, (vault) => take(vault, stage, files));

const change = (stage: Stage): Promise<void> =>
  inVault(stage, (vault) => {
    const { say } = stage;
    updateEngagement(vault, ENGAGEMENT, engagement('Quillmere Search'));
    say({ did: 'engage', id: ENGAGEMENT, systemName: 'Quillmere Search' });
    mapControl(
      vault,
      CONTROL,
      { pointOfFocusIds: [POINT], criterionIds: [] },
      'It is reviewed each quarter.',
    );
    say({ did: 'map', control: CONTROL, point: POINT });
    linkEvidence(vault, 'EVD-0001' as EvidenceId, [CONTROL], [POINT]);
    say({ did: 'link', id: 'EVD-0001', point: POINT });
    unmapControl(vault, CONTROL, { pointOfFocusIds: [POINT], criterionIds: [] });
    say({ did: 'unmap', control: CONTROL, point: POINT });
  });

const importTheSameBytes = (stage: Stage): Promise<void> =>
  inVault(stage, async (vault) => {
    await take(vault, stage, [
      ['twice', 5000],
      ['kept small', 900],
      ['twice', 5000],
    ]);
    await take(vault, stage, [['twice', 5000]]);
  });

const SMALL_FILES = Array.from({ length: 10 }, (_, at) => [`small ${String(at)}`, 700 + at * 900] as const);

export const SCENES = {
  'open and close': { from: 'kept', play: (stage) => inVault(stage, () => undefined) },
  create: {
    from: 'nothing',
    play: async (stage) => {
      stage.say({ did: 'begin' });
      await makeVault(stage);
      stage.say({ did: 'end' });
    },
  },
  'import one file': { from: 'kept', play: importing([['one', 1_300_000]]) },
  // Large enough to be written past the page cache, where the place is on a disk.
  'import a large file': { from: 'kept', play: importing([['large', 5_300_000]]) },
  'import many small files': { from: 'kept', play: importing(SMALL_FILES) },
  'import the same bytes': { from: 'kept', play: importTheSameBytes },
  change: { from: 'kept', play: change },
  recover: { from: 'kept', play: recover, changesPassphrase: true },
  'change the passphrase': { from: 'kept', play: changeThePassphrase, changesPassphrase: true },
  'add a member': { from: 'kept', play: addAMember },
  'remove a member': { from: 'team', play: removeAMember },
  'renew the vault key': { from: 'team', play: renewTheVaultKey },
  'renew the recovery key': { from: 'kept', play: renewTheRecoveryKey },
  migrate: { from: 'schema 1', play: inLedger() },
  'migrate from the second schema': { from: 'schema 2', play: inLedger() },
  'migrate from the fourth schema': { from: 'schema 4', play: inLedger() },
  'back up': { from: 'kept', play: backUp },
  restore: { from: 'backed up', play: restore },
  'put a copy back': { from: 'kept', play: putACopyBack },
  'change controls': { from: 'kept', play: changeControls },
  'import the register': { from: 'kept', play: importTheRegister },
  'go on to the next year': { from: 'kept', play: goOnToTheNextYear },
  'answer for occurrences': { from: 'kept', play: answerForOccurrences },
  'get ready': { from: 'kept', play: getReady },
  'live through reviews': { from: 'kept', play: liveThroughReviews },
  'hand picks back': { from: 'kept', play: handPicksBack },
  'hand exceptions over': { from: 'with tables', play: handOverExceptions },
  'hand rounds over': { from: 'with tables', play: handOverRounds },
  'write tables': { from: 'with tables', play: writeTables },
  'answer a list': { from: 'with tables', play: answerAList },
  'keep registers': { from: 'kept', play: keepRegisters },
  'review a package': { from: 'working file', play: reviewAPackage },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;
/** All of them, or those that SCENES names, separated by commas. */
export const sceneNames = (Object.keys(SCENES) as SceneName[]).filter(
  (name) => process.env['SCENES']?.split(',').includes(name) ?? true,
);
export const sceneOf = (name: SceneName): Scene => SCENES[name];
