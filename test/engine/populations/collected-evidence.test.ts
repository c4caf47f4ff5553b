// What is collected for picked rows, when its evidence is taken out, refused or not there yet.
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import {
  changeSample,
  checkVault,
  exportSamples,
  findPopulation,
  importPicks,
  linkSamples,
  listOwed,
  pageOfSamples,
  recordPopulation,
  requestEvidence,
  withdrawEvidence,
} from '../../../src/engine';
import { readTable } from '../../../src/engine/tables';
import { type EvidenceId, populationId, sampleItemId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { itemSays } from '../lived-evidence';
import { quietJob, type TemporaryVault } from '../temporary-vault';
import { LIST, said, takeIn, vaultWithList } from './populations-fixture';

const POP = populationId(1);
const S = (number: number) => sampleItemId(1, number);
let files = 0;
let made: TemporaryVault;
let ticket: EvidenceId;
let screen: EvidenceId;

beforeEach(async () => {
  made = await vaultWithList();
  await recordPopulation(made.vault, { ...LIST, statement: said(), replaces: null }, quietJob());
  const path = made.file('picks.csv', 'Row\n2\n3\n');
  const input = { id: POP, path, matchBy: null, attributes: ['Ticket', 'Gone'], pickedOn: null, note: '' };
  const { sha256 } = await importPicks(made.vault, { ...input, sha256: null, apply: false }, quietJob());
  await importPicks(made.vault, { ...input, sha256, apply: true }, quietJob());
  const [one, other] = await takeIn(made.vault, made.file('t.txt', 't'), made.file('s.txt', 's'));
  if (one === undefined || other === undefined) throw new Error('both are in');
  [ticket, screen] = [one, other];
});

const rows = () =>
  pageOfSamples(made.vault.db, POP, { selection: null, picker: null }, { offset: 0, limit: 9 }).rows;
const states = () => rows().map((one) => one.state);
const owed = () =>
  listOwed(made.vault, {
    ...{ today: '2026-12-01' as CalendarDate, until: null, owner: null, kinds: ['sample'], search: '' },
    ...{ offset: 0, limit: 9 },
  }).rows.map((one) => ('sampleItemId' in one.about ? one.about.sampleItemId : null));
const exported = async () => {
  const path = join(made.desk, `samples ${String((files += 1))}.csv`);
  await exportSamples(made.vault, POP, 'auditor', path);
  return (await readTable(path)).rows.map((row) => row.join('|'));
};
const sound = async () => {
  expect((await checkVault(made.vault, { deep: false }, quietJob())).findings).toEqual([]);
};

it('is owed again when what was collected for a row is withdrawn', async () => {
  linkSamples(made.vault, ticket, [{ id: S(1), attribute: '' }], '');
  linkSamples(made.vault, screen, [{ id: S(2), attribute: '' }], '');
  expect(states()).toEqual(['collected', 'collected']);
  expect(owed()).toEqual([]);
  withdrawEvidence(made.vault, ticket, 'Shows another tenant');
  expect(states()).toEqual(['selected', 'collected']);
  expect(rows()[0]?.attributes[0]?.evidence).toMatchObject([
    { id: ticket, state: 'withdrawn', counts: false },
  ]);
  expect(findPopulation(made.vault, POP).auditor).toEqual({ picked: 2, collected: 1 });
  expect(owed()).toEqual([S(1)]);
  const [first, second] = await exported();
  expect(first).toContain('|selected|');
  expect(first).not.toContain(ticket);
  expect(second).toContain(screen);
  await sound();
});

it('is owed again when evidence for one of the attributes is withdrawn, until other evidence is there', async () => {
  linkSamples(made.vault, ticket, [{ id: S(1), attribute: 'Ticket' }], '');
  linkSamples(made.vault, screen, [{ id: S(1), attribute: 'Gone' }], '');
  expect(states()).toEqual(['collected', 'selected']);
  withdrawEvidence(made.vault, screen, 'Another row');
  expect(states()).toEqual(['selected', 'selected']);
  // What it was stays on the record, and counts again with other evidence.
  linkSamples(made.vault, ticket, [{ id: S(1), attribute: 'Gone' }], '');
  expect(states()).toEqual(['collected', 'selected']);
  await sound();
});

it('is not collected by what is only asked for', async () => {
  const { id } = requestEvidence(made.vault, {
    ...{ title: 'Ticket', item: itemSays(), controlIds: [], pointOfFocusIds: [], linkReason: '' },
  });
  linkSamples(made.vault, id, [{ id: S(1), attribute: '' }], '');
  expect(states()).toEqual(['selected', 'selected']);
  expect(owed()).toEqual([S(1), S(2)]);
  await sound();
});

it('is not called collected by a word alone', async () => {
  const refused: unknown = expect.objectContaining({ code: 'sample.no-evidence' });
  expect(() => changeSample(made.vault, S(1), 'collected', 'Trust me')).toThrow(refused);
  linkSamples(made.vault, ticket, [{ id: S(1), attribute: '' }], '');
  changeSample(made.vault, S(1), 'returned', 'Unreadable');
  expect(changeSample(made.vault, S(1), 'collected', 'Sent anew').state).toBe('collected');
  withdrawEvidence(made.vault, ticket, 'Unreadable');
  expect(() => changeSample(made.vault, S(1), 'collected', 'Again')).toThrow(refused);
  expect(changeSample(made.vault, S(1), 'selected', 'Asked Ruth')).toMatchObject({
    state: 'selected',
    note: 'Asked Ruth',
  });
  await sound();
});

it('is not linked to what somebody else withdraws between the look and the change', () => {
  const { vault } = made;
  const slow: typeof vault = Object.create(vault, {
    write: {
      value: (change: Parameters<typeof vault.write>[0]) => {
        withdrawEvidence(vault, ticket, 'Meanwhile');
        return vault.write(change);
      },
    },
  }) as typeof vault;
  expect(() => {
    linkSamples(slow, ticket, [{ id: S(1), attribute: '' }], '');
  }).toThrow(expect.objectContaining({ code: 'evidence.state' }));
  expect(rows()[0]?.attributes[0]?.evidence).toEqual([]);
});
