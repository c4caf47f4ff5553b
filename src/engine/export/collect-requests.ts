// Requests as a package tells them: with no more than links to what is in it.
import type { ControlId, EvidenceId } from '../../shared/ids';
import type { HandedOverRequest } from '../requests';
import type { PackagePopulation } from './package-content';

/** What of a package requests can be linked to. */
export interface HeldByPackage {
  readonly controls: ReadonlySet<ControlId>;
  readonly evidence: ReadonlySet<EvidenceId>;
  readonly populations: readonly PackagePopulation[];
}

export const collectRequests = (
  requests: readonly HandedOverRequest[],
  { controls, evidence, populations }: HeldByPackage,
): HandedOverRequest[] => {
  const lists = new Set(populations.map((one) => one.id));
  const picks = new Set(populations.flatMap((one) => one.samples.map((sample) => sample.id)));
  return requests.map((one) => ({
    ...one,
    evidence: one.evidence.filter((item) => evidence.has(item.evidenceId)),
    controlIds: one.controlIds.filter((id) => controls.has(id)),
    populationIds: one.populationIds.filter((id) => lists.has(id)),
    sampleIds: one.sampleIds.filter((id) => picks.has(id)),
  }));
};
