import { describe, expect, it } from 'vitest';
import { areasToStore, boxBetween, coveredPages, isLargeEnough, moved, resized } from './areas';

const box = { left: 0.8, top: 0.1, width: 0.1, height: 0.2 };

describe('areas', () => {
  it('are drawn from any corner and end at the edge of the page', () => {
    const drawn = boxBetween({ x: 1.4, y: 0.5 }, { x: 0.5, y: -0.2 });
    expect(drawn).toEqual({ left: 0.5, top: 0, width: 0.5, height: 0.5 });
    expect(isLargeEnough(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 }))).toBe(false);
  });

  it('stay on the page when they are moved, and keep their size', () => {
    expect(moved(box, 0.5, -0.5)).toMatchObject({ left: 0.9, top: 0, width: 0.1, height: 0.2 });
  });

  it('never vanish when they are made smaller, and end at the edge when larger', () => {
    expect(resized(box, -1, -1).width).toBeGreaterThan(0);
    expect(resized(box, 1, 1).width).toBeCloseTo(0.2);
    expect(resized(box, 1, 1).height).toBeCloseTo(0.9);
  });

  it('on all pages are handed over once for each page', () => {
    const areas = [
      { key: 1, page: null, ...box },
      { key: 2, page: 2, ...box },
    ];
    expect(areasToStore(areas, 3).map((area) => area.page)).toEqual([1, 2, 3, 2]);
    expect(coveredPages(areas, 3)).toBe(3);
    expect(coveredPages(areas.slice(1), 3)).toBe(1);
  });
});
