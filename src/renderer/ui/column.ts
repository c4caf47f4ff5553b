// A column of a DataTable.
import type { ReactNode } from 'react';

export interface Column<Row, Sort extends string> {
  readonly id: string;
  readonly title: string;
  /** A CSS grid track: `88px`, `minmax(0, 1fr)`. */
  readonly width: string;
  readonly sort?: Sort;
  readonly align?: 'end';
  readonly cell: (row: Row) => ReactNode;
}

/** What a track without a width of its own is given at least, and the margins around all of them; CSS pixels. */
const TRACK = 160;
const MARGINS = 48;

/** CSS pixels below which a table of these tracks scrolls sideways instead of cutting its last columns off. */
export const leastWidth = (tracks: readonly string[]): number =>
  tracks.reduce((sum, track) => {
    const pixels = Number(/(\d+)px/.exec(track)?.[1] ?? 0);
    return sum + (pixels > 0 ? pixels : TRACK);
  }, MARGINS);
