// Puts the sample company into an open, empty vault: engagements, controls, evidence, judgement. Tests use
// it as well, so that screens and packages are tried on something that looks like a year of work.
import { join } from 'node:path';
import {
  addEvidence,
  createEngagement,
  getControl,
  type Job,
  loadStarterControls,
  mapControl,
  type OpenVault,
  rollForward,
  setEngagementScope,
  setEngagementState,
} from '../../../src/engine';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import { EvidenceFacts } from '../../../src/shared/domain/evidence';
import type { DeclaredOmission, Gap } from '../../../src/shared/domain/package';
import {
  type ControlId,
  type EngagementId,
  type EvidenceId,
  PointOfFocusId,
  StarterControlId,
} from '../../../src/shared/ids';
import { FIRM, PERIOD, SYSTEM } from './company';
import { moreFactsOf } from './evidence-life';
import { REASONS_FOR_GAPS, REASONS_FOR_MISSES, REASONS_FOR_POPULATIONS, REASONS_FOR_TEXTS } from './controls';
import { SAMPLE_CONTROLS, SAMPLE_ITEMS } from './index';
import { finishYear } from './finish-year';
import { type OwnControls, settleControls } from './owned-controls';
import { recordPopulations } from './populations';
import { planRoadmap } from './roadmap';
import { SAMPLE_SCOPE, SCOPE_OF_THE_YEAR } from './scope';

/** Mapped by hand, beyond what the starter set suggests. */
const OWN_MAPPINGS = [
  {
    starter: 'AC-45',
    pointsOfFocus: ['CC7.3-1'],
    rationale: 'Sessions that got through are assessed as possible incidents in the weekly sample.',
  },
  {
    starter: 'AC-58',
    pointsOfFocus: ['CC3.2-7'],
    rationale: 'Approval of a data set weighs the risk of its source before it is used.',
  },
] as const;

export interface FilledVault {
  readonly engagementId: EngagementId;
  readonly controlOf: ReadonlyMap<string, ControlId>;
  readonly own: OwnControls;
  readonly mappedByHand: number;
}

/** Engagements and controls; no evidence yet. The Type I of the year before comes first, as it did. */
export const setUpSampleVault = (vault: OpenVault): FilledVault => {
  const frame = {
    systemName: SYSTEM,
    categories: ['security', 'availability', 'confidentiality'],
    firm: FIRM,
  };
  const before = createEngagement(vault, NewEngagement.parse({ type: 1, asOf: '2025-11-30', ...frame }));
  setEngagementScope(vault, before.id, SAMPLE_SCOPE);
  setEngagementState(vault, before.id, 'retained');
  const engagement = rollForward(
    vault,
    before.id,
    NewEngagement.parse({ type: 2, period: PERIOD, ...frame }),
  );
  setEngagementScope(vault, engagement.id, SCOPE_OF_THE_YEAR);
  setEngagementState(vault, engagement.id, 'fieldwork');
  planRoadmap(vault);
  const { added } = loadStarterControls(
    vault,
    SAMPLE_CONTROLS.map((id) => StarterControlId.parse(id)),
  );
  const controlOf = new Map(added.map((id) => [getControl(vault, id).starterId ?? '', id]));
  let mappedByHand = 0;
  for (const { starter, pointsOfFocus, rationale } of OWN_MAPPINGS) {
    const points = pointsOfFocus.map((id) => PointOfFocusId.parse(id));
    mappedByHand += mapControl(
      vault,
      controlNumber(controlOf, starter),
      { pointOfFocusIds: points, criterionIds: [] },
      rationale,
    ).added.length;
  }
  const own = settleControls(vault, controlOf);
  return { engagementId: engagement.id, controlOf, own, mappedByHand };
};

const controlNumber = (controlOf: ReadonlyMap<string, ControlId>, starter: string): ControlId => {
  const id = controlOf.get(starter);
  if (id === undefined) throw new Error(`the sample company has not loaded ${starter}`);
  return id;
};

/** Evidence is owed by whoever owns the control it is for. */
const ownerOf = (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  starter: string | undefined,
): string => (starter === undefined ? '' : getControl(vault, controlNumber(controlOf, starter)).owner);

export interface SampleIntake {
  readonly added: readonly EvidenceId[];
  readonly sameBytes: number;
}

/**
 * Takes in everything, from a folder that `writeSampleFiles` filled, and does what people then do with it.
 * Throws when an item is refused.
 */
export const addSampleEvidence = async (
  vault: OpenVault,
  { controlOf, own }: FilledVault,
  evidenceFolder: string,
  job: Job,
): Promise<SampleIntake> => {
  const items = SAMPLE_ITEMS.map((item, place) => ({
    paths: item.files.map((file) => join(evidenceFolder, file.path)),
    facts: EvidenceFacts.parse({
      ...moreFactsOf(item, place, vault.member.name),
      owner: ownerOf(vault, controlOf, item.controls[0]),
      title: item.title,
      effective: item.effective,
      capturedOn: item.captured,
      source: item.source,
      sensitivity: item.sensitivity,
      controlIds: item.controls.map((starter) => controlNumber(controlOf, starter)),
      pointOfFocusIds: item.pointsOfFocus,
    }),
  }));
  const { added, sameBytes, failed } = await addEvidence(vault, items, job);
  const [refused] = failed;
  if (refused !== undefined)
    throw new Error(`${SAMPLE_ITEMS[refused.index]?.title ?? 'an item'} was refused: ${refused.code}`);
  finishYear(vault, controlOf, own);
  await recordPopulations(vault, job);
  return { added, sameBytes: sameBytes.length };
};

/** The company's reason for each gap that no exception answers. Throws for one nobody has thought of. */
export const sampleOmissions = (gaps: readonly Gap[], { controlOf }: FilledVault): DeclaredOmission[] => {
  const byControl = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
    new Map(Object.entries(table).map(([starter, reason]) => [controlNumber(controlOf, starter), reason]));
  const [gapReasons, missReasons] = [byControl(REASONS_FOR_GAPS), byControl(REASONS_FOR_MISSES)];
  const others: Readonly<Record<string, string>> = { ...REASONS_FOR_POPULATIONS, ...REASONS_FOR_TEXTS };
  return gaps
    .filter((gap) => gap.answeredBy === null)
    .map((gap) => {
      const table = gap.kind === 'occurrences-missed' ? missReasons : gapReasons;
      const reason = others[gap.key] ?? table.get(gap.controlId ?? '');
      if (reason === undefined) throw new Error(`the sample company has no reason for ${gap.key}`);
      return { key: gap.key, reason };
    });
};
