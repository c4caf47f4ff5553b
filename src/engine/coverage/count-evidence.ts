// For which occurrences of one control its evidence counts, by effective dates and by what a person said.
// Pure arithmetic on days; docs/coverage.md has the rules.
import type { Day } from './calendar';
import type { Occurrences } from './occurrences';

/** The evidence linked to one control. */
export interface LinkedEvidence {
  /** Numbers of items, ascending. */
  readonly numbers: ArrayLike<number>;
  /** First and last effective day by number of item; `NO_DAY` when undated. */
  readonly froms: Int32Array;
  readonly tos: Int32Array;
  /** First day of the occurrence a person named, by number of item. */
  readonly assigned: ReadonlyMap<number, Day>;
  /** Items that say what shall happen and not that it did; they count only where a person says so. */
  readonly policies: ReadonlySet<number>;
}

/** What is asked beside the evidence. */
export interface Asked {
  /** First days of excused occurrences. */
  readonly excused: ReadonlySet<Day>;
  /** Days behind it have not come yet: no evidence speaks for them. */
  readonly today: Day;
}

export const NO_DAY = -0x80000000;
export const NOTHING = 0;
export const ON_TIME = 1;
export const LATE = 2;

/** What counts for each occurrence; the lists run beside those of the occurrences. */
export interface Counted {
  /** NOTHING, ON_TIME or LATE. */
  readonly how: Uint8Array;
  /** The earliest day that is spoken for, and the item that does; `NO_DAY` and 0 without. */
  readonly servedOn: Int32Array;
  readonly servedBy: Int32Array;
  readonly items: Int32Array;
}

/** Told once for each occurrence that an item counts for. */
type Visit = (occurrence: number, item: number, day: Day, how: typeof ON_TIME | typeof LATE) => void;

/** The place of the last occurrence that begins on or before this day; -1 before the first. */
const lastBegunBy = (starts: Int32Array, day: Day): number => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** The place of the occurrence this day lies in; -1 for none. */
const placeOf = (occurrences: Occurrences, day: Day): number => {
  const at = lastBegunBy(occurrences.starts, day);
  return at >= 0 && day <= (occurrences.ends[at] as number) ? at : -1;
};

/** The place of the occurrence that begins on this day; -1 for none. */
export const placeOfStart = (occurrences: Occurrences, day: Day): number => {
  const at = lastBegunBy(occurrences.starts, day);
  return at >= 0 && occurrences.starts[at] === day ? at : -1;
};

/**
 * An item of rule 3 with its last day as one number, which sorts by day and then by item: an object for
 * each of 100,000 would take longer than everything else. Items have at most seven digits.
 */
const ITEMS = 2 ** 24;
const movableOf = (day: Day, item: number): number => day * ITEMS + item;
const dayOfMovable = (movable: number): Day => Math.floor(movable / ITEMS);

const visitAll = (
  occurrences: Occurrences,
  evidence: LinkedEvidence,
  today: Day,
  moved: ReadonlyMap<number, number>,
  visit: Visit,
  movable: number[] | null,
): void => {
  const { count, starts, ends, lastNeeded, graceEnds } = occurrences;
  const { numbers, froms, tos, assigned, policies } = evidence;
  for (let place = 0; place < numbers.length; place += 1) {
    const item = numbers[place] as number;
    const from = froms[item] ?? NO_DAY;
    const last = tos[item] ?? NO_DAY;
    if (last === NO_DAY || from > today) continue;
    const to = Math.min(last, today);
    const named = assigned.get(item);
    const namedAt = named === undefined ? -1 : placeOfStart(occurrences, named);
    if (namedAt >= 0) {
      const end = ends[namedAt] as number;
      const needed = lastNeeded[namedAt] as number;
      const start = starts[namedAt] as number;
      if (from <= start && to >= needed) visit(namedAt, item, needed, ON_TIME);
      else if (to >= start && to <= end) visit(namedAt, item, to, ON_TIME);
      else if (to > end && to <= (graceEnds[namedAt] as number)) visit(namedAt, item, to, LATE);
      continue;
    }
    if (policies.has(item)) continue;
    if (from < to) {
      let at = lastBegunBy(starts, from - 1) + 1;
      const first = at;
      for (; at < count && (lastNeeded[at] as number) <= to; at += 1) {
        visit(at, item, lastNeeded[at] as number, ON_TIME);
      }
      if (at > first) continue;
    }
    const taker = moved.get(item);
    if (taker !== undefined) {
      visit(taker, item, to, LATE);
      continue;
    }
    const home = placeOf(occurrences, to);
    if (home >= 0) visit(home, item, to, ON_TIME);
    movable?.push(movableOf(to, item));
  }
};

