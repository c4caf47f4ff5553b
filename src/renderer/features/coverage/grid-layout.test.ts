import { describe, expect, it } from 'vitest';
import { BAND_HEIGHT, type BandSummary, gridLayout, ROW_HEIGHT } from './grid-layout';
import { NO_COUNTS } from './occurrence-states';

const band = (cadence: BandSummary['cadence'], controls: number): BandSummary => ({
  cadence,
  controls,
  counts: NO_COUNTS,
});
const BANDS = [band('annual', 2), band('quarterly', 0), band('monthly', 3), band('daily', 500)];

describe('the rows of the grid', () => {
  it('lie below the line of their band', () => {
    const layout = gridLayout(505, BANDS);
    expect(layout.bands.map(({ summary, top, first }) => [summary.cadence, top, first])).toEqual([
      ['annual', 0, 0],
      ['monthly', BAND_HEIGHT + 2 * ROW_HEIGHT, 2],
      ['daily', 2 * BAND_HEIGHT + 5 * ROW_HEIGHT, 5],
    ]);
    expect(layout.topOf(0)).toBe(BAND_HEIGHT);
    expect(layout.topOf(2)).toBe(2 * BAND_HEIGHT + 2 * ROW_HEIGHT);
    expect(layout.topOf(504) + ROW_HEIGHT).toBe(layout.height);
  });

  it('are found by what one sees of them', () => {
    const layout = gridLayout(505, BANDS);
    for (let row = 0; row < 505; row += 1) {
      const top = layout.topOf(row);
      const seen = layout.rowsBetween(top, top + ROW_HEIGHT - 1);
      expect(seen.first).toBeLessThanOrEqual(row);
      expect(seen.last).toBeGreaterThanOrEqual(row);
      expect(seen.last - seen.first).toBeLessThanOrEqual(2);
    }
    expect(layout.rowsBetween(layout.height, layout.height + 900).last).toBe(504);
  });

  it('lie one below the other without bands', () => {
    const layout = gridLayout(10, []);
    expect(layout.topOf(9)).toBe(9 * ROW_HEIGHT);
    expect(layout.rowsBetween(0, 3 * ROW_HEIGHT)).toEqual({ first: 0, last: 3 });
  });
});
