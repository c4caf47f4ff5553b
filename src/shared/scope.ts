// Which criteria and points of focus a set of categories asks for. Pure arithmetic on the catalog; what
// the organization makes of it (not applicable, with a reason) is not decided here.
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

/**
 * A point of focus is asked for when its criterion is and it applies to all engagements or to one of the
 * categories. Those with a `condition` (system-level, product-system) or with `privacy_roles` are
 * included: whether the condition holds is for people to say, so the mark stays on each.
 */
export const pointsOfFocusInScope = (catalog: Catalog, chosen: readonly CategoryId[]): PointOfFocus[] => {
  const categories = new Set<CategoryId | 'all'>(['all', ...scopeCategories(chosen)]);
  const criteria = new Set(criteriaInScope(catalog, chosen).map((criterion) => criterion.id));
  return catalog.points_of_focus.filter(
    (point) => criteria.has(point.criterion) && point.applies_to.some((id) => categories.has(id)),
  );
};
