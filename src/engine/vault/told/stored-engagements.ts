// Engagements as the tables hold them, in the form the journal tells them.
import { engagementId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { ungrouped } from './told-kind';

interface EngagementRow {
  readonly number: number;
  readonly type: 1 | 2;
  readonly as_of: string | null;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly system_name: string;
  readonly firm: string;
  readonly categories: string | null;
  readonly state: string;
  readonly catalog_version: string;
  readonly rolled_forward_from: number | null;
  readonly boundary: string;
  readonly privacy_roles: string;
  readonly makes_products: 0 | 1;
  readonly items: string;
  readonly people: string;
  readonly organizations: string;
  readonly not_applicable: string;
}

export interface StoredEngagement {
  readonly id: string;
  /** What a person stated: type, time, system, firm, categories. */
  readonly frame: unknown;
  readonly state: string;
  readonly catalogVersion: string;
  readonly rolledForwardFrom: string | null;
  readonly scope: StoredScope;
}

export interface StoredScope {
  readonly boundary: string;
  readonly items: readonly unknown[];
  readonly people: readonly unknown[];
  readonly subserviceOrganizations: readonly unknown[];
  /** By criterion, as text: the journal's order is the catalog's, which nothing here knows. */
  readonly notApplicable: readonly { readonly criterionId: string }[];
  readonly privacyRoles: readonly string[];
  readonly makesProducts: boolean;
}

const list = (table: string, object: string): string =>
  `(SELECT json_group_array(json_object(${object}))
    FROM (SELECT * FROM ${table} WHERE engagement = e.number ORDER BY position))`;

const ROWS = `
  SELECT e.*,
    (SELECT group_concat(category) FROM engagement_category WHERE engagement = e.number) AS categories,
    ${list('scope_item', `'kind', kind, 'name', name, 'note', note, 'inScope', json(iif(in_scope, 'true', 'false')), 'reason', reason`)} AS items,
    ${list('engagement_person', `'side', side, 'name', name, 'role', role, 'email', email`)} AS people,
    ${list('subservice_organization', `'name', name, 'service', service, 'method', method, 'assumedControls', assumed_controls, 'note', note`)} AS organizations,
    (SELECT json_group_array(json_object('criterionId', criterion, 'reason', reason))
      FROM (SELECT * FROM not_applicable_criterion WHERE engagement = e.number ORDER BY criterion)) AS not_applicable
  FROM engagement AS e ORDER BY e.number`;

const parsed = <T>(json: string): T[] => JSON.parse(json) as T[];

const fromRow = (row: EngagementRow): StoredEngagement => ({
  id: engagementId(row.number),
  frame: {
    type: row.type,
    time: row.type === 1 ? row.as_of : [row.period_start, row.period_end],
    systemName: row.system_name,
    firm: row.firm,
    categories: ungrouped(row.categories).sort(),
  },
  state: row.state,
  catalogVersion: row.catalog_version,
  rolledForwardFrom: row.rolled_forward_from === null ? null : engagementId(row.rolled_forward_from),
  scope: {
    boundary: row.boundary,
    items: parsed(row.items),
    people: parsed(row.people),
    subserviceOrganizations: parsed(row.organizations),
    notApplicable: parsed(row.not_applicable),
    privacyRoles: row.privacy_roles.split(','),
    makesProducts: row.makes_products === 1,
  },
});

/** All of them: a vault has a handful. */
export const storedEngagements = (db: ReadableDb): StoredEngagement[] =>
  (db.prepare(ROWS).all() as EngagementRow[]).map(fromRow);

/** The one the vault names as current, or null. */
export const storedCurrent = (db: ReadableDb): string | null => {
  const row = db.prepare('SELECT current_engagement AS number FROM vault').get() as
    { number: number | null } | undefined;
  return row?.number ? engagementId(row.number) : null;
};
