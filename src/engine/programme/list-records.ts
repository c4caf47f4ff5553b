// One page of a register, as it stands now or stood on a day.
import type { Input, Output } from '../../shared/contract';
import { SPECS } from '../../shared/domain/programme';
import { recordId } from '../../shared/domain/programme/record-id';
import type { Register } from '../../shared/domain/programme/register';
import type { Signal } from '../../shared/domain/programme/signal';
import { orderOf, pageOfFiltered, type SortKey } from '../db/page-of';
import { pageOfListed } from '../db/page-of-listed';
import type { OpenVault } from '../vault/open-vault';
import { pageAsAt } from './list-as-at';
import { programmeNow } from './programme-now';
import { readRecord, recordsOf } from './record-rows';
import { searchOf } from './searched-text';
import { summariesOf } from './summaries';

export type RecordQuery = Input<'programme', 'list'>;

/** In the order of the register, not of the alphabet. */
const statePlace = (register: Register): string =>
  `CASE state ${Object.keys(SPECS[register].states)
    .map((state, place) => `WHEN '${state}' THEN ${String(place)}`)
    .join(' ')} END`;

const sortKeys = (register: Register, sort: RecordQuery['sort']): readonly SortKey[] => {
  if (sort === 'id') return [];
  if (sort === 'title') return [{ sql: 'title COLLATE NOCASE', columns: ['title'] }];
  if (sort === 'state') return [{ sql: statePlace(register), columns: ['state'] }];
  if (sort === 'due') return [{ sql: 'due_on', columns: ['due_on'] }];
  if (sort === 'changed') return [{ sql: 'changed_at', columns: ['changed_at'] }];
  const column = { group: 'grouped', owner: 'owner', parent: 'parent' }[sort];
  return [{ sql: `nullif(${column}, '') COLLATE NOCASE`, columns: [column] }];
};

/** Sorts whose index says the same; others are sorted anew. */
const INDEXED: ReadonlySet<RecordQuery['sort']> = new Set(['id', 'title', 'changed']);

/** Numbers with a signal that asks for somebody. */
export const asking = (signals: ReadonlyMap<number, readonly Signal[]>): number[] =>
  [...signals].filter(([, all]) => all.some(({ weight }) => weight !== 'note')).map(([number]) => number);

const numbersFound = (
  vault: OpenVault,
  { register, search, today, withWithdrawn }: RecordQuery,
): number[] => {
  const isFound = searchOf(search);
  const standing = programmeNow(vault, today).context.all(register);
  const withdrawn = withWithdrawn
    ? recordsOf(vault.db, register, { withWithdrawn }).filter((record) => record.withdrawn !== null)
    : [];
  return [...standing, ...withdrawn].filter(isFound).map(({ number }) => number);
};

const numbersNow = (
  vault: OpenVault,
  query: RecordQuery,
): { readonly numbers: readonly number[]; readonly total: number } => {
  const { register, offset, limit } = query;
  const conditions: string[] = [];
  const parameters: Record<string, string> = { register };
  const among = (column: string, name: string, values: readonly (string | number)[]): void => {
    conditions.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    parameters[name] = JSON.stringify(values);
  };
  if (query.search.trim() !== '') among('number', 'found', numbersFound(vault, query));
  if (query.states.length > 0) among('state', 'states', query.states);
  if (query.groups.length > 0) among('grouped', 'groups', query.groups);
  if (query.parent !== null) {
    conditions.push('parent = @parent');
    parameters['parent'] = query.parent;
  }
  if (query.onlySignalled)
    among('number', 'signalled', asking(programmeNow(vault, query.today).signals(register)));
  // Who asks for a state asks for it also where it is an end state.
  const standing = [
    ...(query.withWithdrawn ? [] : ['withdrawn IS NULL']),
    ...(query.withEnded || query.states.length > 0 ? [] : ['is_ended = 0']),
  ];
  const keys = sortKeys(register, query.sort);
  const order = (isBackwards: boolean): string => orderOf(keys, query.direction, isBackwards);
  if (conditions.length === 0 && INDEXED.has(query.sort))
    return pageOfListed(vault.db, {
      table: '(SELECT * FROM register_record WHERE register = @register)',
      ...{ key: 'number', order, parameters, offset, limit },
      where: ['TRUE', ...standing].join(' AND '),
      // With a plus, which keeps the narrow index of the filters out: the order's own is followed.
      whereInOrder: ['TRUE', ...standing.map((one) => `+${one}`)].join(' AND '),
    });
  return pageOfFiltered(vault.db, {
    table: 'register_record INDEXED BY register_list',
    where: ['register = @register', ...standing, ...conditions].join(' AND '),
    ...{ keys, order: order(false), parameters, offset, limit },
  });
};

/** One page of a register. As at a day, no signals are told: they speak of today. */
export const listRecords = (vault: OpenVault, query: RecordQuery): Output<'programme', 'list'> => {
  if (query.asAt !== null) {
    const { records, total } = pageAsAt(vault, query, query.asAt);
    return { rows: summariesOf(vault.db, records, () => []), total };
  }
  const { numbers, total } = numbersNow(vault, query);
  const { signals } = programmeNow(vault, query.today);
  const records = numbers.map((number) => readRecord(vault.db, recordId(query.register, number)));
  return {
    rows: summariesOf(vault.db, records, ({ number, register }) => signals(register).get(number) ?? []),
    total,
  };
};
