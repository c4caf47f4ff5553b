// Reading exceptions: the register of the current engagement, and one of them.
import type { Input, Output } from '../../shared/contract';
import { EXCEPTION_STATES, type ExceptionDetail, type ExceptionSummary } from '../../shared/domain/exception';
import {
  controlId,
  engagementId,
  type ExceptionId,
  exceptionId,
  numberOf,
  type PackageId,
} from '../../shared/ids';
import { orderOf, pageOfFiltered, type SortKey } from '../db/page-of';
import { pageOfListed } from '../db/page-of-listed';
import { searchCondition } from '../db/search-condition';
import { currentEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { mayFollow } from '../../shared/exception-path';
import { exceptionRow, type ExceptionRow, extentOf, packagesOf, storedException } from './exception-rows';

export type ExceptionQuery = Input<'exceptions', 'list'>;

const STATE_PLACE = `CASE state ${EXCEPTION_STATES.map((one, place) => `WHEN '${one}' THEN ${String(place)}`).join(' ')} END`;

/** Each has its index, which says the same (migration 3). */
const SORT_KEYS: Readonly<Record<ExceptionQuery['sort'], readonly SortKey[]>> = {
  id: [],
  title: [{ sql: 'title COLLATE NOCASE', columns: ['title'] }],
  control: [{ sql: 'control', columns: ['control'] }],
  foundOn: [{ sql: 'found_on', columns: ['found_on'] }],
  due: [{ sql: 'due', columns: ['due'] }],
  state: [{ sql: STATE_PLACE, columns: ['state'] }],
};

type SummaryRow = ExceptionRow & { readonly control_title: string };

/** Number and current title of every control. */
export const CONTROL_TITLES = `SELECT c.number, v.title FROM control AS c
  JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version`;

const summary = (row: SummaryRow, packageIds: readonly PackageId[]): ExceptionSummary => ({
  id: exceptionId(row.number),
  engagementId: engagementId(row.engagement),
  title: row.title,
  controlId: controlId(row.control),
  controlTitle: row.control_title,
  occurrenceFrom: row.occurrence_from,
  foundBy: row.found_by,
  foundOn: row.found_on,
  extent: extentOf(row),
  owner: row.owner,
  due: row.due,
  state: row.state,
  withdrawn: row.withdrawn,
  packageIds: [...packageIds],
});

/** One page of the current engagement's exceptions; none without an engagement. */
export const listExceptions = (vault: OpenVault, query: ExceptionQuery): Output<'exceptions', 'list'> => {
  const engagement = currentEngagement(vault);
  if (engagement === null) return { rows: [], total: 0 };
  const search = searchCondition(query.search, [
    'title',
    'owner',
    "printf('EXC-%02d', number)",
    "printf('CTL-%03d', control)",
  ]);
  const conditions = [search.sql];
  if (query.states.length > 0) conditions.push('state IN (SELECT value FROM json_each(@states))');
  if (query.controlId !== null) conditions.push('control = @control');
  const parameters = {
    ...search.parameters,
    engagement: numberOf(engagement.id),
    ...(query.states.length > 0 ? { states: JSON.stringify(query.states) } : {}),
    ...(query.controlId === null ? {} : { control: numberOf(query.controlId) }),
  };
  const keys = SORT_KEYS[query.sort];
  const order = (isBackwards: boolean): string => orderOf(keys, query.direction, isBackwards);
  const { offset, limit } = query;
  const standing = query.withWithdrawn ? 'TRUE' : 'withdrawn IS NULL';
  const isWhole = conditions.length === 1 && query.search.trim() === '';
  const { numbers, total } = isWhole
    ? pageOfListed(vault.db, {
        ...{ table: 'exception', key: 'number', order, parameters, offset, limit },
        where: `engagement = @engagement AND ${standing}`,
        // With a plus, which keeps the narrow index of the filters out: the order's own is followed.
        whereInOrder: `engagement = @engagement AND +${standing}`,
      })
    : pageOfFiltered(vault.db, {
        table: 'exception INDEXED BY exception_list',
        where: ['engagement = @engagement', standing, ...conditions].join(' AND '),
        ...{ keys, order: order(false), parameters, offset, limit },
      });
  const get = vault.db.prepare(
    `SELECT e.*, t.title AS control_title FROM exception AS e
     JOIN (${CONTROL_TITLES}) AS t ON t.number = e.control WHERE e.number = ?`,
  );
  const rows = numbers.map((number) => get.get(number) as SummaryRow);
  return { rows: rows.map((row) => summary(row, packagesOf(vault.db, row.number))), total };
};

/**
 * Everything about one exception, also of another engagement and also a withdrawn one.
 * @throws UserError use.unknown-exception
 */
export const getException = (vault: OpenVault, id: ExceptionId): ExceptionDetail => {
  const row = exceptionRow(vault.db, id);
  const control = vault.db.prepare(`${CONTROL_TITLES} WHERE c.number = ?`).get(row.control) as {
    title: string;
  };
  const packageIds = packagesOf(vault.db, row.number);
  return {
    ...summary({ ...row, control_title: control.title }, packageIds),
    ...storedException(vault.db, row),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    nextStates: row.withdrawn === null ? [...mayFollow(row.state, packageIds.length > 0)] : [],
  };
};
