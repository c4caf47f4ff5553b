// The rounds of a vault by package: the package built last first, in each the newest round first. Pure.
import type { PackageSummary } from '../../../shared/domain/package-round';
import { roundsNewestFirst } from './package-draft';

export const roundGroups = (built: readonly PackageSummary[]): readonly (readonly PackageSummary[])[] => {
  const ids = [...new Set(roundsNewestFirst(built).map((one) => one.id))];
  return ids.map((id) => built.filter((one) => one.id === id).toSorted((a, b) => b.round - a.round));
};
