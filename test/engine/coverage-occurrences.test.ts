// Expected occurrences against a second reading of docs/coverage.md that walks day by day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExaminedDays,
  expectOccurrences,
  type Occurrences,
  type VersionDays,
} from '../../src/engine/coverage/occurrences';
import { control, isWeekend, numberOfDay, plainDay } from './coverage-days';

interface Expected {
  readonly from: number;
  readonly to: number;
  readonly isExpected: boolean;
  readonly graceEnd: number;
  readonly dueFrom: number;
  readonly version: number;
}

const USUAL_GRACE: Readonly<Record<string, number>> = {
  ...{ annual: 30, 'semi-annual': 30, quarterly: 15, monthly: 7, continuous: 7, weekly: 3, daily: 1 },
};
const LAST_DAYS: Readonly<Record<string, number>> = {
  ...{ annual: 60, 'semi-annual': 45, quarterly: 30, monthly: 14, continuous: 14, weekly: 7, daily: 1 },
};
const TILE_MONTHS: Readonly<Record<string, number>> = {
  ...{ annual: 12, 'semi-annual': 6, quarterly: 3, monthly: 1, continuous: 1 },
};
const asksWeekdays = (version: VersionDays): boolean => version.cadence === 'daily' && version.weekdaysOnly;

const beginsTile = (day: number, version: VersionDays, origin: number): boolean => {
  const { year, month, date, weekday, daysInMonth } = plainDay(day);
  if (version.cadence === 'weekly') return weekday === 1;
  if (version.cadence === 'daily') return !version.weekdaysOnly || !isWeekend(day);
  const first = plainDay(origin);
  const months = (year - first.year) * 12 + month - first.month;
  return months % (TILE_MONTHS[version.cadence] ?? 1) === 0 && date === Math.min(first.date, daysInMonth);
};

const daysOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

const versionOn = (versions: readonly VersionDays[], day: number): number => {
  let found = -1;
  versions.forEach((version, at) => {
    const begun = version.from === null || version.from <= day;
    const begin = version.from ?? -Infinity;
    if (begun && (found === -1 || begin >= (versions[found]?.from ?? -Infinity))) found = at;
  });
  const to = versions[found]?.to ?? null;
  return to !== null && to < day ? -1 : found;
};

/** Straight from the page, a day at a time. */
const byWalking = (time: ExaminedDays, versions: readonly VersionDays[]): Expected[] => {
  const drafts: { days: number[]; version: number }[] = [];
  let before = -1;
  for (const day of daysOf(time.from, time.to)) {
    const at = versionOn(versions, day);
    const version = versions[at];
    if (version === undefined || version.cadence === 'per-event') {
      before = -1;
      continue;
    }
    const last = versions[before];
    const goesOn =
      last !== undefined && last.cadence === version.cadence && asksWeekdays(last) === asksWeekdays(version);
    const draft = drafts.at(-1);
    if (!goesOn || draft === undefined || beginsTile(day, version, time.from)) {
      drafts.push({ days: [day], version: at });
    } else {
      draft.days.push(day);
      draft.version = at;
    }
    before = at;
  }
  const list = drafts.map(({ days, version: at }): Expected & { length: number } => {
    const version = versions[at] as VersionDays;
    const from = days[0] as number;
    const to = days.at(-1) as number;
    const graceEnd = to + (version.graceDays ?? USUAL_GRACE[version.cadence] ?? 0);
    if (time.type === 1) {
      return { from, to, isExpected: true, graceEnd: to, dueFrom: to - 29, version: at, length: 1 };
    }
    let first = from;
    while (!beginsTile(first, version, time.from)) first -= 1;
    let next = to + 1;
    while (!beginsTile(next, version, time.from)) next += 1;
    const asked = (all: number[]): number =>
      asksWeekdays(version) ? all.filter((day) => !isWeekend(day)).length : all.length;
    const isExpected = asked(days) >= asked(daysOf(first, next - 1)) / 2;
    const lastDays = asksWeekdays(version) ? days.length : (LAST_DAYS[version.cadence] ?? 0);
    const dueFrom = days.slice(-lastDays)[0] ?? from;
    return { from, to, isExpected, graceEnd, dueFrom, version: at, length: days.length };
  });
  const longest = Math.max(...list.map((one) => one.length));
  const saved = list.some((one) => one.isExpected) ? -1 : list.findIndex((one) => one.length === longest);
  return list.map(({ from, to, isExpected, graceEnd, dueFrom, version }, at) => {
    return { from, to, isExpected: isExpected || at === saved, graceEnd, dueFrom, version };
  });
};

