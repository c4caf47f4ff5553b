// Every vault ever written opens for ever: a copy of each kept vault is opened, read, checked and
// exported. How they are kept: test/fixtures/vaults/README.md.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import {
  addEvidence,
  addMember,
  addRecipient,
  buildPackage,
  changePassphrase,
  changeRole,
  checkVault,
  confirmRecoveryKey,
  createEngagement,
  createVault,
  deliver,
  getEvidence,
  listControls,
  listEvidence,
  listMembers,
  listPackages,
  loadStarterControls,
  openEvidenceFile,
  type OpenVault,
  openVault,
  type PackageBuild,
  rebuildPackage,
  recallPackage,
  removeMember,
  renewRecoveryKey,
  renewSigner,
  verifyJournal,
} from '../../src/engine';
import type { RequestDetail } from '../../src/shared/domain/request';
import type { KnownPackage } from '../../src/shared/domain/review';
import type { EvidenceDetail } from '../../src/shared/domain/evidence';
import type { PackageSummary } from '../../src/shared/domain/package-round';
import type {
  ControlId,
  EngagementId,
  EvidenceId,
  MemberId,
  PointOfFocusId,
  StarterControlId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { answerKept, askKept, AUDITOR, knownIn, requestsOf } from './asked-and-answered';
import { keepProgramme, programmeOf } from './kept-programme';
import { type Lived, liveEvidence, reviewLived } from './lived-evidence';
import { facts, PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';
import { databaseAsItLies } from './vault-fixture';
import { fillModel, modelOf, PAGE } from './whole-model';

const KEPT = resolve('test/fixtures/vaults');
const NEWEST = 'format-1-schema-10';
const ALL = [...[1, 2, 4, 7, 8, 9].map((schema) => `format-1-schema-${String(schema)}`), NEWEST];
const EDITOR = 'amber lanterns over the quiet harbour';
const day = (text: string) => text as CalendarDate;

/** What a kept vault must still answer. */
interface Expected {
  readonly head: string;
  readonly entries: number;
  readonly controls: number;
  readonly evidence: number;
  readonly texts: Readonly<Record<string, string>>;
  /** Absent for the first schema. */
  readonly members?: readonly { readonly id: string; readonly keyWords: string }[];
  /** The SOC 2 model, from schema 4 on: what its calls answered when the vault was kept. */
  readonly model?: ReturnType<typeof modelOf>;
  /** Evidence in every state it can be in, from schema 7 on. */
  readonly lives?: readonly EvidenceDetail[];
  /** How many items a package takes; all of them where it is absent. */
  readonly handedOver?: number;
  /** Rounds of packages, from schema 8 on: each can be written again for ever. */
  readonly rounds?: readonly PackageSummary[];
  /** What a firm asked and answered, and what its working file knows, from schema 9 on. */
  readonly requests?: readonly RequestDetail[];
  readonly known?: readonly KnownPackage[];
  /** The programme around the evidence, from schema 10 on. */
  readonly programme?: ReturnType<typeof programmeOf>;
}

const livesOf = (vault: OpenVault, lived: Lived): EvidenceDetail[] =>
  Object.values(lived).map((id: EvidenceId) => getEvidence(vault, id));

/** Two rounds for somebody, the second after the signer was renewed; the first was handed over and called back. */
const handRoundsOver = async (vault: OpenVault, desk: string, workingFile: string): Promise<void> => {
  await askKept(vault, desk);
  const recipient = addRecipient(vault, {
    firm: 'Bramwell & Oakes LLP',
    person: 'Vera Oakes',
    email: 'vera@bramwell.example',
    purpose: 'The examination of 2026',
    until: day('2027-06-30'),
    note: '',
  });
  const build = (name: string, more: Partial<PackageBuild> = {}) =>
    buildPackage(
      vault,
      {
        engagementId: 'ENG-01' as EngagementId,
        targetPath: join(desk, name),
        omissions: [],
        allowDraft: true,
        recipientIds: [recipient],
        ...more,
      },
      quietJob(),
    );
  const first = await build('r1.zip');
  const of = { packageId: first.id, round: 1 };
  deliver(vault, of, {
    recipientId: recipient,
    on: day('2026-07-01'),
    route: 'portal',
    fingerprintBy: 'phone',
    passphraseBy: null,
    note: '',
  });
  await answerKept(vault, { folder: workingFile, zip: join(desk, 'r1.zip'), recipient });
  await renewSigner(vault);
  await build('r2.zip', { deltaFrom: of });
  recallPackage(vault, of, 'It went to the wrong portal.');
};

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
  await fillModel(vault, desk);
  await keepProgramme(vault);
  const lived = await liveEvidence(vault, desk);
  // Members who come, change and go, a second epoch, a renewed key.
  await addMember(vault, { name: 'Erin Editor', role: 'reader', passphrase: `${EDITOR} of Erin` });
  changeRole(vault, 'MEM-02' as MemberId, 'editor');
  await addMember(vault, { name: 'Rae Reader', role: 'reader', passphrase: `${EDITOR} of Rae` });
  const next = await removeMember(vault, 'MEM-03' as MemberId, quietJob());
  await renewRecoveryKey(next);
  next.close();
  const erin = await openVault(join(folder, 'vault'), { passphrase: `${EDITOR} of Erin` }, environment);
  await changePassphrase(erin, { current: `${EDITOR} of Erin`, next: EDITOR, memoryMebibytes: null });
  const late = 'sealed in the second epoch\n';
  writeFileSync(join(desk, 'late.txt'), late);
  const item = {
    paths: [join(desk, 'late.txt')],
    facts: facts({ title: 'Kept item 3', controlIds: ['CTL-001' as ControlId] }),
  };
  const [lateId = ''] = (await addEvidence(erin, [item], quietJob())).added;
  reviewLived(erin, lived);
  erin.close();
  const ada = await openVault(join(folder, 'vault'), { passphrase: PASSPHRASE }, environment);
  await handRoundsOver(ada, desk, join(folder, 'working-file'));
  const { head, entries } = await verifyJournal(ada, quietJob());
  const members = listMembers(ada);
  const model = modelOf(ada);
  const lives = livesOf(ada, lived);
  const isHandedOver = ada.db.prepare('SELECT count(*) FROM listed_evidence WHERE counts').pluck();
  const handedOver = isHandedOver.get() as number;
  const rounds = listPackages(ada);
  const requests = requestsOf(ada);
  const programme = programmeOf(ada);
  const isItem = ada.db.prepare('SELECT count(*) FROM evidence').pluck();
  const evidence = isItem.get() as number;
  ada.close();
  const file = await openVault(join(folder, 'working-file'), { passphrase: AUDITOR }, environment);
  const known = knownIn(file);
  file.close();
  const expected: Expected = {
    head: head ?? '',
    entries,
    controls: 3,
    evidence,
    texts: {
      ...Object.fromEntries(
        Object.values(texts).map((text, index) => [`EVD-000${String(index + 1)}`, text] as const),
      ),
      [lateId]: late,
    },
    members: members.map(({ id, name, role, removedAt, keyWords }) => ({
      id,
      name,
      role,
      removedAt,
      keyWords: keyWords.join(' '),
    })),
    model,
    lives,
    handedOver,
    rounds,
    requests,
    known,
    programme,
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

it.each(ALL)('opens %s, reads its evidence, finds it sound and exports it', async (name) => {
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
    const members = listMembers(vault).map((one) => ({ ...one, keyWords: one.keyWords.join(' ') }));
    for (const [index, kept] of (expected.members ?? []).entries())
      expect(members[index]).toMatchObject(kept);
    if (expected.members !== undefined) {
      const reader = await openVault(folder, { passphrase: EDITOR }, testEnvironment(), { readOnly: true });
      expect(reader.member).toMatchObject({ id: 'MEM-02', role: 'editor' });
      reader.close();
    }
    const controls = listControls(vault, {
      ...PAGE,
      ...{ series: null, cadence: null, withoutEvidenceInPeriod: false, state: null, owner: null },
      ...{ domain: null, criterionId: null },
    });
    if (expected.model !== undefined)
      expect(JSON.parse(JSON.stringify(modelOf(vault)))).toMatchObject(expected.model);
    for (const kept of expected.lives ?? [])
      expect(JSON.parse(JSON.stringify(getEvidence(vault, kept.id)))).toMatchObject(kept);
    if (expected.requests !== undefined)
      expect(JSON.parse(JSON.stringify(requestsOf(vault)))).toMatchObject(expected.requests);
    if (expected.programme !== undefined)
      expect(JSON.parse(JSON.stringify(programmeOf(vault)))).toMatchObject(expected.programme);
    expect(controls.total).toBe(expected.controls);
    const evidence = listEvidence(vault, { ...PAGE, controlId: null, criterionId: null, verdict: null });
    expect(evidence.total).toBe(expected.evidence);
    for (const [id, text] of Object.entries(expected.texts)) {
      const parts: Uint8Array[] = [];
      for await (const part of openEvidenceFile(vault, id as EvidenceId, 1)) parts.push(part);
      expect(Buffer.concat(parts).toString('utf8')).toBe(text);
    }
    const rounds = listPackages(vault);
    expect(rounds).toMatchObject(expected.rounds ?? []);
    for (const { id, round, zipSha256, canBeRebuilt } of rounds) {
      if (!canBeRebuilt) continue;
      const targetPath = join(temporaryFolder(), 'again.zip');
      await rebuildPackage(vault, { of: { packageId: id, round }, targetPath }, quietJob());
      expect(createHash('sha256').update(readFileSync(targetPath)).digest('hex')).toBe(zipSha256);
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
    expect(built).toMatchObject({
      verdict: 'draft',
      evidenceCount: expected.handedOver ?? expected.evidence,
    });
  } finally {
    vault.close();
  }
});

it('opens the kept working file of an auditor and finds in it what was kept', async () => {
  const { known } = JSON.parse(readFileSync(join(KEPT, NEWEST, 'expect.json'), 'utf8')) as Expected;
  const folder = join(temporaryFolder(), 'working-file');
  cpSync(join(KEPT, NEWEST, 'working-file'), folder, { recursive: true });
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const file = await openVault(folder, { passphrase: AUDITOR }, testEnvironment());
  expect(await checkVault(file, { deep: true }, quietJob())).toMatchObject({
    verdict: 'sound',
    findings: [],
  });
  expect(JSON.parse(JSON.stringify(knownIn(file)))).toEqual(known);
  expect(file.kind).toBe('working-file');
  file.close();
});

/** The tables of schema 7 that the eighth changed, where they stand today. */
const CARRIED_FROM_7: Readonly<Record<string, string>> = {
  package: 'SELECT *, package AS id FROM package_round WHERE round = 1',
  package_omission: 'SELECT * FROM round_omission WHERE round = 1',
  package_exception: 'SELECT * FROM round_exception WHERE round = 1',
};

/** Every value of the old tables, where it stands today. */
const CARRIED: Readonly<Record<string, string>> = {
  ...CARRIED_FROM_7,
  control: `SELECT c.number, c.starter_id, v.title, c.domain, v.owner_role, c.ai_specific, c.created_at
    FROM control AS c JOIN control_version AS v ON v.control = c.number AND v.version = 1`,
  control_evidence_example: 'SELECT control, number AS position, text AS example FROM checklist_item',
};

/** What packages were before they had rounds, in the words of then. */
const PACKAGES_THEN = `
  INSERT INTO package (id, uuid, engagement, built_at, built_by, journal_seq, content_digest, verdict,
      evidence_count, file_count, zip_name, zip_bytes, zip_sha256, seal_number)
    VALUES ('PKG-2026-01', 'u-1', 1, '2026-07-01T09:00:00Z', 1, 3, 'd-1', 'draft', 2, 3, 'a.zip', 10, 'z-1', 's-1'),
      ('PKG-2026-02', 'u-2', 1, '2026-07-02T09:00:00Z', 2, 4, 'd-2', 'complete', 4, 5, 'b.zip', 11, 'z-2', 's-2');
  INSERT INTO package_omission (package, key, reason)
    VALUES ('PKG-2026-01', 'criterion-without-control:CC6.1', 'Later.'),
      ('PKG-2026-02', 'criterion-without-control:CC6.1', 'Still later.');
  INSERT INTO package_exception (package, exception)
    SELECT 'PKG-2026-02', number FROM exception ORDER BY number LIMIT 1`;

it('loses nothing of packages from before they had rounds', async () => {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(join(KEPT, 'format-1-schema-7', 'vault'), folder, { recursive: true });
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const old = await databaseAsItLies(folder, { writable: true });
  old.exec(PACKAGES_THEN);
  const names = old
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name`)
    .pluck()
    .all() as string[];
  const tables = names
    // What finds by words is made anew by whoever searches.
    .filter((table) => !/^(sqlite_|search|.*_(data|idx|content|docsize|config)$)/.test(table))
    .map((table) => ({
      table,
      columns: (old.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name),
      rows: old.prepare(`SELECT * FROM ${table}`).all(),
    }));
  old.close();
  expect(tables.find(({ table }) => table === 'package')?.rows).toHaveLength(2);
  expect(tables.find(({ table }) => table === 'package_exception')?.rows).toHaveLength(1);
  (await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).close();
  const now = await databaseAsItLies(folder);
  for (const { table, columns, rows } of tables) {
    const from = CARRIED_FROM_7[table] ?? `SELECT * FROM ${table}`;
    const carried = now.prepare(`SELECT ${columns.join(', ')} FROM (${from})`).all();
    expect({ table, rows: carried }).toEqual({ table, rows });
  }
  expect(now.prepare('SELECT kind, recipe, parts, encryption FROM package_round').all()).toEqual(
    [1, 2].map(() => ({ kind: 'full', recipe: null, parts: 1, encryption: 'none' })),
  );
  now.close();
});

it.each(['format-1-schema-1', 'format-1-schema-2'])('loses nothing of %s', async (name) => {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(join(KEPT, name, 'vault'), folder, { recursive: true });
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const old = await databaseAsItLies(folder);
  const names = old
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  const tables = names.map((table) => ({
    table,
    columns: (old.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name),
    rows: old.prepare(`SELECT * FROM ${table}`).all(),
  }));
  old.close();
  expect(tables.find(({ table }) => table === 'control_evidence_example')?.rows.length).toBeGreaterThan(6);
  (await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).close();
  const now = await databaseAsItLies(folder);
  for (const { table, columns, rows } of tables) {
    const carried = now
      .prepare(`SELECT ${columns.join(', ')} FROM (${CARRIED[table] ?? `SELECT * FROM ${table}`})`)
      .all();
    expect({ table, rows: carried }).toEqual({ table, rows });
  }
  now.close();
});
