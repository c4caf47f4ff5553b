// What evidence counts for, and the states, against a slow second reading of docs/coverage.md: sets of days
// instead of comparisons of edges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEvidence, LATE, NO_DAY, ON_TIME } from '../../src/engine/coverage/count-evidence';
import {
  type ExaminedDays,
  expectOccurrences,
  type Occurrences,
  type VersionDays,
} from '../../src/engine/coverage/occurrences';
import { statesOf } from '../../src/engine/coverage/states';
import { OCCURRENCE_STATES, type OccurrenceState } from '../../src/shared/domain/coverage';
import { examinedDays, isWeekend, versionsIn } from './coverage-days';

interface Item {
  readonly number: number;
  /** Null for an undated one. */
  readonly days: readonly [from: number, to: number] | null;
  readonly assigned: number | null;
  readonly isPolicy: boolean;
}

interface Case {
  readonly time: ExaminedDays;
  readonly versions: readonly VersionDays[];
  readonly items: readonly Item[];
  readonly excused: ReadonlySet<number>;
  readonly today: number;
}

interface Answer {
  readonly state: OccurrenceState;
  readonly servedOn: number | null;
  readonly servedBy: number;
  readonly items: readonly number[];
}

const itemsIn = (time: ExaminedDays, starts: readonly number[]): fc.Arbitrary<Item[]> => {
  const beside = fc
    .tuple(fc.constantFrom(time.from, ...starts), fc.integer({ min: -3, max: 9 }))
    .map(([start, days]) => start + days);
  const day = fc.oneof(fc.integer({ min: time.from - 20, max: time.to + 40 }), beside);
  const range = fc.oneof(
    { weight: 4, arbitrary: day.map((one): [number, number] => [one, one]) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(day, fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 200 })))
        .map(([from, many]): [number, number] => [from, from + many]),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const assigned = fc.option(fc.oneof(fc.constantFrom(time.from, ...starts), day), { freq: 6 });
  const isPolicy = fc.nat({ max: 5 }).map((one) => one === 0);
  const unnumbered = fc.record({ days: range, assigned: fc.oneof(fc.constant(null), assigned), isPolicy });
  return fc
    .array(unnumbered, { maxLength: 14 })
    .map((all) => all.map((one, at) => ({ ...one, number: at * 3 + 1 })));
};

const shortTime = examinedDays.map((time) => ({ ...time, to: Math.min(time.to, time.from + 399) }));
const aCase: fc.Arbitrary<Case> = shortTime.chain((time) =>
  versionsIn(time).chain((versions) => {
    const starts = [...expectOccurrences(time)(versions).starts];
    return fc.record({
      time: fc.constant(time),
      versions: fc.constant(versions),
      items: itemsIn(time, starts),
      excused: fc
        .oneof(fc.constant([]), fc.array(fc.constantFrom(time.from, ...starts), { maxLength: 3 }))
        .map((all) => new Set(all)),
      today: fc.integer({ min: time.from - 80, max: time.to + 80 }),
    });
  }),
);

const fast = ({ time, versions, items, excused, today }: Case): Answer[] => {
  const occurrences = expectOccurrences(time)(versions);
  const size = items.length * 3 + 2;
  const froms = new Int32Array(size).fill(NO_DAY);
  const tos = new Int32Array(size).fill(NO_DAY);
  const assigned = new Map<number, number>();
  for (const item of items) {
    if (item.days !== null) [froms[item.number], tos[item.number]] = item.days;
    if (item.assigned !== null) assigned.set(item.number, item.assigned);
  }
  const told: number[][] = Array.from({ length: occurrences.count }, () => []);
  const asked = { excused, today };
  const policies = new Set(items.filter((item) => item.isPolicy).map((item) => item.number));
  const evidence = { numbers: items.map((item) => item.number), froms, tos, assigned, policies };
  const counted = countEvidence(occurrences, evidence, asked, (at, item) => told[at]?.push(item));
  const states = statesOf(occurrences, counted, asked);
  expect([...counted.items]).toEqual(told.map((one) => one.length));
  return [...states].map((state, at) => ({
    state: OCCURRENCE_STATES[state] as OccurrenceState,
    servedOn: counted.servedOn[at] === NO_DAY ? null : (counted.servedOn[at] as number),
    servedBy: counted.servedBy[at] as number,
    items: told[at] ?? [],
  }));
};

const daysOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

interface Slot {
  readonly all: readonly number[];
  readonly needed: readonly number[];
  readonly graceDays: readonly number[];
  readonly dueDays: ReadonlySet<number>;
  readonly isExpected: boolean;
  readonly counts: { item: Item; day: number; how: typeof ON_TIME | typeof LATE }[];
}

const slotsOf = (found: Occurrences, versions: readonly VersionDays[]): Slot[] =>
  Array.from({ length: found.count }, (_, at) => {
    const all = daysOf(found.starts[at] as number, found.ends[at] as number);
    const version = versions[found.versions[at] as number];
    const weekdays =
      version?.cadence === 'daily' && version.weekdaysOnly ? all.filter((day) => !isWeekend(day)) : all;
    const graceDays = daysOf((all.at(-1) as number) + 1, found.graceEnds[at] as number);
    return {
      all,
      needed: weekdays.length === 0 ? all : weekdays,
      graceDays,
      dueDays: new Set(daysOf(found.dueFrom[at] as number, found.graceEnds[at] as number)),
      isExpected: found.expected[at] === 1,
      counts: [],
    };
  });

/** The page, read aloud. */
const slow = ({ time, versions, items: given, excused, today }: Case): Answer[] => {
  const items = given.map((item): Item => {
    const come = item.days === null ? [] : daysOf(...item.days).filter((day) => day <= today);
    return { ...item, days: come.length === 0 ? null : [come[0] as number, come.at(-1) as number] };
  });
  const slots = slotsOf(expectOccurrences(time)(versions), versions);
  const isExcused = (slot: Slot): boolean => excused.has(slot.all[0] as number);
  const others: Item[] = [];
  for (const item of items) {
    if (item.days === null) continue;
    const spoken = new Set(daysOf(...item.days));
    const lastDay = item.days[1];
    const contains = (slot: Slot): boolean => slot.needed.every((day) => spoken.has(day));
    const named = slots.find((slot) => slot.all[0] === item.assigned);
    if (named !== undefined) {
      if (contains(named)) {
        named.counts.push({ item, day: named.needed.at(-1) as number, how: ON_TIME });
      } else if (named.all.includes(lastDay)) named.counts.push({ item, day: lastDay, how: ON_TIME });
      else if (named.graceDays.includes(lastDay)) named.counts.push({ item, day: lastDay, how: LATE });
      continue;
    }
    if (item.isPolicy) continue;
    const whole = spoken.size > 1 ? slots.filter(contains) : [];
    for (const slot of whole) slot.counts.push({ item, day: slot.needed.at(-1) as number, how: ON_TIME });
    if (whole.length > 0) continue;
    others.push(item);
    slots.find((slot) => slot.all.includes(lastDay))?.counts.push({ item, day: lastDay, how: ON_TIME });
  }
  others.sort((a, b) => (a.days?.[1] ?? 0) - (b.days?.[1] ?? 0) || a.number - b.number);
  const taken = new Set<Item>();
  for (const slot of slots) {
    if (slot.counts.length > 0 || !slot.isExpected || isExcused(slot)) continue;
    const given = others.find((item) => {
      const lastDay = item.days?.[1] as number;
      if (taken.has(item) || !slot.graceDays.includes(lastDay)) return false;
      const home = slots.find((one) => one.all.includes(lastDay));
      if (home === undefined || !home.isExpected || isExcused(home)) return true;
      return home.counts.some((one) => one.item !== item && one.how === ON_TIME);
    });
    if (given === undefined) continue;
    taken.add(given);
    for (const one of slots) {
      const at = one.counts.findIndex((count) => count.item === given);
      if (at >= 0) one.counts.splice(at, 1);
    }
    slot.counts.push({ item: given, day: given.days?.[1] as number, how: LATE });
  }
  return slots.map((slot) => {
    const { counts } = slot;
    const best = counts.toSorted(
      (a, b) => a.how - b.how || a.day - b.day || a.item.number - b.item.number,
    )[0];
    const graceEnd = [...slot.all, ...slot.graceDays].at(-1) ?? 0;
    const state = (): OccurrenceState => {
      if (isExcused(slot)) return 'excused';
      if (best !== undefined) return best.how === ON_TIME ? 'met' : 'late';
      if (!slot.isExpected) return 'not-expected';
      if (today > graceEnd) return 'missed';
      return slot.dueDays.has(today) ? 'due' : 'not-due';
    };
    return {
      state: state(),
      servedOn: best?.day ?? null,
      servedBy: best?.item.number ?? 0,
      items: counts.map((one) => one.item.number).sort((a, b) => a - b),
    };
  });
};

