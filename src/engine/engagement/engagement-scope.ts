// What an engagement is about beside its frame, as one document: what is said is kept, nothing is judged.
import { EngagementScope, PRIVACY_ROLES } from '../../shared/domain/scope';
import type { Catalog, PointOfFocus } from '../../shared/domain/catalog';
import type { Engagement } from '../../shared/domain/engagement';
import { UserError } from '../../shared/errors';
import type { CriterionId, EngagementId } from '../../shared/ids';
import { criteriaInScope, pointsOfFocusInScope } from '../../shared/scope';
import { catalog, inCatalogOrder } from '../catalog';
import type { Change, OpenVault } from '../vault/open-vault';
import { findEngagement } from './engagement-rows';
import { notApplicableOf, readScope, replaceScope } from './scope-rows';

/** @throws UserError use.unknown-engagement */
export const engagementScope = (vault: OpenVault, id: EngagementId): EngagementScope => {
  findEngagement(vault.db, id);
  return readScope(vault.db, id);
};

/**
 * What is written down of a scope: texts trimmed, no reason to leave out what is in, criteria in catalog
 * order, roles in their own. A criterion outside the engagement's categories may be named: it says nothing
 * until they ask for it.
 * @throws UserError use.unknown-criterion, use.bad-input
 */
const settledScope = (input: EngagementScope): EngagementScope => {
  const scope = EngagementScope.parse(input);
  const known = new Set(catalog().criteria.map((one) => one.id));
  const reasons = new Map<CriterionId, string>();
  for (const { criterionId, reason } of scope.notApplicable) {
    if (!known.has(criterionId)) throw new UserError('use.unknown-criterion', { id: criterionId });
    if (reasons.has(criterionId)) {
      throw new UserError('use.bad-input', { what: `${criterionId} is declared not applicable twice.` });
    }
    reasons.set(criterionId, reason);
  }
  return {
    ...scope,
    items: scope.items.map((one) => ({ ...one, reason: one.inScope ? '' : one.reason })),
    notApplicable: inCatalogOrder([...reasons.keys()]).map((criterionId) => ({
      criterionId,
      reason: reasons.get(criterionId) ?? '',
    })),
    privacyRoles: PRIVACY_ROLES.filter((role) => scope.privacyRoles.includes(role)),
  };
};

/** Inside a change: the whole scope, with its journal entry; nothing when nothing changes. */
export const writeScope = (
  { db, record }: Pick<Change, 'db' | 'record'>,
  id: EngagementId,
  after: EngagementScope,
): void => {
  const before = readScope(db, id);
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  replaceScope(db, id, after);
  record('engagement.scope-changed', id, { before, after });
};

/**
 * Replaces the whole scope. Nothing is written when nothing changes.
 * @throws UserError use.unknown-engagement, use.unknown-criterion, use.bad-input
 */
export const setEngagementScope = (
  vault: OpenVault,
  id: EngagementId,
  input: EngagementScope,
): EngagementScope => {
  const after = settledScope(input);
  findEngagement(vault.db, id);
  if (JSON.stringify(readScope(vault.db, id)) === JSON.stringify(after)) return after;
  return vault.write((change) => {
    writeScope(change, id, after);
    return readScope(change.db, id);
  });
};

/** What an engagement asks for, out of the catalog we ship. */
export interface AskedFor {
  readonly criteria: Catalog['criteria'];
  readonly pointsOfFocus: readonly PointOfFocus[];
  /** Why a criterion, in its people's words, does not apply; those not named here do. */
  readonly notApplicable: ReadonlyMap<CriterionId, string>;
}

/**
 * What the categories and the marks of the scope ask for; the whole catalog without an engagement. A
 * criterion declared not applicable stays among them, so that everybody sees it with its reason.
 */
export const askedFor = (vault: OpenVault, engagement: Engagement | null): AskedFor => {
  const whole = catalog();
  if (engagement === null) {
    return { criteria: whole.criteria, pointsOfFocus: whole.points_of_focus, notApplicable: new Map() };
  }
  const criteria = criteriaInScope(whole, engagement.categories);
  const asked = new Set(criteria.map((one) => one.id));
  return {
    criteria,
    pointsOfFocus: pointsOfFocusInScope(whole, engagement.categories, readScope(vault.db, engagement.id)),
    notApplicable: new Map(
      notApplicableOf(vault.db, engagement.id)
        .filter((one) => asked.has(one.criterionId))
        .map((one) => [one.criterionId, one.reason]),
    ),
  };
};
