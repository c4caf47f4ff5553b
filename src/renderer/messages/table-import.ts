// Texts of reading a table in: what it would change, before anything is changed.
import type { ImportRow, TableImport } from '../../shared/domain/table-import';
import { count, plural } from './count';

const CHANGES = {
  add: 'New',
  change: 'Changed',
  same: 'As before',
  refused: 'Refused',
} as const satisfies Record<ImportRow['change'], string>;

export const tableImport = {
  change: (change: ImportRow['change']) => CHANGES[change],
  /** Bold stands between double asterisks. */
  answer: ({ add, change, same, refused }: TableImport['counts']) => {
    const said = [
      ...(add > 0 ? [`${count(add)} new`] : []),
      ...(change > 0 ? [`${count(change)} changed`] : []),
      ...(same > 0 ? [`${count(same)} as before`] : []),
    ].join(', ');
    if (refused > 0)
      return `**${plural(refused, 'row')} cannot be taken in.** ${said === '' ? 'There are no others.' : `The others: ${said}.`}`;
    if (add + change === 0)
      return said === '' ? '**The table has no rows.**' : '**Nothing would change.** Every row is as before.';
    return `**${plural(add + change, 'row')} would change something:** ${said}.`;
  },
  allOrNone:
    'Nothing is taken in while a row is refused. Correct these rows in the file and choose it again.',
  unknownColumns: (columns: readonly string[]) =>
    `Nothing is read from ${columns.length === 1 ? 'the column' : 'the columns'} ${columns.map((column) => `“${column}”`).join(', ')}.`,
  told: (sentences: number) =>
    `${plural(sentences, 'thing')} of the file ${sentences === 1 ? 'is' : 'are'} left out or read differently:`,
  reading: 'Reading the table…',
  file: 'File',
  chooseOther: 'Choose another…',
  rows: 'What would change',
  columnRow: 'Row',
  columnSubject: 'No.',
  columnChange: 'Change',
  columnWhat: 'What',
  empty: '(empty)',
  becomes: 'becomes',
  all: 'All',
  onlyChanges: 'Only what changes',
  moreRows: (shown: number, total: number) => `The first ${count(shown)} of ${count(total)} rows are shown.`,
  apply: (changes: number) => (changes === 0 ? 'Take in' : `Take in ${plural(changes, 'row')}`),
  cancel: 'Cancel',
} as const;
