// package.json and omissions.json: the package for machines, as plain data. Member names are snake_case
// and for ever (docs/format/package-v1.md §6). Nothing an auditor concludes has a place here.
import { dateVerdict } from '../../shared/period';
import type { Sha256 } from '../../shared/ids';
import { PACKAGE_FORMAT } from '../../shared/trusted-comment';
import { vaultMark } from './custody-files';
import type {
  PackageControl,
  PackageEvidence,
  PackageException,
  PackageOccurrence,
  PackagePopulation,
} from './package-content';
import { type PackageModel } from './package-model';
import { programmeJson } from './programme-json';
import { requestsJson } from './request-json';
import { changesJson, roundJson, selectionJson } from './round-json';

export interface ListedFile {
  /** Below `data/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

/** What a file is, by where it lies. */
const kindOf = (path: string): string => {
  if (path.startsWith('30_evidence/')) return 'evidence';
  if (path.startsWith('20_controls/')) return 'control-sheet';
  if (path.startsWith('90_custody/')) return 'custody';
  if (path.startsWith('00_')) return 'readme';
  return /^(01_|02_|10_|11_|40_|41_|50_|60_|70_|75_|80_|85_)/.test(path) ? 'view' : 'data';
};

/** What it does not say is left out: daily controls have hundreds of them. */
const occurrenceJson = (model: PackageModel, one: PackageOccurrence): unknown => ({
  from: one.from,
  to: one.to,
  grace_until: one.graceUntil,
  state: one.state,
  version: one.version,
  ...(one.servedOn === null ? {} : { served_on: one.servedOn }),
  ...(one.evidenceIds.length === 0
    ? {}
    : { evidence: one.evidenceIds.map((id) => model.evidenceItem(id).ref) }),
  ...(one.excuse === '' ? {} : { excuse: one.excuse }),
  ...(one.exceptionId === null ? {} : { exception: one.exceptionId }),
});

const controlJson = (model: PackageModel, control: PackageControl): unknown => ({
  id: control.id,
  title: control.title,
  domain: control.domain,
  owner: control.ownerRole,
  owner_name: control.owner,
  cadence: control.cadence,
  nature: control.nature,
  kind: control.kind,
  criteria: model.criteriaOfControl(control),
  mappings: control.mappings.map((one) => ({
    point_of_focus: one.pointOfFocusId,
    criterion: one.criterionId,
    rationale: one.rationale,
  })),
  criterion_mappings: control.criterionMappings.map((one) => ({
    criterion: one.criterionId,
    rationale: one.rationale,
  })),
  versions: control.versions.map((one) => ({
    no: one.version,
    title: one.title,
    wording: one.wording,
    owner: one.ownerRole,
    owner_name: one.owner,
    cadence: one.cadence,
    nature: one.nature,
    kind: one.kind,
    valid_from: one.validFrom,
    valid_to: one.validTo,
    note: one.note,
  })),
  evidence_expected: control.evidenceExamples,
  evidence: model.evidenceOfControl(control.id).map((one) => one.ref),
  occurrences: control.occurrences.map((one) => occurrenceJson(model, one)),
  event_days: control.eventDays,
  sheet: `20_controls/${control.id}.html`,
});

const reviewJson = ({ review }: PackageEvidence): unknown =>
  review?.state === 'approved'
    ? {
        state: review.state,
        approved: review.approvedAt,
        approved_by: review.approvedBy,
        override: review.overrideReason === '' ? null : review.overrideReason,
      }
    : review;

const evidenceJson = (model: PackageModel, evidence: PackageEvidence): unknown => ({
  id: evidence.id,
  version: evidence.version,
  ref: evidence.ref,
  title: evidence.title,
  source: evidence.source,
  sensitivity: evidence.sensitivity,
  dates: {
    effective_from: evidence.effective?.from ?? null,
    effective_to: evidence.effective?.to ?? null,
    captured: evidence.capturedOn,
    taken_in: evidence.takenInAt,
  },
  taken_in_by: evidence.takenInBy,
  against_period: dateVerdict(evidence.effective, model.content.examined),
  ...(evidence.review === undefined ? {} : { review: reviewJson(evidence) }),
  controls: evidence.controlIds,
  points_of_focus: evidence.pointOfFocusIds,
  files: model.filesOf(evidence.id).map((file) => ({
    position: file.position,
    ...(file.isAbsent ? { absent: true } : { path: file.path }),
    size: file.sizeBytes,
    sha256: file.sha256,
    original_name: file.originalName,
    media_type: file.mediaType,
  })),
  custody_entries: evidence.journalSeqs,
});

const exceptionJson = (model: PackageModel, exception: PackageException): unknown => ({
  id: exception.id,
  title: exception.title,
  control: exception.controlId,
  control_title: exception.controlTitle,
  occurrence_from: exception.occurrenceFrom,
  state: exception.state,
  what_happened: exception.whatHappened,
  found_by: exception.foundBy,
  found_on: exception.foundOn,
  cause: exception.cause,
  extent: exception.extent,
  effect: exception.effect,
  compensating_control: exception.compensatingControl,
  remediation: exception.remediation,
  owner: exception.owner,
  due: exception.due,
  fixed_on: exception.fixedOn,
  retest: exception.retest,
  response: exception.response,
  response_approved_by: exception.responseApprovedBy,
  response_approved_on: exception.responseApprovedOn,
  evidence: exception.evidenceIds.map((id) => model.evidenceItem(id).ref),
});

const populationJson = (model: PackageModel, population: PackagePopulation): unknown => {
  const { record } = population;
  return {
    id: population.id,
    title: population.title,
    state: population.state,
    state_note: population.stateNote,
    controls: population.controlIds,
    replaces: population.replaces,
    record: {
      source_system: record.sourceSystem,
      query: record.query,
      parameters: record.parameters,
      range: record.range,
      time_zone: record.timeZone,
      run_by: record.runBy,
      run_on: record.runOn,
      count_on_screen: record.countOnScreen,
      is_unfiltered: record.isUnfiltered,
      filters: record.filters,
      reconciliation: record.reconciliation,
      was_observed: record.wasObserved,
      notes: record.notes,
    },
    list: { evidence: population.list.ref, position: population.list.position },
    row_count: population.rowCount,
    columns: population.columns.map((one) => ({
      name: one.name,
      sha256: one.digest,
      blank: one.blankCount,
    })),
    selections: population.selections.map((one) => ({
      number: one.number,
      picker: one.picker,
      picked_on: one.pickedOn,
      note: one.note,
      attributes: one.attributes,
    })),
    samples: population.samples.map((one) => ({
      id: one.id,
      selection: one.selection,
      row: one.row,
      cells: one.cells,
      state: one.state,
      note: one.note,
      evidence: one.evidence.map(({ evidenceId, attribute }) => ({
        ref: model.evidenceItem(evidenceId).ref,
        attribute,
      })),
    })),
  };
};

const scopeJson = ({ scope }: PackageModel['content']): unknown => ({
  boundary: scope.boundary,
  items: scope.items.map((one) => ({
    kind: one.kind,
    name: one.name,
    note: one.note,
    in_scope: one.inScope,
    reason: one.reason,
  })),
  people: scope.people.map((one) => ({
    side: one.side,
    name: one.name,
    role: one.role,
    email: one.email,
  })),
  subservice_organizations: scope.subserviceOrganizations.map((one) => ({
    name: one.name,
    service: one.service,
    method: one.method,
    assumed_controls: one.assumedControls,
    note: one.note,
  })),
  not_applicable: scope.notApplicable.map((one) => ({ criterion: one.criterionId, reason: one.reason })),
  privacy_roles: scope.privacyRoles,
  makes_products: scope.makesProducts,
});

/** omissions.json: every gap of the scope, declared or (in a draft) not. */
export const omissionsJson = (model: PackageModel): unknown => ({
  format: 'muniment-omissions-1',
  verdict: model.content.verdict,
  omissions: model.omissions.map((one) => ({
    id: one.id,
    key: one.gap.key,
    kind: one.gap.kind,
    what: one.gap.what,
    control: one.gap.controlId,
    criteria: one.gap.criterionIds,
    reason: one.reason,
    ...(one.gap.answeredBy === null ? {} : { answered_by: one.gap.answeredBy }),
    ...(one.files.length === 0
      ? {}
      : {
          files: one.files.map(({ position, sizeBytes, sha256 }) => ({ position, size: sizeBytes, sha256 })),
        }),
  })),
});

const inBase = ({ base }: PackageModel['content'], { sha256, path }: ListedFile): object => {
  const there = path.startsWith('30_evidence/') ? base?.paths.get(sha256) : undefined;
  return there === undefined ? {} : { in_base: there };
};

/** package.json; `files` are all other files below `data/`, sorted by path. */
export const packageJson = (model: PackageModel, files: readonly ListedFile[]): unknown => {
  const { content } = model;
  const { examined } = content;
  const refs = new Map(
    model.files.filter((file) => !file.isAbsent).map((file) => [file.path, file.evidence.ref]),
  );
  return {
    format: PACKAGE_FORMAT,
    package: roundJson(content),
    ...changesJson(content),
    selection: selectionJson(content),
    verdict: { value: content.verdict, omissions: model.omissions.map((one) => one.id) },
    engagement: {
      entity: content.organization,
      system: content.systemName,
      report: 'SOC 2',
      type: examined.type,
      as_of: examined.type === 1 ? examined.asOf : null,
      period: examined.type === 2 ? { from: examined.period.from, to: examined.period.to } : null,
      categories: content.categories,
      catalog: {
        framework: content.catalog.framework.id,
        version: content.catalog.framework.catalog_version,
      },
      firm: content.firm,
      criteria_in_scope: content.criterionIds,
      points_of_focus_in_scope: content.pointOfFocusIds,
      scope: scopeJson(content),
    },
    signer: {
      key: model.signer.publicKey,
      sha256: model.signer.sha256,
      words: model.signer.words,
    },
    custody: {
      vault: vaultMark(content),
      size: content.custody.lines.length,
      shown: content.custody.lines.filter((one) => 'line' in one).length,
      head: content.custody.head,
      entries: '90_custody/entries.jsonl',
      roster: '90_custody/roster.json',
      checkpoint: '90_custody/checkpoint.txt',
    },
    counts: {
      controls: content.controls.length,
      evidence: content.evidence.length,
      files: model.files.length,
      omissions: model.omissions.length,
      exceptions: content.exceptions.length,
      populations: content.populations.length,
      samples: content.populations.reduce((sum, one) => sum + one.samples.length, 0),
      ...(content.requests === null ? {} : { requests: content.requests.length }),
      ...(content.programme === null ? {} : { records: model.records.length }),
    },
    controls: content.controls.map((one) => controlJson(model, one)),
    evidence: content.evidence.map((one) => evidenceJson(model, one)),
    exceptions: content.exceptions.map((one) => exceptionJson(model, one)),
    populations: content.populations.map((one) => populationJson(model, one)),
    ...requestsJson(content),
    ...programmeJson(model),
    omissions: 'omissions.json',
    files: files.map((file) => ({
      path: file.path,
      size: file.sizeBytes,
      sha256: file.sha256,
      kind: kindOf(file.path),
      ...(refs.has(file.path) ? { ref: refs.get(file.path) } : {}),
      ...inBase(content, file),
    })),
  };
};
