// Which column of somebody else's table is for which field, by what it is called (docs/format/programme-v1.md §4).
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import { bareHead } from './usual-words';

/** What a column may be for beside a field. */
export const ID = '#id';
export const STATE = '#state';
export const ON = '#on';
/** Only of a file of ours. */
export const VERSION = '#version';
export const FIRST_NAME = '#first-name';
export const LAST_NAME = '#last-name';

const STATE_HEADS = ['state', 'status', 'stage', 'lifecycle', 'employmentstatus', 'workerstatus'];
const ON_HEADS = ['holdsfrom'];
const FIRST_NAMES = ['firstname', 'givenname', 'preferredname', 'forename', 'preferredfirstname'];
const LAST_NAMES = ['lastname', 'surname', 'familyname'];

const looksLikeOurs = (prefix: string, cells: readonly string[]): boolean =>
  cells.some((cell) => new RegExp(`^\\s*${prefix}-\\d{2,6}\\s*$`, 'i').test(cell));

type Wish = readonly [target: string, rank: number];

/** What a head may be for, the best first. */
const wishesOf = (spec: RegisterSpec, head: string, cells: readonly string[]): Wish[] => {
  const bare = bareHead(head);
  if (bare === '') return [];
  const wishes: Wish[] = [];
  if (bare === 'id' && looksLikeOurs(spec.prefix, cells)) wishes.push([ID, 9]);
  if (STATE_HEADS.includes(bare)) wishes.push([STATE, 8 - STATE_HEADS.indexOf(bare) / 10]);
  if (ON_HEADS.includes(bare)) wishes.push([ON, 8]);
  for (const [name, field] of Object.entries(spec.fields)) {
    const at = field.synonyms.findIndex((synonym) => bareHead(synonym) === bare);
    if (bareHead(field.label) === bare || bareHead(name) === bare) wishes.push([name, 7]);
    else if (at !== -1) wishes.push([name, 6 - at / 100]);
  }
  if (spec.register === 'person') {
    if (FIRST_NAMES.includes(bare)) wishes.push([FIRST_NAME, 5 - FIRST_NAMES.indexOf(bare) / 10]);
    if (LAST_NAMES.includes(bare)) wishes.push([LAST_NAME, 5]);
  }
  return wishes.toSorted((one, other) => other[1] - one[1]);
};

export interface MappedColumns {
  /** Place of the column by what it is for. */
  readonly places: ReadonlyMap<string, number>;
  /** Heads of columns that nothing is read from. */
  readonly unknown: readonly string[];
}

/** `cellsOf` gives the texts below a column: whether an `Id` is ours shows only there. */
export const mapColumns = (
  spec: RegisterSpec,
  heads: readonly string[],
  cellsOf: (at: number) => readonly string[],
): MappedColumns => {
  const wishes = heads.flatMap((head, at) =>
    wishesOf(spec, head, bareHead(head) === 'id' ? cellsOf(at) : []).map(([target, rank]) => ({
      at,
      target,
      rank,
    })),
  );
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const { at, target } of wishes.toSorted((one, other) => other.rank - one.rank || one.at - other.at)) {
    if (taken.has(at) || places.has(target)) continue;
    places.set(target, at);
    taken.add(at);
  }
  // Whoever has a whole name needs no halves of it.
  if (places.has('name'))
    for (const half of [FIRST_NAME, LAST_NAME]) {
      const at = places.get(half);
      if (at !== undefined) taken.delete(at);
      places.delete(half);
    }
  return { places, unknown: heads.filter((head, at) => head.trim() !== '' && !taken.has(at)) };
};
