// Areas to be covered, in fractions of a page: how they are made, moved, resized and handed over.
import type { RedactedArea } from '../../../shared/calls/redaction';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Area extends Box {
  readonly key: number;
  /** Null for all pages. */
  readonly page: number | null;
}

/** Of a page's side; smaller could not be seen or grasped. */
const SMALLEST = 0.004;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Between two corners, wherever they lie, cut to the page. */
export const boxBetween = (a: { x: number; y: number }, b: { x: number; y: number }): Box => {
  const [left, right] = [within(Math.min(a.x, b.x), 0, 1), within(Math.max(a.x, b.x), 0, 1)];
  const [top, bottom] = [within(Math.min(a.y, b.y), 0, 1), within(Math.max(a.y, b.y), 0, 1)];
  return { left, top, width: right - left, height: bottom - top };
};

/** A press without a drag covers nothing. */
export const isLargeEnough = ({ width, height }: Box): boolean => width >= SMALLEST && height >= SMALLEST;

/** Moved as a whole; stays on the page. */
export const moved = <T extends Box>(box: T, x: number, y: number): T => ({
  ...box,
  left: within(box.left + x, 0, 1 - box.width),
  top: within(box.top + y, 0, 1 - box.height),
});

/** Its right and lower edges moved; stays on the page and never vanishes. */
export const resized = <T extends Box>(box: T, x: number, y: number): T => ({
  ...box,
  width: within(box.width + x, SMALLEST, 1 - box.left),
  height: within(box.height + y, SMALLEST, 1 - box.top),
});

export const isOnPage = (area: Area, page: number): boolean => area.page === null || area.page === page;

/** Pages with something covered. */
export const coveredPages = (areas: readonly Area[], pages: number): number =>
  areas.some((area) => area.page === null) ? pages : new Set(areas.map((area) => area.page)).size;

/** As the engine takes them: those for all pages once for each. */
export const areasToStore = (areas: readonly Area[], pages: number): RedactedArea[] =>
  areas.flatMap(({ page, left, top, width, height }) => {
    // Sums of fractions may lie a hair over the edge.
    const box = { left, top, width: Math.min(width, 1 - left), height: Math.min(height, 1 - top) };
    if (page !== null) return [{ page, ...box }];
    return Array.from({ length: pages }, (_none, at) => ({ page: at + 1, ...box }));
  });
