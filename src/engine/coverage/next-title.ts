// Moves the period that stands in a title on: "Access review Q1 2026" is followed by "Access review Q2 2026".
// Only what is plainly a period is touched; a title without one stays as it is.
import { MONTHS } from '../../shared/month-names';
import { addDays, type CalendarDate, type DateRange } from '../../shared/period';

const MONTH_NAMES = MONTHS.flatMap((name) => [name, name.slice(0, 3)]);

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
/** Counted from year 0. */
const monthsOf = (date: CalendarDate): number => yearOf(date) * 12 + Number(date.slice(5, 7)) - 1;

/** How far the next one lies behind the last one, in steps of so many months, by the middle of each. */
const stepsBetween = (last: DateRange, next: DateRange, months: number): number => {
  const middle = ({ from, to }: DateRange): number => (monthsOf(from) + monthsOf(to)) / 2;
  return Math.max(1, Math.round((middle(next) - middle(last)) / months));
};

interface Moved {
  readonly year: string;
  readonly part: number;
}

/** A part of a year (of `parts`), so many steps later. */
const later = (year: string, part: number, parts: number, steps: number): Moved => {
  const all = Number(year === '' ? 0 : year) * parts + (part - 1) + steps;
  return {
    year: year === '' ? '' : String(Math.floor(all / parts)),
    part: (((all % parts) + parts) % parts) + 1,
  };
};

type Move = (title: string, last: DateRange, next: DateRange) => string;

/** `Q1 2026`, `2026 Q1`, `2026Q1`, `H2 2026`; `Q1` by itself where no year stands beside one. */
const partsOfYear =
  (letter: string, parts: number): Move =>
  (title, last, next) => {
    const steps = stepsBetween(last, next, 12 / parts);
    const behind = new RegExp(`\\b(20\\d\\d)([ /-]?)(${letter})([1-${String(parts)}])(?!\\d)`, 'gi');
    const before = new RegExp(`\\b(${letter})([1-${String(parts)}])([ /-]?)(20\\d\\d)(?!\\d)`, 'gi');
    const alone = new RegExp(`\\b(${letter})([1-${String(parts)}])\\b`, 'g');
    const withYear = title
      .replace(behind, (_all, year: string, gap: string, sign: string, part: string) => {
        const moved = later(year, Number(part), parts, steps);
        return `${moved.year}${gap}${sign}${String(moved.part)}`;
      })
      .replace(before, (_all, sign: string, part: string, gap: string, year: string) => {
        const moved = later(year, Number(part), parts, steps);
        return `${sign}${String(moved.part)}${gap}${moved.year}`;
      });
    if (withYear !== title) return withYear;
    return title.replace(
      alone,
      (_all, sign: string, part: string) => `${sign}${String(later('', Number(part), parts, steps).part)}`,
    );
  };

const wholeDate: Move = (title, last, next) =>
  title.replaceAll(last.from, '\u0000').replaceAll(last.to, next.to).replaceAll('\u0000', next.from);

const numberedMonth: Move = (title, last, next) =>
  title.replace(
    /\b(20\d\d)([-/.])(0[1-9]|1[0-2])(?![\d])(?![-/.]\d)/g,
    (_all, year: string, gap: string, month: string) => {
      const moved = later(year, Number(month), 12, stepsBetween(last, next, 1));
      return `${moved.year}${gap}${String(moved.part).padStart(2, '0')}`;
    },
  );

const namedMonth: Move = (title, last, next) =>
  title.replace(
    new RegExp(`\\b(${MONTH_NAMES.join('|')})([ ,]+)(20\\d\\d)\\b`, 'g'),
    (_all, name: string, gap: string, year: string) => {
      const at = MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3)));
      const moved = later(year, at + 1, 12, stepsBetween(last, next, 1));
      const full = MONTHS[moved.part - 1] ?? name;
      const isShort = name.length === 3 && name !== 'May';
      return `${isShort ? full.slice(0, 3) : full}${gap}${moved.year}`;
    },
  );

/** A year by itself, when it is the year the last one speaks about. */
const yearAlone: Move = (title, last, next) => {
  const years = yearOf(next.from) - yearOf(last.from);
  if (years < 1) return title;
  return title.replace(/\b20\d\d\b/g, (year) =>
    Number(year) === yearOf(last.from) || Number(year) === yearOf(last.to)
      ? String(Number(year) + years)
      : year,
  );
};

const MOVES: readonly Move[] = [
  wholeDate,
  partsOfYear('Q', 4),
  partsOfYear('H', 2),
  numberedMonth,
  namedMonth,
  yearAlone,
];

/**
 * The title of what speaks about `next`, made from that of what speaks about `last`. The first kind of period
 * that is found is moved. Without `last` the day before `next` stands for it.
 */
export const nextTitle = (title: string, last: DateRange | null, next: DateRange): string => {
  const before = last ?? { from: addDays(next.from, -1), to: addDays(next.from, -1) };
  for (const move of MOVES) {
    const moved = move(title, before, next);
    if (moved !== title) return moved;
  }
  return title;
};
