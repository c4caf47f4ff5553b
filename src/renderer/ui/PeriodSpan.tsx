// A small ruler beside an effective range: where it lies against the examined time. The word says the
// same; only what is partly inside or outside takes a colour.
import {
  addDays,
  dateVerdict,
  type DateRange,
  type DateVerdict,
  daysBetween,
  type ExaminedTime,
} from '../../shared/period';

const WIDTH = 56;
const EDGE = 8;

export const VERDICT_WORDS: Readonly<Record<DateVerdict, string>> = {
  inside: 'Inside',
  'partly-inside': 'Partly inside',
  'outside-before': 'Before the period',
  'outside-after': 'After the period',
  undated: 'Undated',
};

/** For Type I the ruler shows the year around the as-of date. */
const periodOf = (examined: ExaminedTime): DateRange =>
  examined.type === 2
    ? examined.period
    : { from: addDays(examined.asOf, -183), to: addDays(examined.asOf, 182) };

export const verdictWord = (verdict: DateVerdict, examined: ExaminedTime): string =>
  examined.type === 1 && verdict === 'outside-before'
    ? 'Before the as-of date'
    : examined.type === 1 && verdict === 'outside-after'
      ? 'After the as-of date'
      : VERDICT_WORDS[verdict];

interface PeriodSpanProps {
  readonly effective: DateRange | null;
  readonly examined: ExaminedTime;
}

export const PeriodSpan = ({ effective, examined }: PeriodSpanProps) => {
  const verdict = dateVerdict(effective, examined);
  const period = periodOf(examined);
  const days = Math.max(1, daysBetween(period.from, period.to));
  const at = (share: number) => Math.min(WIDTH, Math.max(0, EDGE + share * (WIDTH - 2 * EDGE)));
  const left = effective === null ? 0 : at(daysBetween(period.from, effective.from) / days);
  const right = effective === null ? 0 : at((daysBetween(period.from, effective.to) + 1) / days);
  const bar = {
    left: `${String(Math.min(left, WIDTH - 4))}px`,
    width: `${String(Math.max(4, right - left))}px`,
  };
  const look = verdict === 'partly-inside' ? 'span--part' : verdict.startsWith('outside') ? 'span--out' : '';
  return (
    <span className={`span ${look}`} role="img" aria-label={verdictWord(verdict, examined)}>
      {effective !== null && <i style={bar} />}
    </span>
  );
};
