import { describe, expect, it } from 'vitest';
import type { EvidenceVersion } from '../../../shared/domain/evidence';
import { versionChanges } from './version-changes';

const version = (facts: Partial<Record<keyof EvidenceVersion, unknown>>): EvidenceVersion =>
  ({ title: 'Access review', effective: null, capturedOn: null, files: [], ...facts }) as EvidenceVersion;
const file = (originalName: string, sha256: string) => ({ originalName, sha256 });

describe('what changed between two versions', () => {
  it('names the facts that differ, and tells files by their bytes', () => {
    const before = version({ files: [file('a.csv', '11'), file('b.csv', '22')] });
    const after = version({
      title: 'Access review, all systems',
      capturedOn: '2026-07-09',
      files: [file('renamed.csv', '11'), file('c.csv', '33')],
    });
    const changes = versionChanges(before, after);
    expect(changes.facts).toEqual(['title', 'capturedOn']);
    expect(changes.added.map((one) => one.originalName)).toEqual(['c.csv']);
    expect(changes.removed.map((one) => one.originalName)).toEqual(['b.csv']);
    expect(changes.kept.map((one) => one.originalName)).toEqual(['renamed.csv']);
  });

  it('finds nothing where nothing changed', () => {
    const same = version({ files: [file('a.csv', '11')] });
    expect(versionChanges(same, same)).toMatchObject({ facts: [], added: [], removed: [] });
  });
});
