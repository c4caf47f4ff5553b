import { describe, expect, it } from 'vitest';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import { countsForInWords } from './counts-for-in-words';

const item = (facts: Record<string, unknown>): EvidenceDetail =>
  ({ controls: [], pointsOfFocus: [], occurrences: [], exceptions: [], samples: [], ...facts }) as never;

describe('what evidence counts for, in words', () => {
  it('names each control with the occurrence it was assigned to', () => {
    expect(
      countsForInWords(
        item({
          controls: [{ id: 'CTL-026', title: 'Access review', reason: '' }],
          occurrences: [{ controlId: 'CTL-026', from: '2026-04-01', reason: '' }],
        }),
      ),
    ).toEqual(['CTL-026 Access review, its occurrence from 1 Apr 2026']);
  });

  it('stops after eight lines and says how many more there are', () => {
    const controls = Array.from({ length: 12 }, (_, index) => ({ id: `CTL-${String(index)}`, title: 'x' }));
    const lines = countsForInWords(item({ controls }));
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toBe('and 5 more');
  });
});
