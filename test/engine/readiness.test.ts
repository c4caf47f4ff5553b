import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  addTask,
  beginAssessment,
  changeTask,
  closeAssessment,
  createEngagement,
  engagementScope,
  exportWorksheet,
  getTask,
  importWorksheet,
  listAssessments,
  listJournal,
  listTasks,
  loadStarterControls,
  type OpenVault,
  ratingHistory,
  rateSubjects,
  setEngagementScope,
  type TaskQuery,
  worksheet,
  type WorksheetQuery,
} from '../../src/engine';
import { NewEngagement } from '../../src/shared/domain/engagement';
import {
  type Level,
  LEVELS,
  NewRemediationTask,
  type ReadinessSubject,
  SubjectRating,
} from '../../src/shared/domain/readiness';
import { UserError } from '../../src/shared/errors';
import { controlId, type CriterionId, remediationTaskId, type StarterControlId } from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { priorityOf } from '../../src/shared/readiness-priority';
import { facts, makeVault, quietJob } from './temporary-vault';

const TODAY = '2026-03-01' as CalendarDate;
const subject = (id: string) => id as ReadinessSubject;

const engage = (vault: OpenVault, system = 'Assist') =>
  createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-06-30' },
      systemName: system,
      categories: ['security'],
      firm: '',
    }),
  );

const rating = (id: string, given: Partial<SubjectRating> = {}) =>
  SubjectRating.parse({
    subject: id,
    design: 'in-place',
    documentation: 'in-place',
    operation: 'in-place',
    evidence: 'in-place',
    likelihood: null,
    effort: null,
    note: '',
    ...given,
  });

const task = (given: Partial<NewRemediationTask> = {}) =>
  NewRemediationTask.parse({
    title: 'Write the access procedure down',
    subject: null,
    plan: '',
    likelihood: null,
    effort: null,
    owner: '',
    due: null,
    state: 'open',
    progressPercent: 0,
    note: '',
    ...given,
  });

const ready = async () => {
  const made = await makeVault();
  engage(made.vault);
  loadStarterControls(made.vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  const first = beginAssessment(made.vault, { name: 'First look', copyRatings: false });
  return { ...made, first };
};

const sheet = (vault: OpenVault, id: WorksheetQuery['id'], given: Partial<WorksheetQuery> = {}) =>
  worksheet(vault, {
    id,
    today: TODAY,
    search: '',
    kind: null,
    onlyGaps: false,
    onlyUnrated: false,
    sort: 'subject',
    direction: 'ascending',
    offset: 0,
    limit: 500,
    ...given,
  });
const tasks = (vault: OpenVault, given: Partial<TaskQuery> = {}) =>
  listTasks(vault, {
    search: '',
    states: [],
    owner: null,
    subject: null,
    likelihood: null,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 500,
    ...given,
  });
const subjects = (page: ReturnType<typeof sheet>) => page.rows.map((row) => row.subject);
const ids = (page: ReturnType<typeof tasks>) => page.rows.map((row) => row.id);
const journal = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 500 });
const rowOf = (page: ReturnType<typeof sheet>, id: string) => page.rows.find((row) => row.subject === id);

