import { describe, expect, it } from 'vitest';
import type { ListRow } from '../../../shared/domain/request-list';
import { chosenRows, doingRows, listRowsShown, MOST_ROWS, takenCounts } from './list-rows-shown';

const row = (number: number, what: ListRow['what'], rest: Partial<ListRow> = {}): ListRow => ({
  ...{ row: number, what, requestId: null, reference: '', title: '', changes: [], conflicts: [] },
  ...{ comments: 0, problem: '' },
  ...rest,
});
const rows = [
  row(4, 'heading'),
  row(5, 'new'),
  row(6, 'blank'),
  row(7, 'same'),
  row(8, 'refused'),
  row(9, 'conflict'),
  row(10, 'same', { comments: 1 }),
];

describe('the rows of a list that is taken in', () => {
  it('begin with what is refused and what is in conflict, and leave out what stays', () => {
    expect(listRowsShown(rows, null).shown.map((one) => one.row)).toEqual([8, 9, 5, 10]);
  });

  it('are all there when all are wanted, in the order of the file', () => {
    expect(listRowsShown(rows, 'all').shown).toEqual(rows);
    expect(listRowsShown(rows, 'blank').shown.map((one) => one.row)).toEqual([6]);
  });

  it('are chosen when they change something: a new comment does', () => {
    expect([...doingRows(rows)]).toEqual([5, 9, 10]);
  });

  it('are cut at what a person reads, and all are counted', () => {
    const many = Array.from({ length: MOST_ROWS + 7 }, (_, index) => row(index + 2, 'new'));
    const { shown, total } = listRowsShown(many, null);
    expect([shown.length, total]).toEqual([MOST_ROWS, MOST_ROWS + 7]);
  });

  it('are counted as they were taken in: those left out are none of them', () => {
    expect(takenCounts(rows, new Set([9, 10]))).toEqual({ new: 0, changed: 1, conflict: 1 });
  });

  it('are named to the engine only when some are left out', () => {
    expect(chosenRows(rows, doingRows(rows))).toBeNull();
    expect(chosenRows(rows, new Set([9]))).toEqual([9]);
    expect(chosenRows(rows, new Set())).toEqual([]);
  });
});
