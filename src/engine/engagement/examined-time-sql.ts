// The arithmetic of shared/period.ts dateVerdict, said in SQL so that 100,000 rows can be filtered,
// counted and paged in the database. A property test holds the two together.
import { type Engagement, examinedTime } from '../../shared/domain/engagement';
import type { CalendarDate } from '../../shared/period';

/** Bound to every statement that uses the fragments below; all null without an engagement. */
export interface ExaminedParameters {
  readonly examinedType: 1 | 2 | null;
  readonly examinedFrom: CalendarDate | null;
  readonly examinedTo: CalendarDate | null;
}

export const examinedParameters = (engagement: Engagement | null): ExaminedParameters => {
  if (engagement === null) return { examinedType: null, examinedFrom: null, examinedTo: null };
  const examined = examinedTime(engagement);
  return examined.type === 1
    ? { examinedType: 1, examinedFrom: examined.asOf, examinedTo: examined.asOf }
    : { examinedType: 2, examinedFrom: examined.period.from, examinedTo: examined.period.to };
};

/** The verdict on the effective dates of the evidence version `alias`; null without an engagement. */
export const verdictSql = (alias: string): string => `
  CASE
    WHEN @examinedFrom IS NULL THEN NULL
    WHEN ${alias}.effective_from IS NULL THEN 'undated'
    WHEN ${alias}.effective_to < @examinedFrom THEN 'outside-before'
    WHEN ${alias}.effective_from > @examinedTo THEN 'outside-after'
    WHEN @examinedType = 1 THEN 'inside'
    WHEN ${alias}.effective_from >= @examinedFrom AND ${alias}.effective_to <= @examinedTo THEN 'inside'
    ELSE 'partly-inside'
  END`;

/**
 * The numbers of all evidence that counts and lies inside or partly inside, as a table `in_time` for a WITH clause; empty
 * without an engagement. Made once per statement: asking each link for its dates costs twenty times more.
 */
export const EVIDENCE_IN_TIME = `
  in_time AS MATERIALIZED (
    SELECT evidence FROM listed_evidence
    WHERE effective_from <= @examinedTo AND effective_to >= @examinedFrom AND counts = 1
  )`;
