import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import {
  changeSample,
  exportSamples,
  findPopulation,
  getPopulation,
  importPicks,
  linkSamples,
  pageOfSamples,
  type PicksToImport,
  recordPopulation,
  selfSample,
  setPopulationState,
  unlinkSamples,
} from '../../../src/engine';
import { evidenceId, populationId, sampleItemId } from '../../../src/shared/ids';
import { placesOf } from '../../../src/engine/populations/sampling';
import { readTable } from '../../../src/engine/tables';
import { quietJob, type TemporaryVault } from '../temporary-vault';
import { LIST, said, takeIn, vaultWithList } from './populations-fixture';

const POP = populationId(1);
const S = (number: number) => sampleItemId(1, number);
const everything = { selection: null, picker: null } as const;
const PAGE = { offset: 0, limit: 100 };
let made: TemporaryVault;

beforeEach(async () => {
  made = await vaultWithList();
  await recordPopulation(made.vault, { ...LIST, statement: said(), replaces: null }, quietJob());
});

const importing = (content: string, given: Partial<PicksToImport> = {}) => {
  const path = made.file('picks.csv', content);
  const input = { id: POP, path, matchBy: null, attributes: [], pickedOn: null, note: '', sha256: null };
  return importPicks(made.vault, { ...input, apply: false, ...given }, quietJob());
};
/** As a person does: looks, and applies what they have seen. */
const applied = async (content: string, given: Partial<PicksToImport> = {}) => {
  const { sha256 } = await importing(content, given);
  return importing(content, { ...given, sha256, apply: true });
};
const samples = () => pageOfSamples(made.vault.db, POP, everything, PAGE).rows;

it('shows what each pick names, and stores nothing before it is applied', async () => {
  const { picks, applied: done } = await importing('Employee\nE-103\nE-999\nE-102\n E-103 \n', {
    matchBy: 'Employee',
  });
  expect(done).toBe(false);
  expect(picks.map(({ line, row, problem }) => [line, row, problem])).toEqual([
    [2, 5, null],
    [3, null, 'not-found'],
    [4, null, 'several'],
    [5, 5, 'twice'],
  ]);
  expect(samples()).toEqual([]);
});

it('stores nothing while a pick names no single row', async () => {
  await expect(applied('Row\n2\n4\n')).rejects.toMatchObject({
    code: 'sample.row-unknown',
    details: { count: 1 },
  });
  expect(samples()).toEqual([]);
});

it('numbers picks through the population and keeps the cells of their rows', async () => {
  await applied('Row,Why\n5,high risk\n2,\n', { attributes: ['Ticket', 'Access gone'], note: 'By mail' });
  await applied('3\n', { attributes: ['Ticket'] });
  expect(samples().map(({ id, selection, row, cells }) => [id, selection, row, cells[0]])).toEqual([
    ['POP-01.S-01', 1, 5, 'E-103'],
    ['POP-01.S-02', 1, 2, 'E-101'],
    ['POP-01.S-03', 2, 3, 'E-102'],
  ]);
  expect(samples()[0]?.attributes.map((one) => one.attribute)).toEqual(['', 'Ticket', 'Access gone']);
  expect(findPopulation(made.vault, POP)).toMatchObject({
    auditor: { picked: 3, collected: 0 },
    self: { picked: 0, collected: 0 },
  });
});

it('passes over what the auditor picked before, and never picks it anew', async () => {
  await applied('Row\n2\n6\n');
  const again = await applied('Row\n6\n7\n');
  expect(again.picks.map((one) => one.problem)).toEqual(['already-picked', null]);
  const nothing = await applied('Row\n6\n');
  expect(nothing).toMatchObject({ applied: false, selection: null });
  expect(samples().map((one) => one.row)).toEqual([2, 6, 7]);
});

it('applies only the file that was previewed', async () => {
  const { sha256 } = await importing('Row\n2\n');
  await expect(importing('Row\n3\n', { sha256, apply: true })).rejects.toMatchObject({
    code: 'table.changed-since-preview',
  });
});

it('takes no picks from a list the auditor returned', async () => {
  setPopulationState(made.vault, POP, 'submitted', '');
  setPopulationState(made.vault, POP, 'returned', 'A month is missing.');
  await expect(importing('Row\n2\n')).rejects.toMatchObject({ code: 'population.state' });
});

it('loses no pick that is not in the list as if it were the head of its column', async () => {
  const byRow = await importing('99\n2\n');
  expect(byRow.picks.map(({ line, row, problem }) => [line, row, problem])).toEqual([
    [1, null, 'not-found'],
    [2, 2, null],
  ]);
  const byValue = await importing('E-999\nE-103\n', { matchBy: 'Employee' });
  expect(byValue.picks.map((one) => one.problem)).toEqual(['not-found', null]);
  const headed = await importing('Leaver\nE-103\n', { matchBy: 'Employee' });
  expect(headed.picks.map((one) => one.problem)).toEqual([null]);
});

it('guesses no column', async () => {
  await expect(importing('A,B\n2,3\n')).rejects.toMatchObject({ code: 'table.column-missing' });
  await expect(importing('A\nE-101\n', { matchBy: 'Nobody' })).rejects.toMatchObject({
    code: 'table.column-missing',
  });
});

