// The columns of the register as a table, and what their words mean.
import { CADENCES, ControlKind, ControlNature } from '../../../shared/domain/catalog';
import type { TableColumn } from '../../tables';

export const COLUMN_TITLES = {
  number: 'Number',
  title: 'Title',
  wording: 'Wording',
  domain: 'Domain',
  ownerRole: 'Owner role',
  owner: 'Owner',
  cadence: 'Cadence',
  weekdaysOnly: 'Weekdays only',
  graceDays: 'Grace days',
  nature: 'Nature',
  kind: 'Kind',
  validFrom: 'Valid from',
  criteria: 'Criteria',
  pointsOfFocus: 'Points of focus',
  rationale: 'Rationale',
  checklist: 'Checklist',
  state: 'State',
} as const;
export type ColumnKey = keyof typeof COLUMN_TITLES;
export const COLUMN_KEYS = Object.keys(COLUMN_TITLES) as ColumnKey[];

const WIDTHS: Readonly<Record<ColumnKey, number>> = {
  number: 10,
  title: 34,
  wording: 60,
  domain: 22,
  ownerRole: 20,
  owner: 20,
  cadence: 13,
  weekdaysOnly: 10,
  graceDays: 8,
  nature: 12,
  kind: 20,
  validFrom: 12,
  criteria: 18,
  pointsOfFocus: 26,
  rationale: 50,
  checklist: 50,
  state: 10,
};

export const COLUMNS: readonly TableColumn[] = COLUMN_KEYS.map((key) => ({
  title: COLUMN_TITLES[key],
  width: WIDTHS[key],
}));

/** “Semi annual” and “semi_annual” are semi-annual. */
const bare = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

const oneOf =
  <T extends string>(words: readonly T[]) =>
  (cell: string): T | null =>
    words.find((one) => one === bare(cell)) ?? null;

/** Null for a word that is none of them. */
export const readCadence = oneOf(CADENCES);
export const readNature = oneOf(ControlNature.options);
export const readKind = oneOf(ControlKind.options);

export const IN_FORCE = 'in force';
export const RETIRED = 'retired';
export const readState = (cell: string): typeof IN_FORCE | typeof RETIRED | null =>
  bare(cell) === 'in-force' ? IN_FORCE : bare(cell) === 'retired' ? RETIRED : null;

export const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');
export const readYesOrNo = (cell: string): boolean | null =>
  ['yes', 'true', '1', 'x'].includes(bare(cell))
    ? true
    : ['no', 'false', '0'].includes(bare(cell))
      ? false
      : null;
