import { describe, expect, it } from 'vitest';
import type { FileRef } from '../../../shared/contract';
import { controlId, type FileToken, type PointOfFocusId } from '../../../shared/ids';
import type { CalendarDate, ExaminedTime } from '../../../shared/period';
import {
  assess,
  commonOf,
  countNames,
  effectiveOf,
  fillDown,
  intakeItemOf,
  keepTogether,
  rowOf,
} from './intake-draft';

const day = (text: string): CalendarDate => text as CalendarDate;
const year2026: ExaminedTime = { type: 2, period: { from: day('2026-01-01'), to: day('2026-12-31') } };
const fileRef = (name: string, more: Partial<FileRef> = {}): FileRef => ({
  token: `file-${'0'.repeat(32)}` as FileToken,
  name,
  sizeBytes: 10,
  isFolder: false,
  ...more,
});
const row = (name: string, more: Partial<FileRef> = {}) => rowOf(name, fileRef(name, more), {});
const alone = (one: ReturnType<typeof row>) => assess(one, countNames([one]), year2026);

describe('a new row of the intake table', () => {
  it('takes title and dates from the name and the control from where it was dropped', () => {
    const made = rowOf('1', fileRef('access-review-2026Q2.csv'), { controlIds: [controlId(26)] });
    expect(made).toMatchObject({
      title: 'Access review 2026Q2',
      effectiveFrom: '2026-04-01',
      effectiveTo: '2026-06-30',
      controlIds: ['CTL-026'],
      capturedOn: null,
    });
    expect(assess(made, countNames([made]), year2026)).toEqual({ blockers: [], cautions: [] });
  });

  it('becomes the item the engine is asked to store', () => {
    const item = intakeItemOf({ ...row('scan 2026-05-04.pdf'), title: ' Scan ', source: ' scanner ' });
    expect(item.files).toHaveLength(1);
    expect(item.facts).toMatchObject({
      title: 'Scan',
      source: 'scanner',
      effective: { from: '2026-05-04', to: '2026-05-04' },
    });
  });
});

describe('what keeps a row from being added', () => {
  it('is a file without bytes, a folder, no title, or dates that run backwards', () => {
    expect(alone(row('a 2026-05.csv', { sizeBytes: 0 })).blockers).toEqual(['empty-file']);
    expect(alone(row('a 2026-05', { isFolder: true, sizeBytes: 0 })).blockers).toEqual(['is-folder']);
    expect(alone({ ...row('a.csv'), title: '  ' }).blockers).toEqual(['no-title']);
    const reversed = { ...row('a.csv'), effectiveFrom: day('2026-05-02'), effectiveTo: day('2026-05-01') };
    expect(alone(reversed)).toEqual({ blockers: ['dates-reversed'], cautions: ['no-control'] });
    expect(intakeItemOf(reversed).facts.effective).toBeNull();
  });
});

describe('what is pointed out before adding', () => {
  it('is how the dates lie against the period', () => {
    expect(alone(row('a 2025-11.csv')).cautions).toContain('outside-before');
    expect(alone(row('a 2027-01.csv')).cautions).toContain('outside-after');
    expect(alone(row('2025-10-01 2026-03-31.csv')).cautions).toContain('partly-inside');
    expect(alone(row('a.csv')).cautions).toContain('undated');
  });

  it('says nothing about a period while there is no engagement', () => {
    const one = row('a 2025-11.csv');
    expect(assess(one, countNames([one]), null).cautions).toEqual(['no-control']);
  });

  it('is the same name twice, whatever its letter case or composition', () => {
    const rows = [row('Résumé.pdf'), row('re\u0301sume\u0301.PDF'), row('other.pdf')];
    const names = countNames(rows);
    const flagged = rows.map((one) => assess(one, names, null).cautions.includes('same-name'));
    expect(flagged).toEqual([true, true, false]);
  });

  it('is a name with hidden characters', () => {
    expect(alone(row('a\u202Eb.pdf')).cautions).toContain('hidden-characters');
  });
});

describe('the days of a row', () => {
  it('is one day when only one date is given', () => {
    expect(effectiveOf({ effectiveFrom: day('2026-05-01'), effectiveTo: null })).toEqual({
      from: '2026-05-01',
      to: '2026-05-01',
    });
    expect(effectiveOf({ effectiveFrom: null, effectiveTo: day('2026-05-01') })).toEqual({
      from: '2026-05-01',
      to: '2026-05-01',
    });
  });
});

describe('several chosen rows', () => {
  const rows = [
    { ...row('a.csv'), source: 'Okta', pointOfFocusIds: ['CC6.1-3' as PointOfFocusId] },
    row('b.csv'),
    row('c.csv'),
  ];

  it('take the facts of the first of them, never its title or files', () => {
    const filled = fillDown(rows, new Set(['a.csv', 'c.csv']));
    expect(filled.map((one) => one.source)).toEqual(['Okta', '', 'Okta']);
    expect(filled[2]).toMatchObject({ title: 'C', pointOfFocusIds: ['CC6.1-3'] });
    expect(filled[2]?.files[0].name).toBe('c.csv');
  });

  it('become one row with all their files', () => {
    const kept = keepTogether(rows, new Set(['a.csv', 'c.csv']));
    expect(kept.map((one) => one.files.map((file) => file.name))).toEqual([['a.csv', 'c.csv'], ['b.csv']]);
    expect(kept[0]).toMatchObject({ title: 'A', source: 'Okta' });
  });

  it('show what they have in common and nothing where they differ', () => {
    expect(commonOf(rows, (one) => one.sensitivity)).toBe('internal');
    expect(commonOf(rows, (one) => one.source)).toBeUndefined();
    expect(commonOf(rows.slice(1), (one) => one.pointOfFocusIds)).toEqual([]);
    expect(commonOf([], (one) => one.title)).toBeUndefined();
  });

  it('stay as they are when only one is chosen', () => {
    expect(keepTogether(rows, new Set(['b.csv']))).toBe(rows);
  });
});
