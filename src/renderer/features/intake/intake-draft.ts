// The rows of the intake table before they are stored: what is known, what keeps a row from being added
// (blockers), and what a person may want to look at first (cautions). Pure; nothing here stores anything.
import type { FileRef } from '../../../shared/contract';
import type { EvidenceFacts, IntakeItem, Sensitivity } from '../../../shared/domain/evidence';
import type { ControlId, EvidenceId, PointOfFocusId } from '../../../shared/ids';
import { type CalendarDate, type DateRange, dateVerdict, type ExaminedTime } from '../../../shared/period';
import { isPlainlyVisible } from '../../../shared/visible-text';
import { effectiveRangeFromName } from './effective-range-from-name';
import { countsFor, type IntakeOccurrence } from './intake-occurrence';
import { titleFromName } from './title-from-name';

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
  readonly source: string;
  readonly sensitivity: Sensitivity;
  readonly controlIds: readonly ControlId[];
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  /** The occurrence it is for, when it was dropped on one. */
  readonly occurrence: IntakeOccurrence | null;
}

/** Where the files were dropped; fills the row in advance. */
export interface IntakeOrigin {
  readonly controlIds?: readonly ControlId[];
  /** Used where the file's name says no days. */
  readonly effective?: DateRange;
  readonly occurrence?: IntakeOccurrence;
  /** The files become the next version of this item, or its first one when it is only requested. */
  readonly versionOf?: EvidenceId;
  /** The next item like this one: its facts, with the dates that are expected next. */
  readonly like?: EvidenceId;
}

export type IntakeBlocker = 'is-folder' | 'empty-file' | 'no-title' | 'dates-reversed';
export type IntakeCaution =
  | 'outside-before'
  | 'outside-after'
  | 'partly-inside'
  | 'undated'
  | 'same-name'
  | 'hidden-characters'
  | 'not-for-occurrence'
  | 'no-control';

export interface Assessment {
  readonly blockers: readonly IntakeBlocker[];
  readonly cautions: readonly IntakeCaution[];
}

export const rowOf = (key: string, file: FileRef, origin: IntakeOrigin): IntakeRow => {
  const effective = effectiveRangeFromName(file.name) ?? origin.effective;
  return {
    key,
    files: [file],
    title: titleFromName(file.name),
    effectiveFrom: effective?.from ?? null,
    effectiveTo: effective?.to ?? null,
    capturedOn: null,
    source: '',
    sensitivity: 'internal',
    controlIds: origin.controlIds ?? [],
    pointOfFocusIds: [],
    occurrence: origin.occurrence ?? null,
  };
};

/** The dates as one range; null without any, and also null when they run backwards. */
export const effectiveOf = (row: Pick<IntakeRow, 'effectiveFrom' | 'effectiveTo'>): DateRange | null => {
  const from = row.effectiveFrom ?? row.effectiveTo;
  const to = row.effectiveTo ?? row.effectiveFrom;
  return from !== null && to !== null && from <= to ? { from, to } : null;
};

const isReversed = (row: IntakeRow): boolean =>
  row.effectiveFrom !== null && row.effectiveTo !== null && row.effectiveFrom > row.effectiveTo;

/** Names compare as file systems without letter case would see them. */
const sameNameKey = (file: FileRef): string => file.name.normalize('NFC').toLowerCase();

/** How often each name occurs among all rows, for `assess`. */
export const countNames = (rows: readonly IntakeRow[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const file of row.files) {
      const key = sameNameKey(file);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
};

export const assess = (
  row: IntakeRow,
  names: ReadonlyMap<string, number>,
  examined: ExaminedTime | null,
): Assessment => {
  const blockers: IntakeBlocker[] = [];
  const cautions: IntakeCaution[] = [];
  if (row.files.some((file) => file.isFolder)) blockers.push('is-folder');
  else if (row.files.some((file) => file.sizeBytes === 0)) blockers.push('empty-file');
  if (row.title.trim() === '') blockers.push('no-title');
  if (isReversed(row)) blockers.push('dates-reversed');

  const effective = effectiveOf(row);
  if (effective === null) {
    if (!isReversed(row)) cautions.push('undated');
  } else if (examined !== null) {
    const verdict = dateVerdict(effective, examined);
    if (verdict === 'outside-before' || verdict === 'outside-after' || verdict === 'partly-inside')
      cautions.push(verdict);
  }
  if (row.files.some((file) => (names.get(sameNameKey(file)) ?? 0) > 1)) cautions.push('same-name');
  if (row.files.some((file) => !isPlainlyVisible(file.name))) cautions.push('hidden-characters');
  const { occurrence } = row;
  if (
    occurrence !== null &&
    row.controlIds.includes(occurrence.controlId) &&
    effective !== null &&
    countsFor(effective, occurrence) === 'no'
  )
    cautions.push('not-for-occurrence');
  if (row.controlIds.length === 0) cautions.push('no-control');
  return { blockers, cautions };
};

const factsOf = (row: IntakeRow): EvidenceFacts => ({
  title: row.title.trim(),
  effective: effectiveOf(row),
  capturedOn: row.capturedOn,
  source: row.source.trim(),
  sensitivity: row.sensitivity,
  controlIds: [...row.controlIds],
  pointOfFocusIds: [...row.pointOfFocusIds],
});

export const intakeItemOf = (row: IntakeRow): IntakeItem => ({
  files: row.files.map((file) => file.token),
  facts: factsOf(row),
});

/** Gives all but files and title of the first chosen row (in table order) to the other chosen rows. */
export const fillDown = (rows: readonly IntakeRow[], chosen: ReadonlySet<string>): readonly IntakeRow[] => {
  const source = rows.find((row) => chosen.has(row.key));
  if (source === undefined) return rows;
  const { key: sourceKey, files: _files, title: _title, ...facts } = source;
  return rows.map((row) => (chosen.has(row.key) && row.key !== sourceKey ? { ...row, ...facts } : row));
};

/** Makes one row of the chosen ones: the first keeps its facts and takes the files of the others. */
export const keepTogether = (
  rows: readonly IntakeRow[],
  chosen: ReadonlySet<string>,
): readonly IntakeRow[] => {
  const together = rows.filter((row) => chosen.has(row.key));
  const [first, ...others] = together;
  if (first === undefined || others.length === 0) return rows;
  const joined: IntakeRow = {
    ...first,
    files: [...first.files, ...others.flatMap((row) => row.files)],
  };
  return rows
    .filter((row) => row === first || !chosen.has(row.key))
    .map((row) => (row === first ? joined : row));
};

export const bytesOf = (rows: readonly IntakeRow[]): number =>
  rows.reduce((sum, row) => sum + row.files.reduce((inner, file) => inner + file.sizeBytes, 0), 0);

/** What the rows have in common; undefined where they differ. Lists are compared as a whole. */
export const commonOf = <T>(rows: readonly IntakeRow[], read: (row: IntakeRow) => T): T | undefined => {
  const [first, ...others] = rows;
  if (first === undefined) return undefined;
  const value = read(first);
  const asText = JSON.stringify(value);
  return others.every((row) => JSON.stringify(read(row)) === asText) ? value : undefined;
};
