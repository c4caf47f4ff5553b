// Counts evidence by the months it speaks about, for the overview's strip.
import type { EvidenceMonth } from '../../shared/domain/evidence';
import { currentEngagement, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';

// Months are made of text, not of times: a calendar month has no time zone.
const BY_MONTH = `
  WITH RECURSIVE month (first) AS (
    SELECT substr(@examinedFrom, 1, 7) || '-01'
    UNION ALL
    SELECT date(first, '+1 month') FROM month WHERE date(first, '+1 month') <= @examinedTo
  ),
  dated AS MATERIALIZED (
    SELECT v.evidence, v.effective_from, v.effective_to
    FROM evidence AS e JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
    WHERE v.effective_from <= @examinedTo AND v.effective_to >= @examinedFrom
  )
  SELECT
    substr(month.first, 1, 7) AS month,
    count(DISTINCT dated.evidence) AS evidenceCount,
    count(DISTINCT c.control) AS controlCount
  FROM month
  LEFT JOIN dated ON dated.effective_from < date(month.first, '+1 month') AND dated.effective_to >= month.first
  LEFT JOIN evidence_control AS c ON c.evidence = dated.evidence
  GROUP BY month.first
  ORDER BY month.first`;

/** One row a month, in order; empty without an engagement. For Type I it is the month of the as-of date. */
export const evidenceByMonth = (vault: OpenVault): EvidenceMonth[] => {
  const engagement = currentEngagement(vault);
  if (engagement === null) return [];
  const { examinedFrom, examinedTo } = examinedParameters(engagement);
  return vault.db.prepare(BY_MONTH).all({ examinedFrom, examinedTo }) as EvidenceMonth[];
};