it('picks our own rows by a recorded seed, apart from the auditor’s', async () => {
  const self = { id: POP, method: 'simple-random', size: 3, attributes: ['Ticket'], note: '' } as const;
  const selection = await selfSample(made.vault, { ...self, seed: 'readiness' }, quietJob());
  expect(selection).toMatchObject({
    picker: 'self',
    method: 'simple-random',
    seed: 'readiness',
    itemCount: 3,
  });
  const rowOf = [2, 3, 5, 6, 7];
  expect(samples().map((one) => one.row)).toEqual(
    placesOf('simple-random', 'readiness', 3, 5).map((place) => rowOf[place]),
  );
  const made2 = await selfSample(made.vault, { ...self, method: 'systematic', seed: '' }, quietJob());
  expect(made2.seed).toMatch(/^[0-9a-f]{16}$/);
  const theirs = await applied('Row\n2\n3\n5\n6\n7\n');
  expect(theirs.picks.map((one) => one.problem)).toEqual([null, null, null, null, null]);
  expect(findPopulation(made.vault, POP)).toMatchObject({ auditor: { picked: 5 }, self: { picked: 6 } });
  await expect(selfSample(made.vault, { ...self, size: 6, seed: '' }, quietJob())).rejects.toMatchObject({
    code: 'use.bad-input',
  });
});

it('links one item to many rows, and rows become collected when all they need is there', async () => {
  const [ticket, screen] = await takeIn(made.vault, made.file('t.txt', 't'), made.file('s.txt', 's'));
  if (ticket === undefined || screen === undefined) throw new Error('both are in');
  await applied('Row\n2\n3\n6\n', { attributes: ['Ticket', 'Access gone'] });
  const of = (attribute: string, ...numbers: number[]) => numbers.map((one) => ({ id: S(one), attribute }));
  linkSamples(made.vault, ticket, of('Ticket', 1, 2, 3), 'One ticket for all');
  expect(samples().map((one) => one.state)).toEqual(['selected', 'selected', 'selected']);
  linkSamples(made.vault, screen, [...of('Access gone', 1), ...of('', 3)], '');
  expect(samples().map((one) => one.state)).toEqual(['collected', 'selected', 'collected']);
  expect(findPopulation(made.vault, POP).auditor).toEqual({ picked: 3, collected: 2 });
  unlinkSamples(made.vault, screen, of('Access gone', 1));
  expect(samples().map((one) => one.state)).toEqual(['selected', 'selected', 'collected']);
  expect(samples()[0]?.attributes[1]?.evidence).toEqual([
    {
      ...{ id: ticket, title: 'Access review, second quarter', reason: 'One ticket for all' },
      ...{ state: 'draft', counts: true },
    },
  ]);
  expect(() => linkSamples(made.vault, ticket, of('Nothing', 1), '')).toThrow(
    expect.objectContaining({ code: 'use.unknown-sample' }),
  );
  expect(() => linkSamples(made.vault, evidenceId(99), of('', 1), '')).toThrow(
    expect.objectContaining({ code: 'use.unknown-evidence' }),
  );
});

it('writes the auditor’s rows and never ours beside them, and no cell can run', async () => {
  const [proof] = await takeIn(made.vault, made.file('t.txt', 't'));
  if (proof === undefined) throw new Error('it is in');
  await applied('Row\n3\n', { attributes: ['=HYPERLINK("x")'] });
  await selfSample(
    made.vault,
    { id: POP, method: 'systematic', size: 2, seed: 's', attributes: [], note: '' },
    quietJob(),
  );
  linkSamples(made.vault, proof, [{ id: S(1), attribute: '' }], '');
  changeSample(made.vault, S(1), 'returned', '=cmd()');
  for (const name of ['samples.csv', 'samples.xlsx']) {
    const path = join(made.desk, name);
    expect(await exportSamples(made.vault, POP, 'auditor', path)).toEqual({ rows: 1 });
    const { headers, rows } = await readTable(path);
    expect(headers.slice(0, 5)).toEqual(['Sample', 'Picked by', 'Selection', 'Row', 'Employee']);
    expect(headers.slice(-2)).toEqual(['Auditor: result', 'Auditor: comment']);
    expect(rows[0]?.slice(0, 7)).toEqual([
      'POP-01.S-01',
      'The auditor',
      '1',
      '3',
      'E-102',
      '2026-03-31',
      '=2+2',
    ]);
    expect(rows[0]).toContain('EVD-0002');
  }
  const raw = readFileSync(join(made.desk, 'samples.csv'), 'utf8');
  for (const cell of ['=2+2', '=cmd()']) expect(raw).toContain(`'${cell}`);
  expect(raw).not.toMatch(/(^|,)"?=/m);
  const own = join(made.desk, 'own.csv');
  expect(await exportSamples(made.vault, POP, 'self', own)).toEqual({ rows: 2 });
  const { rows } = await readTable(own);
  expect(rows.map((row) => row[1])).toEqual(['Our own, for readiness', 'Our own, for readiness']);
});

it('keeps a selection with where it came from', async () => {
  await applied('Row\n2\n', { note: 'Mail of 4 January' });
  const { selections } = getPopulation(made.vault, POP);
  expect(selections).toMatchObject([
    {
      number: 1,
      picker: 'auditor',
      method: null,
      seed: null,
      matchBy: null,
      note: 'Mail of 4 January',
      itemCount: 1,
    },
  ]);
  expect(selections[0]?.sourceSha256).toMatch(/^[0-9a-f]{64}$/);
});
