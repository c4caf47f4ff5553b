// Counts evidence that counts (docs/evidence.md) by the months it speaks about, for the overview's strip.
import type { EvidenceMonth } from '../../shared/domain/evidence';
import { currentEngagement, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';

// Months are made of text, not of times: a calendar month has no time zone.
const MONTHS = `
  month (first) AS (
    SELECT substr(@examinedFrom, 1, 7) || '-01'
    UNION ALL
    SELECT date(first, '+1 month') FROM month WHERE date(first, '+1 month') <= @examinedTo
  )`;

// Items with the same dates are counted together first, in the order of the index: months see only those.
const BY_MONTH = `
  WITH RECURSIVE ${MONTHS}, dated AS MATERIALIZED (
    SELECT effective_from, effective_to, count(*) AS items FROM listed_evidence
    WHERE effective_from <= @examinedTo AND effective_to >= @examinedFrom AND counts = 1
    GROUP BY effective_from, effective_to
  )
  SELECT
    substr(month.first, 1, 7) AS month,
    (SELECT ifnull(sum(items), 0) FROM dated
      WHERE effective_from < date(month.first, '+1 month') AND effective_to >= month.first) AS evidenceCount,
    (SELECT count(*) FROM control WHERE EXISTS (
      SELECT 1 FROM listed_link AS l WHERE l.control = control.number
        AND l.effective_from < date(month.first, '+1 month') AND l.effective_to >= month.first
        AND l.effective_from <= @examinedTo AND l.effective_to >= @examinedFrom)) AS controlCount
  FROM month
  ORDER BY month.first`;

/** One row a month, in order; empty without an engagement. For Type I it is the month of the as-of date. */
export const evidenceByMonth = (vault: OpenVault): EvidenceMonth[] => {
  const engagement = currentEngagement(vault);
  if (engagement === null) return [];
  const { examinedFrom, examinedTo } = examinedParameters(engagement);
  return vault.db.prepare(BY_MONTH).all({ examinedFrom, examinedTo }) as EvidenceMonth[];
};
