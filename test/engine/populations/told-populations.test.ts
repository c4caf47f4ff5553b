// Rows of populations that somebody changed beside the journal, with a program of their own and the key every
// member has.
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addEvidence,
  changePopulation,
  changeSample,
  checkVault,
  importPicks,
  linkSamples,
  loadStarterControls,
  openVault,
  recordPopulation,
  selfSample,
  setPopulationState,
  unlinkSamples,
} from '../../../src/engine';
import { sha256Hex } from '../../../src/engine/crypto/hash';
import {
  type ControlId,
  evidenceId,
  populationId,
  sampleItemId,
  type StarterControlId,
} from '../../../src/shared/ids';
import { facts, PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { forge, type Forged, forgery } from '../forgery';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from '../vault-fixture';
import { LEAVERS, LIST, said } from './populations-fixture';

const POP = populationId(1);
let fixture: VaultFixture;
let folder: string;

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
    const paths = [
      await sourceFile(work, 'leavers.csv', LEAVERS),
      await sourceFile(work, 'proof.txt', 'p'),
      await sourceFile(work, 'other.csv', 'a\n1\n'),
    ];
    await addEvidence(
      vault,
      paths.map((path) => ({ paths: [path], facts: facts() })),
      quietJob(),
    );
    const controlIds = ['CTL-002'] as ControlId[];
    await recordPopulation(vault, { ...LIST, statement: said({ controlIds }), replaces: null }, quietJob());
    changePopulation(vault, POP, said({ controlIds, title: 'Leavers, all of 2026' }));
    const picks = await sourceFile(work, 'picks.csv', 'Row\n3\n5\n6\n');
    const input = {
      ...{
        id: POP,
        path: picks,
        matchBy: null,
        attributes: ['Ticket', 'Gone'],
        pickedOn: null,
        note: 'Mail',
      },
    };
    const { sha256 } = await importPicks(vault, { ...input, sha256: null, apply: false }, quietJob());
    await importPicks(vault, { ...input, sha256, apply: true }, quietJob());
    await selfSample(
      vault,
      { id: POP, method: 'systematic', size: 2, seed: 'seed', attributes: [], note: '' },
      quietJob(),
    );
    const places = [1, 2].map((number) => ({ id: sampleItemId(1, number), attribute: '' }));
    linkSamples(vault, evidenceId(2), places, 'One for two');
    unlinkSamples(vault, evidenceId(2), places.slice(1));
    changeSample(vault, sampleItemId(1, 3), 'exception', 'Nobody took the badge');
    setPopulationState(vault, POP, 'submitted', '');
    setPopulationState(vault, POP, 'returned', 'One is missing');
    await recordPopulation(
      vault,
      { ...LIST, evidenceId: evidenceId(3), statement: said(), replaces: POP },
      quietJob(),
    );
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const findingsAfter = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.exec(sql);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject}: ${found.detail}`);
};
const SAYS = 'what it says';
const PICKED = 'which rows are picked from it';
const COLLECTED = 'what is collected for its samples';

it('are none in a vault that only the program has written', async () => {
  expect(await findingsAfter('SELECT 1')).toEqual([]);
});

it.each([
  ['population-retitled', `UPDATE population SET title = 'All' WHERE number = 1`, SAYS],
  [
    'count-made-to-fit',
    `UPDATE population SET record = json_set(record, '$.countOnScreen', 5) WHERE number = 1`,
    SAYS,
  ],
  ['rows-lost', 'UPDATE population SET row_count = 4 WHERE number = 1', SAYS],
  ['another-list-under-it', 'UPDATE population SET evidence = 3 WHERE number = 1', SAYS],
  ['accepted-by-nobody', `UPDATE population SET state = 'accepted' WHERE number = 1`, SAYS],
  ['words-of-the-auditor-changed', `UPDATE population SET state_note = '' WHERE number = 1`, SAYS],
  ['recorded-earlier', `UPDATE population SET created_at = '2025-01-01T00:00:00Z' WHERE number = 1`, SAYS],
  [
    'column-digest-exchanged',
    `UPDATE population_column SET digest = '${'0'.repeat(64)}' WHERE population = 1`,
    SAYS,
  ],
  ['column-taken-away', 'DELETE FROM population_column WHERE population = 1 AND position = 3', SAYS],
  ['control-exchanged', 'UPDATE population_control SET control = 1', SAYS],
  ['auditors-pick-moved', 'UPDATE sample_item SET row = 2 WHERE population = 1 AND number = 1', PICKED],
  ['picked-row-reworded', `UPDATE sample_item SET cells = '["E-101","",""]' WHERE number = 1`, PICKED],
  [
    'pick-dropped',
    'DELETE FROM sample_evidence; DELETE FROM sample_item WHERE population = 1 AND number = 3',
    PICKED,
  ],
  ['pick-added', `INSERT INTO sample_item VALUES (1, 99, 1, 2, '[]', 'selected', '')`, PICKED],
  [
    'ours-passed-for-the-auditors',
    `UPDATE selection SET picker = 'auditor', method = NULL, seed = NULL WHERE number = 2`,
    PICKED,
  ],
  ['another-seed', `UPDATE selection SET seed = 'luck' WHERE number = 2`, PICKED],
  ['attribute-dropped', `UPDATE selection SET attributes = '["Ticket"]' WHERE number = 1`, PICKED],
  ['exception-made-collected', `UPDATE sample_item SET state = 'collected' WHERE number = 3`, COLLECTED],
  ['note-taken-away', `UPDATE sample_item SET note = '' WHERE number = 3`, COLLECTED],
  ['evidence-taken-from-a-sample', 'DELETE FROM sample_evidence', COLLECTED],
  ['evidence-linked-in-silence', `INSERT INTO sample_evidence VALUES (1, 2, 'Ticket', 2, '')`, COLLECTED],
  ['reason-changed', `UPDATE sample_evidence SET reason = 'Other'`, COLLECTED],
])('finds %s', async (_attack, sql, what) => {
  expect(await findingsAfter(sql)).toEqual([
    `check.untold-row POP-01: ${what} is not what the journal tells of it`,
  ]);
});

it('finds population-taken-away and replacement-denied', async () => {
  const gone = 'DELETE FROM population_column WHERE population = 2; DELETE FROM population WHERE number = 2';
  expect(await findingsAfter(gone)).toEqual([
    'check.untold-row POP-02: that it is missing is not what the journal tells of it',
  ]);
  folder = await fixture.copy();
  expect(await findingsAfter('UPDATE population SET replaces = NULL')).toEqual([
    `check.untold-row POP-02: ${SAYS} is not what the journal tells of it`,
  ]);
});

const CELLS = sha256Hex(canonicalize([['E-101', '2026-01-31', '']]) ?? '');

it('finds evidence-withdrawn-that-an-auditor-was-given, and a list given on withdrawn evidence', async () => {
  const { member } = await forgery(folder).unlock(PASSPHRASE);
  const by = { member: 1, signedBy: member.signingSeed } as const;
  const subject = populationId(2);
  const withdrawal: Forged = {
    ...{ ...by, action: 'evidence.withdrawn', subject: evidenceId(3) },
    detail: { reason: 'x' },
  };
  const given: Forged = {
    ...{ ...by, action: 'population.state-changed', subject },
    detail: { before: 'draft', after: 'submitted', note: '' },
  };
  const sentencesAfter = async (...entries: readonly Forged[]): Promise<string[]> => {
    folder = await fixture.copy();
    const db = await rawDatabase(folder);
    for (const entry of entries) forge(db, entry);
    db.close();
    return (await findingsAfter('SELECT 1')).filter((one) => / entry \d+ /.test(one));
  };
  expect(await sentencesAfter(withdrawal)).toEqual([]);
  for (const [entries, what] of [
    [[given, withdrawal], 'withdraws what it stands on'],
    [[withdrawal, given], 'gives away what stands on withdrawn evidence'],
  ] as const) {
    const found = await sentencesAfter(...entries);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`${subject}: entry \\d+ ${what}$`));
  }
});

it.each([
  [
    'auditors-picks-picked-anew-by-entry',
    `DELETE FROM sample_evidence; DELETE FROM sample_item WHERE selection = 1;
     UPDATE selection SET attributes = '[]', note = '', source_sha256 = NULL, created_at = '@time' WHERE number = 1;
     INSERT INTO sample_item VALUES (1, 1, 1, 2, '["E-101","2026-01-31",""]', 'selected', '')`,
    'sample.selected',
    {
      ...{ selection: 1, picker: 'auditor', method: null, seed: null, pickedOn: null, sourceSha256: null },
      ...{ matchBy: null, note: '', attributes: [], first: 1, rows: [2], cells: CELLS },
    },
    'picks anew what was picked before',
  ],
  [
    'accepted-without-being-given',
    `UPDATE population SET state = 'accepted', state_note = ''`,
    'population.state-changed',
    { before: 'returned', after: 'accepted', note: '' },
    'takes a step that was not open to it',
  ],
  [
    'record-changed-after-it-was-given',
    'SELECT 1',
    'population.changed',
    { before: {}, after: {} },
    'changes what an auditor was given',
  ],
] as const)('finds %s', async (_attack, sql, action, detail, sentence) => {
  const { member } = await forgery(folder).unlock(PASSPHRASE);
  const db = await rawDatabase(folder);
  db.exec(sql);
  forge(db, { member: 1, action, subject: POP, detail, signedBy: member.signingSeed });
  db.close();
  expect((await findingsAfter('SELECT 1')).filter((one) => one.endsWith(sentence))).toHaveLength(1);
});
