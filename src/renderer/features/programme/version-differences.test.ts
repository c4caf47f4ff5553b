import { describe, expect, it } from 'vitest';
import type { RecordVersion } from '../../../shared/domain/programme/record';
import { newFacts } from './record-draft';
import { versionAsAt, versionDifferences } from './version-differences';

const version = (number: number, on: string, facts: Record<string, unknown>, state = 'active') =>
  ({ version: number, on, facts: { ...newFacts('person', undefined), ...facts }, state }) as RecordVersion;

const FIRST = version(1, '2025-01-01', { name: 'Ada', role: 'Engineer' });
const SECOND = version(2, '2025-06-01', { name: 'Ada', role: 'Lead', leftOn: '2025-12-31' }, 'left');

describe('what a version says otherwise', () => {
  it('is told in words, the state first', () => {
    expect(
      versionDifferences('person', FIRST, SECOND).map(({ label, before, after }) => [label, before, after]),
    ).toEqual([
      ['State', 'Active', 'Left'],
      ['Role', 'Engineer', 'Lead'],
      ['Last day', '', '31 Dec 2025'],
    ]);
  });

  it('is nothing between equal ones', () => {
    expect(versionDifferences('person', FIRST, { facts: { ...FIRST.facts }, state: FIRST.state })).toEqual(
      [],
    );
  });
});

describe('the version as at a day', () => {
  it('is the one that held at its end', () => {
    const all = [SECOND, FIRST];
    expect(versionAsAt(all, '2024-12-31')).toBeUndefined();
    expect(versionAsAt(all, '2025-05-31')?.version).toBe(1);
    expect(versionAsAt(all, '2025-06-01')?.version).toBe(2);
  });

  it('is a correction that is said to hold from an earlier day, as in the list', () => {
    const corrected = version(3, '2025-03-01', { name: 'Ada B' });
    expect(versionAsAt([corrected, SECOND, FIRST], '2025-06-01')?.version).toBe(3);
    expect(versionAsAt([corrected, SECOND, FIRST], '2025-02-28')?.version).toBe(1);
  });
});
