// Everything the engagement's scope calls for and the vault holds: what a package takes from, whatever is then
// selected of it.
import type { Engagement } from '../../shared/domain/engagement';
import { examinedTime } from '../../shared/domain/engagement';
import type { EngagementId, EvidenceId, Sha256 } from '../../shared/ids';
import { type CalendarDate, dateVerdict, type ExaminedTime } from '../../shared/period';
import { type HandedOverCoverage, handedOverCoverage } from '../coverage';
import { type AskedFor, askedFor, getEngagement } from '../engagement';
import { exceptionsToHandOver } from '../exceptions';
import { type HandedOverPopulation, populationsToHandOver } from '../populations';
import { type HandedOverRequest, requestsToHandOver } from '../requests';
import type { OpenVault } from '../vault/open-vault';
import { collectControls } from './collect-controls';
import { collectEvidence } from './collect-evidence';
import type { PackageControl, PackageEvidence } from './package-content';
import { type ProgrammeSurvey, surveyProgramme } from './programme/survey-programme';

export interface ScopeSurvey {
  readonly engagement: Engagement;
  readonly examined: ExaminedTime;
  readonly asked: AskedFor;
  /** Mapped into the scope and in force in its time; without occurrences and evidence. */
  readonly controls: readonly PackageControl[];
  readonly exceptions: ReturnType<typeof exceptionsToHandOver>;
  /** About one of the controls or about none in particular, and not wholly outside the examined time. */
  readonly populations: readonly HandedOverPopulation[];
  /** Of the engagement, in the order of the firm's list. */
  readonly requests: readonly HandedOverRequest[];
  /** The registers; null while they are empty. */
  readonly programme: ProgrammeSurvey | null;
  /** All that counts, by id, also what is linked to nothing in scope. */
  readonly evidence: ReadonlyMap<EvidenceId, PackageEvidence>;
  readonly coverage: ReadonlyMap<string, HandedOverCoverage>;
}

/** The day of the build, by the environment's clock (UTC). */
export const dayOfBuild = (vault: OpenVault): CalendarDate =>
  vault.environment.now().slice(0, 10) as CalendarDate;

const isInTime = ({ record }: HandedOverPopulation, examined: ExaminedTime): boolean =>
  !dateVerdict(record.range, examined).startsWith('outside');

/** Reads only. @throws UserError use.unknown-engagement, use.bad-input (a period of more than ten years) */
export const surveyScope = (
  vault: OpenVault,
  id: EngagementId,
  unreadable: ReadonlySet<Sha256>,
): ScopeSurvey => {
  const engagement = getEngagement(vault, id);
  const examined = examinedTime(engagement);
  const asked = askedFor(vault, engagement);
  const controls = collectControls(vault, examined, asked);
  const known = new Set(controls.map((one) => one.id));
  const points = asked.pointsOfFocus.map((one) => one.id);
  const evidence = collectEvidence(vault, examined, known, points, unreadable);
  return {
    engagement,
    examined,
    asked,
    controls,
    exceptions: exceptionsToHandOver(vault, id),
    populations: populationsToHandOver(vault, examined).filter(
      (one) =>
        isInTime(one, examined) &&
        (one.controlIds.length === 0 || one.controlIds.some((control) => known.has(control))),
    ),
    requests: requestsToHandOver(vault, id),
    programme: surveyProgramme(vault, id),
    evidence: new Map(evidence.map((one) => [one.id, one])),
    coverage: handedOverCoverage(vault, dayOfBuild(vault), id),
  };
};
