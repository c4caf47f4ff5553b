// Which occurrences an examination expects of a control: tiles of its cadence, cut to the time examined and
// to the days the control was in force. Pure arithmetic on days; docs/coverage.md has the rules.
import { type Day, fridayOf } from './calendar';
import {
  type CountedCadence,
  isWeekdaysRhythm,
  LAST_DAYS,
  LAST_DAYS_TYPE_1,
  type Rhythm,
  sameRhythm,
  tileStarts,
  USUAL_GRACE,
} from './rhythm';

/** One version of a control, as far as time is concerned. */
export interface VersionDays extends Rhythm {
  /** Null for the cadence's usual. */
  readonly graceDays: number | null;
  /** First and last day in force; null for open. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** What is examined; for Type I `from` and `to` are the as-of day. */
export interface ExaminedDays {
  readonly type: 1 | 2;
  readonly from: Day;
  readonly to: Day;
}

/** All occurrences of a control in order of time; the lists run side by side. */
export interface Occurrences {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The last day that must be spoken for: the Friday, where Saturday and Sunday only belong to it. */
  readonly lastNeeded: Int32Array;
  /** The last day on which something counts as late. */
  readonly graceEnds: Int32Array;
  /** The first day on which it is due. */
  readonly dueFrom: Int32Array;
  readonly expected: Uint8Array;
  /** Place of the version that was in force when it ended, in the list that was given. */
  readonly versions: Int32Array;
  /** Whether the control is in force on any day that is examined. */
  readonly inForce: boolean;
  /** First and last days, one after the other, on which it is in force and asks for no cadence. */
  readonly eventSpans: readonly Day[];
}

interface Piece {
  readonly place: number;
  readonly version: VersionDays;
  readonly from: Day;
  readonly to: Day;
}

/** The versions' days inside the examined time, in order. Where two claim a day, the later one has it. */
const piecesIn = (versions: readonly VersionDays[], time: ExaminedDays): Piece[] => {
  const sorted = versions
    .map((version, place) => ({ version, place, begin: version.from ?? Number.NEGATIVE_INFINITY }))
    .sort((one, other) => (one.begin === other.begin ? one.place - other.place : one.begin - other.begin));
  return sorted
    .map(({ version, place, begin }, at) => ({
      place,
      version,
      from: Math.max(begin, time.from),
      to: Math.min(
        version.to ?? Number.POSITIVE_INFINITY,
        time.to,
        (sorted[at + 1]?.begin ?? Number.POSITIVE_INFINITY) - 1,
      ),
    }))
    .filter((piece) => piece.from <= piece.to);
};

/** Pieces without a gap between them that ask for the same rhythm are one stretch. */
const stretchesOf = (pieces: readonly Piece[]): Piece[][] => {
  const stretches: Piece[][] = [];
  for (const piece of pieces) {
    const before = stretches.at(-1)?.at(-1);
    if (before !== undefined && before.to + 1 === piece.from && sameRhythm(before.version, piece.version)) {
      stretches.at(-1)?.push(piece);
    } else stretches.push([piece]);
  }
  return stretches;
};

const graceOf = ({ cadence, graceDays }: VersionDays): number =>
  graceDays ?? USUAL_GRACE[cadence as CountedCadence];

interface Draft {
  readonly start: Day;
  readonly end: Day;
  readonly lastNeeded: Day;
  readonly graceEnd: Day;
  readonly dueFrom: Day;
  readonly isExpected: boolean;
  readonly place: number;
}

/** Weekdays alone are asked of a weekdays rhythm: Friday's tile has one, and none without its Friday. */
const lastNeededOf = (rhythm: Rhythm, start: Day, end: Day): Day => {
  if (!isWeekdaysRhythm(rhythm)) return end;
  const friday = fridayOf(start);
  return start <= friday ? Math.min(end, friday) : end;
};

const draftsOf = (stretch: readonly Piece[], tiles: readonly number[]): Draft[] => {
  const first = stretch[0] as Piece;
  const last = stretch.at(-1) as Piece;
  const rhythm = first.version;
  const drafts: Draft[] = [];
  let pieceAt = 0;
  for (let tile = 0; tile + 1 < tiles.length; tile += 1) {
    const tileStart = tiles[tile] as number;
    const tileEnd = (tiles[tile + 1] as number) - 1;
    const start = Math.max(tileStart, first.from);
    const end = Math.min(tileEnd, last.to);
    if (start > end) continue;
    while ((stretch[pieceAt] as Piece).to < end) pieceAt += 1;
    const { version, place } = stretch[pieceAt] as Piece;
    const lastDays = LAST_DAYS[rhythm.cadence as CountedCadence];
    const isWeekdays = isWeekdaysRhythm(rhythm);
    drafts.push({
      start,
      end,
      lastNeeded: lastNeededOf(rhythm, start, end),
      graceEnd: end + graceOf(version),
      dueFrom: isWeekdays ? start : Math.max(start, end - lastDays + 1),
      isExpected: isWeekdays ? start === tileStart : (end - start + 1) * 2 >= tileEnd - tileStart + 1,
      place,
    });
  }
  return drafts;
};

const expectTheLongest = (drafts: readonly Draft[]): Draft[] => {
  if (drafts.some((draft) => draft.isExpected)) return [...drafts];
  const length = Math.max(...drafts.map((draft) => draft.end - draft.start));
  const longest = drafts.findIndex((draft) => draft.end - draft.start === length);
  return drafts.map((draft, at) => (at === longest ? { ...draft, isExpected: true } : draft));
};

const occurrencesFrom = (
  drafts: readonly Draft[],
  inForce: boolean,
  eventSpans: readonly Day[],
): Occurrences => ({
  count: drafts.length,
  starts: Int32Array.from(drafts, (draft) => draft.start),
  ends: Int32Array.from(drafts, (draft) => draft.end),
  lastNeeded: Int32Array.from(drafts, (draft) => draft.lastNeeded),
  graceEnds: Int32Array.from(drafts, (draft) => draft.graceEnd),
  dueFrom: Int32Array.from(drafts, (draft) => draft.dueFrom),
  expected: Uint8Array.from(drafts, (draft) => (draft.isExpected ? 1 : 0)),
  versions: Int32Array.from(drafts, (draft) => draft.place),
  inForce,
  eventSpans,
});

/**
 * Answers the occurrences of controls for one examined time. What two controls have in common is worked
 * out once: tiles by rhythm, and the whole answer where their versions say the same of time.
 */
export const expectOccurrences = (
  time: ExaminedDays,
): ((versions: readonly VersionDays[]) => Occurrences) => {
  const tiles = new Map<string, number[]>();
  const known = new Map<string, Occurrences>();
  const tilesOf = (rhythm: Rhythm): number[] => {
    const key = `${rhythm.cadence} ${String(isWeekdaysRhythm(rhythm))}`;
    const found = tiles.get(key) ?? tileStarts(rhythm, time.from, time.to);
    tiles.set(key, found);
    return found;
  };
  const onTheDay = ({ place, version }: Piece): Draft[] =>
    version.cadence === 'per-event'
      ? []
      : [
          {
            start: time.from,
            end: time.from,
            lastNeeded: time.from,
            graceEnd: time.from,
            dueFrom: time.from - LAST_DAYS_TYPE_1 + 1,
            isExpected: true,
            place,
          },
        ];
  const workOut = (pieces: readonly Piece[]): Occurrences => {
    const stretches = stretchesOf(pieces);
    const isCounted = (stretch: readonly Piece[]): boolean => stretch[0]?.version.cadence !== 'per-event';
    const drafts =
      time.type === 1
        ? pieces.flatMap(onTheDay)
        : expectTheLongest(
            stretches
              .filter(isCounted)
              .flatMap((stretch) => draftsOf(stretch, tilesOf((stretch[0] as Piece).version))),
          );
    const events = stretches.filter((stretch) => !isCounted(stretch)).flat();
    return occurrencesFrom(
      drafts,
      pieces.length > 0,
      events.flatMap((piece) => [piece.from, piece.to]),
    );
  };
  return (versions) => {
    const pieces = piecesIn(versions, time);
    const key = pieces
      .map(({ place, version, from, to }) =>
        [place, version.cadence, version.weekdaysOnly, version.graceDays, from, to].join(' '),
      )
      .join('\n');
    const found = known.get(key) ?? workOut(pieces);
    known.set(key, found);
    return found;
  };
};
