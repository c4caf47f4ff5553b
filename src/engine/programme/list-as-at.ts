// One page of a register as it stood on a day: filtered and sorted among what held then.
import type { Input } from '../../shared/contract';
import { SPECS } from '../../shared/domain/programme';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { programmeNow } from './programme-now';
import { columnsOf, type RecordColumns } from './record-columns';
import type { StoredRecord } from './record-rows';

type Query = Input<'programme', 'list'>;

interface Row {
  readonly record: StoredRecord;
  readonly columns: RecordColumns;
}

const foldedWords = (search: string): string[] =>
  search
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

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
const compare = (query: Query, states: readonly string[]): ((a: Row, b: Row) => number) => {
  const key = keyOf(query.sort, states);
  const way = query.direction === 'ascending' ? 1 : -1;
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
    } else if (left !== right) return left < right ? -way : way;
    return (a.record.number - b.record.number) * way;
  };
};

export const pageAsAt = (
  vault: OpenVault,
  query: Query,
  day: CalendarDate,
): { readonly records: readonly StoredRecord[]; readonly total: number } => {
  const spec = SPECS[query.register];
  const words = foldedWords(query.search);
  const matching = programmeNow(vault, query.today)
    .asAt(query.register, day, query.withWithdrawn)
    .map((record): Row => ({ record, columns: columnsOf(spec, record.state, record.facts) }))
    .filter(({ record, columns }) => {
      if (
        query.states.length > 0
          ? !query.states.includes(record.state)
          : !query.withEnded && columns.isEnded === 1
      )
        return false;
      if (query.groups.length > 0 && !query.groups.includes(columns.grouped)) return false;
      if (query.parent !== null && columns.parent !== query.parent) return false;
      const { title, grouped, owner, parent } = columns;
      const text = [record.id, title, grouped, owner, parent].join('\n').normalize('NFC').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort(compare(query, Object.keys(spec.states)));
  return {
    records: matching.slice(query.offset, query.offset + query.limit).map(({ record }) => record),
    total: matching.length,
  };
};
