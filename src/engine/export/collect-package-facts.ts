// Reads what goes into a package out of the vault: everything the engagement's scope calls for and the
// vault holds. Reading only; the moment, the number and the custody extract are added by the build.
import { examinedTime } from '../../shared/domain/engagement';
import type { Sensitivity, VersionState } from '../../shared/domain/evidence';
import { WHOLE_SCOPE } from '../../shared/domain/package';
import {
  type ControlId,
  controlId,
  type EngagementId,
  type EvidenceId,
  evidenceId,
  evidenceVersionRef,
  memberId,
  type PointOfFocusId,
  type Sha256,
} from '../../shared/ids';
import {
  type CalendarDate,
  type DateRange,
  dateVerdict,
  type ExaminedTime,
  type Instant,
} from '../../shared/period';
import { catalog } from '../catalog';
import { askedFor, engagementScope, getEngagement } from '../engagement';
import { exceptionsToHandOver } from '../exceptions';
import { memberNames } from '../journal/member-names';
import type { OpenVault } from '../vault/open-vault';
import { collectControls } from './collect-controls';
import type { PackageContent, PackageControl, PackageEvidence, PackageEvidenceFile } from './package-content';

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
>;

interface EvidenceRow {
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly sensitivity: Sensitivity;
  readonly effective_from: CalendarDate | null;
  readonly effective_to: CalendarDate | null;
  readonly captured_on: CalendarDate | null;
  readonly taken_in_at: Instant;
  readonly taken_in_by: number;
  readonly state: VersionState;
  readonly approved_at: Instant | null;
  readonly approved_by: number | null;
  readonly override_reason: string;
}

const rows = <T>(vault: OpenVault, sql: string): T[] => vault.db.prepare(sql).all() as T[];

const grouped = <T, K>(list: readonly T[], key: (one: T) => K): ReadonlyMap<K, T[]> => Map.groupBy(list, key);

const readFiles = (vault: OpenVault): ReadonlyMap<number, PackageEvidenceFile[]> => {
  interface FileRow {
    readonly evidence: number;
    readonly position: number;
    readonly original_name: string;
    readonly media_type: string;
    readonly sha256: string;
    readonly size_bytes: number;
  }
  const list = rows<FileRow>(
    vault,
    `SELECT f.evidence, f.position, f.original_name, f.media_type, blob.sha256, blob.size_bytes
     FROM evidence JOIN evidence_file AS f ON f.evidence = number AND f.version = current_version
     JOIN listed_evidence AS l ON l.evidence = number AND l.counts = 1
     JOIN blob ON blob.id = f.blob ORDER BY f.evidence, f.position`,
  );
  const files = new Map<number, PackageEvidenceFile[]>();
  for (const row of list) {
    const file = {
      position: row.position,
      originalName: row.original_name,
      sizeBytes: row.size_bytes,
      sha256: row.sha256 as Sha256,
      mediaType: row.media_type,
    };
    files.set(row.evidence, [...(files.get(row.evidence) ?? []), file]);
  }
  return files;
};

/** Left out of what nobody has submitted: the same content stays the same package. */
const reviewOf = (row: EvidenceRow, names: ReadonlyMap<number, string>): PackageEvidence['review'] => {
  if (row.state === 'in-review') return { state: 'in-review' };
  if (row.state !== 'approved' || row.approved_at === null || row.approved_by === null) return undefined;
  return {
    state: 'approved',
    approvedAt: row.approved_at,
    approvedBy: names.get(row.approved_by) ?? memberId(row.approved_by),
    overrideReason: row.override_reason,
  };
};

