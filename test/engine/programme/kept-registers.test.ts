// A register as at a day becomes evidence, an approval an event of the control it happened under, and the roster a list to
// pick from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addControl,
  addToRegister,
  changeInRegister,
  checkVault,
  coverageRows,
  createEngagement,
  findPopulation,
  getEvidence,
  getRecordDetail,
  keepAsEvidence,
  makePopulation,
  saveEvidenceCopy,
  signalContext,
  signalsOf,
  readRecord,
} from '../../../src/engine';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { Register } from '../../../src/shared/domain/programme/register';
import { type ControlId, controlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { own } from '../controls/register-fixture';
import { makeVault, quietJob } from '../temporary-vault';

const day = (text: string): CalendarDate => text as CalendarDate;
const CHANGES: ControlId = controlId(1);

const prepared = async () => {
  const made = await makeVault();
  createEngagement(made.vault, {
    type: 2,
    period: { from: '2026-01-01', to: '2026-12-31' },
    firm: '',
    systemName: 'Quill',
    categories: ['security'],
  } as never);
  return made;
};

describe('an approval of a model', () => {
  it('is kept as evidence of the day it was given, which its per-event control shows', async () => {
    const { vault, desk } = await prepared();
    addControl(vault, own({ cadence: 'per-event' }));
    const [id] = addToRegister(vault, {
      register: 'ai-asset',
      records: [
        {
          facts: {
            name: 'Answers',
            type: 'model',
            release: '7',
            controls: [CHANGES],
            notes: 'not for anybody',
          },
          state: null,
        },
      ],
      on: day('2026-03-01'),
      note: '',
    }) as [RecordId];
    const codes = () => {
      const record = readRecord(vault.db, id);
      return signalsOf(record, signalContext(vault.db, day('2026-07-01'))).map(({ code }) => code);
    };
    changeInRegister(vault, {
      id,
      version: 1,
      facts: { approver: 'Grace Hopper', approvedOn: '2026-05-04', change: 'New weights' },
      state: 'approved',
      on: day('2026-05-06'),
      note: '',
    });
    expect(codes()).toContain('approval-not-kept');
    const kept = await keepAsEvidence(vault, {
      register: 'ai-asset',
      ids: [id],
      asAt: day('2026-05-06'),
      effectiveOn: day('2026-05-04'),
      title: 'Answers 7: approved',
      controlIds: [CHANGES],
      reason: 'The approval of a change',
    });
    expect(codes()).not.toContain('approval-not-kept');
    expect(getRecordDetail(vault, id, day('2026-07-01')).linked.map(({ target }) => target)).toContain(
      kept.id,
    );
    const evidence = getEvidence(vault, kept.id);
    expect(evidence).toMatchObject({
      effective: { from: '2026-05-04', to: '2026-05-04' },
      controlIds: [CHANGES],
      fileName: 'aia-001-as-at-2026-05-06.csv',
    });
    const shown = coverageRows(vault, { today: day('2026-07-01'), controlIds: [CHANGES] });
    expect(shown.rows[0]).toMatchObject({ cadence: 'per-event', eventDays: [123] });
    const copy = join(desk, 'copy.csv');
    await saveEvidenceCopy(vault, kept.id, 1, copy, quietJob());
    const text = readFileSync(copy, 'utf8');
    expect(text).toContain('Grace Hopper');
    expect(text).not.toContain('not for anybody');
    await expect(
      keepAsEvidence(vault, {
        ...{
          register: 'ai-asset',
          ids: [id],
          asAt: day('2026-02-28'),
          title: 'x',
          controlIds: [],
          reason: '',
        },
      }),
    ).rejects.toMatchObject({ code: 'programme.unknown-record' });
  });
});

describe('a look back', () => {
  it('is evidence of the day it was made, and never of the days it looks back to', async () => {
    const { vault } = await prepared();
    addControl(vault, own({ cadence: 'quarterly' }));
    addToRegister(vault, {
      ...{ register: 'person', on: day('2025-01-01'), note: '' },
      records: [{ facts: { name: 'Ada' }, state: null }],
    });
    const keep = (asAt: string, effectiveOn?: string) =>
      keepAsEvidence(vault, {
        ...{ register: 'person', ids: null, asAt: day(asAt), title: asAt, controlIds: [CHANGES], reason: '' },
        ...(effectiveOn === undefined ? {} : { effectiveOn: day(effectiveOn) }),
      });
    for (const asAt of ['2025-12-31', '2026-03-31', '2026-06-30']) {
      const { id } = await keep(asAt);
      expect(getEvidence(vault, id).effective).toEqual({ from: '2026-07-01', to: '2026-07-01' });
    }
    await expect(keep('2026-03-31', '2026-03-31')).rejects.toMatchObject({ code: 'programme.facts' });
    addToRegister(vault, {
      ...{ register: 'change', on: day('2026-05-04'), note: '' },
      records: [{ facts: { title: 'Router', approvedOn: '2026-05-04' }, state: null }],
    });
    const approval = (effectiveOn: string) =>
      keepAsEvidence(vault, {
        ...{ register: 'change', ids: ['CHG-001' as RecordId], asAt: day('2026-07-01'), title: 'Approved' },
        ...{ effectiveOn: day(effectiveOn), controlIds: [], reason: '' },
      });
    const { id } = await approval('2026-05-04');
    expect(getEvidence(vault, id).effective).toEqual({ from: '2026-05-04', to: '2026-05-04' });
    await expect(approval('2026-05-05')).rejects.toMatchObject({ code: 'programme.facts' });
  });
});

describe('the roster', () => {
  it('gives joiners, leavers and those who were there as populations with their record', async () => {
    const { vault } = await prepared();
    addToRegister(vault, {
      register: 'person',
      records: [
        { facts: { name: 'Ada', startedOn: '2020-01-01', email: 'ada@a.example' }, state: null },
        { facts: { name: 'Grace', startedOn: '2026-03-02' }, state: null },
        { facts: { name: 'Edsger', startedOn: '2021-05-01', leftOn: '2026-06-30' }, state: 'left' },
        { facts: { name: 'Barbara', startedOn: '2019-01-01', leftOn: '2025-12-31' }, state: 'left' },
        { facts: { name: 'Nobody said' }, state: null },
      ],
      on: day('2026-07-01'),
      note: '',
    });
    const made = async (which: 'joined' | 'left' | 'present') => {
      const { id, rows } = await makePopulation(
        vault,
        {
          ...{ register: 'person', which, from: day('2026-01-01'), to: day('2026-12-31') },
          ...{ title: `Those who ${which}`, controlIds: [] },
        },
        quietJob(),
      );
      return { rows, population: findPopulation(vault, id) };
    };
    const joined = await made('joined');
    expect(joined.rows).toBe(1);
    expect(joined.population).toMatchObject({
      rowCount: 1,
      concerns: [],
      record: { range: { from: '2026-01-01', to: '2026-12-31' }, countOnScreen: 1, runBy: 'Ada Byron' },
    });
    expect(joined.population.record.notes).toContain(
      'No first day is stated of 1 people; they are not in the list.',
    );
    expect(joined.population.columns.map(({ name }) => name)).not.toContain('Work e-mail');
    expect((await made('left')).rows).toBe(1);
    expect((await made('present')).rows).toBe(4);
    expect(getEvidence(vault, joined.population.evidence.evidenceId).controlIds).toEqual([]);
    expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
  });
});

describe('a leaver without a last day', () => {
  it('left when somebody first said so, whatever is written about them afterwards', async () => {
    const { vault } = await prepared();
    addToRegister(vault, {
      ...{ register: 'person', on: day('2025-01-01'), note: '' },
      records: [{ facts: { name: 'Ada' }, state: null }],
    });
    const said = (version: number, state: string | null, notes: string, on: string) =>
      changeInRegister(vault, {
        ...{ id: 'PER-001' as RecordId, version, facts: { notes }, state, on: day(on), note: '' },
      });
    said(1, 'left', '', '2025-06-30');
    said(2, 'active', 'Came back', '2025-09-01');
    said(3, 'left', 'Left again', '2026-02-15');
    said(4, null, 'Laptop came back', '2026-06-01');
    const rows = async (from: string, to: string) =>
      (
        await makePopulation(
          vault,
          {
            ...{ register: 'person', which: 'left', from: day(from), to: day(to) },
            ...{ title: `Left ${from}`, controlIds: [] },
          },
          quietJob(),
        )
      ).rows;
    expect(await rows('2025-01-01', '2025-12-31')).toBe(0);
    expect(await rows('2026-01-01', '2026-03-31')).toBe(1);
    expect(await rows('2026-04-01', '2026-06-30')).toBe(0);
  });
});

describe('what a package never tells of a register', () => {
  it('is not in the file that is kept of it: no way to reach anybody, and what none of it goes into is restricted', async () => {
    const { vault, desk } = await prepared();
    const add = (register: Register, facts: Readonly<Record<string, unknown>>): void => {
      addToRegister(vault, { register, records: [{ facts, state: null }], on: day('2026-01-01'), note: '' });
    };
    const reached = 'cleo@reader.example';
    add('own-report', { title: 'Our report', type: 'soc2-type2', notes: reached });
    add('share', { report: 'RPT-01', recipient: 'Cleo', company: 'Reader', email: reached });
    add('questionnaire', { title: 'Security', sentTo: reached });
    add('vendor', { name: 'Cloud', notes: reached });
    for (const [register, sensitivity] of [
      ['own-report', 'restricted'],
      ['share', 'restricted'],
      ['questionnaire', 'restricted'],
      ['vendor', 'internal'],
    ] as const) {
      const { id } = await keepAsEvidence(vault, {
        ...{ register, ids: null, asAt: day('2026-06-30'), title: 'Kept', controlIds: [], reason: '' },
      });
      const kept = getEvidence(vault, id);
      expect(kept.sensitivity, register).toBe(sensitivity);
      const path = join(desk, `${register}.csv`);
      await saveEvidenceCopy(vault, id, 1, path, quietJob());
      expect(readFileSync(path, 'utf8'), register).not.toContain(reached);
    }
    const listed = await makePopulation(
      vault,
      {
        ...{ register: 'share', which: 'present', from: day('2026-01-01'), to: day('2026-12-31') },
        ...{ title: 'Copies', controlIds: [] },
      },
      quietJob(),
    );
    const { columns, evidence } = findPopulation(vault, listed.id);
    expect(columns.map(({ name }) => name)).not.toContain('E-mail');
    expect(getEvidence(vault, evidence.evidenceId).sensitivity).toBe('restricted');
  });
});
