// Assessments: begun, rated, closed. A closed one is history: every subject of the scope has its row then,
// rated or not, so that later changes of the scope do not change what was found.
import type { Assessment, ReadinessSubject, SubjectRating } from '../../shared/domain/readiness';
import { UserError } from '../../shared/errors';
import { type AssessmentId, assessmentId, engagementId, memberId, numberOf } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { isGap, isRated, unrated } from '../../shared/readiness-priority';
import type { ReadableDb } from '../db/handles';
import { currentEngagement, getEngagement } from '../engagement';
import { memberNames } from '../journal/member-names';
import type { Change, OpenVault } from '../vault/open-vault';
import { putRatings, ratingsOf, ratingsOfSubject, sameRating } from './rating-rows';
import { dayOf, proveSubject, subjectsInScope } from './subjects';

interface AssessmentRow {
  readonly number: number;
  readonly engagement: number;
  readonly name: string;
  readonly begun_at: Instant;
  readonly begun_by: number;
  readonly closed_at: Instant | null;
}

/** @throws UserError use.unknown-assessment */
export const assessmentRow = (db: ReadableDb, id: AssessmentId): AssessmentRow => {
  const row = db.prepare('SELECT * FROM assessment WHERE number = ?').get(numberOf(id));
  if (row === undefined) throw new UserError('use.unknown-assessment', { id });
  return row as AssessmentRow;
};

/** What an assessment looks at: the scope as it is now while it is open, as it was when it was closed. */
export const subjectsOf = (
  vault: OpenVault,
  row: AssessmentRow,
  today = dayOf(vault.environment.now()),
): ReadinessSubject[] => {
  const engagement = getEngagement(vault, engagementId(row.engagement));
  const now = subjectsInScope(vault, engagement, today);
  if (row.closed_at === null) return now;
  const then = ratingsOf(vault.db, row.number);
  const place = new Map(now.map((subject, at) => [subject, at]));
  const last = now.length;
  return [...then.keys()].sort(
    (a, b) => (place.get(a) ?? last) - (place.get(b) ?? last) || (a < b ? -1 : a > b ? 1 : 0),
  );
};

const fromRow = (vault: OpenVault, row: AssessmentRow, names: ReadonlyMap<number, string>): Assessment => {
  const ratings = ratingsOf(vault.db, row.number);
  const subjects = subjectsOf(vault, row);
  const known = subjects
    .map((subject) => ratings.get(subject)?.rating)
    .filter((rating): rating is SubjectRating => rating !== undefined);
  return {
    id: assessmentId(row.number),
    engagementId: engagementId(row.engagement),
    name: row.name,
    begunAt: row.begun_at,
    begunBy: names.get(row.begun_by) ?? memberId(row.begun_by),
    closedAt: row.closed_at,
    rated: known.filter(isRated).length,
    subjects: subjects.length,
    gaps: known.filter(isGap).length,
  };
};

/** Of the current engagement, the newest first; none without an engagement. */
export const listAssessments = (vault: OpenVault): Assessment[] => {
  const engagement = currentEngagement(vault);
  if (engagement === null) return [];
  const names = memberNames(vault.db);
  const rows = vault.db
    .prepare('SELECT * FROM assessment WHERE engagement = ? ORDER BY number DESC')
    .all(numberOf(engagement.id)) as AssessmentRow[];
  return rows.map((row) => fromRow(vault, row, names));
};

/** @throws UserError use.unknown-assessment */
export const getAssessment = (vault: OpenVault, id: AssessmentId): Assessment =>
  fromRow(vault, assessmentRow(vault.db, id), memberNames(vault.db));

const closeRow = (vault: OpenVault, row: AssessmentRow, { db, now, record }: Change): void => {
  const rated = ratingsOf(db, row.number);
  const left = subjectsOf(vault, row).filter((subject) => !rated.has(subject));
  putRatings(db, row.number, left.map(unrated), now);
  db.prepare('UPDATE assessment SET closed_at = ? WHERE number = ?').run(now, row.number);
  record('readiness.closed', assessmentId(row.number), { unrated: left });
};

/**
 * Begins an assessment of the current engagement and closes the one before. With `copyRatings` it starts
 * from the ratings of the newest one in the vault, as far as its subjects are still in the scope.
 * @throws UserError use.engagement-missing
 */