const rank = (state: OccurrenceState): number =>
  state === 'met' || state === 'excused' ? 2 : state === 'late' ? 1 : 0;

describe('what evidence counts for', () => {
  it('is what the rules say when they are read with sets of days', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        expect(fast(given)).toEqual(slow(given));
      }),
      { numRuns: 7000 },
    );
  });

  it('never gets worse by further evidence', () => {
    const withOneMore = aCase.chain((given) =>
      itemsIn(given.time, [...expectOccurrences(given.time)(given.versions).starts]).map((more) => ({
        given,
        more: more.slice(0, 1).map((item) => ({ ...item, number: given.items.length * 3 + 1 })),
      })),
    );
    fc.assert(
      fc.property(withOneMore, ({ given, more }) => {
        const before = fast(given);
        const after = fast({ ...given, items: [...given.items, ...more] });
        before.forEach(({ state }, at) => {
          const next = after[at]?.state ?? 'missed';
          // What needs nothing may give away what it had.
          if (next !== 'not-expected') expect(rank(next)).toBeGreaterThanOrEqual(rank(state));
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('is one occurrence for each item, but for ranges that contain several', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const answers = fast(given);
        for (const item of given.items) {
          const served = answers.filter((one) => one.items.includes(item.number)).length;
          const isRange = item.days !== null && item.days[0] < item.days[1];
          if (!isRange) expect(served).toBeLessThanOrEqual(1);
          if (item.days === null) expect(served).toBe(0);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('lies inside an occurrence or in its days of grace, whatever counts for it', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const occurrences = expectOccurrences(given.time)(given.versions);
        fast(given).forEach(({ state, servedOn }, at) => {
          if (servedOn === null) return;
          expect(servedOn).toBeGreaterThanOrEqual(occurrences.starts[at] as number);
          const end = occurrences.ends[at] as number;
          if (state === 'met') expect(servedOn).toBeLessThanOrEqual(end);
          if (state === 'late') expect(servedOn).toBeGreaterThan(end);
          expect(servedOn).toBeLessThanOrEqual(occurrences.graceEnds[at] as number);
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('does not depend on the day it is asked, but for what is still open and evidence that goes on', () => {
    fc.assert(
      fc.property(aCase, fc.nat({ max: 90 }), (given, later) => {
        const items = given.items.filter((item) => item.days !== null && item.days[1] <= given.today);
        const before = fast({ ...given, items });
        const after = fast({ ...given, items, today: given.today + later });
        const order: readonly OccurrenceState[] = ['not-due', 'due', 'missed'];
        before.forEach(({ state }, at) => {
          const next = after[at]?.state ?? 'met';
          if (!order.includes(state)) expect(next).toBe(state);
          else expect(order.indexOf(next)).toBeGreaterThanOrEqual(order.indexOf(state));
        });
      }),
      { numRuns: 1500 },
    );
  });
});