const NONE_MOVED: ReadonlyMap<number, number> = new Map();

/** Rule 4: which items go to an earlier occurrence that has nothing, by number. */
const moveLate = (
  occurrences: Occurrences,
  unsorted: readonly number[],
  how: Uint8Array,
  onTime: Int32Array,
  needsOne: (at: number) => boolean,
): ReadonlyMap<number, number> => {
  const movable = Float64Array.from(unsorted).sort();
  const moved = new Map<number, number>();
  const left = onTime.slice();
  let begin = 0;
  for (let at = 0; at < occurrences.count; at += 1) {
    if (how[at] !== NOTHING || !needsOne(at)) continue;
    const end = occurrences.ends[at] as number;
    const graceEnd = occurrences.graceEnds[at] as number;
    while (begin < movable.length && dayOfMovable(movable[begin] as number) <= end) begin += 1;
    for (let place = begin; place < movable.length; place += 1) {
      const day = dayOfMovable(movable[place] as number);
      if (day > graceEnd) break;
      const item = (movable[place] as number) - movableOf(day, 0);
      if (moved.has(item)) continue;
      const home = placeOf(occurrences, day);
      if (home >= 0) {
        if (needsOne(home) && (left[home] as number) < 2) continue;
        left[home] = (left[home] as number) - 1;
      }
      moved.set(item, at);
      break;
    }
  }
  return moved;
};

/**
 * Says what counts for each occurrence. Excused occurrences keep what counts for them by its dates, but
 * need nothing: they take no late item, and give theirs away. The same holds for those not expected.
 */
export const countEvidence = (
  occurrences: Occurrences,
  evidence: LinkedEvidence,
  { excused, today }: Asked,
  alsoTell: Visit | null = null,
): Counted => {
  const { count, starts, expected } = occurrences;
  const counted: Counted = {
    how: new Uint8Array(count),
    servedOn: new Int32Array(count).fill(NO_DAY),
    servedBy: new Int32Array(count),
    items: new Int32Array(count),
  };
  if (evidence.numbers.length === 0) return counted;
  const { how, servedOn, servedBy, items } = counted;
  const onTime = new Int32Array(count);
  const note: Visit = (at, item, day, isHow) => {
    items[at] = (items[at] as number) + 1;
    if (isHow === ON_TIME) onTime[at] = (onTime[at] as number) + 1;
    const had = how[at] as number;
    const isBetter = had === NOTHING || (had === LATE && isHow === ON_TIME);
    if (!isBetter && (had !== isHow || day >= (servedOn[at] as number))) return;
    how[at] = isHow;
    servedOn[at] = day;
    servedBy[at] = item;
  };
  const needsOne = (at: number): boolean => expected[at] === 1 && !excused.has(starts[at] as number);
  const movable: number[] = [];
  visitAll(occurrences, evidence, today, NONE_MOVED, note, movable);
  const moved = moveLate(occurrences, movable, how, onTime, needsOne);
  if (moved.size > 0) {
    for (const list of [how, items, servedBy]) list.fill(0);
    servedOn.fill(NO_DAY);
    visitAll(occurrences, evidence, today, moved, note, null);
  }
  if (alsoTell !== null) visitAll(occurrences, evidence, today, moved, alsoTell, null);
  return counted;
};
