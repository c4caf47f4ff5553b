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
import { pageOfNumbers, pageOfSearched } from '../db/page-of';
import { searchCondition } from '../db/search-condition';
import { currentEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { mayFollow } from '../../shared/exception-path';
import { exceptionRow, type ExceptionRow, extentOf, packagesOf, storedException } from './exception-rows';

export type ExceptionQuery = Input<'exceptions', 'list'>;

const STATE_PLACE = `CASE state ${EXCEPTION_STATES.map((one, place) => `WHEN '${one}' THEN ${String(place)}`).join(' ')} END`;

/** What nobody stated stands last, whichever way; ties are broken by the number. */
const ORDER: Readonly<
  Record<
    ExceptionQuery['sort'],
    { readonly by: readonly string[]; readonly order: (way: string) => string[] }
  >
> = {
  id: { by: [], order: () => [] },
  title: { by: ['title'], order: (way) => [`title COLLATE NOCASE ${way}`] },
  control: { by: ['control'], order: (way) => [`control ${way}`] },
  foundOn: { by: ['found_on'], order: (way) => [`found_on ${way}`] },
  due: { by: ['due'], order: (way) => [`due ${way} NULLS LAST`] },
  state: { by: ['state'], order: (way) => [`${STATE_PLACE} ${way}`] },
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
  const conditions = ['engagement = @engagement', search.sql];
  if (query.states.length > 0) conditions.push('state IN (SELECT value FROM json_each(@states))');
  if (query.controlId !== null) conditions.push('control = @control');
  if (!query.withWithdrawn) conditions.push('withdrawn IS NULL');
  const parameters = {
    ...search.parameters,
    engagement: numberOf(engagement.id),
    ...(query.states.length > 0 ? { states: JSON.stringify(query.states) } : {}),
    ...(query.controlId === null ? {} : { control: numberOf(query.controlId) }),
  };
  const way = query.direction === 'ascending' ? 'ASC' : 'DESC';
  const { by, order } = ORDER[query.sort];
  const { numbers, total } = (query.search === '' ? pageOfNumbers : pageOfSearched)(vault.db, {
    table: 'exception INDEXED BY exception_list',
    where: conditions.join(' AND '),
    sortedBy: by,
    order: [...order(way), `number ${way}`].join(', '),
    parameters,
    offset: query.offset,
    limit: query.limit,
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
