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
import { searchCondition } from '../db/search-condition';
import { currentEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { mayFollow } from './exception-path';
import { exceptionRow, type ExceptionRow, extentOf, packagesOf, storedException } from './exception-rows';

export type ExceptionQuery = Input<'exceptions', 'list'>;

const STATE_PLACE = `CASE state ${EXCEPTION_STATES.map((one, place) => `WHEN '${one}' THEN ${String(place)}`).join(' ')} END`;

/** Without a date last, whichever way; ties are broken by the number. */
const ORDER: Readonly<Record<ExceptionQuery['sort'], (way: string) => readonly string[]>> = {
  id: () => [],
  title: (way) => [`title COLLATE NOCASE ${way}`],
  control: (way) => [`control ${way}`],
  foundOn: (way) => [`found_on ${way}`],
  due: (way) => [`due IS NULL`, `due ${way}`],
  state: (way) => [`${STATE_PLACE} ${way}`],
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
    "printf('EXC-%02d', e.number)",
    'e.title',
    "printf('CTL-%03d', e.control)",
    'e.owner',
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
  const where = conditions.join(' AND ');
  const { total } = vault.db
    .prepare(`SELECT count(*) AS total FROM exception AS e WHERE ${where}`)
    .get(parameters) as { total: number };
  const way = query.direction === 'ascending' ? 'ASC' : 'DESC';
  const order = [...ORDER[query.sort](way), `e.number ${way}`].join(', ');
  // The page is chosen by number alone, so that sorting does not carry the long texts along.
  const rows = vault.db
    .prepare(
      `WITH chosen AS MATERIALIZED (
         SELECT e.number FROM exception AS e WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset
       )
       SELECT e.*, t.title AS control_title FROM chosen JOIN exception AS e ON e.number = chosen.number
       JOIN (${CONTROL_TITLES}) AS t ON t.number = e.control ORDER BY ${order}`,
    )
    .all({ ...parameters, limit: query.limit, offset: query.offset }) as SummaryRow[];
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