const readEvidence = (
  vault: OpenVault,
  examined: ExaminedTime,
  controls: ReadonlySet<ControlId>,
  points: readonly PointOfFocusId[],
  ofExceptions: ReadonlySet<EvidenceId>,
): PackageEvidence[] => {
  const controlLinks = grouped(
    rows<{ evidence: number; control: number }>(
      vault,
      'SELECT evidence, control FROM evidence_control ORDER BY evidence, control',
    ).filter((row) => controls.has(controlId(row.control))),
    (row) => row.evidence,
  );
  const place = new Map(points.map((id, index) => [id, index]));
  const pointLinks = grouped(
    rows<{ evidence: number; point_of_focus: PointOfFocusId }>(
      vault,
      'SELECT evidence, point_of_focus FROM evidence_point_of_focus',
    )
      .filter((row) => place.has(row.point_of_focus))
      .sort((a, b) => (place.get(a.point_of_focus) ?? 0) - (place.get(b.point_of_focus) ?? 0)),
    (row) => row.evidence,
  );
  const files = readFiles(vault);
  const names = memberNames(vault.db);
  return rows<EvidenceRow>(
    vault,
    `SELECT e.number, v.version, v.title, v.source, v.sensitivity, v.effective_from, v.effective_to,
       v.captured_on, v.taken_in_at, v.taken_in_by, v.state, v.approved_at, v.approved_by, v.override_reason
     FROM evidence AS e JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
     JOIN listed_evidence AS l ON l.evidence = e.number AND l.counts = 1
     ORDER BY e.number`,
  )
    .filter(
      (row) =>
        controlLinks.has(row.number) ||
        pointLinks.has(row.number) ||
        ofExceptions.has(evidenceId(row.number)),
    )
    .map((row) => {
      const effective: DateRange | null =
        row.effective_from === null || row.effective_to === null
          ? null
          : { from: row.effective_from, to: row.effective_to };
      const review = reviewOf(row, names);
      return {
        id: evidenceId(row.number),
        version: row.version,
        ref: evidenceVersionRef(row.number, row.version),
        title: row.title,
        source: row.source,
        sensitivity: row.sensitivity,
        effective,
        capturedOn: row.captured_on,
        takenInAt: row.taken_in_at,
        takenInBy: names.get(row.taken_in_by) ?? memberId(row.taken_in_by),
        verdict: dateVerdict(effective, examined),
        ...(review === undefined ? {} : { review }),
        controlIds: (controlLinks.get(row.number) ?? []).map((one) => controlId(one.control)),
        pointOfFocusIds: (pointLinks.get(row.number) ?? []).map((one) => one.point_of_focus),
        files: files.get(row.number) ?? [],
        journalSeqs: [],
      };
    });
};

/**
 * Controls are those in force in the examined time and mapped into the scope; evidence is what counts
 * (docs/evidence.md) and is linked to one of them, to a point of focus in scope or to an exception that goes in,
 * whatever its dates: dates outside are marked, not left out. Throws use.unknown-engagement.
 */
export const collectPackageFacts = (vault: OpenVault, id: EngagementId): PackageFacts => {
  const engagement = getEngagement(vault, id);
  const examined = examinedTime(engagement);
  const asked = askedFor(vault, engagement);
  const points = asked.pointsOfFocus.map((one) => one.id);
  const scope = engagementScope(vault, id);
  const controls = collectControls(vault, examined, asked);
  const exceptions = exceptionsToHandOver(vault, id);
  const ofExceptions = new Set(exceptions.flatMap((one) => one.evidenceIds));
  const evidence = readEvidence(
    vault,
    examined,
    new Set(controls.map((one) => one.id)),
    points,
    ofExceptions,
  );
  const held = new Set(evidence.map((one) => one.id));
  const evidenceIds = new Map<ControlId, PackageControl['evidenceIds'][number][]>();
  for (const item of evidence) {
    for (const control of item.controlIds)
      evidenceIds.set(control, [...(evidenceIds.get(control) ?? []), item.id]);
  }
  return {
    selection: WHOLE_SCOPE,
    leftOut: [],
    populations: [],
    program: vault.environment.program,
    vaultId: vault.vaultId,
    organization: vault.organization,
    systemName: engagement.systemName,
    firm: engagement.firm,
    examined,
    categories: engagement.categories,
    catalog: catalog(),
    criterionIds: asked.criteria.map((one) => one.id),
    pointOfFocusIds: points,
    scope: {
      ...scope,
      notApplicable: scope.notApplicable.filter((one) => asked.notApplicable.has(one.criterionId)),
    },
    controls: controls.map((one) => ({ ...one, evidenceIds: evidenceIds.get(one.id) ?? [] })),
    evidence,
    exceptions: exceptions.map((one) => ({
      ...one,
      evidenceIds: one.evidenceIds.filter((item) => held.has(item)),
    })),
  };
};
