// From which day a change holds: a version is a whole, so a part of it said from an earlier day would carry what was said
// since into days on which it was not so.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addToRegister,
  changeInRegister,
  checkVault,
  getRecordDetail,
  importRegisterTable,
  listRecords,
  moveInRegister,
  type OpenVault,
  readRecord,
  recordsOf,
} from '../../../src/engine';
import { changeRecord } from '../../../src/engine/programme/write-records';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob } from '../temporary-vault';

const day = (text: string) => text as CalendarDate;
const VENDOR = 'VND-01' as RecordId;
const PERSON = 'PER-001' as RecordId;

/** A vendor that is critical since June, and a person of whom it is said in July that they leave in December. */
const lived = async () => {
  const made = await makeVault();
  const { vault } = made;
  const add = (register: 'vendor' | 'person', facts: Readonly<Record<string, unknown>>): void => {
    addToRegister(vault, { register, records: [{ facts, state: null }], on: day('2026-01-01'), note: '' });
  };
  add('vendor', { name: 'Cloud', tier: 'low' });
  add('person', { name: 'Ann', startedOn: '2020-01-01' });
  const change = (id: RecordId, facts: Readonly<Record<string, unknown>>, state: string | null, on: string) =>
    changeInRegister(vault, {
      ...{ id, facts, state, on: day(on), note: '' },
      version: readRecord(vault.db, id).version,
    });
  change(VENDOR, { tier: 'critical' }, null, '2026-06-01');
  change(PERSON, { leftOn: '2026-12-31' }, 'left', '2026-12-31');
  return { ...made, change };
};
const asAt = (vault: OpenVault, on: string) => ({
  vendor: recordsOf(vault.db, 'vendor', { asAt: day(on) }).map(({ facts }) => facts['tier']),
  person: recordsOf(vault.db, 'person', { asAt: day(on) }).map(({ state }) => state),
});

describe('a change', () => {
  it('of a part never carries what was said since into the days before', async () => {
    const { vault, change } = await lived();
    expect(() => change(VENDOR, { website: 'https://cloud.example' }, null, '2026-02-01')).toThrow(
      expect.objectContaining({
        code: 'programme.day-before-version',
        details: { id: VENDOR, after: '2026-06-01' },
      }) as Error,
    );
    expect(() => change(PERSON, { notes: 'Typo' }, null, '2026-07-02')).toThrow(
      expect.objectContaining({ code: 'programme.day-before-version' }) as Error,
    );
    expect(() => {
      moveInRegister(vault, { ids: [PERSON], state: 'active', on: day('2026-07-02'), note: '' });
    }).toThrow(expect.objectContaining({ code: 'programme.day-before-version' }) as Error);
    change(PERSON, { notes: 'Typo' }, null, '2026-12-31');
    expect(asAt(vault, '2026-03-01')).toEqual({ vendor: ['low'], person: ['active'] });
    expect(asAt(vault, '2026-07-03')).toEqual({ vendor: ['critical'], person: ['active'] });
    expect(asAt(vault, '2026-12-31')).toEqual({ vendor: ['critical'], person: ['left'] });
  });

  it('of the whole holds from whatever day is said, also where nothing else differs', async () => {
    const { vault, change } = await lived();
    const { facts, state } = readRecord(vault.db, VENDOR);
    change(VENDOR, facts, state, '2026-02-01');
    expect(asAt(vault, '2026-01-31').vendor).toEqual(['low']);
    expect(asAt(vault, '2026-02-01').vendor).toEqual(['critical']);
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });

  it('by a step of the program holds from the day of what is there already at the earliest', async () => {
    const { vault } = await lived();
    vault.write((given) => {
      const how = { on: day('2026-07-02'), note: '', via: 'step' } as const;
      changeRecord(given, PERSON, { facts: { notes: 'By a step' } }, how);
    });
    expect(readRecord(vault.db, PERSON)).toMatchObject({ version: 3, on: '2026-12-31' });
    expect(asAt(vault, '2026-07-03').person).toEqual(['active']);
  });

  it('from a table holds from that day too, and is refused where the row says an earlier one', async () => {
    const { vault, desk } = await lived();
    const path = join(desk, 'people.csv');
    const take = async (csv: string) => {
      writeFileSync(path, csv);
      const asked = { register: 'person', path, on: day('2026-07-02') } as const;
      const seen = await importRegisterTable(vault, { ...asked, apply: false, sha256: null }, quietJob());
      return seen.counts.refused > 0
        ? seen
        : importRegisterTable(vault, { ...asked, apply: true, sha256: seen.sha256 }, quietJob());
    };
    const refused = await take('Id,Name,Holds from,Team\nPER-001,Ann,2026-07-02,Platform\n');
    expect(refused.rows[0]?.problem).toContain('What PER-001 says holds from 2026-12-31');
    await take('Id,Name,Team\nPER-001,Ann,Platform\n');
    expect(readRecord(vault.db, PERSON)).toMatchObject({ version: 3, on: '2026-12-31', state: 'left' });
    expect(asAt(vault, '2026-07-03').person).toEqual(['active']);
  });
});

it('is told of what a list shows, so that a day to come is not taken for today', async () => {
  const { vault } = await lived();
  const today = day('2026-07-02');
  const { rows } = listRecords(vault, {
    ...{ register: 'person', today, search: '', states: [], groups: [], parent: null, asAt: null },
    ...{ onlySignalled: false, withEnded: true, withWithdrawn: false },
    ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 10 },
  });
  expect(rows).toMatchObject([{ id: PERSON, state: 'left', on: '2026-12-31' }]);
  expect(getRecordDetail(vault, VENDOR, today).on).toBe('2026-06-01');
});
