import { describe, expect, it } from 'vitest';
import type { EvidenceDetail, EvidenceFacts } from '../../../shared/domain/evidence';
import { controlId, evidenceId, type PointOfFocusId } from '../../../shared/ids';
import { asNextLike, asVersionOf, commonOf, fillDown, keepTogether } from './change-rows';
import { day, row } from './rows-test-support';

const rows = [
  {
    ...row('a 2026-05.csv'),
    key: 'a.csv',
    title: 'A',
    source: 'Okta',
    pointOfFocusIds: ['CC6.1-3' as PointOfFocusId],
    quality: ['clock'],
  },
  row('b.csv'),
  row('c.csv'),
];
const two = new Set(['a.csv', 'c.csv']);

describe('several chosen rows', () => {
  it('take the facts of the first of them, never its title, files or answers of quality', () => {
    const filled = fillDown(rows, two);
    expect(filled.map((one) => one.source)).toEqual(['Okta', '', 'Okta']);
    expect(filled[2]).toMatchObject({ title: 'C', pointOfFocusIds: ['CC6.1-3'], quality: [] });
    expect(filled[2]?.files[0].name).toBe('c.csv');
  });

  it('take one column alone', () => {
    const filled = fillDown(rows, two, 'dates');
    expect(filled[2]).toMatchObject({ effectiveFrom: '2026-05-01', effectiveTo: '2026-05-31', source: '' });
    expect(fillDown(rows, two, 'title')[2]).toMatchObject({ title: 'A', effectiveFrom: null });
    expect(filled[1]).toBe(rows[1]);
  });

  it('become one row with all their files', () => {
    const kept = keepTogether(rows, two);
    expect(kept.map((one) => one.files.map((file) => file.name))).toEqual([
      ['a 2026-05.csv', 'c.csv'],
      ['b.csv'],
    ]);
    expect(kept[0]).toMatchObject({ title: 'A', source: 'Okta' });
  });

  it('show what they have in common and nothing where they differ', () => {
    expect(commonOf(rows, (one) => one.sensitivity)).toBe('internal');
    expect(commonOf(rows, (one) => one.source)).toBeUndefined();
    expect(commonOf(rows.slice(1), (one) => [...one.pointOfFocusIds])).toEqual([]);
    expect(commonOf([], (one) => one.title)).toBeUndefined();
  });

  it('stay as they are when only one is chosen', () => {
    expect(keepTogether(rows, new Set(['b.csv']))).toBe(rows);
  });
});

describe('a row filled from an item that is there', () => {
  const file = { ...row('vendor register 2026Q3.xlsx'), quality: ['whole'], controlIds: [controlId(2)] };
  it('says as a new version what the item says, with its own dates', () => {
    const item = {
      id: evidenceId(61),
      title: 'Vendor register',
      source: 'Procurement',
      sensitivity: 'confidential',
      kind: 'report',
      method: 'export',
      owner: 'Ben',
      tags: ['vendors'],
      versionCount: 4,
      controlIds: [controlId(1)],
    } as unknown as EvidenceDetail;
    expect(asVersionOf(file, item)).toMatchObject({
      action: 'version',
      itemId: 'EVD-0061',
      title: 'Vendor register',
      source: 'Procurement',
      kind: 'report',
      effectiveFrom: '2026-07-01',
      quality: ['whole'],
      controlIds: ['CTL-001', 'CTL-002'],
    });
  });

  it('takes the next dates as the next one like it, unless its name says its own', () => {
    const facts: EvidenceFacts = {
      title: 'User access review, Q3',
      effective: { from: day('2026-07-01'), to: day('2026-09-30') },
      capturedOn: null,
      source: 'Identity provider',
      sensitivity: 'internal',
      controlIds: [controlId(26)],
      pointOfFocusIds: [],
    };
    expect(asNextLike(row('export.csv'), facts)).toMatchObject({
      action: 'auto',
      title: 'User access review, Q3',
      effectiveFrom: '2026-07-01',
      source: 'Identity provider',
      controlIds: ['CTL-026'],
    });
    // Its own days, and then not a title that speaks of others.
    expect(asNextLike(row('export 2026-08.csv'), facts)).toMatchObject({
      effectiveFrom: '2026-08-01',
      title: 'Export 2026-08',
      controlIds: ['CTL-026'],
    });
    expect(asNextLike(row('export.csv'), { ...facts, effective: null })).toMatchObject({
      effectiveFrom: null,
      title: 'Export',
    });
  });
});
