// Which requests of the auditor a narrowed package tells, and which evidence it holds for them: the rules of
// docs/format/package-v1.md §6.6.
import type { ControlId, EvidenceId, PopulationId } from '../../shared/ids';
import type { HandedOverRequest } from '../requests';
import type { ScopeSurvey } from './survey-scope';

/** Of the picked row `POP-01.S-03`. */
const populationOf = (sampleId: string): PopulationId => sampleId.replace(/\.S-\d+$/, '') as PopulationId;

/** Its own controls and those of the lists it asks for. */
const controlsOf = (survey: ScopeSurvey, request: HandedOverRequest): ControlId[] => {
  const lists = new Set([...request.populationIds, ...request.sampleIds.map(populationOf)]);
  return [
    ...request.controlIds,
    ...survey.populations.filter((one) => lists.has(one.id)).flatMap((one) => one.controlIds),
  ];
};

/** Those about one of these controls, and those about none in particular. */
export const selectRequests = (
  survey: ScopeSurvey,
  known: ReadonlySet<ControlId>,
): readonly HandedOverRequest[] =>
  survey.requests.filter((one) => {
    const controls = controlsOf(survey, one);
    return controls.length === 0 || controls.some((id) => known.has(id));
  });

/**
 * What answers these requests, whatever it is linked to besides. In a narrowed package (`known` are its controls) what
 * answers a request about no control stays out where it is evidence of other controls.
 */
export const evidenceForRequests = (
  survey: ScopeSurvey,
  requests: readonly HandedOverRequest[],
  known: ReadonlySet<ControlId> | null,
): EvidenceId[] =>
  requests.flatMap((request) => {
    const ids = request.evidence.map((one) => one.evidenceId).filter((id) => survey.evidence.has(id));
    if (known === null || controlsOf(survey, request).length > 0) return ids;
    return ids.filter((id) => {
      const controls = survey.evidence.get(id)?.controlIds ?? [];
      return controls.length === 0 || controls.some((control) => known.has(control));
    });
  });
