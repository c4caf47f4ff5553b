// Whose picks the samples view shows: those of the named selection, those asked for, or the auditor's before
// our own.
import type { Picker, Population, Selection } from '../../../shared/domain/population';
import type { PopulationsSearch } from './populations-search';

export const shownPicker = (
  population: Population,
  selections: readonly Selection[],
  search: PopulationsSearch,
): Picker =>
  selections.find((one) => one.number === search.selection)?.picker ??
  search.of ??
  (population.auditor.picked > 0 || population.self.picked === 0 ? 'auditor' : 'self');
