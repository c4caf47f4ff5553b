// What a package of an engagement would hold now, and what it would not: for the screen before the build.
import type { PackagePlan } from '../../shared/domain/package';
import type { EngagementId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { collectPackageFacts } from './collect-package-facts';
import { gapsOf } from './gaps';
import { reasonsGiven } from './package-rows';

/** Reads only. Throws use.unknown-engagement. */
export const planPackage = (vault: OpenVault, engagementId: EngagementId): PackagePlan => {
  const facts = collectPackageFacts(vault, engagementId);
  const gaps = gapsOf(facts);
  const open = new Set(gaps.map((gap) => gap.key));
  const files = new Map(facts.evidence.flatMap((one) => one.files).map((file) => [file.sha256, file]));
  return {
    engagementId,
    controlCount: facts.controls.length,
    criterionCount: facts.criterionIds.length,
    evidenceCount: facts.evidence.length,
    fileCount: files.size,
    fileBytes: [...files.values()].reduce((sum, file) => sum + file.sizeBytes, 0),
    gaps,
    knownReasons: reasonsGiven(vault, engagementId).filter((one) => open.has(one.key)),
  };
};
