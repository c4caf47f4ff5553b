// Which criteria and points of focus a set of categories asks for, and the marks that narrow them. Pure
// arithmetic on the catalog; what the organization makes of it (not applicable, with a reason) is not
// decided here.
import {
  CATEGORY_IDS,
  type Catalog,
  type CategoryId,
  type Criterion,
  type PointOfFocus,
} from './domain/catalog';

/** The categories of an engagement: Security always among them, each once, in the catalog's order. */
export const scopeCategories = (chosen: readonly CategoryId[]): CategoryId[] =>
  CATEGORY_IDS.filter((id) => id === 'security' || chosen.includes(id));

/** A criterion is asked for when its series belongs to one of the categories. Catalog order. */
export const criteriaInScope = (catalog: Catalog, chosen: readonly CategoryId[]): Criterion[] => {
  const categories = new Set(scopeCategories(chosen));
  const series = new Set(
    catalog.series.filter((one) => one.categories.some((id) => categories.has(id))).map((one) => one.id),
  );
  return catalog.criteria.filter((criterion) => series.has(criterion.series));
};

/** What else decides which points of focus are shown: two marks of the catalog that people answer. */
export interface ScopeMarks {
  /** Parts in which personal information is handled. */
  readonly privacyRoles: readonly string[];
  /** Whether the system makes or distributes products. */
  readonly makesProducts: boolean;
}

/** Nothing is left out before somebody says so. */
export const EVERY_MARK: ScopeMarks = { privacyRoles: ['processor', 'controller'], makesProducts: true };

const fits = (point: PointOfFocus, marks: ScopeMarks): boolean =>
  (point.condition !== 'product-system' || marks.makesProducts) &&
  (point.privacy_roles.length === 0 || point.privacy_roles.some((role) => marks.privacyRoles.includes(role)));

/**
 * A point of focus is asked for when its criterion is, it applies to all engagements or to one of the
 * categories, and its marks fit. The mark `system-level` always does: a SOC 2 examination is one of a
 * system.
 */
export const pointsOfFocusInScope = (
  catalog: Catalog,
  chosen: readonly CategoryId[],
  marks: ScopeMarks = EVERY_MARK,
): PointOfFocus[] => {
  const categories = new Set<CategoryId | 'all'>(['all', ...scopeCategories(chosen)]);
  const criteria = new Set(criteriaInScope(catalog, chosen).map((criterion) => criterion.id));
  return catalog.points_of_focus.filter(
    (point) =>
      criteria.has(point.criterion) &&
      point.applies_to.some((id) => categories.has(id)) &&
      fits(point, marks),
  );
};
