// Where the rows of the grid lie, from top to bottom: bands of one cadence under a line that sums them up,
// or one band without a line. Only arithmetic, so that no row must exist to know its place.
import type { CoverageGrid } from '../../../shared/domain/coverage';

export const ROW_HEIGHT = 36;
export const BAND_HEIGHT = 32;

export type BandSummary = CoverageGrid['byCadence'][number];

export interface Band {
  readonly summary: BandSummary;
  readonly top: number;
  /** Place of its first row among all rows. */
  readonly first: number;
}

export interface GridLayout {
  readonly height: number;
  readonly bands: readonly Band[];
  readonly topOf: (row: number) => number;
  /** Rows that touch a stretch of the scroller, both ends included. */
  readonly rowsBetween: (top: number, bottom: number) => { readonly first: number; readonly last: number };
}

/** @param summaries in the order of the rows; empty for one band without a line */
export const gridLayout = (total: number, summaries: readonly BandSummary[]): GridLayout => {
  const bands: Band[] = [];
  let [top, first] = [0, 0];
  for (const summary of summaries) {
    if (summary.controls === 0) continue;
    bands.push({ summary, top, first });
    top += BAND_HEIGHT + summary.controls * ROW_HEIGHT;
    first += summary.controls;
  }
  const bandsBefore = (row: number): number => bands.filter((band) => band.first <= row).length;
  const rowAt = (y: number): number => {
    const before = bands.filter((band) => band.top <= y).length;
    return Math.floor((y - before * BAND_HEIGHT) / ROW_HEIGHT);
  };
  return {
    height: total * ROW_HEIGHT + bands.length * BAND_HEIGHT,
    bands,
    topOf: (row) => row * ROW_HEIGHT + bandsBefore(row) * BAND_HEIGHT,
    rowsBetween: (from, to) => ({
      first: Math.min(Math.max(0, rowAt(from)), Math.max(0, total - 1)),
      last: Math.min(Math.max(0, rowAt(to)), Math.max(0, total - 1)),
    }),
  };
};
