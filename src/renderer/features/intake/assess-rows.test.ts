import { describe, expect, it } from 'vitest';
import { controlId, evidenceId, type Sha256 } from '../../../shared/ids';
import { assess, type KnownItem, type Looks, NO_LOOKS, surroundingsOf } from './assess-rows';
import type { IntakeRow } from './intake-draft';
import { day, inspected, looksOf, row, year2026 } from './rows-test-support';

const linked = { controlIds: [controlId(26)] };
const of = (
  rows: readonly IntakeRow[],
  looks: Looks = NO_LOOKS,
  examined: typeof year2026 | null = year2026,
) => rows.map((one) => assess(one, surroundingsOf(rows, looks, examined)));
const alone = (one: IntakeRow, looks: Looks = NO_LOOKS) => {
  const [assessed] = of([one], looks);
  if (assessed === undefined) throw new Error('no row');
  return assessed;
};
const SAME = 'a'.repeat(64) as Sha256;
const item = (number: number, state: KnownItem['state']): KnownItem => ({
  id: evidenceId(number),
  title: 'Access review',
  state,
  versionCount: 1,
});

describe('a row with a date and a control', () => {
  it('is ready to be added', () => {
    expect(alone(row('review 2026Q2.csv', {}, linked))).toMatchObject({
      blockers: [],
      cautions: [],
      flags: [],
      fate: 'add',
      same: null,
    });
  });
});

describe('what keeps a row from being added', () => {
  it('is a file without bytes, a folder, no title, or dates that run backwards', () => {
    expect(alone(row('a 2026-05.csv', { sizeBytes: 0 }, linked)).blockers).toEqual(['empty-file']);
    expect(alone(row('a 2026-05', { isFolder: true, sizeBytes: 0 }, linked)).blockers).toEqual(['is-folder']);
    expect(alone({ ...row('a 2026-05.csv', {}, linked), title: '  ' }).blockers).toEqual(['no-title']);
    const reversed = { effectiveFrom: day('2026-05-02'), effectiveTo: day('2026-05-01') };
    expect(alone({ ...row('a.csv', {}, linked), ...reversed }).blockers).toEqual(['dates-reversed']);
  });

  it('is a missing date or control, until somebody says that it is meant', () => {
    const bare = row('a.csv');
    expect(alone(bare).blockers).toEqual(['no-date', 'no-control']);
    const meant = { ...bare, isUndatedMeant: true, isUnlinkedMeant: true };
    expect(alone(meant)).toMatchObject({ blockers: [], cautions: ['undated', 'no-control'] });
  });

  it('is a file the engine could not read', () => {
    const looks = looksOf([inspected('a 2026-05.csv', { problem: 'evidence.file-not-found' })]);
    expect(alone(row('a 2026-05.csv', {}, linked), looks).blockers).toEqual(['unreadable']);
  });

  it('is an item that was not chosen, for a version or a link; a version needs no control', () => {
    const version = { ...row('a 2026-05.csv'), action: 'version' as const };
    expect(alone(version).blockers).toEqual(['no-item']);
    expect(alone({ ...version, itemId: evidenceId(1) }).blockers).toEqual([]);
    const link = { ...row('a.csv'), action: 'link' as const, itemId: evidenceId(1) };
    expect(alone(link).blockers).toEqual(['no-control']);
    expect(alone({ ...link, ...linked }).blockers).toEqual([]);
  });
});

describe('the same bytes', () => {
  const name = 'review 2026Q2.csv';
  const here = looksOf(
    [inspected(name, { sha256: SAME, alreadyIn: [evidenceId(42)] })],
    new Map([[evidenceId(42), item(42, 'approved')]]),
  );

  it('are left out when an item of the vault holds them, unless somebody says otherwise', () => {
    const one = row(name, { sizeBytes: 0 });
    expect(alone(one, here)).toMatchObject({
      fate: 'leave',
      same: { in: 'vault', ids: ['EVD-0042'] },
      blockers: [],
    });
    expect(alone({ ...row(name, {}, linked), action: 'add' }, here)).toMatchObject({
      fate: 'add',
      blockers: [],
    });
  });

  it('are no reason to leave a file out when the item was withdrawn', () => {
    const items = new Map([[evidenceId(42), item(42, 'withdrawn')]]);
    expect(alone(row(name, {}, linked), { ...here, items })).toMatchObject({ fate: 'add', same: null });
  });

  it('are left out further down in the same table, and the first row stays', () => {
    const rows = [row('a 2026-05.csv', {}, linked), row('copy of a 2026-05.csv', {}, linked)];
    const looks = looksOf(rows.map((one) => inspected(one.key, { sha256: SAME })));
    expect(of(rows, looks).map(({ fate }) => fate)).toEqual(['add', 'leave']);
    expect(of(rows, looks)[1]?.same).toEqual({ in: 'table', key: 'a 2026-05.csv', name: 'a 2026-05.csv' });
    expect(of(rows.slice(1), looks).map(({ fate }) => fate)).toEqual(['add']);
  });

  it('of one file among several are pointed out, and the row is something new', () => {
    const one = row(name, {}, linked);
    const both: IntakeRow = { ...one, files: [one.files[0], row('new.csv').files[0]] };
    const looks = looksOf([...here.files.values(), inspected('new.csv')], here.items);
    expect(alone(both, looks)).toMatchObject({ fate: 'add', same: null, cautions: ['partly-known'] });
  });
});

describe('what is pointed out before adding', () => {
  it('is how the dates lie against the period', () => {
    expect(alone(row('a 2025-11.csv')).cautions).toContain('outside-before');
    expect(alone(row('a 2027-01.csv')).cautions).toContain('outside-after');
    expect(alone(row('2025-10-01 2026-03-31.csv')).cautions).toContain('partly-inside');
  });

  it('says nothing about a period while there is no engagement', () => {
    expect(of([row('a 2025-11.csv')], NO_LOOKS, null)[0]?.cautions).toEqual([]);
  });

  it('is the same name twice, whatever its letter case or composition', () => {
    const rows = [row('Résumé.pdf'), row('re\u0301sume\u0301.PDF'), row('other.pdf')];
    expect(of(rows).map(({ cautions }) => cautions.includes('same-name'))).toEqual([true, true, false]);
  });

  it('is a name with hidden characters', () => {
    expect(alone(row('a\u202Eb.pdf')).cautions).toContain('hidden-characters');
  });

  it('is what was found in the file, without what stops it anyway', () => {
    const looks = looksOf([inspected('a 2026-05.xlsm', { flags: ['macros', 'empty'] })]);
    expect(alone(row('a 2026-05.xlsm', {}, linked), looks)).toMatchObject({
      flags: ['macros'],
      blockers: [],
    });
  });

  it('is known only after a look', () => {
    expect(alone(row('a.csv')).isLookedAt).toBe(false);
    expect(alone(row('a.csv'), looksOf([inspected('a.csv')])).isLookedAt).toBe(true);
  });
});
