// What a package of an engagement would hold now, and what it would not: for the screen before the build.
import type { PackagePlan, WaitingRedaction } from '../../shared/domain/package';
import { type EngagementId, type EvidenceId, evidenceId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { collectPackageFacts } from './collect-package-facts';
import { gapsOf } from './gaps';
import { reasonsGiven } from './package-rows';

/** Somebody redacts for the package: that the original goes out all the same must not be a surprise. */
const waitingRedactions = (vault: OpenVault, goesIn: ReadonlyMap<EvidenceId, number>): WaitingRedaction[] => {
  const list = vault.db
    .prepare(
      `SELECT v.evidence, v.version, v.title FROM evidence_version AS v
       WHERE v.derived_from IS NOT NULL
         AND v.version = (SELECT max(version) FROM evidence_version WHERE evidence = v.evidence)
       ORDER BY v.evidence`,
    )
    .all() as { readonly evidence: number; readonly version: number; readonly title: string }[];
  return list.flatMap(({ evidence, version, title }) => {
    const id = evidenceId(evidence);
    const current = goesIn.get(id);
    return current === undefined || current === version ? [] : [{ id, title, version, goesIn: current }];
  });
};

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
    gaps: gaps.map(({ files: _, ...gap }) => gap),
    knownReasons: reasonsGiven(vault, engagementId).filter((one) => open.has(one.key)),
    folders: [],
    leftOut: [],
    bigFiles: [],
    sinceLastRound: null,
    waitingRedactions: waitingRedactions(vault, new Map(facts.evidence.map((one) => [one.id, one.version]))),
  };
};
