// Every vault ever written opens for ever: a copy of each kept vault is opened, read, checked and
// exported. How they are kept: test/fixtures/vaults/README.md.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import {
  addEvidence,
  buildPackage,
  checkVault,
  confirmRecoveryKey,
  createEngagement,
  createVault,
  listControls,
  listEvidence,
  loadStarterControls,
  openEvidenceFile,
  openVault,
  verifyJournal,
} from '../../src/engine';
import type { ControlId, EvidenceId, PointOfFocusId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';

const KEPT = resolve('test/fixtures/vaults');
const NEWEST = 'format-1-schema-1';
const day = (text: string) => text as CalendarDate;

/** What a kept vault must still answer. */
interface Expected {
  readonly head: string;
  readonly entries: number;
  readonly controls: number;
  readonly evidence: number;
  readonly texts: Readonly<Record<string, string>>;
}

const make = async (folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  const desk = temporaryFolder();
  const environment = testEnvironment();
  const { vault, recoveryWords } = await createVault(
    join(folder, 'vault'),
    { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    environment,
  );
  confirmRecoveryKey(vault, recoveryWords);
  createEngagement(vault, {
    type: 2,
    period: { from: day('2026-01-01'), to: day('2026-12-31') },
    categories: ['security', 'availability'],
    systemName: 'Quillmere Answers',
    firm: 'Bramwell & Oakes LLP',
  });
  loadStarterControls(vault, ['AC-01', 'AC-26', 'AC-69'] as StarterControlId[]);
  const texts = { 'review.csv': 'user,decision\nada,keep\n', 'restore “ü”.log': 'restored 12 of 12\n' };
  const paths = Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(desk, name), text);
    return join(desk, name);
  });
  await addEvidence(
    vault,
    paths.map((path, index) => ({
      paths: [path],
      facts: facts({
        title: `Kept item ${String(index + 1)}`,
        effective: { from: day('2026-04-01'), to: day('2026-06-30') },
        controlIds: ['CTL-002' as ControlId],
        pointOfFocusIds: ['CC6.2-2' as PointOfFocusId],
      }),
    })),
    quietJob(),
  );
  const { head, entries } = await verifyJournal(vault, quietJob());
  vault.close();
  const expected: Expected = {
    head: head ?? '',
    entries,
    controls: 3,
    evidence: 2,
    texts: Object.fromEntries(
      Object.values(texts).map((text, index) => [`EVD-000${String(index + 1)}`, text]),
    ),
  };
  writeFileSync(join(folder, 'expect.json'), `${JSON.stringify(expected, null, 2)}\n`);
};

if (process.env['MAKE_VAULT_FIXTURE'] === '1') {
  it('makes the newest kept vault anew', async () => {
    mkdirSync(KEPT, { recursive: true });
    await make(join(KEPT, NEWEST));
    expect(existsSync(join(KEPT, NEWEST, 'vault', 'vault.header'))).toBe(true);
  });
}

it.each([NEWEST])('opens %s, reads its evidence, finds it sound and exports it', async (name) => {
  const expected = JSON.parse(readFileSync(join(KEPT, name, 'expect.json'), 'utf8')) as Expected;
  const folder = join(temporaryFolder(), 'vault');
  cpSync(join(KEPT, name, 'vault'), folder, { recursive: true });
  // A checkout keeps no empty folders.
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  try {
    expect(await verifyJournal(vault, quietJob())).toMatchObject({
      verdict: 'unbroken',
      entries: expected.entries,
      head: expected.head,
    });
    expect(await checkVault(vault, { deep: true }, quietJob())).toMatchObject({
      verdict: 'sound',
      findings: [],
    });
    const page = { search: '', direction: 'ascending', sort: 'id', offset: 0, limit: 10 } as const;
    const controls = listControls(vault, {
      ...page,
      series: null,
      cadence: null,
      withoutEvidenceInPeriod: false,
    });
    expect(controls.total).toBe(expected.controls);
    const evidence = listEvidence(vault, { ...page, controlId: null, criterionId: null, verdict: null });
    expect(evidence.total).toBe(expected.evidence);
    for (const [id, text] of Object.entries(expected.texts)) {
      const parts: Uint8Array[] = [];
      for await (const part of openEvidenceFile(vault, id as EvidenceId, 1)) parts.push(part);
      expect(Buffer.concat(parts).toString('utf8')).toBe(text);
    }
    const built = await buildPackage(
      vault,
      {
        engagementId: 'ENG-01' as never,
        targetPath: join(temporaryFolder(), 'package.zip'),
        omissions: [],
        allowDraft: true,
      },
      quietJob(),
    );
    expect(built).toMatchObject({ verdict: 'draft', evidenceCount: expected.evidence });
  } finally {
    vault.close();
  }
});
