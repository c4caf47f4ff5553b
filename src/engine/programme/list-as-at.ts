// One page of a register as it stood on a day: filtered and sorted among what held then.
import type { Input } from '../../shared/contract';
import { SPECS } from '../../shared/domain/programme';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { type RecordAsAt, registerAsAt } from './programme-now';
import type { StoredRecord } from './record-rows';
import { searchOf } from './searched-text';

type Query = Input<'programme', 'list'>;

type Row = RecordAsAt;

const keyOf = (sort: Query['sort'], states: readonly string[]): ((row: Row) => string | number | null) => {
  const stated = (text: string): string | null => (text === '' ? null : text.toLowerCase());
  return {
    id: ({ record }: Row) => record.number,
    title: ({ columns }: Row) => stated(columns.title),
    state: ({ record }: Row) => states.indexOf(record.state),
    group: ({ columns }: Row) => stated(columns.grouped),
    owner: ({ columns }: Row) => stated(columns.owner),
    due: ({ columns }: Row) => columns.dueOn,
    changed: ({ record }: Row) => record.on,
    parent: ({ columns }: Row) => stated(columns.parent),
  }[sort];
};

/** What nobody stated stands last, whichever way; ties are broken by the number. */
const sorted = (rows: readonly Row[], query: Query, states: readonly string[]): readonly Row[] => {
  const key = keyOf(query.sort, states);
  const way = query.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, by: key(row) }))
    .sort((a, b) => {
      if (a.by === null || b.by === null) {
        if (a.by !== b.by) return a.by === null ? 1 : -1;
      } else if (a.by !== b.by) return a.by < b.by ? -way : way;
      return (a.row.record.number - b.row.record.number) * way;
    })
    .map(({ row }) => row);
};

export const pageAsAt = (
  vault: OpenVault,
  query: Query,
  day: CalendarDate,
): { readonly records: readonly StoredRecord[]; readonly total: number } => {
  const spec = SPECS[query.register];
  const isFound = searchOf(query.search);
  const matching = registerAsAt(vault, query.register, day, query.withWithdrawn).filter(
    ({ record, columns }) => {
      const isShown =
        query.states.length > 0
          ? query.states.includes(record.state)
          : query.withEnded || columns.isEnded === 0;
      if (!isShown) return false;
      if (query.groups.length > 0 && !query.groups.includes(columns.grouped)) return false;
      if (query.parent !== null && columns.parent !== query.parent) return false;
      return isFound(record);
    },
  );
  const page = sorted(matching, query, Object.keys(spec.states));
  return {
    records: page.slice(query.offset, query.offset + query.limit).map(({ record }) => record),
    total: matching.length,
  };
};
