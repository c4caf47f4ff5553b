import { describe, expect, it } from 'vitest';
import type { ListMapping } from '../../../shared/domain/request-list';
import { choiceOf, hasWording, withColumn, withWord, wordsOf } from './list-mapping';

const mapping: ListMapping = {
  sheet: null,
  headRow: 3,
  headRows: 1,
  columns: [
    { column: 'PBC #', field: 'reference' },
    { column: 'Request', field: 'wording' },
    { column: 'Hash', field: 'ignored' },
  ],
  dayFirst: false,
  statuses: [{ theirs: 'Outstanding', ours: 'open' }],
  kinds: [],
  priorities: [],
};

describe('the mapping of a list', () => {
  it('reads a field from one column: the one before is kept beside the request', () => {
    const next = withColumn(mapping, 'Description', 'wording');
    expect(choiceOf(next, 'Description')).toBe('wording');
    expect(choiceOf(next, 'Request')).toBe('kept');
  });

  it('leaves several columns out, and takes a column back to be kept', () => {
    const next = withColumn(mapping, 'Colour', 'ignored');
    expect(choiceOf(next, 'Hash')).toBe('ignored');
    expect(choiceOf(withColumn(next, 'Hash', 'kept'), 'Hash')).toBe('kept');
  });

  it('knows when nothing is taken for what is asked for', () => {
    expect(hasWording(mapping)).toBe(true);
    expect(hasWording(withColumn(mapping, 'Request', 'title'))).toBe(false);
  });

  it('lists words that are not translated first, and each once', () => {
    const look = { untranslated: [{ field: 'status' as const, word: 'Flagged', rows: 4 }] };
    expect(wordsOf(look, mapping, 'status')).toEqual([
      { theirs: 'Flagged', ours: null, rows: 4 },
      { theirs: 'Outstanding', ours: 'open', rows: null },
    ]);
    const translated = withWord(mapping, 'status', 'Flagged', 'returned');
    expect(wordsOf(look, translated, 'status').map(({ ours }) => ours)).toEqual(['open', 'returned']);
    expect(withWord(translated, 'status', 'Flagged', null).statuses).toEqual(mapping.statuses);
  });
});
