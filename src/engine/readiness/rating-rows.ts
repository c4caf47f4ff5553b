// Ratings between their table and the domain's shape.
import { ASPECTS, type Level, type Rating, type SubjectRating } from '../../shared/domain/readiness';
import type { ReadinessSubject } from '../../shared/domain/readiness';
import type { Instant } from '../../shared/period';
import { unrated } from '../../shared/readiness-priority';
import type { ReadableDb, WritableDb } from '../db/handles';

interface RatingRow {
  readonly assessment: number;
  readonly subject: ReadinessSubject;
  readonly design: Rating;
  readonly documentation: Rating;
  readonly operation: Rating;
  readonly evidence: Rating;
  readonly likelihood: Level | null;
  readonly effort: Level | null;
  readonly note: string;
  readonly rated_at: Instant;
}

export interface StoredRating {
  readonly rating: SubjectRating;
  readonly ratedAt: Instant;
}

const fromRow = (row: RatingRow): StoredRating => ({
  rating: {
    subject: row.subject,
    design: row.design,
    documentation: row.documentation,
    operation: row.operation,
    evidence: row.evidence,
    likelihood: row.likelihood,
    effort: row.effort,
    note: row.note,
  },
  ratedAt: row.rated_at,
});

export const sameRating = (one: SubjectRating, other: SubjectRating): boolean =>
  ASPECTS.every((aspect) => one[aspect] === other[aspect]) &&
  one.likelihood === other.likelihood &&
  one.effort === other.effort &&
  one.note === other.note;

/** Whether nobody has said anything: what closing writes for subjects that were left out. */
export const isBlank = (rating: SubjectRating): boolean => sameRating(rating, unrated(rating.subject));

/** Everything rated in one assessment, by subject. */
export const ratingsOf = (db: ReadableDb, assessment: number): ReadonlyMap<ReadinessSubject, StoredRating> =>
  new Map(
    (db.prepare('SELECT * FROM subject_rating WHERE assessment = ?').all(assessment) as RatingRow[]).map(
      (row) => [row.subject, fromRow(row)],
    ),
  );

/** How one subject was rated, by number of the assessment, the newest first. */
export const ratingsOfSubject = (
  db: ReadableDb,
  subject: ReadinessSubject,
): (StoredRating & { readonly assessment: number })[] =>
  (
    db
      .prepare('SELECT * FROM subject_rating WHERE subject = ? ORDER BY assessment DESC')
      .all(subject) as RatingRow[]
  ).map((row) => ({ ...fromRow(row), assessment: row.assessment }));

export const putRatings = (
  db: WritableDb,
  assessment: number,
  ratings: readonly SubjectRating[],
  now: Instant,
): void => {
  const put = db.prepare(
    `INSERT OR REPLACE INTO subject_rating
       (assessment, subject, design, documentation, operation, evidence, likelihood, effort, note, rated_at)
     VALUES (@assessment, @subject, @design, @documentation, @operation, @evidence, @likelihood, @effort, @note,
       @now)`,
  );
  for (const rating of ratings) put.run({ ...rating, assessment, now });
};
