// Changes of several rows of the intake table at once: fill down, keep together, and what rows have in
// common. Pure.
import type { EvidenceDetail, EvidenceFacts } from '../../../shared/domain/evidence';
import { effectiveOf, type IntakeRow } from './intake-draft';

/** What of the first chosen row is filled down. */
export type Filled = 'all' | 'title' | 'controls' | 'dates' | 'kind' | 'source';

const FILLED: Readonly<Record<Exclude<Filled, 'all'>, readonly (keyof IntakeRow)[]>> = {
  title: ['title'],
  controls: ['controlIds', 'pointOfFocusIds', 'linkReason', 'isUnlinkedMeant'],
  dates: ['effectiveFrom', 'effectiveTo', 'isUndatedMeant'],
  kind: ['kind'],
  source: ['source', 'owner', 'collector', 'method', 'sensitivity', 'tags', 'capturedOn', 'validUntil'],
};

/** Never filled down: they are about the one row. */
const OWN: readonly (keyof IntakeRow)[] = [
  'key',
  'files',
  'title',
  'action',
  'itemId',
  'changeNote',
  'quality',
];

/**
 * Gives facts of the first chosen row (in table order) to the other chosen rows: all but what is its own,
 * or one column.
 */
export const fillDown = (
  rows: readonly IntakeRow[],
  chosen: ReadonlySet<string>,
  what: Filled = 'all',
): readonly IntakeRow[] => {
  const source = rows.find((row) => chosen.has(row.key));
  if (source === undefined) return rows;
  const keys =
    what === 'all'
      ? (Object.keys(source) as (keyof IntakeRow)[]).filter((key) => !OWN.includes(key))
      : FILLED[what];
  const facts = Object.fromEntries(keys.map((key) => [key, source[key]])) as Partial<IntakeRow>;
  return rows.map((row) => (chosen.has(row.key) && row !== source ? { ...row, ...facts } : row));
};

/** Makes one row of the chosen ones: the first keeps its facts and takes the files of the others. */
export const keepTogether = (
  rows: readonly IntakeRow[],
  chosen: ReadonlySet<string>,
): readonly IntakeRow[] => {
  const [first, ...others] = rows.filter((row) => chosen.has(row.key));
  if (first === undefined || others.length === 0) return rows;
  const joined: IntakeRow = {
    ...first,
    files: [...first.files, ...others.flatMap((row) => row.files)],
  };
  return rows
    .filter((row) => row === first || !chosen.has(row.key))
    .map((row) => (row === first ? joined : row));
};

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** What the rows have in common; undefined where they differ. Lists are compared as a whole. */
export const commonOf = <T>(rows: readonly IntakeRow[], read: (row: IntakeRow) => T): T | undefined => {
  const [first, ...others] = rows;
  if (first === undefined) return undefined;
  const value = read(first);
  return others.every((row) => isSame(value, read(row))) ? value : undefined;
};

/**
 * The row as the next version of an item: it says what the version before said, as far as that can hold
 * again. Dates, capture, validity and answers of quality are those of the new file alone.
 */
export const asVersionOf = (row: IntakeRow, item: EvidenceDetail): IntakeRow => ({
  ...row,
  action: 'version',
  itemId: item.id,
  title: item.title,
  source: item.source,
  sensitivity: item.sensitivity,
  kind: item.kind,
  method: item.versionCount === 0 ? row.method : item.method,
  owner: item.owner,
  tags: item.tags,
  controlIds: [...new Set([...item.controlIds, ...row.controlIds])],
});

/**
 * The row with the facts of the next item like one that is there. Days it has already, from its name or by a
 * person, stay; then the title of the next one would speak of other days, and the row keeps its own.
 */
export const asNextLike = (row: IntakeRow, facts: EvidenceFacts): IntakeRow => {
  const own = effectiveOf(row);
  const effective = own ?? facts.effective;
  const isNext = facts.effective !== null && isSame(effective, facts.effective);
  return {
    ...row,
    action: row.action === 'version' ? 'auto' : row.action,
    itemId: null,
    title: isNext ? facts.title : row.title,
    effectiveFrom: effective?.from ?? row.effectiveFrom,
    effectiveTo: effective?.to ?? row.effectiveTo,
    source: facts.source,
    sensitivity: facts.sensitivity,
    kind: facts.kind ?? row.kind,
    owner: facts.owner ?? row.owner,
    method: facts.method ?? row.method,
    tags: facts.tags ?? row.tags,
    linkReason: facts.linkReason ?? row.linkReason,
    controlIds: facts.controlIds,
    pointOfFocusIds: facts.pointOfFocusIds,
  };
};
