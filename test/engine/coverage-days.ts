// A calendar made by walking Date day by day, and generators of examined times and versions of controls:
// for tests of coverage, which must not lean on the arithmetic they try.
import fc from 'fast-check';
import type { ExaminedDays, VersionDays } from '../../src/engine/coverage/occurrences';
import { CADENCES } from '../../src/shared/domain/catalog';

export interface PlainDay {
  readonly text: string;
  readonly year: number;
  readonly month: number;
  readonly date: number;
  /** As Date has it: 0 is Sunday. */
  readonly weekday: number;
  readonly daysInMonth: number;
}

const FIRST_YEAR = 2021;
const LAST_YEAR = 2033;
const days: PlainDay[] = [];
for (
  const walk = new Date(Date.UTC(FIRST_YEAR, 0, 1));
  walk.getUTCFullYear() <= LAST_YEAR;
  walk.setUTCDate(walk.getUTCDate() + 1)
) {
  const [year, month] = [walk.getUTCFullYear(), walk.getUTCMonth() + 1];
  days.push({
    text: walk.toISOString().slice(0, 10),
    year,
    month,
    date: walk.getUTCDate(),
    weekday: walk.getUTCDay(),
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  });
}
const OFFSET = Date.UTC(FIRST_YEAR, 0, 1) / 86_400_000;
const byText = new Map(days.map((day, at) => [day.text, at + OFFSET]));

/** Days are numbered from 1970-01-01, as the engine numbers them. */
export const plainDay = (day: number): PlainDay => {
  const found = days[day - OFFSET];
  if (found === undefined) throw new Error(`day ${String(day)} lies outside of the test's calendar`);
  return found;
};
export const numberOfDay = (text: string): number => {
  const found = byText.get(text);
  if (found === undefined) throw new Error(`${text} lies outside of the test's calendar`);
  return found;
};
export const isWeekend = (day: number): boolean => [0, 6].includes(plainDay(day).weekday);

/** Days of every kind, the awkward ones often: ends of months, leap days, new year. */
const awkward = [
  ...['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-28', '2024-02-29', '2024-03-01', '2024-08-31'],
  ...['2025-01-01', '2025-01-30', '2025-02-28', '2025-12-29', '2026-01-01', '2026-07-01', '2026-08-01'],
].map(numberOfDay);
const someDay = fc.oneof(
  fc.constantFrom(...awkward),
  fc.integer({ min: numberOfDay('2023-06-01'), max: numberOfDay('2027-06-30') }),
);
const length = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 7, 89, 90, 92, 181, 184, 273, 275, 365, 366) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 120 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 800 }) },
);
export const examinedDays: fc.Arbitrary<ExaminedDays> = fc.oneof(
  { weight: 1, arbitrary: someDay.map((day): ExaminedDays => ({ type: 1, from: day, to: day })) },
  {
    weight: 12,
    arbitrary: fc
      .tuple(someDay, length)
      .map(([from, many]): ExaminedDays => ({ type: 2, from, to: from + many - 1 })),
  },
);

const rhythm = fc.record({
  cadence: fc.constantFrom(...CADENCES),
  weekdaysOnly: fc.boolean(),
  graceDays: fc.option(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 366 }))),
});

/** One version, or several that follow each other, most without a gap; near the examined time. */
export const versionsIn = (time: ExaminedDays): fc.Arbitrary<VersionDays[]> => {
  const near = fc.integer({ min: time.from - 40, max: time.to + 40 });
  const open = { from: null, to: null };
  return fc.oneof(
    rhythm.map((one) => [{ ...one, ...open }]),
    fc
      .record({
        bounds: fc.uniqueArray(near, { minLength: 1, maxLength: 4 }),
        kinds: fc.array(rhythm, { minLength: 5, maxLength: 5 }),
        sameAsBefore: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        gaps: fc.array(fc.constantFrom(0, 0, 0, 1, 9), { minLength: 5, maxLength: 5 }),
        openStart: fc.boolean(),
        openEnd: fc.boolean(),
      })
      .map(({ bounds, kinds, sameAsBefore, gaps, openStart, openEnd }) => {
        const edges = bounds.toSorted((a, b) => a - b);
        const versions: VersionDays[] = [];
        for (let at = openStart ? -1 : 0; at < edges.length; at += 1) {
          const before = versions.at(-1);
          const kind = kinds[at + 1] ?? kinds[0];
          if (kind === undefined) throw new Error('five kinds were asked for');
          const from = at === -1 ? null : (edges[at] ?? null);
          const next = edges[at + 1];
          const to = next === undefined ? (openEnd ? null : time.to + 60) : next - 1 - (gaps[at + 1] ?? 0);
          if (from !== null && to !== null && to < from) continue;
          const same = before !== undefined && sameAsBefore[at + 1] === true;
          const { cadence, weekdaysOnly } = same ? before : kind;
          versions.push({ cadence, weekdaysOnly, graceDays: kind.graceDays, from, to });
        }
        return versions;
      }),
  );
};

export const control = examinedDays.chain((time) => versionsIn(time).map((versions) => ({ time, versions })));
