// Evidence that a control leaves behind by simply running: one small table for each time it ran.
import { addDays, type CalendarDate } from '../../../../src/shared/period';
import { SERVICES } from '../company';
import { leader } from '../people';
import { type SampleItem, span } from '../sample-item';
import { type SeededRandom, seededRandom } from '../seeded-random';

export type Span = ReturnType<typeof span>;

export interface Routine {
  /** Null for a control of the company's own. */
  readonly starter: `AC-${string}` | null;
  readonly title: string;
  readonly file: string;
  readonly source: string;
  readonly point: string | null;
  readonly columns: readonly string[];
  readonly row: (chance: SeededRandom, index: number, time: Span) => readonly (string | number)[];
  readonly times: readonly Span[];
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
export const two = (number: number): string => String(number).padStart(2, '0');
export const within = (month: number, first: number, last: number): Span =>
  span(`2026-${two(month)}-${two(first)}`, `2026-${two(month)}-${two(last)}`);
export const month = (number: number): Span => within(number, 1, MONTH_DAYS[number - 1] ?? 0);
export const months = (...numbers: readonly number[]): Span[] => numbers.map(month);

const from = (list: readonly string[]) => (chance: SeededRandom) => chance.pick(list);
export const service = from(SERVICES);
export const owner = from(
  ['security', 'engineering', 'platform', 'it'].map((key) => leader(key as 'it').name),
);

const rowsFor = (routine: Routine, { from: first, to }: Span): number => {
  if (routine.starter !== 'AC-69') return 8;
  const days = (Date.parse(to) - Date.parse(first)) / 86_400_000 + 1;
  return Math.max(6, days * 3);
};

const nameOf = ({ from: first, to }: Span): string => (first === to ? first : `${first}_${to}`);

export const routineItem = (routine: Routine, time: Span): SampleItem => ({
  title:
    routine.times.length === 1 ? routine.title : `${routine.title}, ${nameOf(time).replace('_', ' to ')}`,
  files: [
    {
      path: `routine/${routine.file}-${nameOf(time)}.csv`,
      make: () => {
        const chance = seededRandom(`${routine.file} ${nameOf(time)}`);
        const rows = Array.from({ length: rowsFor(routine, time) }, (_, index) =>
          routine.row(chance, index, time).join(','),
        );
        return `${[routine.columns.join(','), ...rows].join('\r\n')}\r\n`;
      },
    },
  ],
  effective: time,
  captured: addDays(time.to as CalendarDate, time.to >= '2026-12-30' ? 0 : 1),
  source: routine.source,
  sensitivity: 'internal',
  controls: routine.starter === null ? [] : [routine.starter],
  pointsOfFocus: routine.point === null ? [] : [routine.point],
});