export const beginAssessment = (
  vault: OpenVault,
  { name, copyRatings }: { readonly name: string; readonly copyRatings: boolean },
): Assessment => {
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  const id = vault.write((change) => {
    const { db, now, record } = change;
    const open = db
      .prepare('SELECT * FROM assessment WHERE engagement = ? AND closed_at IS NULL')
      .all(numberOf(engagement.id)) as AssessmentRow[];
    for (const row of open) closeRow(vault, row, change);
    const newest = db.prepare('SELECT max(number) AS number FROM assessment').get() as {
      number: number | null;
    };
    const { lastInsertRowid } = db
      .prepare('INSERT INTO assessment (engagement, name, begun_at, begun_by) VALUES (?, ?, ?, ?)')
      .run(numberOf(engagement.id), name, now, vault.member.number);
    const made = assessmentId(Number(lastInsertRowid));
    record('readiness.begun', made, { after: { engagementId: engagement.id, name } });
    if (copyRatings && newest.number !== null) {
      const subjects = new Set(subjectsInScope(vault, engagement, dayOf(now)));
      const ratings = [...ratingsOf(db, newest.number).values()]
        .map((one) => one.rating)
        .filter((rating) => subjects.has(rating.subject) && !sameRating(rating, unrated(rating.subject)));
      putRatings(db, numberOf(made), ratings, now);
      if (ratings.length > 0) record('readiness.rated', made, { ratings, from: assessmentId(newest.number) });
    }
    return made;
  });
  return getAssessment(vault, id);
};

/** So many with the longest notes stay far below the longest line a journal may have. */
const RATINGS_IN_AN_ENTRY = 1000;
const inEntries = (ratings: readonly SubjectRating[]): SubjectRating[][] =>
  Array.from({ length: Math.ceil(ratings.length / RATINGS_IN_AN_ENTRY) }, (_none, at) =>
    ratings.slice(at * RATINGS_IN_AN_ENTRY, (at + 1) * RATINGS_IN_AN_ENTRY),
  );

/** @throws UserError readiness.closed */
const proveOpen = (row: AssessmentRow): void => {
  if (row.closed_at !== null) throw new UserError('readiness.closed', { id: assessmentId(row.number) });
};

/**
 * Makes an assessment history.
 * @throws UserError use.unknown-assessment, readiness.closed
 */
export const closeAssessment = (vault: OpenVault, id: AssessmentId): Assessment => {
  vault.write((change) => {
    const row = assessmentRow(change.db, id);
    proveOpen(row);
    closeRow(vault, row, change);
  });
  return getAssessment(vault, id);
};

/**
 * States ratings; of a subject that is named twice the last one counts. Nothing is written when all are as
 * they were.
 * @throws UserError use.unknown-assessment, readiness.closed, use.unknown-control, use.unknown-criterion
 */
export const rateSubjects = (vault: OpenVault, id: AssessmentId, ratings: readonly SubjectRating[]): void => {
  const row = assessmentRow(vault.db, id);
  proveOpen(row);
  for (const rating of ratings) proveSubject(vault.db, rating.subject);
  const before = ratingsOf(vault.db, row.number);
  const after = [...new Map(ratings.map((rating) => [rating.subject, rating])).values()].filter(
    (rating) => !sameRating(rating, before.get(rating.subject)?.rating ?? unrated(rating.subject)),
  );
  if (after.length === 0) return;
  vault.write(({ db, now, record }) => {
    putRatings(db, row.number, after, now);
    for (const some of inEntries(after)) record('readiness.rated', id, { ratings: some });
  });
};

/** How one subject was rated in each assessment of the vault that says something, the newest first. */
export const ratingHistory = (
  vault: OpenVault,
  subject: ReadinessSubject,
): (SubjectRating & { assessment: Assessment; ratedAt: Instant })[] => {
  proveSubject(vault.db, subject);
  return ratingsOfSubject(vault.db, subject)
    .filter(({ rating }) => !sameRating(rating, unrated(subject)))
    .map(({ rating, ratedAt, assessment }) => ({
      ...rating,
      ratedAt,
      assessment: getAssessment(vault, assessmentId(assessment)),
    }));
};
