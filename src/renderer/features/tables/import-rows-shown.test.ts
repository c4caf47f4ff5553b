import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../shared/domain/table-import';
import { importRowsShown, MOST_ROWS } from './import-rows-shown';

const row = (number: number, change: ImportRow['change']): ImportRow => ({
  row: number,
  subject: null,
  title: `Row ${String(number)}`,
  change,
  fields: [],
  problem: change === 'refused' ? 'Something is wrong.' : null,
});

describe('the rows of a preview', () => {
  const rows = [row(2, 'same'), row(3, 'change'), row(4, 'refused'), row(5, 'add'), row(6, 'refused')];

  it('begin with those refused, in the order of the file, and keep new and changed ones together', () => {
    expect(importRowsShown(rows, false).shown.map((one) => one.row)).toEqual([4, 6, 3, 5, 2]);
  });

  it('leave out what stays as it is when only changes are wanted', () => {
    expect(importRowsShown(rows, true).shown.map((one) => one.row)).toEqual([4, 6, 3, 5]);
  });

  it('are cut at what a person reads, and all are counted', () => {
    const many = Array.from({ length: MOST_ROWS + 40 }, (_, index) => row(index + 2, 'add'));
    const { shown, total } = importRowsShown(many, true);
    expect([shown.length, total]).toEqual([MOST_ROWS, MOST_ROWS + 40]);
  });
});
