// The groups of lines in the two picking dialogs: points of focus by criterion, starter controls by domain.
import type { Catalog, CategoryId, StarterControl } from '../../../shared/domain/catalog';
import type { PointOfFocusId, StarterControlId } from '../../../shared/ids';
import { pointsOfFocusInScope } from '../../../shared/scope';
import { pointPicker, starterControls } from '../../messages/controls';
import type { CheckListGroup } from '../../ui/CheckList';

/** Every word of the query occurs somewhere in the texts, in any order and letter case. */
export const fits = (query: string, texts: readonly string[]): boolean => {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/** Points of focus by criterion, in the catalog's order; mapped ones cannot be chosen again. */
export const pointGroups = (
  catalog: Catalog,
  categories: readonly CategoryId[] | null,
  mapped: ReadonlySet<PointOfFocusId>,
  query: string,
): CheckListGroup<PointOfFocusId>[] => {
  const inScope =
    categories === null ? null : new Set(pointsOfFocusInScope(catalog, categories).map((point) => point.id));
  const byCriterion = Map.groupBy(catalog.points_of_focus, (point) => point.criterion);
  return catalog.criteria.map((criterion) => ({
    id: criterion.id,
    title: `${criterion.id} ${criterion.title}`,
    items: (byCriterion.get(criterion.id) ?? [])
      .filter((point) => fits(query, [point.id, point.title, point.summary, criterion.title]))
      .map((point) => {
        const note = mapped.has(point.id)
          ? pointPicker.alreadyMapped
          : inScope?.has(point.id) === false
            ? pointPicker.outside
            : undefined;
        return {
          id: point.id,
          number: point.id,
          title: point.title,
          description: point.summary,
          isDisabled: mapped.has(point.id),
          ...(note === undefined ? {} : { note }),
        };
      }),
  }));
};

/** Starter controls by domain, in the order of the file; loaded ones cannot be chosen again. */
export const starterGroups = (
  starters: readonly StarterControl[],
  loaded: ReadonlySet<StarterControlId>,
  query: string,
  onlyAi: boolean,
): CheckListGroup<StarterControlId>[] =>
  [...Map.groupBy(starters, (starter) => starter.domain)].map(([domain, own]) => ({
    id: domain,
    title: starterControls.domainOf(domain, own.length),
    items: own
      .filter((starter) => !onlyAi || starter.ai_specific)
      .filter((starter) => fits(query, [starter.id, starter.title, starter.description, domain]))
      .map((starter) => {
        const notes = [
          starter.ai_specific && starterControls.ai,
          loaded.has(starter.id) && starterControls.loaded,
        ].filter((note) => note !== false);
        return {
          id: starter.id,
          number: starter.id,
          title: starter.title,
          description: starter.description,
          isDisabled: loaded.has(starter.id),
          ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
        };
      }),
  }));
