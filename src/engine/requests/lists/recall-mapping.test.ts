// What is remembered of a firm must not be turned against its next list: the order of its days, and columns a person
// gave no field.
import { describe, expect, it } from 'vitest';
import type { ListMapping } from '../../../shared/domain/request-list';
import { type RawSheet, readDate } from '../../tables';
import { guessMapping, recallMapping, toRemember } from './guess-mapping';

const HEAD = ['Ref', 'Request description', 'Due date', 'Owner'];
const sheet = (...rows: string[][]): RawSheet => ({
  ...{ sheets: [], sheet: null, merges: [], since1904: false },
  rows: [HEAD, ...rows],
});
const row = (due: string): string[] => ['1', 'Provide the list.', due, 'Bo'];
const remembered = (list: RawSheet, change: Partial<ListMapping> = {}): ListMapping => {
  const guess = guessMapping(list);
  return toRemember({ ...guess, mapping: { ...guess.mapping, ...change } });
};
const again = (list: RawSheet, kept: ListMapping) => recallMapping(list, kept)?.mapping;

describe('the next list of a firm', () => {
  it('whose days have the day first is not read by a list before it whose days told nothing', () => {
    const kept = remembered(sheet(row('2026-04-03')));
    expect(kept.dayFirst).toBe(false);
    expect(again(sheet(row('03/04/2026'), row('13/04/2026')), kept)?.dayFirst).toBe(true);
    expect(again(sheet(row('03/04/2026')), { ...kept, dayFirst: true })?.dayFirst).toBe(true);
    const both = sheet(row('13/04/2026'), row('04/13/2026'));
    expect(again(both, { ...kept, dayFirst: true })?.dayFirst).toBe(true);
    expect(again(both, kept)?.dayFirst).toBe(false);
  });

  it('does not give a column a field again that a person took away', () => {
    const first = sheet(row('2026-04-03'));
    const columns = guessMapping(first).mapping.columns.filter((one) => one.field !== 'owner');
    const next = again(first, remembered(first, { columns }));
    expect(next?.columns).toContainEqual({ column: 'Owner', field: 'kept' });
    expect(next?.columns.map((one) => one.field)).not.toContain('owner');
  });

  it('still has a field for a column that is new in it', () => {
    const kept = remembered(sheet(row('2026-04-03')));
    const more = sheet(['1', 'Provide the list.', '2026-04-03', 'Bo', 'High']);
    const next = again({ ...more, rows: [[...HEAD, 'Priority'], ...more.rows.slice(1)] }, kept);
    expect(next?.columns).toContainEqual({ column: 'Priority', field: 'priority' });
  });
});

describe('a year of two digits', () => {
  it.each(['12/31/99', '31-Dec-85'])('that can be of either century is not guessed: %s', (text) => {
    expect(readDate(text, { dayFirst: false, since1904: false })).toBeNull();
  });
});
