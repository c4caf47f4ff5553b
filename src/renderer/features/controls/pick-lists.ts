// The groups of lines in the two picking dialogs: points of focus by criterion, starter controls by domain.
import type { Catalog, StarterControl } from '../../../shared/domain/catalog';
import type { CriterionStanding } from '../../../shared/domain/control';
import { CriterionId, PointOfFocusId, type StarterControlId } from '../../../shared/ids';
import { pointPicker } from '../../messages/control-mapping';
import { starterControls } from '../../messages/controls';
import type { CheckListGroup } from '../../ui/CheckList';

/** Every word of the query occurs somewhere in the texts, in any order and letter case. */
export const fits = (query: string, texts: readonly string[]): boolean => {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

export type Mappable = CriterionId | PointOfFocusId;

/** What the engagement asks for: ids of criteria and points, and criteria that were said not to apply. */
export interface AskedFor {
  readonly ids: ReadonlySet<Mappable>;
  readonly notApplicable: ReadonlySet<CriterionId>;
}

export const askedFor = (standings: readonly CriterionStanding[]): AskedFor => ({
  ids: new Set<Mappable>(
    standings.flatMap(({ criterionId, pointsOfFocus }) => [
      criterionId,
      ...pointsOfFocus.map(({ id }) => id),
    ]),
  ),
  notApplicable: new Set(
    standings.filter((standing) => standing.notApplicable !== null).map(({ criterionId }) => criterionId),
  ),
});

/**
 * Criteria as a whole and their points of focus, in the catalog's order; mapped ones cannot be chosen
 * again. `asked` is null while nobody knows the scope.
 */
export const mappingGroups = (
  catalog: Catalog,
  asked: AskedFor | null,
  mapped: ReadonlySet<Mappable>,
  query: string,
): CheckListGroup<Mappable>[] => {
  const byCriterion = Map.groupBy(catalog.points_of_focus, (point) => point.criterion);
  const lineOf = (id: Mappable, criterion: CriterionId, title: string, description: string) => {
    const note = mapped.has(id)
      ? pointPicker.alreadyMapped
      : asked === null
        ? undefined
        : !asked.ids.has(id)
          ? pointPicker.outside
          : asked.notApplicable.has(criterion)
            ? pointPicker.notApplicable
            : undefined;
    return {
      id,
      number: id,
      title,
      description,
      isDisabled: mapped.has(id),
      ...(note === undefined ? {} : { note }),
    };
  };
  return catalog.criteria.map((criterion) => ({
    id: criterion.id,
    title: `${criterion.id} ${criterion.title}`,
    items: [
      ...(fits(query, [criterion.id, criterion.title, criterion.summary])
        ? [lineOf(criterion.id, criterion.id, pointPicker.whole, criterion.summary)]
        : []),
      ...(byCriterion.get(criterion.id) ?? [])
        .filter((point) => fits(query, [point.id, point.title, point.summary, criterion.title]))
        .map((point) => lineOf(point.id, criterion.id, point.title, point.summary)),
    ],
  }));
};

/** What was chosen, as the calls want it. */
export const splitMappable = (
  chosen: Iterable<Mappable>,
): { readonly criterionIds: CriterionId[]; readonly pointOfFocusIds: PointOfFocusId[] } => {
  const ids = [...chosen];
  return {
    criterionIds: ids.filter((id): id is CriterionId => CriterionId.safeParse(id).success),
    pointOfFocusIds: ids.filter((id): id is PointOfFocusId => PointOfFocusId.safeParse(id).success),
  };
};

/** Starter controls by domain, in the order of the file; loaded ones cannot be chosen again. */
export const starterGroups = (
  starters: readonly StarterControl[],
  loaded: ReadonlySet<StarterControlId>,
  query: string,
  onlyAi: boolean,
  onlyDomain: string | null = null,
): CheckListGroup<StarterControlId>[] =>
  [...Map.groupBy(starters, (starter) => starter.domain)].map(([domain, own]) => ({
    id: domain,
    title: starterControls.domainOf(domain, own.length),
    items: own
      .filter((starter) => !onlyAi || starter.ai_specific)
      .filter(() => onlyDomain === null || domain === onlyDomain)
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
