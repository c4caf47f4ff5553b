// The rows of an engagement's scope, read and written as one document.
import type {
  EngagementPerson,
  EngagementScope,
  NotApplicableCriterion,
  ScopeItem,
  SubserviceOrganization,
} from '../../shared/domain/scope';
import { type EngagementId, numberOf } from '../../shared/ids';
import { invariant } from '../../shared/errors';
import type { ReadableDb, WritableDb } from '../db/handles';
import { inCatalogOrder } from '../catalog';

const rowsOf = <T>(db: ReadableDb, sql: string, engagement: number): T[] =>
  db.prepare(sql).all(engagement) as T[];

/** Criteria somebody declared not applicable, with the reason, in catalog order. */
export const notApplicableOf = (db: ReadableDb, id: EngagementId): NotApplicableCriterion[] => {
  const found = rowsOf<NotApplicableCriterion>(
    db,
    'SELECT criterion AS criterionId, reason FROM not_applicable_criterion WHERE engagement = ?',
    numberOf(id),
  );
  const byId = new Map(found.map((one) => [one.criterionId, one]));
  return inCatalogOrder([...byId.keys()]).flatMap((criterion) => byId.get(criterion) ?? []);
};

/** The engagement must exist. */
export const readScope = (db: ReadableDb, id: EngagementId): EngagementScope => {
  const number = numberOf(id);
  const frame = db
    .prepare('SELECT boundary, privacy_roles, makes_products FROM engagement WHERE number = ?')
    .get(number) as { boundary: string; privacy_roles: string; makes_products: 0 | 1 } | undefined;
  invariant(frame !== undefined, 'a scope is read of an engagement that exists');
  return {
    boundary: frame.boundary,
    items: rowsOf<Omit<ScopeItem, 'inScope'> & { inScope: 0 | 1 }>(
      db,
      `SELECT kind, name, note, in_scope AS inScope, reason FROM scope_item
       WHERE engagement = ? ORDER BY position`,
      number,
    ).map((row) => ({ ...row, inScope: row.inScope === 1 })),
    people: rowsOf<EngagementPerson>(
      db,
      'SELECT side, name, role, email FROM engagement_person WHERE engagement = ? ORDER BY position',
      number,
    ),
    subserviceOrganizations: rowsOf<SubserviceOrganization>(
      db,
      `SELECT name, service, method, assumed_controls AS assumedControls, note FROM subservice_organization
       WHERE engagement = ? ORDER BY position`,
      number,
    ),
    notApplicable: notApplicableOf(db, id),
    privacyRoles: frame.privacy_roles.split(',') as EngagementScope['privacyRoles'],
    makesProducts: frame.makes_products === 1,
  };
};

const LISTS = [
  'scope_item',
  'engagement_person',
  'subservice_organization',
  'not_applicable_criterion',
] as const;

export const replaceScope = (db: WritableDb, id: EngagementId, scope: EngagementScope): void => {
  const number = numberOf(id);
  db.prepare(
    'UPDATE engagement SET boundary = ?, privacy_roles = ?, makes_products = ? WHERE number = ?',
  ).run(scope.boundary, scope.privacyRoles.join(','), scope.makesProducts ? 1 : 0, number);
  for (const list of LISTS) db.prepare(`DELETE FROM ${list} WHERE engagement = ?`).run(number);
  const item = db.prepare(
    `INSERT INTO scope_item (engagement, position, kind, name, note, in_scope, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  scope.items.forEach((one, index) =>
    item.run(number, index + 1, one.kind, one.name, one.note, one.inScope ? 1 : 0, one.reason),
  );
  const person = db.prepare(
    'INSERT INTO engagement_person (engagement, position, side, name, role, email) VALUES (?, ?, ?, ?, ?, ?)',
  );
  scope.people.forEach((one, index) =>
    person.run(number, index + 1, one.side, one.name, one.role, one.email),
  );
  const organization = db.prepare(
    `INSERT INTO subservice_organization (engagement, position, name, service, method, assumed_controls, note)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  scope.subserviceOrganizations.forEach((one, index) =>
    organization.run(number, index + 1, one.name, one.service, one.method, one.assumedControls, one.note),
  );
  const declared = db.prepare(
    'INSERT INTO not_applicable_criterion (engagement, criterion, reason) VALUES (?, ?, ?)',
  );
  for (const one of scope.notApplicable) declared.run(number, one.criterionId, one.reason);
};
