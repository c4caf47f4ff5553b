// The worksheet of an assessment: each subject with its rating, and beside it what the vault shows. Facts
// are help for the person who rates; no rating is ever made from them.
import type { Input, Output } from '../../shared/contract';
import type { ReadinessSubject, WorksheetRow } from '../../shared/domain/readiness';
import { type AssessmentId, controlId, engagementId, type EngagementId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { isGap, isRated, priorityOf, unrated } from '../../shared/readiness-priority';
import { missedAndLate } from '../coverage';
import { criteriaStanding } from '../criteria';
import { examinedParameters, getEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { assessmentRow, subjectsOf } from './assessments';
import { isBlank, ratingsOf } from './rating-rows';
import { isControl, subjectTitles } from './subjects';

export type WorksheetQuery = Input<'readiness', 'worksheet'>;
type Facts = WorksheetRow['facts'];

const NO_FACTS: Facts = { controls: 0, evidenceInPeriod: 0, missed: 0, late: 0 };

/** Kept until anything in the vault changes: people search and sort the worksheet again and again. */
const kept = new WeakMap<object, ReadonlyMap<string, Facts>>();

const factsBySubject = (
  vault: OpenVault,
  id: EngagementId,
  today: CalendarDate,
): ReadonlyMap<string, Facts> => {
  const holes = missedAndLate(vault, today, id);
  const known = kept.get(holes);
  if (known !== undefined) return known;
  const engagement = getEngagement(vault, id);
  const inTime = vault.db
    .prepare(
      `SELECT control, count(*) AS count FROM listed_link
       WHERE effective_from <= @examinedTo AND effective_to >= @examinedFrom GROUP BY control`,
    )
    .all(examinedParameters(engagement)) as { control: number; count: number }[];
  const evidence = new Map(inTime.map((row) => [controlId(row.control), row.count]));
  const facts = new Map<string, Facts>(
    [...new Set([...evidence.keys(), ...holes.keys()])].map((control) => [
      control,
      { ...NO_FACTS, ...holes.get(control), evidenceInPeriod: evidence.get(control) ?? 0 },
    ]),
  );
  for (const standing of criteriaStanding(vault, engagement)) {
    const own = standing.controlIds.map((control) => facts.get(control) ?? NO_FACTS);
    facts.set(standing.criterionId, {
      controls: standing.controlIds.length,
      evidenceInPeriod: standing.evidenceInPeriodCount,
      missed: own.reduce((sum, one) => sum + one.missed, 0),
      late: own.reduce((sum, one) => sum + one.late, 0),
    });
  }
  kept.set(holes, facts);
  return facts;
};

const openTasks = (vault: OpenVault): ReadonlyMap<string, number> =>
  new Map(
    (
      vault.db
        .prepare(
          `SELECT subject, count(*) AS count FROM remediation_task
           WHERE subject IS NOT NULL AND state IN ('open', 'in-progress') GROUP BY subject`,
        )
        .all() as { subject: string; count: number }[]
    ).map((row) => [row.subject, row.count]),
  );

/** All rows: criteria in catalog order, then controls by number. */
export const worksheetRows = (vault: OpenVault, id: AssessmentId, today: CalendarDate): WorksheetRow[] => {
  const row = assessmentRow(vault.db, id);
  const ratings = ratingsOf(vault.db, row.number);
  const previous = vault.db
    .prepare('SELECT max(number) AS number FROM assessment WHERE number < ?')
    .get(row.number) as { number: number | null };
  const before = previous.number === null ? new Map<never, never>() : ratingsOf(vault.db, previous.number);
  const titles = subjectTitles(vault.db);
  const facts = factsBySubject(vault, engagementId(row.engagement), today);
  const tasks = openTasks(vault);
  return subjectsOf(vault, row, today).map((subject): WorksheetRow => {
    const stored = ratings.get(subject);
    const rating = stored?.rating ?? unrated(subject);
    const earlier = before.get(subject)?.rating ?? null;
    return {
      ...rating,
      title: titles.get(subject) ?? '',
      isGap: isGap(rating),
      priority: isGap(rating) ? priorityOf(rating.likelihood, rating.effort) : null,
      ratedAt: stored === undefined || isBlank(rating) ? null : stored.ratedAt,
      facts: facts.get(subject) ?? NO_FACTS,
      openTasks: tasks.get(subject) ?? 0,
      before: earlier === null || isBlank(earlier) ? null : earlier,
    };
  });
};

const matches = (row: WorksheetRow, words: readonly string[]): boolean => {
  const text = `${row.subject} ${row.title} ${row.note}`.normalize('NFC').toLowerCase();
  return words.every((word) => text.includes(word));
};

/** Rows that have nothing to be sorted by stand last, whichever way. */
const compare = <T extends string | number>(one: T | null, other: T | null, sign: number): number => {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -sign : sign;
};

/**
 * One page of the worksheet. Sorted here and not in SQL: there are at most 61 criteria and the controls.
 * @throws UserError use.unknown-assessment
 */
export const worksheet = (vault: OpenVault, query: WorksheetQuery): Output<'readiness', 'worksheet'> => {
  const words = query.search
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const rows = worksheetRows(vault, query.id, query.today)
    .filter((row) => query.kind === null || isControl(row.subject) === (query.kind === 'control'))
    .filter((row) => !query.onlyGaps || row.isGap)
    .filter((row) => !query.onlyUnrated || !isRated(row))
    .filter((row) => matches(row, words));
  const place = new Map<ReadinessSubject, number>(rows.map((row, at) => [row.subject, at]));
  const at = (row: WorksheetRow): number => place.get(row.subject) ?? 0;
  const sign = query.direction === 'ascending' ? 1 : -1;
  const sorted = rows.toSorted((a, b) => {
    if (query.sort === 'subject') return sign * (at(a) - at(b));
    return compare(a[query.sort], b[query.sort], sign) || at(a) - at(b);
  });
  return { rows: sorted.slice(query.offset, query.offset + query.limit), total: sorted.length };
};
