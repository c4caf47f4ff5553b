import { describe, expect, it } from 'vitest';
import { placeAfter } from './cell-place';

const size = { rows: 90, columns: 33, perPage: 20 };

describe('moving in the matrix', () => {
  it('stays inside, from the head to the last row and from the names to the last criterion', () => {
    expect(placeAfter('ArrowUp', false, { row: 0, column: 4 }, size)).toEqual({ row: -1, column: 4 });
    expect(placeAfter('ArrowUp', false, { row: -1, column: 4 }, size)).toEqual({ row: -1, column: 4 });
    expect(placeAfter('ArrowLeft', false, { row: 3, column: 0 }, size)).toEqual({ row: 3, column: -1 });
    expect(placeAfter('PageDown', false, { row: 85, column: 32 }, size)).toEqual({ row: 89, column: 32 });
    expect(placeAfter('ArrowRight', false, { row: 2, column: 32 }, size)).toEqual({ row: 2, column: 32 });
  });

  it('knows no corner: nothing stands there', () => {
    expect(placeAfter('ArrowUp', false, { row: 0, column: -1 }, size)).toEqual({ row: 0, column: 0 });
    expect(placeAfter('ArrowLeft', false, { row: -1, column: 0 }, size)).toEqual({ row: 0, column: 0 });
  });

  it('leads to the ends of a row, and with Control to the ends of all', () => {
    expect(placeAfter('Home', false, { row: 5, column: 9 }, size)).toEqual({ row: 5, column: -1 });
    expect(placeAfter('End', true, { row: 5, column: 9 }, size)).toEqual({ row: 89, column: 32 });
  });

  it('leaves other keys alone', () => {
    expect(placeAfter('a', false, { row: 0, column: 0 }, size)).toBeNull();
  });
});
