// Cells that could get lost between the columns of a firm's list and the fields of a request.
import { expect, it } from 'vitest';
import type { ListField } from '../../../shared/domain/request-list';
import { guessMapping } from './guess-mapping';
import { readRows } from './read-rows';

const list = (head: string[], ...rows: string[][]) =>
  guessMapping({ sheets: [], sheet: null, merges: [], since1904: false, rows: [head, ...rows] });

it('a day in a second column that is read as the due day is kept beside the request', () => {
  const due: { column: string; field: ListField }[] = ['Due', 'Extended to'].map((column) => ({
    ...{ column, field: 'dueOn' },
  }));
  const guess = list(
    ['Request description', 'Due', 'Extended to'],
    ['The list.', '2026-05-01', '2026-06-01'],
  );
  const columns = [{ column: 'Request description', field: 'wording' as const }, ...due];
  expect(readRows({ ...guess, mapping: { ...guess.mapping, columns } })).toMatchObject([
    { request: { dueOn: '2026-05-01', extra: [{ column: 'Extended to', value: '2026-06-01' }] } },
  ]);
});

it('a dash in the column of the status says nothing, and opens nothing again', () => {
  const rows = readRows(list(['Ref', 'Request description', 'Status'], ['1', 'The list.', '–']));
  expect(rows).toMatchObject([{ request: { status: null, problems: [] } }]);
});