const asList = (found: Occurrences): Expected[] =>
  Array.from({ length: found.count }, (_, at) => ({
    from: found.starts[at] as number,
    to: found.ends[at] as number,
    isExpected: found.expected[at] === 1,
    graceEnd: found.graceEnds[at] as number,
    dueFrom: found.dueFrom[at] as number,
    version: found.versions[at] as number,
  }));

const occurrencesOf = (time: ExaminedDays, versions: readonly VersionDays[]): Expected[] =>
  asList(expectOccurrences(time)(versions));

const isCounted = (version: VersionDays | undefined): boolean =>
  version !== undefined && version.cadence !== 'per-event';

describe('the occurrences an examination expects', () => {
  it('are those that walking day by day finds', () => {
    fc.assert(
      fc.property(control, ({ time, versions }) => {
        expect(occurrencesOf(time, versions)).toEqual(byWalking(time, versions));
      }),
      { numRuns: 6000 },
    );
  });

  it('cover every day in force once, and no other day', () => {
    fc.assert(
      fc.property(control, ({ time, versions }) => {
        const covered = occurrencesOf(time, versions).flatMap((one) => daysOf(one.from, one.to));
        const inForce = daysOf(time.from, time.to).filter((day) =>
          isCounted(versions[versionOn(versions, day)]),
        );
        expect(covered).toEqual(inForce);
      }),
      { numRuns: 3000 },
    );
  });

  it('are at least one expected for every control with a cadence that is in force', () => {
    fc.assert(
      fc.property(control, ({ time, versions }) => {
        const found = occurrencesOf(time, versions);
        const inForce = daysOf(time.from, time.to).some((day) =>
          isCounted(versions[versionOn(versions, day)]),
        );
        expect(found.some((one) => one.isExpected)).toBe(inForce);
      }),
      { numRuns: 2000 },
    );
  });

  it('stay the same when a version is cut in two that ask for the same', () => {
    fc.assert(
      fc.property(control, fc.nat(), ({ time, versions }, chosen) => {
        const day = time.from + (chosen % (time.to - time.from + 1));
        const at = versionOn(versions, day);
        const version = versions[at];
        fc.pre(version !== undefined && day !== version.from);
        const halves = [
          { ...version, to: day - 1 },
          { ...version, from: day },
        ];
        const withoutVersion = (one: Expected) => ({ ...one, version: 0 });
        expect(occurrencesOf(time, versions.toSpliced(at, 1, ...halves)).map(withoutVersion)).toEqual(
          occurrencesOf(time, versions).map(withoutVersion),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('share the edges of tiles whatever day a control came into force', () => {
    fc.assert(
      fc.property(control, fc.nat(), ({ time, versions }, chosen) => {
        const { cadence, weekdaysOnly } = versions[0] ?? { cadence: 'monthly', weekdaysOnly: false };
        const kind = { cadence: cadence, weekdaysOnly, graceDays: null, to: null };
        const from = time.from + (chosen % (time.to - time.from + 1));
        const ends = new Set(occurrencesOf(time, [{ ...kind, from: null }]).map((one) => one.to));
        for (const one of occurrencesOf(time, [{ ...kind, from }])) expect(ends).toContain(one.to);
      }),
      { numRuns: 1000 },
    );
  });

  it('begin on the last of a month that has no 31st, and on the 31st again', () => {
    const time = { type: 2, from: numberOfDay('2024-01-31'), to: numberOfDay('2024-06-29') } as const;
    const monthly = {
      cadence: 'monthly',
      weekdaysOnly: false,
      graceDays: null,
      from: null,
      to: null,
    } as const;
    expect(
      occurrencesOf(time, [monthly]).map((one) => `${plainDay(one.from).text} ${plainDay(one.to).text}`),
    ).toEqual([
      '2024-01-31 2024-02-28',
      '2024-02-29 2024-03-30',
      '2024-03-31 2024-04-29',
      '2024-04-30 2024-05-30',
      '2024-05-31 2024-06-29',
    ]);
  });
});
