// What of an engagement's scope goes into a package: the rules of docs/format/package-v1.md §6.4. Narrowing
// leaves out; what is left out is not named, and what is withheld for its sensitivity is.
import { SENSITIVITIES, type Sensitivity } from '../../shared/domain/evidence';
import type { PackageSelection } from '../../shared/domain/package';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import type { ControlId, CriterionId, EvidenceId, PointOfFocusId } from '../../shared/ids';
import type { DateRange } from '../../shared/period';
import type { HandedOverPopulation } from '../populations';
import type { HandedOverRequest } from '../requests';
import type { PackageControl, PackageEvidence } from './package-content';
import { criteriaMapped } from './package-model';
import { keptReports } from './programme/kept-reports';
import { selectProgramme, type SelectedProgramme } from './programme/select-programme';
import { evidenceForRequests, selectRequests } from './select-requests';
import type { ScopeSurvey } from './survey-scope';

export interface SelectedContent {
  readonly criterionIds: readonly CriterionId[];
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  /** With no more than their mappings inside the selection. */
  readonly controls: readonly PackageControl[];
  readonly exceptions: ScopeSurvey['exceptions'];
  readonly populations: readonly HandedOverPopulation[];
  /** Their list is too sensitive, so nothing of them goes in. */
  readonly withheldPopulations: readonly HandedOverPopulation[];
  /** Their list is no evidence that counts any more, or an older version of it. */
  readonly populationsWithoutList: readonly HandedOverPopulation[];
  readonly requests: readonly HandedOverRequest[];
  /** Null where the registers are empty. */
  readonly programme: SelectedProgramme | null;
  /** By number, with no more than their links inside the selection. */
  readonly evidence: readonly PackageEvidence[];
  readonly withheld: readonly PackageEvidence[];
  /** Of what is withheld: vendors' reports that nobody gets, by which review. */
  readonly kept: ReadonlyMap<EvidenceId, RecordId | null>;
}

const touches = (range: DateRange | null, dates: DateRange | null): boolean =>
  range === null || dates === null || (range.from <= dates.to && range.to >= dates.from);

const isMoreSensitive = (one: Sensitivity, most: Sensitivity): boolean =>
  SENSITIVITIES.indexOf(one) > SENSITIVITIES.indexOf(most);

const proveInScope = <T extends string>(asked: readonly T[] | null, known: ReadonlySet<T>): void => {
  const strange = (asked ?? []).find((one) => !known.has(one));
  if (strange !== undefined)
    throw new UserError('use.bad-input', { what: `${strange} is not in the scope of the engagement.` });
};

const selectControls = (survey: ScopeSurvey, selection: PackageSelection) => {
  proveInScope(selection.controlIds, new Set(survey.controls.map((one) => one.id)));
  proveInScope(selection.criterionIds, new Set(survey.asked.criteria.map((one) => one.id)));
  const named = selection.controlIds === null ? null : new Set(selection.controlIds);
  const chosen = selection.criterionIds === null ? null : new Set(selection.criterionIds);
  const controls = survey.controls.filter(
    (one) =>
      (named === null || named.has(one.id)) &&
      (chosen === null || criteriaMapped(one).some((id) => chosen.has(id))),
  );
  const criteria = chosen ?? (named === null ? null : new Set(controls.flatMap(criteriaMapped)));
  const isIn = (id: CriterionId): boolean => criteria === null || criteria.has(id);
  return {
    criterionIds: survey.asked.criteria.map((one) => one.id).filter(isIn),
    pointOfFocusIds: survey.asked.pointsOfFocus.filter((one) => isIn(one.criterion)).map((one) => one.id),
    controls: controls.map((one) => ({
      ...one,
      mappings: one.mappings.filter((mapping) => isIn(mapping.criterionId)),
      criterionMappings: one.criterionMappings.filter((mapping) => isIn(mapping.criterionId)),
    })),
  };
};

