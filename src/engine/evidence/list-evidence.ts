// The list of evidence: which items fit, in which order, a page at a time. All of it is the database's work,
// on the rows that migration 4 keeps for it.
import type { Input, Output } from '../../shared/contract';
import { numberOf } from '../../shared/ids';
import { pageOfListed } from '../db/page-of-listed';
import { searchCondition } from '../db/search-condition';
import { currentEngagement, examinedParameters, verdictSql } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { evidenceSummaries } from './evidence-queries';

export type EvidenceQuery = Input<'evidence', 'list'>;

const SORTED_BY: Readonly<Record<EvidenceQuery['sort'], readonly string[]>> = {
  id: [],
  title: ['l.title COLLATE NOCASE'],
  effective: ['l.effective_from', 'l.effective_to'],
  takenIn: ['l.taken_in_at'],
  size: ['l.size_bytes'],
  state: ['l.state_place'],
  kind: ['l.kind'],
  owner: ['l.owner COLLATE NOCASE'],
  match: [],
};

/** Ties are broken by the number, so that a page never repeats or loses a row. */
const orderBy = ({ sort, direction }: EvidenceQuery, isBackwards: boolean): string => {
  const way = (direction === 'ascending') === isBackwards ? 'DESC' : 'ASC';
  // Undated items have no place on the time line: after all others, whatever the direction.
  const undated = ` NULLS ${isBackwards ? 'FIRST' : 'LAST'}`;
  return [...SORTED_BY[sort], 'l.evidence']
    .map((one) => `${one} ${way}${one === 'l.effective_from' ? undated : ''}`)
    .join(', ');
};

/** Items that belong to something: all of them (some twice), and whether one of them does. */
interface Belonging {
  readonly all: string;
  readonly one: string;
}

const TO_CONTROL: Belonging = {
  all: 'SELECT evidence FROM listed_link WHERE control = @control',
  one: 'EXISTS (SELECT 1 FROM listed_link AS k WHERE k.control = @control AND k.evidence = l.evidence)',
};
const OF_CRITERION = "point_of_focus > @criterion || '-' AND point_of_focus < @criterion || '.'";
const MAPPED_CONTROLS = `
  SELECT control FROM control_mapping WHERE criterion = @criterion
  UNION SELECT control FROM control_criterion WHERE criterion = @criterion`;
const TO_CRITERION: Belonging = {
  all: `SELECT evidence FROM listed_link WHERE control IN (${MAPPED_CONTROLS})
    UNION ALL SELECT evidence FROM evidence_point_of_focus WHERE ${OF_CRITERION}`,
  one: `(EXISTS (SELECT 1 FROM evidence_control AS k
      WHERE k.evidence = l.evidence AND k.control IN (${MAPPED_CONTROLS}))
    OR EXISTS (SELECT 1 FROM evidence_point_of_focus AS p WHERE p.evidence = l.evidence AND ${OF_CRITERION}))`,
};

/** One page of evidence and how many there are in all. */
export const listEvidence = (vault: OpenVault, query: EvidenceQuery): Output<'evidence', 'list'> => {
  const search = searchCondition(query.search, ['l.searched']);
  const belonging = [
    ...(query.controlId === null ? [] : [TO_CONTROL]),
    ...(query.criterionId === null ? [] : [TO_CRITERION]),
  ];
  const [driving, ...others] = belonging;
  const conditions = [search.sql, ...(query.verdict === null ? [] : [`${verdictSql('l')} = @verdict`])];
  // Few that belong are found by themselves; in the order of a page each row is asked whether it belongs.
  const counted =
    driving === undefined ? 'listed_evidence AS l' : `(SELECT DISTINCT evidence FROM (${driving.all})) AS b`;
  const from =
    driving === undefined ? counted : `${counted} CROSS JOIN listed_evidence AS l ON l.evidence = b.evidence`;
  const { numbers, total } = pageOfListed(vault.db, {
    table: 'listed_evidence',
    key: 'evidence',
    from,
    counted,
    where: [...conditions, ...others.map(({ one }) => one)].join(' AND '),
    whereInOrder: [...conditions, ...belonging.map(({ one }) => one)].join(' AND '),
    order: (isBackwards) => orderBy(query, isBackwards),
    parameters: {
      ...examinedParameters(currentEngagement(vault)),
      ...search.parameters,
      control: query.controlId === null ? null : numberOf(query.controlId),
      criterion: query.criterionId,
      verdict: query.verdict,
    },
    offset: query.offset,
    limit: query.limit,
  });
  return { rows: evidenceSummaries(vault, numbers), total };
};
