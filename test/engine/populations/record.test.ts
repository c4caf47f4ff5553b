import { expect, it } from 'vitest';
import {
  changePopulation,
  createEngagement,
  listJournal,
  listPopulations,
  lookAtList,
  populationRows,
  recordPopulation,
  setPopulationState,
  withdrawEvidence,
} from '../../../src/engine';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import { NO_RECORD, type Population } from '../../../src/shared/domain/population';
import { populationId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { sha256Hex } from '../../../src/engine/crypto/hash';
import { quietJob, type TemporaryVault } from '../temporary-vault';
import { LIST, said, takeIn, vaultWithList } from './populations-fixture';
import { sampleWorkbook } from './sample-workbook';

const POP = populationId(1);
const record = (made: TemporaryVault, given = said()): Promise<Population> =>
  recordPopulation(made.vault, { ...LIST, statement: given, replaces: null }, quietJob());
const range = (from: string, to: string) => ({ from: from as CalendarDate, to: to as CalendarDate });

it('counts the rows of the sealed file, names its columns and digests them', async () => {
  const made = await vaultWithList();
  const population = await record(made);
  expect(population).toMatchObject({ id: 'POP-01', state: 'draft', rowCount: 5, replaces: null });
  expect(population.columns.map(({ name, blankCount }) => [name, blankCount])).toEqual([
    ['Employee', 0],
    ['Left on', 0],
    ['Note', 2],
  ]);
  const cells = ['5:E-101', '5:E-102', '5:E-103', '5:E-104', '5:E-102'];
  expect(population.columns[0]?.digest).toBe(sha256Hex(cells.map((one) => `${one}\n`).join('')));
  expect(population.evidence).toMatchObject({ ref: 'EVD-0001.01', fileName: 'leavers.csv', sheet: null });
});

it('shows what a file would be without storing anything', async () => {
  const made = await vaultWithList();
  const before = listJournal(made.vault, { offset: 0, limit: 10 } as never).total;
  const looked = await lookAtList(made.vault, LIST, quietJob());
  expect(looked).toMatchObject({
    sheets: [],
    sheet: null,
    rowCount: 5,
    columns: ['Employee', 'Left on', 'Note'],
  });
  expect(looked.firstRows[2]).toEqual(['E-103', '2026-05-31', 'two\nlines']);
  expect(listJournal(made.vault, { offset: 0, limit: 10 } as never).total).toBe(before);
  expect(listPopulations(made.vault)).toEqual([]);
});

it('numbers rows as a spreadsheet does, empty ones included, and begins a page anywhere', async () => {
  const lines = Array.from({ length: 3000 }, (_none, at) => `${String(at)},"x\n${String(at)}"`);
  const made = await vaultWithList('long.csv', `n,text\n${lines.join('\n')}\n\n\nlast,\n`);
  const { rowCount } = await record(made);
  expect(rowCount).toBe(3001);
  for (const offset of [0, 2999, 1300, 511, 512, 513, 2000]) {
    const { rows, total } = await populationRows(made.vault, { id: POP, offset, limit: 3 });
    expect(total).toBe(3001);
    expect(rows[0]).toEqual({ row: offset + 2, cells: [String(offset), `x\n${String(offset)}`] });
  }
  const end = await populationRows(made.vault, { id: POP, offset: 3000, limit: 3 });
  expect(end.rows).toEqual([{ row: 3004, cells: ['last', ''] }]);
});

it('tells columns apart that have no name, or the same one, or no place in the head', async () => {
  const made = await vaultWithList('odd.csv', 'Name,,Name\n1,2,3\n4,5,6,7\n');
  const { columns, rowCount } = await record(made);
  expect(rowCount).toBe(2);
  expect(columns.map((one) => one.name)).toEqual(['Name', 'Column 2', 'Name (2)', 'Column 4']);
  expect(columns[3]).toMatchObject({ blankCount: 1, digest: sha256Hex('0:\n1:7\n') });
});

it('takes a sheet of a workbook by its name', async () => {
  const made = await vaultWithList('staff.xlsx', sampleWorkbook());
  const looked = await lookAtList(made.vault, LIST, quietJob());
  expect(looked).toMatchObject({ sheets: ['Leavers', 'Joiners'], sheet: 'Leavers', rowCount: 2 });
  const population = await recordPopulation(
    made.vault,
    { ...LIST, sheet: 'Joiners', statement: said(), replaces: null },
    quietJob(),
  );
  expect(population).toMatchObject({ rowCount: 3, evidence: { sheet: 'Joiners' } });
  await expect(lookAtList(made.vault, { ...LIST, sheet: 'Nobody' }, quietJob())).rejects.toMatchObject({
    code: 'population.not-a-list',
  });
});

it.each([
  ['a picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['minutes.md', '# Minutes\n'],
  ['page.csv', '\n\nno head\n'],
  ['archive.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ['quotes.csv', 'a,b\n"1,2\n'],
])('refuses %s as no list', async (name, content) => {
  const made = await vaultWithList(name, content);
  await expect(record(made)).rejects.toMatchObject({ code: 'population.not-a-list' });
  expect(listPopulations(made.vault)).toEqual([]);
});

it('takes a list without rows: nothing happened in the period, and that is a list as well', async () => {
  const made = await vaultWithList('incidents.csv', 'Number,Opened\n');
  expect(await record(made)).toMatchObject({ rowCount: 0 });
});

it('computes what does not fit together, and never stores it', async () => {
  const made = await vaultWithList();
  const bare = await record(made);
  const asked = ['no-screen-count', 'filtered-without-reason', 'no-query', 'no-range', 'no-run-date'];
  expect(bare.concerns).toEqual(asked);
  const full = {
    ...NO_RECORD,
    query: 'SELECT …',
    range: range('2026-01-01', '2026-12-31'),
    runOn: '2027-01-04' as CalendarDate,
    countOnScreen: 5,
    isUnfiltered: true,
  };
  const concernsOf = (record: typeof full) => changePopulation(made.vault, POP, said({ record })).concerns;
  expect(concernsOf(full)).toEqual([]);
  expect(concernsOf({ ...full, countOnScreen: 6 })).toEqual(['counts-differ']);
  createEngagement(
    made.vault,
    NewEngagement.parse({
      ...{ type: 2, period: { from: '2026-01-01', to: '2026-12-31' } },
      ...{ systemName: 'S', firm: 'F', categories: ['security'] },
    }),
  );
  expect(concernsOf(full)).toEqual([]);
  expect(concernsOf({ ...full, range: range('2025-12-01', '2026-12-31') })).toEqual(['range-partly-outside']);
  expect(concernsOf({ ...full, range: range('2026-01-01', '2026-06-30') })).toEqual(['period-not-covered']);
  expect(concernsOf({ ...full, range: range('2025-01-01', '2025-12-31') })).toEqual(['range-outside-period']);
});

it('changes only drafts, and tells the journal what was there before', async () => {
  const made = await vaultWithList();
  await record(made);
  changePopulation(made.vault, POP, said({ title: 'Leavers of 2026' }));
  expect(setPopulationState(made.vault, POP, 'submitted', '').state).toBe('submitted');
  expect(() => changePopulation(made.vault, POP, said())).toThrow(
    expect.objectContaining({ code: 'population.state' }),
  );
  expect(() => setPopulationState(made.vault, POP, 'returned', '')).toThrow(
    expect.objectContaining({ code: 'use.bad-input' }),
  );
  const back = setPopulationState(made.vault, POP, 'returned', 'August is missing.');
  expect(back).toMatchObject({ state: 'returned', stateNote: 'August is missing.' });
  const { detail } = JSON.parse(
    made.vault.db
      .prepare("SELECT line FROM journal WHERE line LIKE '%population.changed%'")
      .pluck()
      .get() as string,
  ) as { detail: unknown };
  expect(detail).toMatchObject({ before: { title: 'Leavers 2026' }, after: { title: 'Leavers of 2026' } });
});

it('takes the place of a list that was returned, once', async () => {
  const made = await vaultWithList();
  await takeIn(made.vault, made.file('again.csv', 'Employee\nE-101\nE-105\n'));
  await record(made);
  const again = { ...LIST, evidenceId: 'EVD-0002' as never, statement: said(), replaces: POP };
  await expect(recordPopulation(made.vault, again, quietJob())).rejects.toMatchObject({
    code: 'population.state',
  });
  setPopulationState(made.vault, POP, 'submitted', '');
  setPopulationState(made.vault, POP, 'returned', 'E-105 is missing.');
  expect(await recordPopulation(made.vault, again, quietJob())).toMatchObject({
    id: 'POP-02',
    replaces: POP,
  });
  expect(listPopulations(made.vault)[0]).toMatchObject({ replacedBy: 'POP-02' });
  await expect(recordPopulation(made.vault, again, quietJob())).rejects.toMatchObject({
    code: 'population.state',
  });
});

it('is given to nobody after the evidence it stands on was withdrawn', async () => {
  const made = await vaultWithList();
  await record(made);
  withdrawEvidence(made.vault, LIST.evidenceId, 'Of another system');
  expect(() => setPopulationState(made.vault, POP, 'submitted', '')).toThrow(
    expect.objectContaining({ code: 'evidence.state' }),
  );
});

it('stops when somebody cancels, and stores nothing', async () => {
  const made = await vaultWithList();
  const job = { ...quietJob(), signal: AbortSignal.abort() };
  await expect(
    recordPopulation(made.vault, { ...LIST, statement: said(), replaces: null }, job),
  ).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(listPopulations(made.vault)).toEqual([]);
});
