// A row of the intake table before it is stored: what is known of it, where it came from, and what it will be
// asked to become. Pure; nothing here stores anything. What stops a row is in assess-rows.ts.
import type { FileRef } from '../../../shared/contract';
import type {
  EvidenceFacts,
  EvidenceKind,
  IntakeItem,
  Method,
  Sensitivity,
  VersionFacts,
} from '../../../shared/domain/evidence';
import type { ControlId, EvidenceId, PointOfFocusId, RequestId } from '../../../shared/ids';
import type { CalendarDate, DateRange } from '../../../shared/period';
import { effectiveRangeFromName } from './effective-range-from-name';
import type { IntakeOccurrence } from './intake-occurrence';
import { kindOfFile } from './kind-of-file';
import { titleFromName } from './title-from-name';

/** What becomes of a row; `auto` leaves out what is in the vault already and adds everything else. */
export type RowAction = 'auto' | 'add' | 'version' | 'link' | 'leave';

export interface IntakeRow {
  /** Stays the same while the row lives; not an id of the vault. */
  readonly key: string;
  /** Files that together prove one thing; the first gives the row its name. */
  readonly files: readonly [FileRef, ...FileRef[]];
  readonly title: string;
  /** One of the two alone means that one day. */
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
  readonly capturedOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
  readonly source: string;
  readonly sensitivity: Sensitivity;
  /** Null until somebody says: then it follows from type and name. */
  readonly kind: EvidenceKind | null;
  readonly owner: string;
  readonly collector: string;
  /** Null until somebody says: then it follows from the kind. */
  readonly method: Method | null;
  readonly tags: readonly string[];
  readonly quality: readonly string[];
  readonly controlIds: readonly ControlId[];
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  /** Why it answers what it is linked to. */
  readonly linkReason: string;
  /** The occurrences it is for, when it was dropped on one or somebody said so. */
  readonly occurrences: readonly IntakeOccurrence[];
  /** The request it answers, when it was dropped on one. */
  readonly requestId: RequestId | null;
  readonly action: RowAction;
  /** The item a new version or a link goes to. */
  readonly itemId: EvidenceId | null;
  /** Why there is a new version. */
  readonly changeNote: string;
  /** Somebody has said that it is to be added without dates, or without a control. */
  readonly isUndatedMeant: boolean;
  readonly isUnlinkedMeant: boolean;
}

/** Where the files were dropped; fills the row in advance. */
export interface IntakeOrigin {
  readonly controlIds?: readonly ControlId[];
  /** Used where the file's name says no days. */
  readonly effective?: DateRange;
  readonly occurrence?: IntakeOccurrence;
  /** The request they answer; it is linked once they are stored. */
  readonly requestId?: RequestId;
  /** The files become the next version of this item, or its first one when it is only requested. */
  readonly versionOf?: EvidenceId;
  /** The next item like this one: its facts, with the dates that are expected next. */
  readonly like?: EvidenceId;
}

/** What the desk knows that fills rows in advance. */
export interface Desk {
  /** The name of the member who sits at it. */
  readonly member: string;
  /** The examined time, in which names without a year are read; null while there is none. */
  readonly within: DateRange | null;
}

export const rowOf = (
  key: string,
  file: FileRef,
  origin: IntakeOrigin,
  { member, within }: Desk = { member: '', within: null },
): IntakeRow => {
  const effective =
    effectiveRangeFromName(file.name) ?? origin.effective ?? effectiveRangeFromName(file.name, within);
  return {
    key,
    files: [file],
    title: titleFromName(file.name),
    effectiveFrom: effective?.from ?? null,
    effectiveTo: effective?.to ?? null,
    capturedOn: null,
    validUntil: null,
    source: '',
    sensitivity: 'internal',
    kind: null,
    owner: '',
    collector: member,
    method: null,
    tags: [],
    quality: [],
    controlIds: origin.controlIds ?? [],
    pointOfFocusIds: [],
    linkReason: '',
    occurrences: origin.occurrence === undefined ? [] : [origin.occurrence],
    requestId: origin.requestId ?? null,
    action: origin.versionOf === undefined ? 'auto' : 'version',
    itemId: origin.versionOf ?? null,
    changeNote: '',
    isUndatedMeant: false,
    isUnlinkedMeant: false,
  };
};

/** The dates as one range; null without any, and also null when they run backwards. */
export const effectiveOf = (row: Pick<IntakeRow, 'effectiveFrom' | 'effectiveTo'>): DateRange | null => {
  const from = row.effectiveFrom ?? row.effectiveTo;
  const to = row.effectiveTo ?? row.effectiveFrom;
  return from !== null && to !== null && from <= to ? { from, to } : null;
};

/** The kind somebody said, or the one that type and name suggest. */
export const kindOf = (row: IntakeRow, mediaType?: string): EvidenceKind =>
  row.kind ?? kindOfFile(row.files[0].name, mediaType);

export const methodOf = (row: IntakeRow, mediaType?: string): Method =>
  row.method ?? (kindOf(row, mediaType) === 'screenshot' ? 'screenshot' : 'unstated');

/** @param mediaType of its first file, when that was looked at */
const factsOf = (row: IntakeRow, mediaType: string | undefined): EvidenceFacts => ({
  kind: kindOf(row, mediaType),
  owner: row.owner.trim(),
  tags: [...row.tags],
  validUntil: row.validUntil,
  collector: row.collector.trim(),
  method: methodOf(row, mediaType),
  quality: [...row.quality],
  linkReason: row.linkReason.trim(),
  title: row.title.trim(),
  effective: effectiveOf(row),
  capturedOn: row.capturedOn,
  source: row.source.trim(),
  sensitivity: row.sensitivity,
  controlIds: [...row.controlIds],
  pointOfFocusIds: [...row.pointOfFocusIds],
});

export const intakeItemOf = (row: IntakeRow, mediaType?: string): IntakeItem => ({
  files: row.files.map((file) => file.token),
  facts: factsOf(row, mediaType),
});

/** What a new version of an item says; what belongs to the item itself is not in it. */
export const versionFactsOf = (row: IntakeRow, mediaType?: string): VersionFacts => ({
  title: row.title.trim(),
  effective: effectiveOf(row),
  capturedOn: row.capturedOn,
  validUntil: row.validUntil,
  source: row.source.trim(),
  sensitivity: row.sensitivity,
  collector: row.collector.trim(),
  method: methodOf(row, mediaType),
  quality: [...row.quality],
});

export const bytesOf = (rows: readonly IntakeRow[]): number =>
  rows.reduce((sum, row) => sum + row.files.reduce((inner, file) => inner + file.sizeBytes, 0), 0);
