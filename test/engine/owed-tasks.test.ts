import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  addTask,
  exportTasks,
  listOwed,
  loadStarterControls,
  type TasksQuery,
} from '../../src/engine';
import type { CalendarDate } from '../../src/shared/period';
import type { StarterControlId } from '../../src/shared/ids';
import { engage, task } from './readiness/readiness-fixture';

import { facts, makeVault, quietJob } from './temporary-vault';

const TODAY = '2026-05-20' as CalendarDate;
const ALL: TasksQuery = {
  today: TODAY,
  until: null,
  owner: null,
  kinds: [],
  search: '',
  offset: 0,
  limit: 100,
};

/** A quarterly control with nothing for it, evidence that runs out, and a remediation task. */
const vaultWithDebts = async () => {
  const made = await makeVault();
  engage(made.vault);
  loadStarterControls(made.vault, ['AC-01' as StarterControlId]);
  await addEvidence(
    made.vault,
    [
      {
        paths: [made.file('certificate.txt', 'valid for a year')],
        facts: facts({ title: 'Certificate', owner: 'Ruth', validUntil: '2026-06-01' as CalendarDate }),
      },
      {
        paths: [made.file('other.txt', 'valid for longer')],
        facts: facts({ title: 'Lease', validUntil: '2026-12-01' as CalendarDate }),
      },
    ],
    quietJob(),
  );
  addTask(made.vault, task({ owner: 'Tomas', due: '2026-05-02' as CalendarDate }));
  return made;
};

describe('what somebody owes', () => {
  it('comes in the order in which it is due, with what is overdue first', async () => {
    const { vault } = await vaultWithDebts();
    const { rows, counts, owners } = listOwed(vault, ALL);
    const days = rows.map((row) => row.due);
    expect(days).toEqual([...days].sort());
    expect(rows.filter((row) => row.kind === 'remediation')).toMatchObject([
      { title: 'Write the access procedure down', owner: 'Tomas', isOverdue: true },
    ]);
    expect(rows.filter((row) => row.kind === 'renewal')).toMatchObject([
      { title: 'Certificate', owner: 'Ruth', due: '2026-06-01', isOverdue: false },
    ]);
    expect(rows.some((row) => row.kind === 'occurrence')).toBe(true);
    expect(counts.all).toBe(rows.length);
    expect(counts.overdue).toBe(rows.filter((row) => row.isOverdue).length);
    expect(owners).toEqual(expect.arrayContaining(['Ruth', 'Tomas']));
  });

  it('is found by owner, kind, day and words', async () => {
    const { vault } = await vaultWithDebts();
    const titles = (given: Partial<TasksQuery>) =>
      listOwed(vault, { ...ALL, ...given }).rows.map((row) => row.title);
    expect(titles({ owner: 'Ruth' })).toEqual(['Certificate']);
    expect(titles({ kinds: ['remediation'] })).toEqual(['Write the access procedure down']);
    expect(titles({ until: '2026-05-10' as CalendarDate, kinds: ['renewal'] })).toEqual([]);
    expect(titles({ search: 'evd-0001 cert' })).toEqual(['Certificate']);
  });

  it('says a control that missed several occurrences once, with their number', async () => {
    const { vault } = await makeVault();
    engage(vault);
    loadStarterControls(
      vault,
      ['AC-01', 'AC-02', 'AC-03', 'AC-04'].map((id) => id as StarterControlId),
    );
    const { rows } = listOwed(vault, { ...ALL, today: '2026-06-30' as CalendarDate, kinds: ['occurrence'] });
    const missed = rows.filter((row) => 'missedCount' in row.about && row.about.missedCount > 0);
    const controls = missed.map((row) => row.controlIds[0]);
    expect(missed.length).toBeGreaterThan(0);
    expect(new Set(controls).size).toBe(controls.length);
  });

  it('owes nothing by cadence while there is no engagement', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-01' as StarterControlId]);
    expect(listOwed(vault, ALL)).toMatchObject({ rows: [], total: 0 });
  });
});

describe('a calendar of tasks', () => {
  it('has an entry of a whole day for each task with a day, the same bytes each time', async () => {
    const { vault, desk } = await vaultWithDebts();
    const filters = { today: TODAY, until: null, owner: null, kinds: [] };
    const path = join(desk, 'due.ics');
    const { tasks } = await exportTasks(vault, filters, path);
    const written = readFileSync(path, 'utf8');
    expect(written.match(/BEGIN:VEVENT/g)).toHaveLength(tasks);
    expect(written).toContain('\r\nDTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260602\r\n');
    expect(written).toContain(`UID:renewal-evd-0001@${vault.vaultId}`);
    await exportTasks(vault, filters, path);
    expect(readFileSync(path, 'utf8')).toBe(written);
  });

  it('takes commas, line breaks and long titles as the format wants them', async () => {
    const { vault, desk } = await makeVault();
    addTask(
      vault,
      task({ title: `Rotate, then revoke; ${'Schlüssel '.repeat(20)}`, due: TODAY, owner: 'A,B' }),
    );
    const path = join(desk, 'due.ics');
    await exportTasks(vault, { today: TODAY, until: null, owner: null, kinds: [] }, path);
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('').replaceAll('\n ', '')).toContain('Rotate\\, then revoke\\;');
  });
});
