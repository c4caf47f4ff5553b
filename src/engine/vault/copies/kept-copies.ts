// Which copies are kept: the newest, and fewer and fewer of what is older. Pure arithmetic over times (UTC).
import type { Instant } from '../../../shared/period';

export interface Keeping {
  readonly newest: number;
  readonly days: number;
  /** Weeks begin on Monday. */
  readonly weeks: number;
  readonly months: number;
  readonly years: number;
}

const DAY = 86_400_000;
/** 1 January 1970 was a Thursday. */
const THURSDAY = 3;

const dayOf = (time: number): number => Math.floor(time / DAY);

const GROUPS: readonly {
  readonly of: (instant: Instant, time: number) => string;
  readonly count: (keeping: Keeping) => number;
}[] = [
  { of: (_, time) => String(dayOf(time)), count: ({ days }) => days },
  { of: (_, time) => String(Math.floor((dayOf(time) + THURSDAY) / 7)), count: ({ weeks }) => weeks },
  { of: (instant) => instant.slice(0, 7), count: ({ months }) => months },
  { of: (instant) => instant.slice(0, 4), count: ({ years }) => years },
];

/**
 * Those of `copies` to be kept, newest first: the newest few, and the newest one of each of the last days,
 * weeks, months and years that have one. Equal times keep the order they are given in.
 */
export const keptCopies = <T extends { readonly madeAt: Instant }>(
  copies: readonly T[],
  keeping: Keeping,
): T[] => {
  const newestFirst = [...copies].sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0));
  const kept = new Set(newestFirst.slice(0, keeping.newest));
  for (const group of GROUPS) {
    const seen = new Set<string>();
    for (const copy of newestFirst) {
      if (seen.size >= group.count(keeping)) break;
      const key = group.of(copy.madeAt, Date.parse(copy.madeAt));
      if (seen.has(key)) continue;
      seen.add(key);
      kept.add(copy);
    }
  }
  return newestFirst.filter((copy) => kept.has(copy));
};