describe('the order of work', () => {
  it('puts what is likely and takes little effort first, and gives each pair a place of its own', () => {
    expect(priorityOf('high', 'low')).toBe(1);
    expect(priorityOf('low', 'high')).toBe(9);
    expect(priorityOf(null, 'low')).toBeNull();
    const places = LEVELS.flatMap((likelihood) => LEVELS.map((effort) => priorityOf(likelihood, effort)));
    expect(places.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const place = (likelihood: Level, effort: Level) => priorityOf(likelihood, effort) ?? 0;
    for (const [less, more] of [
      ['low', 'medium'],
      ['medium', 'high'],
    ] as const) {
      for (const other of LEVELS) {
        expect(place(more, other)).toBeLessThan(place(less, other));
        expect(place(other, less)).toBeLessThan(place(other, more));
      }
    }
  });
});

describe('an assessment', () => {
  it('looks at the criteria of the scope and the controls in force', async () => {
    const { vault, first } = await ready();
    expect(first).toMatchObject({
      id: 'ASM-01',
      engagementId: 'ENG-01',
      name: 'First look',
      begunBy: 'Ada Byron',
      closedAt: null,
      rated: 0,
      subjects: 35,
      gaps: 0,
    });
    const all = sheet(vault, first.id);
    expect(all.total).toBe(35);
    expect(subjects(all)[0]).toBe('CC1.1');
    expect(subjects(all).slice(-2)).toEqual(['CTL-001', 'CTL-002']);
    expect(sheet(vault, first.id, { kind: 'control' }).total).toBe(2);
    const scope = engagementScope(vault, first.engagementId);
    setEngagementScope(vault, first.engagementId, {
      ...scope,
      notApplicable: [{ criterionId: 'CC6.4' as CriterionId, reason: 'No places of our own.' }],
    });
    expect(subjects(sheet(vault, first.id))).not.toContain('CC6.4');
    expect(listAssessments(vault)[0]?.subjects).toBe(34);
  });

  it('shows what the vault holds beside each subject, and turns none of it into a rating', async () => {
    const { vault, first, file } = await ready();
    await addEvidence(
      vault,
      [
        {
          facts: facts({
            controlIds: [controlId(1)],
            effective: { from: '2026-02-01', to: '2026-02-28' } as never,
          }),
          paths: [file('a.txt', 'a')],
        },
      ],
      quietJob(),
    );
    const control = rowOf(sheet(vault, first.id), 'CTL-001');
    expect(control).toMatchObject({ facts: { evidenceInPeriod: 1 }, design: 'not-rated', isGap: false });
    const mapped = sheet(vault, first.id).rows.filter(
      (row) => row.subject.startsWith('CC') && row.facts.evidenceInPeriod === 1,
    );
    expect(mapped.length).toBeGreaterThan(0);
    expect(mapped[0]?.facts.controls).toBeGreaterThan(0);
  });

  it('takes ratings in bulk, counts gaps and ranks them', async () => {
    const { vault, first } = await ready();
    rateSubjects(vault, first.id, [
      rating('CC1.1'),
      rating('CC6.1', { evidence: 'missing', likelihood: 'high', effort: 'high', note: 'No exports yet' }),
      rating('CTL-001', { design: 'partly', likelihood: 'high', effort: 'low' }),
      rating('CTL-002', { operation: 'not-rated' }),
    ]);
    expect(journal(vault).rows[0]).toMatchObject({ action: 'readiness.rated', subject: 'ASM-01' });
    expect((journal(vault).rows[0]?.detail['ratings'] as unknown[]).length).toBe(4);
    expect(listAssessments(vault)[0]).toMatchObject({ rated: 3, gaps: 2 });
    expect(subjects(sheet(vault, first.id, { sort: 'priority', limit: 3 }))).toEqual([
      'CTL-001',
      'CC6.1',
      'CC1.1',
    ]);
    expect(subjects(sheet(vault, first.id, { sort: 'priority', direction: 'descending', limit: 2 }))).toEqual(
      ['CC6.1', 'CTL-001'],
    );
    expect(subjects(sheet(vault, first.id, { onlyGaps: true }))).toEqual(['CC6.1', 'CTL-001']);
    expect(subjects(sheet(vault, first.id, { onlyUnrated: true }))).toContain('CTL-002');
    expect(subjects(sheet(vault, first.id, { onlyUnrated: true }))).not.toContain('CC1.1');
    expect(subjects(sheet(vault, first.id, { search: 'EXPORTS' }))).toEqual(['CC6.1']);
    const before = journal(vault).total;
    rateSubjects(vault, first.id, [rating('CC1.1')]);
    expect(journal(vault).total).toBe(before);
    expect(() => rateSubjects(vault, first.id, [rating('CTL-099')])).toThrow('use.unknown-control');
    expect(() => rateSubjects(vault, first.id, [rating('CC9.9')])).toThrow('use.unknown-criterion');
  });

  it('ends when the next one begins, keeps what was found, and hands its ratings on when asked', async () => {
    const { vault, environment, first } = await ready();
    rateSubjects(vault, first.id, [rating('CC6.1', { evidence: 'missing' }), rating('CTL-001')]);
    environment.setClock('2026-08-01T09:00:00Z' as Instant);
    const second = beginAssessment(vault, { name: 'Second look', copyRatings: true });
    expect(second).toMatchObject({ rated: 2, gaps: 1, closedAt: null });
    expect(listAssessments(vault).map((one) => [one.id, one.closedAt])).toEqual([
      ['ASM-02', null],
      ['ASM-01', '2026-08-01T09:00:00Z'],
    ]);
    expect(
      journal(vault)
        .rows.slice(0, 3)
        .map((row) => row.action),
    ).toEqual(['readiness.rated', 'readiness.begun', 'readiness.closed']);
    rateSubjects(vault, second.id, [rating('CC6.1')]);
    expect(rowOf(sheet(vault, second.id), 'CC6.1')).toMatchObject({
      evidence: 'in-place',
      before: { evidence: 'missing' },
    });
    expect(rowOf(sheet(vault, first.id), 'CC6.1')).toMatchObject({ evidence: 'missing', before: null });
    expect(() => rateSubjects(vault, first.id, [rating('CC6.1')])).toThrow('readiness.closed');
    expect(ratingHistory(vault, subject('CC6.1')).map((one) => [one.assessment.id, one.evidence])).toEqual([
      ['ASM-02', 'in-place'],
      ['ASM-01', 'missing'],
    ]);
    expect(ratingHistory(vault, subject('CC1.1'))).toEqual([]);

    // A later change of the scope does not change what was found.
    loadStarterControls(vault, ['AC-03'] as StarterControlId[]);
    expect(listAssessments(vault).map((one) => one.subjects)).toEqual([36, 35]);
    closeAssessment(vault, second.id);
    expect(() => closeAssessment(vault, second.id)).toThrow('readiness.closed');
    expect(() => closeAssessment(vault, 'ASM-09' as never)).toThrow('use.unknown-assessment');
  });

  it('needs an engagement', async () => {
    const { vault } = await makeVault();
    expect(listAssessments(vault)).toEqual([]);
    expect(() => beginAssessment(vault, { name: 'x', copyRatings: false })).toThrow('use.engagement-missing');
  });
});

describe('the worksheet as a table', () => {
  const preview = (vault: OpenVault, id: WorksheetQuery['id'], path: string, sha256: string | null = null) =>
    importWorksheet(vault, id, path, { apply: false, sha256 });

  it.each(['xlsx', 'csv'])('goes out and comes back without a change (%s)', async (kind) => {
    const { vault, first, desk } = await ready();
    rateSubjects(vault, first.id, [
      rating('CC6.1', { evidence: 'missing', likelihood: 'high', effort: 'low', note: '=1+1\nand more' }),
    ]);
    const path = join(desk, `sheet.${kind}`);
    expect(await exportWorksheet(vault, first.id, TODAY, path)).toEqual({ rows: 35 });
    const before = journal(vault).total;
    expect(await preview(vault, first.id, path)).toMatchObject({
      counts: { add: 0, change: 0, same: 35, refused: 0 },
      unknownColumns: [],
      applied: false,
    });
    await importWorksheet(vault, first.id, path, { apply: true, sha256: null });
    expect(journal(vault).total).toBe(before);
  });

  it('shows what would change, and changes it only when that very file is applied', async () => {
    const { vault, first, desk } = await ready();
    rateSubjects(vault, first.id, [rating('CC6.1', { evidence: 'missing', note: 'old' })]);
    const path = join(desk, 'sheet.csv');
    writeFileSync(
      path,
      'subject,Evidence,LIKELIHOOD OF AN EXCEPTION,note,Colour\ncc6.1,In place,high,new,blue\nCTL-001,partly,,,\n,,,,\n',
    );
    const shown = await preview(vault, first.id, path);
    expect(shown).toMatchObject({
      counts: { add: 1, change: 1, same: 0, refused: 0 },
      unknownColumns: ['Colour'],
      rows: [
        {
          row: 2,
          subject: 'CC6.1',
          change: 'change',
          fields: [
            { field: 'Evidence', before: 'missing', after: 'in place' },
            { field: 'Likelihood of an exception', before: '', after: 'high' },
            { field: 'Note', before: 'old', after: 'new' },
          ],
        },
        { row: 3, subject: 'CTL-001', change: 'add' },
      ],
    });
    expect(rowOf(sheet(vault, first.id), 'CC6.1')).toMatchObject({ evidence: 'missing', note: 'old' });
    const apply = (sha256: string) => importWorksheet(vault, first.id, path, { apply: true, sha256 });
    await expect(apply('0'.repeat(64))).rejects.toThrow('table.changed-since-preview');
    expect(await apply(shown.sha256)).toMatchObject({ applied: true });
    // Columns that are not there changed nothing.
    expect(rowOf(sheet(vault, first.id), 'CC6.1')).toMatchObject({
      design: 'in-place',
      evidence: 'in-place',
      likelihood: 'high',
      note: 'new',
    });
    expect(rowOf(sheet(vault, first.id), 'CTL-001')).toMatchObject({ evidence: 'partly' });
  });

  it('refuses rows it cannot take in, and then takes in none', async () => {
    const { vault, first, desk } = await ready();
    const path = join(desk, 'sheet.csv');
    writeFileSync(
      path,
      'Subject,Design\nCC1.1,in place\nCC1.1,partly\nA1.1,in place\nCTL-077,in place\nx,in place\n,partly\nCC1.2,perfect\n',
    );
    const shown = await preview(vault, first.id, path);
    expect(shown.counts).toEqual({ add: 1, change: 0, same: 0, refused: 6 });
    expect(shown.rows.map((row) => row.problem)).toEqual([
      null,
      'CC1.1 stands in the table twice.',
      'A1.1 does not belong to this assessment.',
      'CTL-077 does not belong to this assessment.',
      'Its subject is no criterion (such as CC6.1) and no control (such as CTL-014).',
      'It names no criterion and no control.',
      'Design is none of: not rated, in place, partly, missing, not applicable, or empty.',
    ]);
    await expect(
      importWorksheet(vault, first.id, path, { apply: true, sha256: shown.sha256 }),
    ).rejects.toThrow('table.rows-refused');
    expect(listAssessments(vault)[0]?.rated).toBe(0);
    writeFileSync(path, 'Thing\nx\n');
    await expect(preview(vault, first.id, path)).rejects.toThrow('table.column-missing');
    closeAssessment(vault, first.id);
    await expect(preview(vault, first.id, path)).rejects.toThrow('readiness.closed');
  });

  it('guards cells that a spreadsheet would run', async () => {
    const { vault, first, desk } = await ready();
    rateSubjects(vault, first.id, [rating('CC6.1', { note: '=HYPERLINK("http://x")' })]);
    const path = join(desk, 'sheet.csv');
    await exportWorksheet(vault, first.id, TODAY, path);
    expect(readFileSync(path, 'utf8')).toContain('\'=HYPERLINK(""http://x"")');
  });
});

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

describe('errors of readiness', () => {
  it('are ones a person can act on', async () => {
    const { vault, first } = await ready();
    closeAssessment(vault, first.id);
    try {
      rateSubjects(vault, first.id, [rating('CC1.1')]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).details).toEqual({ id: 'ASM-01' });
    }
  });
});
