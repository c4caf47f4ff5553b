// The list of evidence: which items fit, in which order, a page at a time: on the rows kept for it, and the
// index of words.
import type { Input, Output } from '../../shared/contract';
import { numberOf } from '../../shared/ids';
import { pageOfListed } from '../db/page-of-listed';
import { currentEngagement, examinedParameters } from '../engagement';
import { matchEvidence } from '../search';
import type { OpenVault } from '../vault/open-vault';
import { evidenceFilter } from './evidence-filter';
import { evidenceSummaries } from './evidence-queries';
import { pageOfMatches } from './page-of-matches';

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
  // Without words nothing fits better than anything else.
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

/** One page of evidence and how many there are in all. Sorted by match, the best come first in ascending order. */
export const listEvidence = (vault: OpenVault, query: EvidenceQuery): Output<'evidence', 'list'> => {
  const filter = evidenceFilter(query);
  const parameters = {
    ...examinedParameters(currentEngagement(vault)),
    control: query.controlId === null ? null : numberOf(query.controlId),
    criterion: query.criterionId,
    ...filter.parameters,
  };
  const order = (isBackwards: boolean): string => orderBy(query, isBackwards);
  const { offset, limit } = query;
  const matches = matchEvidence(vault.db, query.search, query.sort === 'match');
  const { numbers, total } =
    matches === null
      ? pageOfListed(vault.db, {
          table: 'listed_evidence',
          key: 'evidence',
          from: filter.from,
          counted: filter.counted,
          where: filter.where,
          whereInOrder: filter.whereInOrder,
          order,
          parameters,
          offset,
          limit,
        })
      : pageOfMatches(vault.db, matches, { ...filter, parameters, order, query });
  return { rows: evidenceSummaries(vault, numbers), total };
};
