// What a package of an engagement would hold now, and what it would not: for the screen before the build.
import {
  BIG_FILE_BYTES,
  type BigFile,
  type LeftOut,
  type PackagePlan,
  type PackageSelection,
  type RoundCounts,
  type WaitingRedaction,
  WHOLE_SCOPE,
} from '../../shared/domain/package';
import type { HandedRegister } from '../../shared/domain/programme/handed-over';
import type { RoundChoice } from '../../shared/domain/package-round';
import { type EngagementId, type EvidenceId, evidenceId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { collectWithSurvey, type PackageFacts } from './collect-package-facts';
import { gapsOf } from './gaps';
import { reasonsGiven } from './package-rows';
import { planLeftOut } from './plan-left-out';

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

/** Against the newest round of the package; null for a first round, and where the vault kept no versions of it. */
const sinceLastRound = (
  { db }: OpenVault,
  round: RoundChoice,
  goesIn: ReadonlyMap<EvidenceId, number>,
): RoundCounts | null => {
  if (round.kind === 'new-package') return null;
  const before = db
    .prepare(
      `SELECT evidence, version FROM round_item WHERE package = @of
         AND round = (SELECT max(round) FROM package_round WHERE package = @of)`,
    )
    .all({ of: round.of }) as { readonly evidence: number; readonly version: number }[];
  if (before.length === 0) return null;
  const versions = new Map(before.map((row) => [evidenceId(row.evidence), row.version]));
  const counts = { added: 0, replaced: 0, withdrawn: 0, unchanged: 0 };
  for (const [id, version] of goesIn) {
    const was = versions.get(id);
    counts[was === undefined ? 'added' : was === version ? 'unchanged' : 'replaced'] += 1;
  }
  counts.withdrawn = versions.size - counts.replaced - counts.unchanged;
  return counts;
};

const distinctFiles = ({ evidence }: PackageFacts): BigFile[] => {
  const files = new Map<string, BigFile>();
  for (const { ref, title, files: own } of evidence) {
    for (const { sha256, sizeBytes, isAbsent } of own)
      if (!isAbsent && !files.has(sha256)) files.set(sha256, { ref, title, sizeBytes });
  }
  return [...files.values()];
};

const bytesOf = (files: readonly BigFile[]): number => files.reduce((sum, file) => sum + file.sizeBytes, 0);

/** Journal, members and its checkpoint. */
const CUSTODY_FILES = 3;

type Folder = PackagePlan['folders'][number]['folder'];

const foldersOf = (
  facts: PackageFacts,
  leftOut: readonly LeftOut[],
  fileBytes: number,
): PackagePlan['folders'] => {
  const out = (prefix: string): number => leftOut.filter((one) => one.id.startsWith(prefix)).length;
  const picks = facts.populations.reduce((sum, one) => sum + one.samples.length, 0);
  const unknown = { bytes: null };
  const told = (...registers: readonly HandedRegister[]): number =>
    (facts.programme?.registers ?? [])
      .filter((one) => registers.includes(one.register))
      .reduce((sum, one) => sum + one.records.length, 0);
  const documents = (isDescription: boolean): number =>
    (facts.programme?.registers ?? [])
      .filter((one) => one.register === 'document')
      .flatMap((one) => one.records)
      .filter((one) => (one.facts['type'] === 'system-description') === isDescription).length;
  const programme = (folder: Folder, items: number) =>
    items === 0 ? [] : [{ folder, items, leftOut: 0, ...unknown }];
  return [
    ...programme('10_description', documents(true)),
    ...programme('11_management', documents(false)),
    { folder: '20_controls', items: facts.controls.length, leftOut: out('CTL-'), ...unknown },
    { folder: '30_evidence', items: facts.evidence.length, leftOut: out('EVD-'), bytes: fileBytes },
    { folder: '40_populations', items: facts.populations.length, leftOut: out('POP-'), ...unknown },
    { folder: '41_samples', items: picks, leftOut: 0, ...unknown },
    ...(facts.requests === null
      ? []
      : [
          {
            folder: '50_requests' as const,
            items: facts.requests.length,
            leftOut: facts.notSelected.requests ?? 0,
            ...unknown,
          },
        ]),
    { folder: '60_exceptions', items: facts.exceptions.length, leftOut: out('EXC-'), ...unknown },
    ...programme('70_vendors', told('vendor', 'vendor-report')),
    ...programme('75_registers', told('person', 'incident', 'risk', 'change')),
    ...programme('80_policies', told('policy')),
    ...programme('85_ai', told('ai-asset')),
    { folder: '90_custody', items: CUSTODY_FILES, leftOut: 0, ...unknown },
  ];
};

/**
 * Reads only.
 * @throws UserError use.unknown-engagement, use.bad-input (a selection of what is not in the scope)
 */
export const planPackage = (
  vault: OpenVault,
  engagementId: EngagementId,
  selection: PackageSelection = WHOLE_SCOPE,
  round: RoundChoice = { kind: 'new-package' },
): PackagePlan => {
  const collected = collectWithSurvey(vault, engagementId, selection);
  const { facts } = collected;
  const gaps = gapsOf(facts);
  const open = new Set(gaps.map((gap) => gap.key));
  const files = distinctFiles(facts);
  const fileBytes = bytesOf(files);
  const goesIn = new Map(facts.evidence.map((one) => [one.id, one.version]));
  const leftOut = planLeftOut(vault, engagementId, selection, collected);
  return {
    engagementId,
    controlCount: facts.controls.length,
    criterionCount: facts.criterionIds.length,
    evidenceCount: facts.evidence.length,
    fileCount: files.length,
    fileBytes,
    gaps: gaps.map(({ files: _, ...gap }) => gap),
    knownReasons: reasonsGiven(vault, engagementId).filter((one) => open.has(one.key)),
    folders: foldersOf(facts, leftOut, fileBytes),
    answeredRequests: facts.requests?.filter((one) => one.isAnswered).length ?? null,
    leftOut,
    bigFiles: files.filter((file) => file.sizeBytes >= BIG_FILE_BYTES),
    sinceLastRound: sinceLastRound(vault, round, goesIn),
    waitingRedactions: waitingRedactions(vault, goesIn),
  };
};
