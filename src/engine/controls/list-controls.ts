// The list of controls: which ones fit, in which order, a page at a time, all of it the database's work.
import type { Input, Output } from '../../shared/contract';
import { CADENCES } from '../../shared/domain/catalog';
import { searchCondition } from '../db/search-condition';
import { currentEngagement, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { CONTROL_NOW, controlRows, countsOf, mappedCriteria, summaryFromRow } from './summaries';

export type ControlQuery = Input<'controls', 'list'>;

const CADENCE_PLACE = `CASE cadence ${CADENCES.map((one, place) => `WHEN '${one}' THEN ${place}`).join(' ')} END`;

/** Ties are broken by the number, so that a page never repeats or loses a row. */
const ORDER: Readonly<Record<ControlQuery['sort'], readonly string[]>> = {
  id: [],
  title: ['title COLLATE NOCASE'],
  cadence: [CADENCE_PLACE],
  // The person, or the role while nobody is named: what the list shows.
  owner: [`ifnull(nullif(owner, ''), owner_role) COLLATE NOCASE`],
  domain: ['domain COLLATE NOCASE'],
  evidence: ['ifnull(evidence_count, 0)', 'ifnull(evidence_in_period_count, 0)'],
  checklist: ['ifnull(1.0 * ticked / total, 1)', 'ifnull(total, 0)'],
};

export const SERIES_IS_MAPPED = `number IN (
  SELECT control FROM control_mapping WHERE criterion > @series || '.' AND criterion < @series || '/'
  UNION ALL
  SELECT control FROM control_criterion WHERE criterion > @series || '.' AND criterion < @series || '/')`;

const CRITERION_IS_MAPPED = `number IN (
  SELECT control FROM control_mapping WHERE criterion = @criterion
  UNION ALL SELECT control FROM control_criterion WHERE criterion = @criterion)`;

export const SEARCHED = ["printf('CTL-%03d', number)", 'title', 'domain', 'owner_role', 'owner'];

const conditionsOf = (query: ControlQuery): string[] => [
  ...(query.series === null ? [] : [SERIES_IS_MAPPED]),
  ...(query.cadence === null ? [] : ['cadence = @cadence']),
  ...(query.withoutEvidenceInPeriod ? ['ifnull(evidence_in_period_count, 0) = 0'] : []),
  ...(query.state === null ? [] : [query.state === 'retired' ? 'valid_to IS NOT NULL' : 'valid_to IS NULL']),
  ...(query.owner === null ? [] : ['(owner = @owner OR owner_role = @owner)']),
  ...(query.domain === null ? [] : ['domain = @domain']),
  ...(query.criterionId === null ? [] : [CRITERION_IS_MAPPED]),
];

/** One page of controls and how many there are in all. */
export const listControls = (vault: OpenVault, query: ControlQuery): Output<'controls', 'list'> => {
  const search = searchCondition(query.search, SEARCHED);
  const conditions = [search.sql, ...conditionsOf(query)].join(' AND ');
  const way = query.direction === 'ascending' ? 'ASC' : 'DESC';
  const order = [...ORDER[query.sort], 'number'].map((one) => `${one} ${way}`).join(', ');
  // Counting the evidence of every control is what costs: only for a question about the counts.
  const needsCounts =
    query.withoutEvidenceInPeriod || query.sort === 'evidence' || query.sort === 'checklist';
  const counted = needsCounts ? `, ${countsOf('control > 0')}` : '';
  const joined = needsCounts
    ? 'LEFT JOIN counted ON counted.control = number LEFT JOIN listed ON listed.control = number'
    : '';
  const { series, cadence, owner, domain, criterionId: criterion, offset, limit } = query;
  const parameters = {
    ...examinedParameters(currentEngagement(vault)),
    ...search.parameters,
    ...{ series, cadence, owner, domain, criterion, offset, limit },
  };
  const matching = `WITH ${CONTROL_NOW}${counted}, matching AS (
    SELECT * FROM control_now ${joined} WHERE ${conditions})`;
  const total = vault.db
    .prepare(`${matching} SELECT count(*) FROM matching`)
    .pluck()
    .get(parameters) as number;
  const numbers = vault.db
    .prepare(`${matching} SELECT number FROM matching ORDER BY ${order} LIMIT @limit OFFSET @offset`)
    .pluck()
    .all(parameters) as number[];
  const mapped = mappedCriteria(vault, numbers);
  const rows = controlRows(vault, numbers).map((row) => summaryFromRow(row, mapped.get(row.number)));
  return { rows, total };
};

/** What there is to filter by, in the order of the alphabet. */
export const controlFacets = (vault: OpenVault): Output<'controls', 'facets'> => {
  const texts = (sql: string): string[] => vault.db.prepare(sql).pluck().all() as string[];
  return {
    owners: texts(
      `WITH ${CONTROL_NOW} SELECT name FROM (
         SELECT owner AS name FROM control_now UNION SELECT owner_role FROM control_now)
       WHERE name <> '' ORDER BY name COLLATE NOCASE, name`,
    ),
    domains: texts(
      `SELECT DISTINCT domain FROM control WHERE domain <> '' ORDER BY domain COLLATE NOCASE, domain`,
    ),
  };
};
