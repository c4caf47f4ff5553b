import { describe, expect, it } from 'vitest';
import { controlId, type PointOfFocusId } from '../../../shared/ids';
import { hasLinks, linkChanges } from './link-changes';

const point = (id: string): PointOfFocusId => id as PointOfFocusId;
const item = {
  controls: [
    { id: controlId(1), title: 'One', reason: '' },
    { id: controlId(2), title: 'Two', reason: '' },
  ],
  pointsOfFocus: [{ id: point('CC6.1-3'), title: 'Point', reason: '' }],
};

describe('changing what evidence counts for', () => {
  it('ties and unties only what differs', () => {
    const wanted = {
      controlIds: new Set([controlId(2), controlId(3)]),
      pointOfFocusIds: new Set([point('CC6.1-3'), point('CC6.2-1')]),
    };
    expect(linkChanges(item, wanted)).toEqual({
      added: { controlIds: ['CTL-003'], pointOfFocusIds: ['CC6.2-1'] },
      removed: { controlIds: ['CTL-001'], pointOfFocusIds: [] },
    });
  });

  it('is nothing when the ticks are as they were', () => {
    const { added, removed } = linkChanges(item, {
      controlIds: new Set([controlId(1), controlId(2)]),
      pointOfFocusIds: new Set([point('CC6.1-3')]),
    });
    expect([hasLinks(added), hasLinks(removed)]).toEqual([false, false]);
  });
});
