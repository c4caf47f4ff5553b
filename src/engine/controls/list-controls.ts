// The list of controls: which ones fit, in which order, a page at a time, all of it the database's work.
import type { Input, Output } from '../../shared/contract';
import { type ListedQuery, pageOfListed } from '../db/page-of-listed';
import { searchCondition } from '../db/search-condition';
import { currentEngagement, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { controlRows, countsOf, mappedCriteria, summaryFromRow } from './summaries';

export type ControlQuery = Input<'controls', 'list'>;

/** Columns of the listed controls, or of the counts beside them. Ties are broken by the number. */
const SORTED_BY: Readonly<Record<ControlQuery['sort'], readonly string[]>> = {
  id: [],
  title: ['l.title COLLATE NOCASE'],
  cadence: ['l.cadence_place'],
  // The person, or the role while nobody is named: what the list shows.
  owner: ['l.owner_shown COLLATE NOCASE'],
  domain: ['l.domain COLLATE NOCASE'],
  evidence: ['ifnull(evidence_count, 0)', 'ifnull(evidence_in_period_count, 0)'],
  checklist: ['ifnull(1.0 * ticked / total, 1)', 'ifnull(total, 0)'],
};

export const SERIES_IS_MAPPED = `l.control IN (
  SELECT control FROM control_mapping WHERE criterion > @series || '.' AND criterion < @series || '/'
  UNION ALL
  SELECT control FROM control_criterion WHERE criterion > @series || '.' AND criterion < @series || '/')`;

const CRITERION_IS_MAPPED = `l.control IN (
  SELECT control FROM control_mapping WHERE criterion = @criterion
  UNION ALL SELECT control FROM control_criterion WHERE criterion = @criterion)`;

/** Id, title, domain, role and owner. */
export const SEARCHED = ['l.searched'];

const conditionsOf = (query: ControlQuery): string[] => [
  ...(query.series === null ? [] : [SERIES_IS_MAPPED]),
  ...(query.cadence === null ? [] : ['l.cadence = @cadence']),
  ...(query.state === null
    ? []
    : [query.state === 'retired' ? 'l.valid_to IS NOT NULL' : 'l.valid_to IS NULL']),
  ...(query.owner === null ? [] : ['(l.owner = @owner OR l.owner_role = @owner)']),
  ...(query.domain === null ? [] : ['l.domain = @domain']),
  ...(query.criterionId === null ? [] : [CRITERION_IS_MAPPED]),
];

const pageOfCounted = (
  vault: OpenVault,
  query: ControlQuery,
  { where, order, parameters }: Pick<ListedQuery, 'where' | 'order' | 'parameters'>,
): { readonly numbers: number[]; readonly total: number } => {
  // Counting is what costs: once for the page and for how many there are. A LEFT JOIN, because the page may
  // lie behind the end.
  const rows = vault.db
    .prepare(
      `WITH ${countsOf('control > 0')}, matching AS MATERIALIZED (
         SELECT row_number() OVER (ORDER BY ${order(false)}) AS place, l.control AS number
         FROM listed_control AS l
         LEFT JOIN counted ON counted.control = l.control LEFT JOIN listed ON listed.control = l.control
         WHERE ${where}${query.withoutEvidenceInPeriod ? ' AND ifnull(evidence_in_period_count, 0) = 0' : ''}
       )
       SELECT number, total FROM (SELECT count(*) AS total FROM matching)
       LEFT JOIN (SELECT * FROM matching WHERE place > @offset AND place <= @offset + @limit) ON TRUE
       ORDER BY place`,
    )
    .all({ ...parameters, offset: query.offset, limit: query.limit }) as {
    number: number | null;
    total: number;
  }[];
  const numbers = rows.flatMap(({ number }) => (number === null ? [] : [number]));
  return { numbers, total: rows[0]?.total ?? 0 };
};

/** One page of controls and how many there are in all. */
export const listControls = (vault: OpenVault, query: ControlQuery): Output<'controls', 'list'> => {
  const search = searchCondition(query.search, SEARCHED);
  const { series, cadence, owner, domain, criterionId: criterion, offset, limit } = query;
  const asked = {
    where: [search.sql, ...conditionsOf(query)].join(' AND '),
    order: (isBackwards: boolean): string => {
      const way = (query.direction === 'ascending') === isBackwards ? 'DESC' : 'ASC';
      return [...SORTED_BY[query.sort], 'l.control'].map((one) => `${one} ${way}`).join(', ');
    },
    parameters: {
      ...examinedParameters(currentEngagement(vault)),
      ...search.parameters,
      ...{ series, cadence, owner, domain, criterion },
    },
  };
  const needsCounts =
    query.withoutEvidenceInPeriod || query.sort === 'evidence' || query.sort === 'checklist';
  const { numbers, total } = needsCounts
    ? pageOfCounted(vault, query, asked)
    : pageOfListed(vault.db, { ...asked, table: 'listed_control', key: 'control', offset, limit });
  const mapped = mappedCriteria(vault, numbers);
  const rows = controlRows(vault, numbers).map((row) => summaryFromRow(row, mapped.get(row.number)));
  return { rows, total };
};

/** The different texts of a column but the empty one, from one to the next by its index. */
const namesIn = (column: 'owner' | 'owner_role' | 'domain'): string => `
  WITH RECURSIVE name (text) AS (
    SELECT min(${column}) FROM listed_control WHERE ${column} > ''
    UNION ALL
    SELECT (SELECT min(${column}) FROM listed_control WHERE ${column} > name.text) FROM name
    WHERE name.text IS NOT NULL
  )
  SELECT text FROM name WHERE text IS NOT NULL`;

/** What there is to filter by, in the order of the alphabet. */
export const controlFacets = (vault: OpenVault): Output<'controls', 'facets'> => {
  const texts = (sql: string): string[] =>
    vault.db
      .prepare(`SELECT text FROM (${sql}) ORDER BY text COLLATE NOCASE, text`)
      .pluck()
      .all() as string[];
  return {
    owners: texts(`SELECT * FROM (${namesIn('owner')}) UNION SELECT * FROM (${namesIn('owner_role')})`),
    domains: texts(namesIn('domain')),
  };
};
