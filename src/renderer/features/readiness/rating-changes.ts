// Ratings as they are changed one by one, by keys, and many at once; and counted for the history. Pure.
import {
  ASPECTS,
  type Aspect,
  type Level,
  LEVELS,
  type Rating,
  RATINGS,
  type SubjectRating,
  type WorksheetRow,
} from '../../../shared/domain/readiness';

/** The cells of a row that can be set, in the order of the columns. */
export const CELLS = [...ASPECTS, 'likelihood', 'effort'] as const;
export type Cell = (typeof CELLS)[number];

/** What the engine stores of a row: the rating without title, facts and the like. */
export const ratingOf = (row: SubjectRating | WorksheetRow): SubjectRating => ({
  subject: row.subject,
  design: row.design,
  documentation: row.documentation,
  operation: row.operation,
  evidence: row.evidence,
  likelihood: row.likelihood,
  effort: row.effort,
  note: row.note,
});

const RATING_KEYS: Readonly<Record<string, Rating>> = {
  '0': 'not-rated',
  '1': 'in-place',
  '2': 'partly',
  '3': 'missing',
  '4': 'not-applicable',
};
const LEVEL_KEYS: Readonly<Record<string, Level | null>> = {
  '0': null,
  '1': 'low',
  '2': 'medium',
  '3': 'high',
};

export const isAspect = (cell: Cell): cell is Aspect => (ASPECTS as readonly Cell[]).includes(cell);

/** What a key sets a cell to; undefined when it sets nothing there. */
export const changeByKey = (cell: Cell, key: string): Partial<SubjectRating> | undefined => {
  if (isAspect(cell)) {
    const rating = RATING_KEYS[key];
    return rating === undefined ? undefined : { [cell]: rating };
  }
  const level = LEVEL_KEYS[key];
  return level === undefined ? undefined : { [cell]: level };
};

/** The next cell to the right or left; null at the edge. */
export const besides = (cell: Cell, by: 1 | -1): Cell | null => CELLS[CELLS.indexOf(cell) + by] ?? null;

/** What rating many at once sets. */
export type BulkWhat = 'all' | Cell;
export const bulkChange = (what: BulkWhat, value: string): Partial<SubjectRating> | null => {
  if (what === 'likelihood' || what === 'effort') {
    if (value === '') return { [what]: null };
    const level = LEVELS.find((one) => one === value);
    return level === undefined ? null : { [what]: level };
  }
  const rating = RATINGS.find((one) => one === value);
  if (rating === undefined) return null;
  return what === 'all'
    ? { design: rating, documentation: rating, operation: rating, evidence: rating }
    : { [what]: rating };
};

export type AspectCounts = Readonly<Record<Aspect, Readonly<Record<Rating, number>>>>;

/** How many subjects have which rating, by aspect. */
export const countsByAspect = (ratings: readonly SubjectRating[]): AspectCounts => {
  const none = () => Object.fromEntries(RATINGS.map((rating) => [rating, 0])) as Record<Rating, number>;
  const counts = Object.fromEntries(ASPECTS.map((aspect) => [aspect, none()])) as Record<
    Aspect,
    Record<Rating, number>
  >;
  for (const rating of ratings) {
    for (const aspect of ASPECTS) counts[aspect][rating[aspect]] += 1;
  }
  return counts;
};

export interface RatingChange {
  readonly aspect: Aspect;
  readonly before: Rating;
  readonly after: Rating;
}

/** Aspects rated differently from before; what nobody had rated is no change but a first rating. */
export const changesOf = (row: Pick<WorksheetRow, Aspect | 'before'>): readonly RatingChange[] => {
  const { before } = row;
  if (before === null) return [];
  return ASPECTS.filter((aspect) => before[aspect] !== row[aspect] && before[aspect] !== 'not-rated').map(
    (aspect) => ({ aspect, before: before[aspect], after: row[aspect] }),
  );
};
