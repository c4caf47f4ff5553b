// A control as the entries of the journal tell it, one after the other. Entries of older vaults say less;
// what they do not say is not compared.
import { addDays, CalendarDate } from '../../../shared/period';
import type { JournalText } from '../../journal/journal-text';
import { digestOf, picked, texts } from './told-kind';

type Detail = JournalText['detail'];

/** Last day, note and time stand beside them: they change, or stay, by themselves. */
export const VERSION_FIELDS = [
  'title',
  'wording',
  'ownerRole',
  'owner',
  'cadence',
  'weekdaysOnly',
  'graceDays',
  'nature',
  'kind',
  'validFrom',
] as const;
export type VersionField = (typeof VERSION_FIELDS)[number];

export interface ToldVersion {
  readonly fields: readonly string[];
  /** Of those fields. */
  readonly digest: string;
  /** Null where nobody stated one. */
  readonly validFrom: CalendarDate | null;
  readonly validTo: string | null;
  readonly note: unknown;
  readonly createdAt: string;
}

export interface ToldControl {
  /** Null once an entry did not say enough. */
  versions: Map<number, ToldVersion> | null;
  readonly starter: unknown;
  domain: unknown;
  /** Digest of the items asked for; null while nobody told them. */
  checklist: string | null;
  readonly ticks: Set<string>;
  /** Rationale by what the control is mapped to; null once an entry did not say enough. */
  mapped: Map<string, string> | null;
}

export const tickKey = (number: number, evidence: string): string => `${String(number)} ${evidence}`;

const ticksIn = (detail: Detail): string[] => {
  const { number } = detail;
  return typeof number === 'number'
    ? (texts(detail['evidence']) ?? []).map((one) => tickKey(number, one))
    : [];
};

const toldVersion = (detail: Detail, createdAt: string): ToldVersion | null => {
  const full = picked(detail, [...VERSION_FIELDS, 'validTo', 'note']);
  if (full !== null) {
    const { validTo, note, ...told } = full;
    const lastDay = typeof validTo === 'string' ? validTo : null;
    const validFrom = CalendarDate.safeParse(told['validFrom']).data ?? null;
    return {
      fields: Object.keys(told),
      digest: digestOf(told),
      validFrom,
      validTo: lastDay,
      note,
      createdAt,
    };
  }
  // Format 2 told no more of the one version there was; what it did not know is empty since.
  const first = picked(detail, ['title', 'wording', 'cadence']);
  if (first === null) return null;
  const told = { ...first, owner: '', weekdaysOnly: false, graceDays: null, validFrom: null };
  return {
    fields: Object.keys(told),
    digest: digestOf(told),
    validFrom: null,
    validTo: null,
    note: '',
    createdAt,
  };
};

const mappedTo = (detail: Detail): string[] | null => {
  const points = texts(detail['pointsOfFocus']);
  return points && [...points, ...(texts(detail['criteria']) ?? [])];
};

const rationaleIn = (detail: Detail): string =>
  typeof detail['rationale'] === 'string' ? detail['rationale'] : '';

export const beginControl = ({ detail, time }: JournalText): ToldControl => {
  const first = toldVersion(detail, time);
  const mapped = mappedTo(detail);
  return {
    versions: first && new Map([[1, first]]),
    starter: detail['starter'],
    domain: detail['domain'],
    checklist: detail['checklist'] === undefined ? null : digestOf(detail['checklist']),
    ticks: new Set(),
    mapped: mapped && new Map(mapped.map((one) => [one, rationaleIn(detail)])),
  };
};

/** A new version ends the one before on the day before, unless that was out of force earlier. */
const revise = (
  versions: Map<number, ToldVersion>,
  number: number,
  next: ToldVersion,
  from: CalendarDate,
): void => {
  const before = versions.get(number - 1);
  if (before !== undefined) {
    const dayBefore = addDays(from, -1);
    const validTo = before.validTo === null || before.validTo > dayBefore ? dayBefore : before.validTo;
    versions.set(number - 1, { ...before, validTo });
  }
  versions.set(number, next);
};

/** What is corrected may be its first day: then the version that ended just before goes along. */
const correct = (versions: Map<number, ToldVersion>, number: number, next: ToldVersion): void => {
  const before = versions.get(number - 1);
  const old = versions.get(number)?.validFrom ?? null;
  if (before !== undefined && old !== null && next.validFrom !== null && before.validTo === addDays(old, -1))
    versions.set(number - 1, { ...before, validTo: addDays(next.validFrom, -1) });
  versions.set(number, next);
};

const changeVersions = (told: ToldControl, { action, detail, time }: JournalText): void => {
  const { versions } = told;
  const number = detail['version'];
  if (versions === null || typeof number !== 'number') {
    told.versions = null;
    return;
  }
  const before = versions.get(number);
  if (action === 'control.retired') {
    const { lastDay, reason } = detail;
    if (before === undefined || typeof lastDay !== 'string') told.versions = null;
    else versions.set(number, { ...before, validTo: lastDay, note: reason });
    return;
  }
  const next = toldVersion(detail, action === 'control.corrected' ? (before?.createdAt ?? time) : time);
  const from = CalendarDate.safeParse(detail['validFrom']).data;
  if (next === null) told.versions = null;
  else if (action === 'control.corrected') correct(versions, number, next);
  else if (from !== undefined) revise(versions, number, next, from);
  else told.versions = null;
};

const changeMappings = (told: ToldControl, { action, detail }: JournalText): void => {
  const { mapped } = told;
  if (mapped === null) return;
  if (action === 'control.rationale-changed') {
    const { of, after } = detail;
    if (typeof of === 'string' && typeof after === 'string') mapped.set(of, after);
    else told.mapped = null;
    return;
  }
  const named = mappedTo(detail);
  if (named === null) told.mapped = null;
  else if (action === 'control.mapped') for (const one of named) mapped.set(one, rationaleIn(detail));
  else for (const one of named) mapped.delete(one);
};

/** Takes in one entry about a control that has been added before. */
export const changeControl = (told: ToldControl, entry: JournalText): void => {
  const { action, detail } = entry;
  switch (action) {
    case 'control.revised':
    case 'control.corrected':
    case 'control.retired':
      changeVersions(told, entry);
      return;
    case 'control.mapped':
    case 'control.unmapped':
    case 'control.rationale-changed':
      changeMappings(told, entry);
      return;
    case 'control.domain-changed':
      told.domain = detail['after'];
      return;
    case 'control.checklist-changed':
      told.checklist = digestOf(detail['after']);
      return;
    case 'control.ticked':
      for (const one of ticksIn(detail)) told.ticks.add(one);
      return;
    case 'control.unticked':
      for (const one of ticksIn(detail)) told.ticks.delete(one);
      return;
    default:
  }
};
