import { describe, expect, it } from 'vitest';
import type { PointOfFocusId } from '../../../shared/ids';
import { offeredPoints } from './offered-points';

const mapping = (id: string, inScope: boolean) => ({
  pointOfFocusId: id as PointOfFocusId,
  title: `Point ${id}`,
  inScope,
});

describe('the points of focus offered for evidence', () => {
  it('stand each once, those in scope first', () => {
    const groups = offeredPoints([
      mapping('A1.2-1', false),
      mapping('CC6.1-3', true),
      mapping('CC6.2-2', true),
      mapping('CC6.1-3', true),
    ]);
    expect(groups.map((group) => group.items.map((item) => item.id))).toEqual([
      ['CC6.1-3', 'CC6.2-2'],
      ['A1.2-1'],
    ]);
  });

  it('are none without a mapping', () => {
    expect(offeredPoints([])).toEqual([]);
  });
});
