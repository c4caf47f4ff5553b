// Remediation tasks: changes, lists, orders.
import { describe, expect, it } from 'vitest';
import {
  addTask,
  addTasksOfGaps,
  changeTask,
  getTask,
  type OpenVault,
  rateSubjects,
} from '../../../src/engine';
import { LEVELS } from '../../../src/shared/domain/readiness';
import { remediationTaskId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { TODAY, rating, subject, task, ready, sheet, tasks, ids, journal, rowOf } from './readiness-fixture';

describe('remediation tasks', () => {
  it('are added and changed, and the journal tells all of it', async () => {
    const { vault } = await ready();
    const made = addTask(
      vault,
      task({ subject: subject('CC6.1'), likelihood: 'high', effort: 'medium', owner: 'Grace' }),
    );
    expect(made).toMatchObject({ id: 'REM-001', priority: 2 });
    expect(made.subjectTitle).toMatch(/./);
    expect(journal(vault).rows[0]).toMatchObject({
      action: 'readiness.task-added',
      subject: 'REM-001',
      detail: { after: { owner: 'Grace', subject: 'CC6.1' } },
    });
    const done = changeTask(vault, made.id, task({ owner: 'Grace', state: 'done', progressPercent: 40 }));
    expect(done).toMatchObject({ state: 'done', progressPercent: 100, subject: null, subjectTitle: null });
    expect(journal(vault).rows[0]?.detail).toMatchObject({
      before: { state: 'open' },
      after: { state: 'done', progressPercent: 100 },
    });
    const before = journal(vault).total;
    changeTask(vault, made.id, task({ owner: 'Grace', state: 'done', progressPercent: 100 }));
    expect(journal(vault).total).toBe(before);
  });

  it('come of gaps all at once, each gap once, what is done first in front', async () => {
    const { vault, first } = await ready();
    const wanted = { id: first.id, today: TODAY, owner: 'Ruth', due: '2026-10-01' as CalendarDate };
    expect(addTasksOfGaps(vault, wanted)).toEqual([]);
    rateSubjects(vault, first.id, [
      rating('CC1.1'),
      rating('CC6.1', { evidence: 'missing', likelihood: 'low', effort: 'high', note: 'No exports yet' }),
      rating('CTL-001', { design: 'partly', likelihood: 'high', effort: 'low' }),
      rating('CC1.2', { design: 'missing' }),
    ]);
    addTask(vault, task({ subject: subject('CC1.2') }));
    const before = journal(vault).total;
    expect(addTasksOfGaps(vault, wanted)).toEqual(['REM-002', 'REM-003']);
    expect(journal(vault).total).toBe(before + 2);
    expect(getTask(vault, remediationTaskId(2))).toMatchObject({
      ...{ subject: 'CTL-001', likelihood: 'high', effort: 'low', owner: 'Ruth', due: '2026-10-01' },
      state: 'open',
    });
    expect(getTask(vault, remediationTaskId(3))).toMatchObject({ subject: 'CC6.1', plan: 'No exports yet' });
    expect(getTask(vault, remediationTaskId(3)).title).toMatch(/^Close the gap of CC6\.1: ./);
    expect(addTasksOfGaps(vault, wanted)).toEqual([]);
  });

  it('are left as they are only with a reason, and belong to something that is there', async () => {
    const { vault } = await ready();
    expect(() => addTask(vault, task({ state: 'accepted' }))).toThrow('use.bad-input');
    expect(addTask(vault, task({ state: 'accepted', note: 'The tool goes away in May.' })).state).toBe(
      'accepted',
    );
    expect(() => addTask(vault, task({ subject: subject('CTL-099') }))).toThrow('use.unknown-control');
    expect(() => getTask(vault, remediationTaskId(99))).toThrow('use.unknown-task');
  });

  it('are filtered, sorted, searched and paged by the database', async () => {
    const { vault, first } = await ready();
    addTask(vault, task({ title: 'b', likelihood: 'low', effort: 'low', due: TODAY }));
    addTask(
      vault,
      task({ title: 'A', likelihood: 'high', effort: 'low', owner: 'Zoë', state: 'in-progress' }),
    );
    addTask(vault, task({ title: 'c', owner: 'Ada', subject: subject('CTL-001'), state: 'done' }));
    addTask(
      vault,
      task({ title: 'd', owner: 'Ada', subject: subject('CTL-001'), due: '2026-02-01' as CalendarDate }),
    );
    expect(ids(tasks(vault, { sort: 'priority' }))).toEqual(['REM-002', 'REM-001', 'REM-003', 'REM-004']);
    expect(ids(tasks(vault, { sort: 'due', limit: 3 }))).toEqual(['REM-004', 'REM-001', 'REM-002']);
    expect(ids(tasks(vault, { sort: 'title' }))).toEqual(['REM-002', 'REM-001', 'REM-003', 'REM-004']);
    expect(ids(tasks(vault, { sort: 'owner' }))).toEqual(['REM-003', 'REM-004', 'REM-002', 'REM-001']);
    expect(ids(tasks(vault, { sort: 'state', direction: 'descending' }))[0]).toBe('REM-003');
    expect(ids(tasks(vault, { states: ['open', 'done'], owner: 'Ada' }))).toEqual(['REM-003', 'REM-004']);
    expect(ids(tasks(vault, { subject: subject('CTL-001') }))).toEqual(['REM-003', 'REM-004']);
    expect(ids(tasks(vault, { likelihood: 'high' }))).toEqual(['REM-002']);
    expect(ids(tasks(vault, { search: 'ZOË' }))).toEqual(['REM-002']);
    expect(ids(tasks(vault, { search: 'rem-003' }))).toEqual(['REM-003']);
    expect(tasks(vault, { offset: 1, limit: 1 })).toMatchObject({ total: 4, rows: [{ id: 'REM-002' }] });
    expect(rowOf(sheet(vault, first.id), 'CTL-001')?.openTasks).toBe(1);
  });

  it('come in one order, page by page and from either end, filtered or not', async () => {
    const { vault } = await ready();
    for (let number = 0; number < 23; number += 1) {
      addTask(
        vault,
        task({
          title: `Task ${String((number * 7) % 5)}`,
          owner: number % 3 === 0 ? '' : `Owner ${String(number % 4)}`,
          due: number % 4 === 0 ? null : (`2026-03-${String(10 + ((number * 5) % 11))}` as CalendarDate),
          likelihood: LEVELS[number % 4] ?? null,
          effort: LEVELS[(number >> 1) % 4] ?? null,
          state: number % 2 === 0 ? 'open' : 'in-progress',
        }),
      );
    }
    for (const sort of ['id', 'priority', 'due', 'owner', 'state', 'title'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        const whole = ids(tasks(vault, { sort, direction }));
        expect(new Set(whole).size).toBe(23);
        for (const search of ['', 'task']) {
          const pages = [0, 7, 14, 21, 28].flatMap((offset) =>
            ids(tasks(vault, { sort, direction, search, offset, limit: 7 })),
          );
          expect(pages).toEqual(whole);
        }
      }
    }
    // Nobody stated: last, whichever way.
    for (const direction of ['ascending', 'descending'] as const) {
      expect(tasks(vault, { sort: 'due', direction }).rows.at(-1)?.due).toBeNull();
      expect(tasks(vault, { sort: 'owner', direction }).rows.at(-1)?.owner).toBe('');
      expect(tasks(vault, { sort: 'priority', direction }).rows.at(-1)?.priority).toBeNull();
    }
  });

  it.each(['id', 'priority', 'due', 'owner', 'state', 'title'] as const)(
    'need no sorting by %s: an index has that order',
    async (sort) => {
      const { vault } = await ready();
      const asked: string[] = [];
      const watched = {
        ...vault,
        db: {
          prepare: (sql: string) => {
            asked.push(sql);
            return vault.db.prepare(sql);
          },
        },
      } as unknown as OpenVault;
      tasks(watched, { sort });
      const page = asked.find((sql) => sql.includes('ORDER BY')) ?? '';
      const plan = vault.db.prepare(`EXPLAIN QUERY PLAN ${page}`).all({ offset: 0, limit: 1 });
      expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
    },
  );

  it('gives every pair of levels the same place in SQL and in the window', async () => {
    const { vault } = await ready();
    for (const likelihood of LEVELS)
      for (const effort of LEVELS) addTask(vault, task({ likelihood, effort }));
    const { rows } = tasks(vault, { sort: 'priority' });
    expect(rows.map((row) => row.priority)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
