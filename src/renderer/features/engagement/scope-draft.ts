// The scope while it is being written: what is still missing in it, and what of it is kept. Pure.
import type { Catalog, CategoryId } from '../../../shared/domain/catalog';
import type { EngagementScope, ScopeItem } from '../../../shared/domain/scope';
import type { CriterionId } from '../../../shared/ids';
import { criteriaInScope, pointsOfFocusInScope } from '../../../shared/scope';
import type { ScopeSize } from './engagement-draft';

/** Lines that say nothing are no lines; texts lose the spaces around them; what is in has no reason to be out. */
export const settledScope = (draft: EngagementScope): EngagementScope => ({
  ...draft,
  boundary: draft.boundary.trim(),
  items: draft.items
    .map((item) => ({
      ...item,
      name: item.name.trim(),
      note: item.note.trim(),
      reason: item.inScope ? '' : item.reason.trim(),
    }))
    .filter((item) => item.name !== '' || item.note !== '' || item.reason !== ''),
  people: draft.people
    .map((person) => ({
      ...person,
      name: person.name.trim(),
      role: person.role.trim(),
      email: person.email.trim(),
    }))
    .filter((person) => person.name !== '' || person.role !== '' || person.email !== ''),
  subserviceOrganizations: draft.subserviceOrganizations
    .map((one) => ({
      ...one,
      name: one.name.trim(),
      service: one.service.trim(),
      assumedControls: one.assumedControls.trim(),
      note: one.note.trim(),
    }))
    .filter((one) => one.name !== '' || one.service !== '' || one.assumedControls !== '' || one.note !== ''),
  notApplicable: draft.notApplicable.map((one) => ({ ...one, reason: one.reason.trim() })),
});

/**
 * What of an unfinished scope can be stored when nobody can be asked any more: what lacks a name gets
 * words in its place that say so. A criterion without a reason stays applicable: nothing may leave the scope
 * for a reason that nobody gave.
 */
export const storableScope = (draft: EngagementScope, missing: string): EngagementScope => {
  const scope = settledScope(draft);
  const named = <Line extends { readonly name: string }>(line: Line): Line =>
    line.name === '' ? { ...line, name: missing } : line;
  return {
    ...scope,
    items: scope.items.map(named),
    people: scope.people.map(named),
    subserviceOrganizations: scope.subserviceOrganizations.map(named),
    notApplicable: scope.notApplicable.filter((one) => one.reason !== ''),
  };
};

export const isSameScope = (a: EngagementScope, b: EngagementScope): boolean =>
  JSON.stringify(settledScope(a)) === JSON.stringify(settledScope(b));

/** How many lines lack a name or a reason; 0 when the scope can be saved. */
export const problemsIn = (draft: EngagementScope): number => {
  const { items, people, subserviceOrganizations, notApplicable } = settledScope(draft);
  return (
    items.filter((item) => item.name === '' || (!item.inScope && item.reason === '')).length +
    people.filter((person) => person.name === '').length +
    subserviceOrganizations.filter((one) => one.name === '').length +
    notApplicable.filter((one) => one.reason === '').length
  );
};

/** Whether the same part is there already, however it is spelled. */
export const hasItem = (scope: EngagementScope, { kind, name }: Pick<ScopeItem, 'kind' | 'name'>): boolean =>
  scope.items.some(
    (item) => item.kind === kind && item.name.trim().toLowerCase() === name.trim().toLowerCase(),
  );

/** How many points of focus of the categories stand under a criterion, by the marks of the scope. */
export const pointsUnder = (
  catalog: Catalog,
  categories: readonly CategoryId[],
  scope: EngagementScope,
): ReadonlyMap<CriterionId, number> => {
  const counts = new Map<CriterionId, number>();
  for (const point of pointsOfFocusInScope(catalog, categories, scope)) {
    counts.set(point.criterion, (counts.get(point.criterion) ?? 0) + 1);
  }
  return counts;
};

/** What the categories ask for, without what does not apply. */
export const scopeSize = (
  catalog: Catalog,
  categories: readonly CategoryId[],
  scope: EngagementScope,
): ScopeSize & { readonly notApplicable: number } => {
  const asked = criteriaInScope(catalog, categories);
  const left = new Set(scope.notApplicable.map((one) => one.criterionId));
  const applying = asked.filter((one) => !left.has(one.id));
  const under = pointsUnder(catalog, categories, scope);
  return {
    criteria: applying.length,
    points: applying.reduce((sum, one) => sum + (under.get(one.id) ?? 0), 0),
    notApplicable: asked.length - applying.length,
  };
};
