// What the pages and lists of a package look things up in: PackageContent with its paths, numbers and
// cross references worked out once. Derived from the content alone, so it is the same on every machine.
import type { Criterion, PointOfFocus } from '../../shared/domain/catalog';
import type {
  ControlId,
  CriterionId,
  EvidenceId,
  ExceptionId,
  PointOfFocusId,
  Sha256,
} from '../../shared/ids';
import type { HandedRegister } from '../../shared/domain/programme/handed-over';
import { daysBetween } from '../../shared/period';
import { invariant } from '../../shared/errors';
import type { HandedOverRequest } from '../requests';
import type { SignerIdentity } from '../crypto/signer-identity';
import { evidenceBucket, evidencePath, topFolder } from './safe-names';
import type {
  PackageContent,
  PackageControl,
  PackageEvidence,
  PackageEvidenceFile,
  PackageException,
  PackageOmission,
  PackagePopulation,
} from './package-content';
import type { PackageRecord } from './programme-content';

export interface PlacedFile extends PackageEvidenceFile {
  /** Below `data/`. Files with the same bytes share the path of the first. Where it is absent: never written. */
  readonly path: string;
  /** Never of what is absent: these are the files to write. */
  readonly isFirstWithTheseBytes: boolean;
  readonly evidence: PackageEvidence;
}

export interface NumberedOmission extends PackageOmission {
  /** `OMI-01`, in the order of the content. */
  readonly id: string;
}

export interface PackageModel {
  readonly content: PackageContent;
  readonly signer: SignerIdentity;
  readonly top: string;
  readonly omissions: readonly NumberedOmission[];
  readonly criteria: readonly Criterion[];
  readonly files: readonly PlacedFile[];
  readonly criterion: (id: CriterionId) => Criterion;
  /** Why management declares the criterion not applicable; null when it applies. */
  readonly notApplicable: (id: CriterionId) => string | null;
  readonly point: (id: PointOfFocusId) => PointOfFocus;
  readonly control: (id: ControlId) => PackageControl;
  readonly evidenceItem: (id: EvidenceId) => PackageEvidence;
  readonly filesOf: (id: EvidenceId) => readonly PlacedFile[];
  readonly controlsOf: (id: CriterionId) => readonly PackageControl[];
  readonly evidenceOf: (id: CriterionId) => readonly PackageEvidence[];
  readonly evidenceOfControl: (id: ControlId) => readonly PackageEvidence[];
  readonly criteriaOfControl: (control: PackageControl) => readonly CriterionId[];
  readonly recordPage: (id: EvidenceId) => string;
  /** Where the base of a delta holds these bytes (below its `data/`); null when this package carries them. */
  readonly inBase: (sha256: Sha256) => string | null;
  readonly exceptionsOf: (id: ControlId) => readonly PackageException[];
  readonly populationsOf: (id: ControlId) => readonly PackagePopulation[];
  /** In the order of the list; of none that is not in the package. */
  readonly requests: readonly HandedOverRequest[];
  /** Those it answers. */
  readonly requestsOf: (id: EvidenceId) => readonly HandedOverRequest[];
  readonly hasException: (id: ExceptionId) => boolean;
  /** Of all registers, in their order. */
  readonly records: readonly PackageRecord[];
  readonly recordsOf: (register: HandedRegister) => readonly PackageRecord[];
  readonly record: (id: string) => PackageRecord | null;
  /** Those that name it. */
  readonly recordsWithEvidence: (id: EvidenceId) => readonly PackageRecord[];
  readonly recordsOfControl: (id: ControlId) => readonly PackageRecord[];
}

const must = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  invariant(value !== undefined, `${String(key)} is in the package's own content`);
  return value;
};

const unique = <T>(values: Iterable<T>): T[] => [...new Set(values)];

/** Criteria a control is mapped to, through points of focus or as a whole, each once. */
export const criteriaMapped = (
  control: Pick<PackageControl, 'mappings' | 'criterionMappings'>,
): CriterionId[] => unique([...control.mappings, ...control.criterionMappings].map((one) => one.criterionId));

/**
 * Criteria one evidence item counts for: through its controls, its points of focus, or both, in catalog
 * order. `primary` names the file: the first criterion somebody named for this very item, if any.
 */
const criteriaOfEvidence = (
  evidence: PackageEvidence,
  points: ReadonlyMap<PointOfFocusId, PointOfFocus>,
  controls: ReadonlyMap<ControlId, PackageControl>,
  order: readonly CriterionId[],
): { readonly all: readonly CriterionId[]; readonly primary: CriterionId | null } => {
  const named = new Set(evidence.pointOfFocusIds.map((id) => must(points, id).criterion));
  const through = evidence.controlIds.flatMap((id) => criteriaMapped(must(controls, id)));
  const all = new Set([...named, ...through]);
  const inOrder = order.filter((id) => all.has(id));
  return { all: inOrder, primary: inOrder.find((id) => named.has(id)) ?? inOrder[0] ?? null };
};

const placeFiles = (
  content: PackageContent,
  criteria: ReadonlyMap<EvidenceId, { readonly primary: CriterionId | null }>,
): PlacedFile[] => {
  const pathOf = new Map<Sha256, string>();
  return content.evidence.flatMap((evidence) =>
    evidence.files.map((file) => {
      const known = pathOf.get(file.sha256);
      const path =
        known ??
        evidencePath({
          ...file,
          id: evidence.id,
          ref: evidence.ref,
          title: evidence.title,
          criterionId: criteria.get(evidence.id)?.primary ?? null,
          effective: evidence.effective,
          fileCount: evidence.files.length,
        });
      pathOf.set(file.sha256, path);
      return { ...file, path, isFirstWithTheseBytes: known === undefined && !file.isAbsent, evidence };
    }),
  );
};

