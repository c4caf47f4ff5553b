// Packages as an auditor gets them, of one client: a first round, a delta of the second, parts, and one that is
// encrypted with a passphrase. Built once for each file of tests.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  addEvidence,
  addVersion,
  askedByHand,
  buildPackage,
  buildRound,
  chooseEnvelope,
  createEngagement,
  createVault,
  getRecord,
  linkRequests,
  loadStarterControls,
  openReceived,
  recordPopulation,
  setInternalStatus,
  type Received,
} from '../../../src/engine';
import { NOTHING_KEPT } from '../../../src/engine/review/opened-received';
import { WHOLE_SCOPE } from '../../../src/shared/domain/package';
import type { ControlId, EvidenceId, StarterControlId } from '../../../src/shared/ids';
import type { RecordKind } from '../../../src/shared/domain/review';
import type { Instant } from '../../../src/shared/period';
import { LEAVERS, said } from '../populations/populations-fixture';
import { asked, handled, REQ } from '../requests/requests-fixture';
import { facts, PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from '../temporary-vault';

export const AGE_PASSPHRASE = 'eleven copper lanterns over the weir';
/** Hides that it ends in another way than it seems to. */
export const HOSTILE_TITLE = 'Access list\u202ecsv.exe\u0007';

const control = (number: number): ControlId => `CTL-00${String(number)}` as ControlId;
const evidence = (number: number): EvidenceId => `EVD-000${String(number)}` as EvidenceId;
const effective = { from: '2026-02-01', to: '2026-02-28' } as never;

export interface ReceivedFixture {
  readonly at: (name: string) => string;
  readonly parts: readonly string[];
  readonly remove: () => void;
}

/** `first.zip`, `second.zip` (a delta on it), `split.part-….zip` and `sealed.zip.age` in one folder. */
export const receivedFixture = async (): Promise<ReceivedFixture> => {
  const desk = mkdtempSync(join(tmpdir(), 'muniment-received-'));
  const at = (name: string): string => join(desk, name);
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const environment = testEnvironment();
  const { vault } = await createVault(
    at('client.muniment'),
    { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    environment,
  );
  try {
    const { id: engagementId } = createEngagement(vault, {
      type: 2,
      period: { from: '2026-01-01', to: '2026-06-30' } as never,
      systemName: 'Answers',
      firm: 'Bramwell & Oakes LLP',
      categories: ['security'],
    });
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const item = (path: string, title: string, controlIds: ControlId[]) => ({
      paths: [path],
      facts: facts({ title, controlIds, effective }),
    });
    const items = [
      item(file('access.txt', 'everyone with access\n'), HOSTILE_TITLE, [control(1)]),
      item(file('big.bin', randomBytes(2_000_000)), 'A big export', [control(2)]),
      item(file('leavers.csv', LEAVERS), 'Leavers', [control(1)]),
    ];
    await addEvidence(vault, items, quietJob());
    const place = { evidenceId: evidence(3), position: 1, sheet: null };
    const statement = said({ controlIds: [control(1)] });
    await recordPopulation(vault, { ...place, statement, replaces: null }, quietJob());
    askedByHand(vault, asked({ reference: 'PBC-01', wording: 'Who has access\nand since when' }), handled());
    askedByHand(vault, asked({ reference: 'PBC-02', wording: 'All leavers' }), handled());
    const targets = [
      { kind: 'evidence', id: evidence(1) },
      { kind: 'control', id: control(1) },
    ] as never;
    linkRequests(vault, { ids: [REQ(1)], targets, note: '' });
    setInternalStatus(vault, { ids: [REQ(1)], to: 'ready-for-review', note: '' });
    const build = { engagementId, omissions: [], allowDraft: true, selection: WHOLE_SCOPE };
    const first = await buildPackage(vault, { ...build, targetPath: at('first.zip') }, quietJob());
    const of = { packageId: first.id, round: 1 };
    const envelope = { kind: 'passphrase', passphrase: AGE_PASSPHRASE } as const;
    const sealed = await chooseEnvelope(vault, { envelope, recipientIds: [] });
    await buildRound(
      vault,
      { ...build, round: { kind: 'new-package' }, targetPath: at('sealed.zip.age'), ...sealed },
      quietJob(),
    );
    const { files } = await buildRound(
      vault,
      { ...build, round: { kind: 'new-package' }, targetPath: at('split.zip'), partBytes: 2_200_000 },
      quietJob(),
    );
    environment.setClock('2026-07-02T09:00:00Z' as Instant);
    await addVersion(
      vault,
      evidence(1),
      [file('access again.txt', 'everyone with access, and contractors\n')],
      {
        ...{ title: 'Access list', effective, capturedOn: null, validUntil: null, source: '' },
        ...{ sensitivity: 'internal', collector: '', method: 'export', quality: [] },
      },
      'The first had no contractors.',
      quietJob(),
    );
    const round = { kind: 'next-round', of: first.id } as const;
    await buildPackage(vault, { ...build, round, deltaFrom: of, targetPath: at('second.zip') }, quietJob());
    return {
      at,
      parts: files.map((one) => at(one.name)),
      remove: () => rmSync(desk, { recursive: true, force: true }),
    };
  } finally {
    vault.close();
  }
};

/** Closed after the test. */
export const opened = async (
  path: string | readonly string[],
  base: string | null = null,
): Promise<Received> => {
  const paths = typeof path === 'string' ? [path] : path;
  const received = await openReceived({ paths, base, find: null }, quietJob());
  onTestFinished(() => received.close());
  return received;
};

export const record = (received: Received, kind: RecordKind, id: string) =>
  getRecord(received.index, received.listed, NOTHING_KEPT, { kind, id });
export const bytesOf = async (received: Received, path: string): Promise<string> => {
  const file = await received.files.open(path);
  return Buffer.from(await file.readAt(0, file.sizeBytes)).toString('utf8');
};
export const pathOf = (received: Received, id: string): string =>
  record(received, 'evidence', id).files[0]?.path ?? '';

/** A copy of a package in which the first such text is another one of the same length. */
export const changedCopy = (path: string, from: string, to: string): string => {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  if (at === -1 || from.length !== to.length) throw new Error('nothing to change');
  bytes.write(to, at, 'latin1');
  const copy = join(temporaryFolder(), 'package.zip');
  writeFileSync(copy, bytes);
  return copy;
};
