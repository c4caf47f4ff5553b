// What one entry of a kit would do here: how it is shown, and how it is written inside the one change.
import type { KitEffect, KitPart, KitRow } from '../../shared/domain/kit';
import { visibleText } from '../../shared/visible-text';
import type { Change } from '../vault/open-vault';

/** Entries that were written before it in the same change: what they are here, by their key. */
export type TakenSoFar = ReadonlyMap<string, string>;

export interface PlannedEntry {
  readonly row: KitRow;
  /** Writes it and answers what it is here; null where there is nothing to do, or it is refused. */
  readonly write: ((change: Change, taken: TakenSoFar) => string) | null;
}

type Field = KitRow['fields'][number];

/** One title however it is written: case, white space at the ends and the form of its letters do not count. */
export const titleKey = (title: string): string => title.normalize('NFC').trim().toLowerCase();

/** Fields that differ, as they are shown. */
export const differing = (
  pairs: readonly (readonly [field: string, before: string, after: string])[],
): Field[] =>
  pairs
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({
      field,
      before: visibleLines(before),
      after: visibleLines(after),
    }));

/** Lines stay lines. */
const visibleLines = (text: string): string => text.split('\n').map(visibleText).join('\n');

interface Entry {
  readonly key: string;
  readonly part: KitPart;
  readonly title: string;
}

const row = ({ key, part, title }: Entry, more: Partial<KitRow>): KitRow => ({
  ...{ key, part, title: visibleText(title), change: 'same', effect: null },
  ...{ here: null, becomes: null, fields: [], problem: null },
  ...more,
});

export const isSame = (entry: Entry, here: string): PlannedEntry => ({
  row: row(entry, { here }),
  write: null,
});

export const isRefused = (entry: Entry, problem: string, here: string | null = null): PlannedEntry => ({
  row: row(entry, { change: 'refused', problem, here }),
  write: null,
});

export const isNew = (
  entry: Entry,
  fields: readonly Field[],
  write: NonNullable<PlannedEntry['write']>,
  becomes: string | null = null,
): PlannedEntry => ({
  row: row(entry, { change: 'new', effect: 'adds', fields: [...fields], becomes }),
  write,
});

export const isOther = (
  entry: Entry,
  here: string,
  effect: Exclude<KitEffect, 'adds'>,
  fields: readonly Field[],
  write: NonNullable<PlannedEntry['write']>,
): PlannedEntry => ({
  row: row(entry, { change: 'differs', effect, here, fields: [...fields] }),
  write,
});
