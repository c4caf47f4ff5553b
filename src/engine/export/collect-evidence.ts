// The evidence a package may take from: every item that counts (docs/evidence.md) in its current version, with
// what it is linked to inside the engagement's scope. What goes in of it is decided elsewhere.
import type { EvidenceKind, Sensitivity, VersionState } from '../../shared/domain/evidence';
import {
  type ControlId,
  controlId,
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
import { memberNames } from '../journal/member-names';
import type { OpenVault } from '../vault/open-vault';
import type { PackageEvidence, PackageEvidenceFile } from './package-content';

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
  readonly kind: EvidenceKind;
}

interface FileRow {
  readonly evidence: number;
  readonly position: number;
  readonly original_name: string;
  readonly media_type: string;
  readonly sha256: Sha256;
  readonly size_bytes: number;
}

const rows = <T>(vault: OpenVault, sql: string): T[] => vault.db.prepare(sql).all() as T[];

const FILES = `SELECT f.evidence, f.position, f.original_name, f.media_type, blob.sha256, blob.size_bytes
  FROM evidence JOIN evidence_file AS f ON f.evidence = number AND f.version = current_version
  JOIN listed_evidence AS l ON l.evidence = number AND l.counts = 1
  JOIN blob ON blob.id = f.blob ORDER BY f.evidence, f.position`;

const EVIDENCE = `SELECT e.number, v.version, v.title, v.source, v.sensitivity, v.effective_from, v.effective_to,
    v.captured_on, v.taken_in_at, v.taken_in_by, v.state, v.approved_at, v.approved_by, v.override_reason, e.kind
  FROM evidence AS e JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
  JOIN listed_evidence AS l ON l.evidence = e.number AND l.counts = 1
  ORDER BY e.number`;

const fileFrom = (row: FileRow, unreadable: ReadonlySet<Sha256>): PackageEvidenceFile => ({
  position: row.position,
  originalName: row.original_name,
  sizeBytes: row.size_bytes,
  sha256: row.sha256,
  mediaType: row.media_type,
  isAbsent: unreadable.has(row.sha256),
});

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

const rangeOf = (row: EvidenceRow): DateRange | null =>
  row.effective_from === null || row.effective_to === null
    ? null
    : { from: row.effective_from, to: row.effective_to };

/** By number. `points` are those in scope, in catalog order; `unreadable` the hashes of what cannot be read. */
export const collectEvidence = (
  vault: OpenVault,
  examined: ExaminedTime,
  controls: ReadonlySet<ControlId>,
  points: readonly PointOfFocusId[],
  unreadable: ReadonlySet<Sha256>,
): PackageEvidence[] => {
  const controlLinks = Map.groupBy(
    rows<{ evidence: number; control: number }>(
      vault,
      'SELECT evidence, control FROM evidence_control ORDER BY evidence, control',
    ).filter((row) => controls.has(controlId(row.control))),
    (row) => row.evidence,
  );
  const place = new Map(points.map((id, index) => [id, index]));
  const pointLinks = Map.groupBy(
    rows<{ evidence: number; point_of_focus: PointOfFocusId }>(
      vault,
      'SELECT evidence, point_of_focus FROM evidence_point_of_focus',
    )
      .filter((row) => place.has(row.point_of_focus))
      .sort((a, b) => (place.get(a.point_of_focus) ?? 0) - (place.get(b.point_of_focus) ?? 0)),
    (row) => row.evidence,
  );
  const files = Map.groupBy(rows<FileRow>(vault, FILES), (row) => row.evidence);
  const names = memberNames(vault.db);
  return rows<EvidenceRow>(vault, EVIDENCE).map((row) => {
    const effective = rangeOf(row);
    const review = reviewOf(row, names);
    return {
      id: evidenceId(row.number),
      isPolicy: row.kind === 'policy',
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
      files: (files.get(row.number) ?? []).map((file) => fileFrom(file, unreadable)),
      journalSeqs: [],
    };
  });
};