/** An exception without a stated occurrence is about no day in particular. */
const selectExceptions = (
  survey: ScopeSurvey,
  isControlIn: (id: ControlId) => boolean,
  dates: DateRange | null,
): ScopeSurvey['exceptions'] =>
  survey.exceptions.filter(({ controlId, occurrenceFrom }) => {
    if (!isControlIn(controlId)) return false;
    if (occurrenceFrom === null) return true;
    const occurrence = survey.coverage.get(controlId)?.occurrences.find((one) => one.from === occurrenceFrom);
    return touches(occurrence ?? { from: occurrenceFrom, to: occurrenceFrom }, dates);
  });

const hasItsList = (survey: ScopeSurvey, { evidence }: HandedOverPopulation): boolean =>
  survey.evidence.get(evidence.evidenceId)?.version === evidence.version;

/**
 * Applies a selection. Dates leave out what is linked to controls and points of focus only: what an exception, a
 * list or a pick of the auditor needs goes in whatever its dates.
 * @throws UserError use.bad-input (a criterion or control that is not in the scope)
 */
export const selectContent = (survey: ScopeSurvey, selection: PackageSelection): SelectedContent => {
  const { criterionIds, pointOfFocusIds, controls } = selectControls(survey, selection);
  const { dates, mostSensitive } = selection;
  const isNarrowed = selection.criterionIds !== null || selection.controlIds !== null;
  const known = new Set(controls.map((one) => one.id));
  const points = new Set(pointOfFocusIds);
  const exceptions = selectExceptions(survey, (id) => !isNarrowed || known.has(id), dates);
  const called = survey.populations.filter(
    (one) =>
      touches(one.record.range, dates) &&
      (!isNarrowed || one.controlIds.some((control) => known.has(control))),
  );
  const requests = isNarrowed ? selectRequests(survey, known) : survey.requests;
  const isTooSensitive = (id: EvidenceId): boolean => {
    const item = survey.evidence.get(id);
    return item !== undefined && isMoreSensitive(item.sensitivity, mostSensitive);
  };
  const programme = selectProgramme(survey.programme, survey.examined, selection, {
    controls: isNarrowed ? known : null,
    criteria: selection.criterionIds === null ? null : new Set(selection.criterionIds),
    isOpen: (id) => survey.evidence.has(id) && !isTooSensitive(id),
  });
  const kept = keptReports(survey.programme);
  const isWithheld = (id: EvidenceId): boolean => isTooSensitive(id) || kept.has(id);
  const listed = called.filter((one) => hasItsList(survey, one));
  const populations = listed.filter((one) => !isWithheld(one.evidence.evidenceId));
  const needed = new Set([
    ...exceptions.flatMap((one) => one.evidenceIds),
    ...listed.map((one) => one.evidence.evidenceId),
    ...populations.flatMap((one) =>
      one.samples.flatMap((sample) => sample.evidence.map((link) => link.evidenceId)),
    ),
    ...evidenceForRequests(survey, requests, isNarrowed ? known : null),
    ...(programme?.needed ?? []),
  ]);
  const all = [...survey.evidence.values()]
    .map((one) => ({
      ...one,
      controlIds: one.controlIds.filter((id) => known.has(id)),
      pointOfFocusIds: one.pointOfFocusIds.filter((id) => points.has(id)),
    }))
    .filter(
      (one) =>
        needed.has(one.id) ||
        (one.controlIds.length + one.pointOfFocusIds.length > 0 && touches(one.effective, dates)),
    );
  return {
    criterionIds,
    pointOfFocusIds,
    controls,
    exceptions,
    populations,
    withheldPopulations: listed.filter((one) => !populations.includes(one)),
    populationsWithoutList: called.filter((one) => !listed.includes(one)),
    requests,
    programme,
    evidence: all.filter((one) => !isWithheld(one.id)),
    withheld: all.filter((one) => isWithheld(one.id)),
    kept,
  };
};
