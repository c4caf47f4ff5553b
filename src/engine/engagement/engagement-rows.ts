// The rows of engagements: read as the domain knows them, and written. Nothing here asks or records.
import type { CategoryId } from '../../shared/domain/catalog';
import type { Engagement, EngagementState, NewEngagement } from '../../shared/domain/engagement';
import { UserError } from '../../shared/errors';
import { type EngagementId, engagementId, numberOf } from '../../shared/ids';
import { CalendarDate, type Instant } from '../../shared/period';
import { scopeCategories } from '../../shared/scope';
import type { ReadableDb, WritableDb } from '../db/handles';

interface EngagementRow {
  readonly number: number;
  readonly type: 1 | 2;
  readonly as_of: CalendarDate | null;
  readonly period_start: CalendarDate | null;
  readonly period_end: CalendarDate | null;
  readonly system_name: string;
  readonly firm: string;
  readonly created_at: Instant;
  readonly state: EngagementState;
  readonly catalog_version: string;
  readonly rolled_forward_from: number | null;
  readonly is_current: 0 | 1;
  readonly categories: string | null;
}

/** Which engagement is current: the one the vault names, otherwise the newest. */
const CURRENT = 'coalesce((SELECT current_engagement FROM vault), (SELECT max(number) FROM engagement))';

const SELECT_ENGAGEMENT = `
  SELECT engagement.*, number = ${CURRENT} AS is_current,
    (SELECT group_concat(category) FROM engagement_category WHERE engagement = number) AS categories
  FROM engagement`;

/**
 * Everything is judged against these days and categories: a row without them, which no program of ours
 * writes, is told as damage and not met as a bug on every screen.
 * @throws UserError integrity.database-damaged
 */
const proveRow = (row: EngagementRow): void => {
  const days = row.type === 1 ? [row.as_of] : [row.period_start, row.period_end];
  const isWhole = row.categories !== null && days.every((day) => CalendarDate.safeParse(day).success);
  if (!isWhole) throw new UserError('integrity.database-damaged', { reason: 'engagement' });
};

const fromRow = (row: EngagementRow): Engagement => {
  proveRow(row);
  const common = {
    id: engagementId(row.number),
    systemName: row.system_name,
    categories: scopeCategories((row.categories ?? '').split(',') as CategoryId[]),
    firm: row.firm,
    createdAt: row.created_at,
    state: row.state,
    catalogVersion: row.catalog_version,
    rolledForwardFrom: row.rolled_forward_from === null ? null : engagementId(row.rolled_forward_from),
    isCurrent: row.is_current === 1,
  };
  // The table's CHECK ties the columns to the type.
  return row.type === 1
    ? { type: 1, asOf: row.as_of as CalendarDate, ...common }
    : {
        type: 2,
        period: { from: row.period_start as CalendarDate, to: row.period_end as CalendarDate },
        ...common,
      };
};

/** @throws UserError use.unknown-engagement */
export const findEngagement = (db: ReadableDb, id: EngagementId): Engagement => {
  const row = db.prepare(`${SELECT_ENGAGEMENT} WHERE number = ?`).get(numberOf(id));
  if (row === undefined) throw new UserError('use.unknown-engagement', { id });
  return fromRow(row as EngagementRow);
};

/** The oldest first. */
export const allEngagements = (db: ReadableDb): Engagement[] =>
  (db.prepare(`${SELECT_ENGAGEMENT} ORDER BY number`).all() as EngagementRow[]).map(fromRow);

/** Null before there is one. */
export const findCurrentEngagement = (db: ReadableDb): Engagement | null => {
  const row = db.prepare(`${SELECT_ENGAGEMENT} WHERE number = ${CURRENT}`).get();
  return row === undefined ? null : fromRow(row as EngagementRow);
};

const columns = (input: NewEngagement) => ({
  type: input.type,
  asOf: input.type === 1 ? input.asOf : null,
  from: input.type === 2 ? input.period.from : null,
  to: input.type === 2 ? input.period.to : null,
  systemName: input.systemName,
  firm: input.firm,
});

const setCategories = (db: WritableDb, number: number, categories: readonly CategoryId[]): void => {
  db.prepare('DELETE FROM engagement_category WHERE engagement = ?').run(number);
  const insert = db.prepare('INSERT INTO engagement_category (engagement, category) VALUES (?, ?)');
  for (const category of categories) insert.run(number, category);
};

/** A new row, which is not yet the current one. */
export const insertEngagement = (
  db: WritableDb,
  engagement: NewEngagement,
  stored: {
    readonly now: Instant;
    readonly catalogVersion: string;
    readonly rolledForwardFrom: EngagementId | null;
  },
): EngagementId => {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO engagement (type, as_of, period_start, period_end, system_name, firm, created_at,
         catalog_version, rolled_forward_from)
       VALUES (@type, @asOf, @from, @to, @systemName, @firm, @now, @catalogVersion, @earlier)`,
    )
    .run({
      ...columns(engagement),
      now: stored.now,
      catalogVersion: stored.catalogVersion,
      earlier: stored.rolledForwardFrom === null ? null : numberOf(stored.rolledForwardFrom),
    });
  const number = Number(lastInsertRowid);
  setCategories(db, number, engagement.categories);
  return engagementId(number);
};

export const replaceEngagement = (db: WritableDb, id: EngagementId, engagement: NewEngagement): void => {
  const number = numberOf(id);
  db.prepare(
    `UPDATE engagement SET type = @type, as_of = @asOf, period_start = @from, period_end = @to,
       system_name = @systemName, firm = @firm WHERE number = @number`,
  ).run({ ...columns(engagement), number });
  setCategories(db, number, engagement.categories);
};

export const nameCurrent = (db: WritableDb, id: EngagementId): void => {
  db.prepare('UPDATE vault SET current_engagement = ?').run(numberOf(id));
};

export const replaceState = (db: WritableDb, id: EngagementId, state: EngagementState): void => {
  db.prepare('UPDATE engagement SET state = ? WHERE number = ?').run(state, numberOf(id));
};
