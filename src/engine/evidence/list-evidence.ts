// The list of evidence: which items fit, in which order, a page at a time. All of it is the database's work,
// on the rows that migration 4 keeps for it.
import type { Input, Output } from '../../shared/contract';
import { numberOf } from '../../shared/ids';
import { searchCondition } from '../db/search-condition';
import { currentEngagement, examinedParameters, verdictSql } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { evidenceSummaries } from './evidence-queries';

export type EvidenceQuery = Input<'evidence', 'list'>;

/** So many are sorted by themselves; of more, the order's own index is followed to the page. */
const FEW = 5000;

const SORTED_BY: Readonly<Record<EvidenceQuery['sort'], readonly string[]>> = {
  id: [],
  title: ['l.title COLLATE NOCASE'],
  effective: ['l.effective_from', 'l.effective_to'],
  takenIn: ['l.taken_in_at'],
  size: ['l.size_bytes'],
};

/** Ties are broken by the number, so that a page never repeats or loses a row. */
const orderBy = ({ sort, direction }: EvidenceQuery, backwards: boolean): string => {
  const way = (direction === 'ascending') === backwards ? 'DESC' : 'ASC';
  // Undated items have no place on the time line: after all others, whatever the direction.
  const undated = ` NULLS ${backwards ? 'FIRST' : 'LAST'}`;
  return [...SORTED_BY[sort], 'l.evidence']
    .map((one) => `${one} ${way}${one === 'l.effective_from' ? undated : ''}`)
    .join(', ');
};

const BELONGS_TO_CRITERION = `IN (
  SELECT evidence FROM evidence_point_of_focus
    WHERE point_of_focus > @criterion || '-' AND point_of_focus < @criterion || '.'
  UNION ALL
  SELECT evidence FROM listed_link WHERE control IN (
    SELECT control FROM control_mapping WHERE criterion = @criterion
    UNION ALL SELECT control FROM control_criterion WHERE criterion = @criterion))`;
const BELONGS_TO_CONTROL = 'IN (SELECT evidence FROM listed_link WHERE control = @control)';

/** One page of evidence and how many there are in all. */
export const listEvidence = (vault: OpenVault, query: EvidenceQuery): Output<'evidence', 'list'> => {
  const search = searchCondition(query.search, ['l.searched']);
  const belongs = [
    ...(query.controlId === null ? [] : [BELONGS_TO_CONTROL]),
    ...(query.criterionId === null ? [] : [BELONGS_TO_CRITERION]),
  ];
  const conditions = [
    search.sql,
    ...(query.verdict === null ? [] : [`${verdictSql('l')} = @verdict`]),
    ...belongs.map((one) => `l.evidence ${one}`),
  ];
  const parameters = {
    ...examinedParameters(currentEngagement(vault)),
    ...search.parameters,
    control: query.controlId === null ? null : numberOf(query.controlId),
    criterion: query.criterionId,
    verdict: query.verdict,
  };
  const numbers = (sql: string, more: object): number[] =>
    vault.db
      .prepare(sql)
      .pluck()
      .all({ ...parameters, ...more }) as number[];
  const { offset, limit } = query;

  const all = conditions.length === 1 && search.sql === 'TRUE';
  if (!all) {
    const few = numbers(
      `SELECT l.evidence FROM listed_evidence AS l WHERE ${conditions.join(' AND ')} LIMIT ${String(FEW + 1)}`,
      {},
    );
    if (few.length <= FEW) {
      const page = numbers(
        `SELECT l.evidence FROM json_each(@few) AS f JOIN listed_evidence AS l ON l.evidence = f.value
         ORDER BY ${orderBy(query, false)} LIMIT @limit OFFSET @offset`,
        { few: JSON.stringify(few), offset, limit },
      );
      return { rows: evidenceSummaries(vault, page), total: few.length };
    }
  }
  const [total = 0] = numbers(
    `SELECT count(*) FROM listed_evidence AS l WHERE ${conditions.join(' AND ')}`,
    {},
  );
  // What lies behind the middle is sooner reached from the end.
  const backwards = offset > total / 2;
  const length = Math.max(0, Math.min(limit, total - offset));
  const page = numbers(
    `SELECT l.evidence FROM listed_evidence AS l
     WHERE ${[...conditions.slice(0, conditions.length - belongs.length), ...belongs.map((one) => `+l.evidence ${one}`)].join(' AND ')}
     ORDER BY ${orderBy(query, backwards)} LIMIT @limit OFFSET @offset`,
    { offset: backwards ? Math.max(0, total - offset - limit) : offset, limit: length },
  );
  return { rows: evidenceSummaries(vault, backwards ? page.reverse() : page), total };
};
