// The catalog and the starter controls we ship, read from resources/catalog once and checked as strictly
// as input from outside. Bundled into the program: there is no file to go missing at run time.
import { z } from 'zod';
import starterControlsJson from '../../../resources/catalog/ai-company-controls.json';
import catalogJson from '../../../resources/catalog/tsc-2017-rev2022.json';
import { Catalog, type PointOfFocus, StarterControl } from '../../shared/domain/catalog';
import type { CriterionId, PointOfFocusId, StarterControlId } from '../../shared/ids';

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** The 61 criteria and 330 points of focus with our paraphrases, in the order of the publication. */
export const catalog: () => Catalog = once(() => Catalog.parse(catalogJson));

/** The 90 controls we suggest to AI companies (AC-01 to AC-90). */
export const starterControls: () => readonly StarterControl[] = once(() =>
  z.array(StarterControl).parse(starterControlsJson),
);

const starterControlsById = once(
  () => new Map<StarterControlId, StarterControl>(starterControls().map((starter) => [starter.id, starter])),
);
export const starterControl = (id: StarterControlId): StarterControl | undefined =>
  starterControlsById().get(id);

const pointsOfFocusById = once(
  () => new Map<PointOfFocusId, PointOfFocus>(catalog().points_of_focus.map((point) => [point.id, point])),
);
export const pointOfFocus = (id: PointOfFocusId): PointOfFocus | undefined => pointsOfFocusById().get(id);

const criterionPlaces = once(
  () => new Map<string, number>(catalog().criteria.map((criterion, place) => [criterion.id, place])),
);
export const isCriterion = (id: CriterionId): boolean => criterionPlaces().has(id);
const pointOfFocusPlaces = once(
  () => new Map<string, number>(catalog().points_of_focus.map((point, place) => [point.id, place])),
);

/** The given criteria in the catalog's order (as text, CC10 would come before CC2); unknown ones last. */
export const inCatalogOrder = (ids: readonly CriterionId[]): CriterionId[] =>
  ids.toSorted((a, b) => (criterionPlaces().get(a) ?? Infinity) - (criterionPlaces().get(b) ?? Infinity));

/** Compares two points of focus by their place in the catalog. */
export const byPointOfFocusPlace = (a: PointOfFocusId, b: PointOfFocusId): number =>
  (pointOfFocusPlaces().get(a) ?? Infinity) - (pointOfFocusPlaces().get(b) ?? Infinity);
