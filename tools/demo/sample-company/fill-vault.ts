// Puts the sample company into an open, empty vault: engagement, controls, mappings, evidence. Tests use
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
import { REASONS_FOR_GAPS } from './controls';
import { SAMPLE_CONTROLS, SAMPLE_ITEMS } from './index';
import { SAMPLE_SCOPE } from './scope';

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
  readonly mappedByHand: number;
}

/** Engagement and controls; no evidence yet. */
export const setUpSampleVault = (vault: OpenVault): FilledVault => {
  const engagement = createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: PERIOD,
      systemName: SYSTEM,
      categories: ['security', 'availability', 'confidentiality'],
      firm: FIRM,
    }),
  );
  setEngagementScope(vault, engagement.id, SAMPLE_SCOPE);
  setEngagementState(vault, engagement.id, 'observation');
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
  return { engagementId: engagement.id, controlOf, mappedByHand };
};

const controlNumber = (controlOf: ReadonlyMap<string, ControlId>, starter: string): ControlId => {
  const id = controlOf.get(starter);
  if (id === undefined) throw new Error(`the sample company has not loaded ${starter}`);
  return id;
};

export interface SampleIntake {
  readonly added: readonly EvidenceId[];
  readonly sameBytes: number;
}

/** Takes in everything, from a folder that `writeSampleFiles` filled. Throws when an item is refused. */
export const addSampleEvidence = async (
  vault: OpenVault,
  { controlOf }: FilledVault,
  evidenceFolder: string,
  job: Job,
): Promise<SampleIntake> => {
  const items = SAMPLE_ITEMS.map((item) => ({
    paths: item.files.map((file) => join(evidenceFolder, file.path)),
    facts: EvidenceFacts.parse({
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
  return { added, sameBytes: sameBytes.length };
};

/** The company's reason for each gap. Throws for a gap nobody has thought of. */
export const sampleOmissions = (gaps: readonly Gap[], { controlOf }: FilledVault): DeclaredOmission[] => {
  const reasons = new Map<string, string>(
    Object.entries(REASONS_FOR_GAPS).map(([starter, reason]) => [controlNumber(controlOf, starter), reason]),
  );
  return gaps.map((gap) => {
    const reason = reasons.get(gap.controlId ?? '');
    if (reason === undefined) throw new Error(`the sample company has no reason for ${gap.key}`);
    return { key: gap.key, reason };
  });
};
