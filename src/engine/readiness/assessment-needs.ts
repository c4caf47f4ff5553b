// What the newest assessment of an engagement still asks for: for the next actions of the roadmap.
import { assessmentId, type EngagementId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { isGap, isRated } from '../../shared/readiness-priority';
import type { OpenVault } from '../vault/open-vault';
import { assessmentRow, subjectsOf } from './assessments';
import { ratingsOf } from './rating-rows';

export interface AssessmentNeeds {
  readonly hasAssessment: boolean;
  /** Subjects that are not rated in every aspect; null when no assessment is open. */
  readonly unrated: number | null;
  /** Gaps no task is about, whatever its state. */
  readonly gapsWithoutTask: number;
}

export const assessmentNeeds = (
  vault: OpenVault,
  engagement: EngagementId,
  today: CalendarDate,
): AssessmentNeeds => {
  const newest = vault.db
    .prepare('SELECT max(number) AS number FROM assessment WHERE engagement = ?')
    .get(numberOf(engagement)) as { number: number | null };
  if (newest.number === null) return { hasAssessment: false, unrated: null, gapsWithoutTask: 0 };
  const row = assessmentRow(vault.db, assessmentId(newest.number));
  const subjects = subjectsOf(vault, row, today);
  const ratings = ratingsOf(vault.db, row.number);
  const tasks = new Set(
    (
      vault.db.prepare('SELECT DISTINCT subject FROM remediation_task WHERE subject IS NOT NULL').all() as {
        subject: string;
      }[]
    ).map((one) => one.subject),
  );
  const rated = subjects.map((subject) => ({ subject, rating: ratings.get(subject)?.rating }));
  return {
    hasAssessment: true,
    unrated:
      row.closed_at === null
        ? rated.filter(({ rating }) => rating === undefined || !isRated(rating)).length
        : null,
    gapsWithoutTask: rated.filter(
      ({ subject, rating }) => rating !== undefined && isGap(rating) && !tasks.has(subject),
    ).length,
  };
};
