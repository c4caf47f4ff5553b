// Reads what goes into a package out of the vault: what a selection asks of the engagement's scope. Reading
// only; the moment, the number and the custody extract are added by the build.
import { type LeftOut, type PackageSelection, WHOLE_SCOPE } from '../../shared/domain/package';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { ControlId, EngagementId, EvidenceId, Sha256 } from '../../shared/ids';
import { catalog } from '../catalog';
import { engagementScope } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { collectCoverage } from './collect-coverage';
import { collectPopulations } from './collect-populations';
import { collectRequests } from './collect-requests';
import type { PackageContent, PackageEvidence, WithheldEvidence } from './package-content';
import { collectProgramme } from './programme/collect-programme';
import { recordCount, type SelectedProgramme } from './programme/select-programme';
import { type PopulationGap, populationGaps } from './population-gaps';
import { selectContent, type SelectedContent } from './select-content';
import { type ScopeSurvey, surveyScope } from './survey-scope';

/** What a package says apart from when, by whom and under which number it was built. */
export type PackageFacts = Omit<
  PackageContent,
  | 'packageId'
  | 'round'
  | 'kind'
  | 'previous'
  | 'base'
  | 'changes'
  | 'recipients'
  | 'keyChanges'
  | 'uuid'
  | 'builtAt'
  | 'builtBy'
  | 'custody'
  | 'verdict'
  | 'omissions'
> & {
  /** Gaps that only the registers know of, worked out with them. */
  readonly populationGaps: readonly PopulationGap[];
};

const withheldFrom = (item: PackageEvidence, keptBy: RecordId | null | undefined): WithheldEvidence => ({
  id: item.id,
  ref: item.ref,
  title: item.title,
  sensitivity: item.sensitivity,
  effective: item.effective,
  ...(keptBy === undefined ? {} : { keptBy }),
  controlIds: item.controlIds,
  files: item.files.map(({ position, sizeBytes, sha256 }) => ({ position, sizeBytes, sha256 })),
});

const leftOutOf = ({ withheld, withheldPopulations, kept }: SelectedContent): LeftOut[] => [
  ...withheld.map(({ id, title }) => ({ id, title, reason: reasonOf(kept.has(id)) })),
  ...withheldPopulations.map(({ id, title, evidence }) => ({
    id,
    title,
    reason: reasonOf(kept.has(evidence.evidenceId)),
  })),
];
const reasonOf = (isKept: boolean): LeftOut['reason'] => (isKept ? 'not-to-be-handed-on' : 'too-sensitive');

const isSilent = ({ registers, notFinished }: SelectedProgramme): boolean =>
  registers.length + notFinished.length === 0;

/** What is withheld was asked for too. */
const evidenceCount = ({ evidence, withheld }: SelectedContent): number => evidence.length + withheld.length;
const populationCount = ({ populations, withheldPopulations }: SelectedContent): number =>
  populations.length + withheldPopulations.length;

const notSelectedOf = (whole: SelectedContent, selected: SelectedContent): PackageContent['notSelected'] => ({
  criteria: whole.criterionIds.length - selected.criterionIds.length,
  controls: whole.controls.length - selected.controls.length,
  evidence: evidenceCount(whole) - evidenceCount(selected),
  exceptions: whole.exceptions.length - selected.exceptions.length,
  populations: populationCount(whole) - populationCount(selected),
  ...(whole.requests.length === 0 ? {} : { requests: whole.requests.length - selected.requests.length }),
  ...(whole.programme === null || isSilent(whole.programme)
    ? {}
    : { records: recordCount(whole.programme) - recordCount(selected.programme) }),
});

const evidenceByControl = (
  evidence: readonly PackageEvidence[],
): ReadonlyMap<ControlId, readonly EvidenceId[]> => {
  const ids = new Map<ControlId, EvidenceId[]>();
  for (const item of evidence) {
    for (const control of item.controlIds) {
      const known = ids.get(control);
      if (known === undefined) ids.set(control, [item.id]);
      else known.push(item.id);
    }
  }
  return ids;
};

export interface CollectedFacts {
  readonly facts: PackageFacts;
  readonly survey: ScopeSurvey;
  readonly selected: SelectedContent;
  /** What a package without a selection would hold. */
  readonly whole: SelectedContent;
}

/** The facts with all that they were chosen from. Throws as collectPackageFacts. */
export const collectWithSurvey = (
  vault: OpenVault,
  id: EngagementId,
  selection: PackageSelection,
  unreadable: ReadonlySet<Sha256> = new Set(),
): CollectedFacts => {
  const survey = surveyScope(vault, id, unreadable);
  const { engagement, examined, asked } = survey;
  const whole = selectContent(survey, WHOLE_SCOPE);
  const selected = selectContent(survey, selection);
  const { controls, criterionIds, evidence } = selected;
  const scope = engagementScope(vault, id);
  const held = new Set(evidence.map((one) => one.id));
  const known = new Set(controls.map((one) => one.id));
  const criteria = new Set(criterionIds);
  const evidenceIds = evidenceByControl(evidence);
  const coverageOf = collectCoverage(survey, selected, selection.dates, held);
  const populations = collectPopulations(selected.populations, known, held);
  const facts: PackageFacts = {
    selection,
    leftOut: leftOutOf(selected),
    notSelected: notSelectedOf(whole, selected),
    program: vault.environment.program,
    vaultId: vault.vaultId,
    organization: vault.organization,
    systemName: engagement.systemName,
    firm: engagement.firm,
    examined,
    categories: engagement.categories,
    catalog: catalog(),
    criterionIds,
    pointOfFocusIds: selected.pointOfFocusIds,
    scope: {
      ...scope,
      notApplicable: scope.notApplicable.filter(
        (one) => asked.notApplicable.has(one.criterionId) && criteria.has(one.criterionId),
      ),
    },
    controls: controls.map((one) => ({
      ...one,
      ...coverageOf(one.id),
      evidenceIds: evidenceIds.get(one.id) ?? [],
    })),
    evidence,
    withheld: selected.withheld.map((one) => withheldFrom(one, selected.kept.get(one.id))),
    exceptions: selected.exceptions.map((one) => ({
      ...one,
      evidenceIds: one.evidenceIds.filter((item) => held.has(item)),
    })),
    populations,
    requests:
      whole.requests.length === 0
        ? null
        : collectRequests(selected.requests, { controls: known, evidence: held, populations }),
    programme:
      selected.programme === null || whole.programme === null || isSilent(whole.programme)
        ? null
        : collectProgramme(selected.programme, {
            controls: known,
            criteria,
            evidence: new Map(evidence.map((one) => [one.id, one])),
            counting: survey.evidence,
          }),
    populationGaps: populationGaps(selected, known),
  };
  return { facts, survey, selected, whole };
};

/**
 * Controls are those in force in the examined time and mapped into the scope; evidence is what counts
 * (docs/evidence.md) and is linked to one of them, to a point of focus in scope, or to an exception, list or pick
 * that goes in, whatever its dates: dates outside are marked, not left out. A selection narrows it. `unreadable`
 * are the hashes of files that cannot be read and are declared so: their bytes stay out.
 * @throws UserError use.unknown-engagement, use.bad-input (a selection of what is not in the scope)
 */
export const collectPackageFacts = (
  vault: OpenVault,
  id: EngagementId,
  selection: PackageSelection = WHOLE_SCOPE,
  unreadable: ReadonlySet<Sha256> = new Set(),
): PackageFacts => collectWithSurvey(vault, id, selection, unreadable).facts;