const groupedBy = <T, K>(
  list: readonly T[],
  keys: (one: T) => readonly K[],
): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    for (const key of keys(one)) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [one]);
      else known.push(one);
    }
  }
  return groups;
};

export const packageModel = (content: PackageContent, signer: SignerIdentity): PackageModel => {
  const criteria = new Map(content.catalog.criteria.map((one) => [one.id, one]));
  const points = new Map(content.catalog.points_of_focus.map((one) => [one.id, one]));
  const controls = new Map(content.controls.map((one) => [one.id, one]));
  const evidence = new Map(content.evidence.map((one) => [one.id, one]));
  const criteriaByEvidence = new Map(
    content.evidence.map((one) => [one.id, criteriaOfEvidence(one, points, controls, content.criterionIds)]),
  );
  const reasons = new Map(content.scope.notApplicable.map((one) => [one.criterionId, one.reason]));
  const files = placeFiles(content, criteriaByEvidence);
  const filesByEvidence = Map.groupBy(files, (file) => file.evidence.id);
  const evidenceByCriterion = new Map(
    content.criterionIds.map((id) => [
      id,
      content.evidence.filter((one) => criteriaByEvidence.get(one.id)?.all.includes(id)),
    ]),
  );
  const controlsByCriterion = new Map(
    content.criterionIds.map((id) => [
      id,
      content.controls.filter((one) => criteriaMapped(one).includes(id)),
    ]),
  );
  const evidenceByControl = new Map(
    content.controls.map((control) => [
      control.id,
      content.evidence.filter((one) => one.controlIds.includes(control.id)),
    ]),
  );
  const requests = content.requests ?? [];
  const requestsByEvidence = new Map<EvidenceId, HandedOverRequest[]>();
  for (const request of requests) {
    for (const { evidenceId } of request.evidence)
      requestsByEvidence.set(evidenceId, [...(requestsByEvidence.get(evidenceId) ?? []), request]);
  }
  const registers = content.programme?.registers ?? [];
  const records = registers.flatMap((one) => one.records);
  const recordsById = new Map<string, PackageRecord>(records.map((one) => [one.id, one]));
  const recordsByEvidence = groupedBy(records, (one) => one.evidenceIds);
  const recordsByControl = groupedBy(records, (one) => one.controlIds);
  const exceptionsByControl = Map.groupBy(content.exceptions, (one) => one.controlId);
  return {
    content,
    signer,
    top: topFolder(content.organization, content.packageId, content.round),
    omissions: content.omissions.map((one, index) => ({
      ...one,
      id: `OMI-${String(index + 1).padStart(2, '0')}`,
    })),
    criteria: content.criterionIds.map((id) => must(criteria, id)),
    files,
    criterion: (id) => must(criteria, id),
    notApplicable: (id) => reasons.get(id) ?? null,
    point: (id) => must(points, id),
    control: (id) => must(controls, id),
    evidenceItem: (id) => must(evidence, id),
    filesOf: (id) => filesByEvidence.get(id) ?? [],
    controlsOf: (id) => controlsByCriterion.get(id) ?? [],
    evidenceOf: (id) => evidenceByCriterion.get(id) ?? [],
    evidenceOfControl: (id) => evidenceByControl.get(id) ?? [],
    criteriaOfControl: criteriaMapped,
    recordPage: (id) => `02_index/evidence/${evidenceBucket(id)}.html`,
    inBase: (sha256) => content.base?.paths.get(sha256) ?? null,
    exceptionsOf: (id) => exceptionsByControl.get(id) ?? [],
    populationsOf: (id) => content.populations.filter((one) => one.controlIds.includes(id)),
    requests,
    requestsOf: (id) => requestsByEvidence.get(id) ?? [],
    records,
    recordsOf: (register) => registers.find((one) => one.register === register)?.records ?? [],
    record: (id) => recordsById.get(id) ?? null,
    recordsWithEvidence: (id) => recordsByEvidence.get(id) ?? [],
    recordsOfControl: (id) => recordsByControl.get(id) ?? [],
    hasException: (id) => content.exceptions.some((one) => one.id === id),
  };
};

const plural = (count: number): string => `${String(count)} day${count === 1 ? '' : 's'}`;

/**
 * How the effective dates lie against the examined time, in words and days, such as "ends 7 days after
 * the period". Empty when they lie inside. Arithmetic, not a judgement.
 */
export const distanceText = (evidence: PackageEvidence, content: PackageContent): string => {
  const { effective } = evidence;
  if (effective === null) return 'undated';
  const { examined } = content;
  if (examined.type === 1) {
    if (effective.to < examined.asOf)
      return `ends ${plural(daysBetween(effective.to, examined.asOf))} before the as-of date`;
    if (effective.from > examined.asOf)
      return `begins ${plural(daysBetween(examined.asOf, effective.from))} after the as-of date`;
    return '';
  }
  const { from, to } = examined.period;
  if (effective.to < from)
    return `outside: ends ${plural(daysBetween(effective.to, from))} before the period begins`;
  if (effective.from > to)
    return `outside: begins ${plural(daysBetween(to, effective.from))} after the period ended`;
  const parts: string[] = [];
  if (effective.from < from)
    parts.push(`begins ${plural(daysBetween(effective.from, from))} before the period`);
  if (effective.to > to) parts.push(`ends ${plural(daysBetween(to, effective.to))} after the period`);
  return parts.join(', ');
};
