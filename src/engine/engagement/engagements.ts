// Engagements: made, changed, listed. Exactly one is current; dates of evidence are judged against it.
import type { CategoryId } from '../../shared/domain/catalog';
import type { Engagement, EngagementState, NewEngagement } from '../../shared/domain/engagement';
import { UserError } from '../../shared/errors';
import { type EngagementId, engagementId, numberOf } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import { scopeCategories } from '../../shared/scope';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { OpenVault } from '../vault/open-vault';

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
  readonly categories: string;
}

/** Which engagement is current: the one the vault names, otherwise the newest. */
const CURRENT = 'coalesce((SELECT current_engagement FROM vault), (SELECT max(number) FROM engagement))';

const SELECT_ENGAGEMENT = `
  SELECT engagement.*, number = ${CURRENT} AS is_current,
    (SELECT group_concat(category) FROM engagement_category WHERE engagement = number) AS categories
  FROM engagement`;

const fromRow = (row: EngagementRow): Engagement => {
  const common = {
    id: engagementId(row.number),
    systemName: row.system_name,
    categories: scopeCategories(row.categories.split(',') as CategoryId[]),
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

const find = (db: ReadableDb, number: number): Engagement => {
  const row = db.prepare(`${SELECT_ENGAGEMENT} WHERE number = ?`).get(number);
  if (row === undefined) {
    throw new UserError('use.unknown-engagement', { id: engagementId(number) });
  }
  return fromRow(row as EngagementRow);
};

/** All engagements, the oldest first. */
export const listEngagements = (vault: OpenVault): Engagement[] =>
  (vault.db.prepare(`${SELECT_ENGAGEMENT} ORDER BY number`).all() as EngagementRow[]).map(fromRow);

/** The engagement everything is judged against, or null before there is one. */
export const currentEngagement = (vault: OpenVault): Engagement | null => {
  const row = vault.db.prepare(`${SELECT_ENGAGEMENT} WHERE number = ${CURRENT}`).get();
  return row === undefined ? null : fromRow(row as EngagementRow);
};

/** @throws UserError use.unknown-engagement */
export const getEngagement = (vault: OpenVault, id: EngagementId): Engagement => find(vault.db, numberOf(id));

/** What is written down of an engagement: names trimmed, Security added, categories in order. */
const settled = (input: NewEngagement): NewEngagement => {
  if (input.type === 2 && input.period.from > input.period.to) {
    throw new UserError('use.period-reversed', { from: input.period.from, to: input.period.to });
  }
  return {
    ...input,
    systemName: input.systemName.trim(),
    firm: input.firm.trim(),
    categories: scopeCategories(input.categories),
  };
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

/**
 * Makes an engagement, which becomes the current one.
 * @throws UserError use.period-reversed
 */
export const createEngagement = (vault: OpenVault, input: NewEngagement): Engagement => {
  const engagement = settled(input);
  return vault.write(({ db, now, record }) => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO engagement (type, as_of, period_start, period_end, system_name, firm, created_at)
         VALUES (@type, @asOf, @from, @to, @systemName, @firm, @now)`,
      )
      .run({ ...columns(engagement), now });
    const number = Number(lastInsertRowid);
    setCategories(db, number, engagement.categories);
    db.prepare('UPDATE vault SET current_engagement = ?').run(number);
    record('engagement.created', engagementId(number), { after: engagement });
    return find(db, number);
  });
};

const withoutStored = (engagement: Engagement): NewEngagement => {
  const { systemName, firm, categories } = engagement;
  const common = { systemName, firm, categories };
  return engagement.type === 1
    ? { type: 1, asOf: engagement.asOf, ...common }
    : { type: 2, period: engagement.period, ...common };
};

/**
 * Replaces what an engagement says. Nothing is written when nothing changes.
 * @throws UserError use.unknown-engagement, use.period-reversed
 */
export const updateEngagement = (vault: OpenVault, id: EngagementId, input: NewEngagement): Engagement => {
  const after = settled(input);
  const number = numberOf(id);
  const stored = find(vault.db, number);
  const before = withoutStored(stored);
  if (
    JSON.stringify([columns(before), before.categories]) ===
    JSON.stringify([columns(after), after.categories])
  ) {
    return stored;
  }
  return vault.write(({ db, record }) => {
    db.prepare(
      `UPDATE engagement SET type = @type, as_of = @asOf, period_start = @from, period_end = @to,
         system_name = @systemName, firm = @firm WHERE number = @number`,
    ).run({ ...columns(after), number });
    setCategories(db, number, after.categories);
    record('engagement.changed', id, { before, after });
    return find(db, number);
  });
};
