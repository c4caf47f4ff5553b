// What can be filtered by: the owners, tags and sources there are, and how many items are in each state. Found by
// stepping through indexes from one value to the next, so that 100,000 items cost no more than their values.
import type { Output } from '../../shared/contract';
import { EVIDENCE_STATES, type EvidenceState } from '../../shared/domain/evidence';
import type { OpenVault } from '../vault/open-vault';

/** More than anybody looks through; a field helps with what is typed then. */
const MOST = 500;

/** Each value once, by `collation`; the index must begin with the column under it. */
const valuesOf = (column: string, table: string, collation: 'BINARY' | 'NOCASE'): string => {
  const next = (after: string): string =>
    `SELECT ${column} FROM ${table} WHERE ${column} > ${after} COLLATE ${collation}
     ORDER BY ${column} COLLATE ${collation} LIMIT 1`;
  return `
    WITH RECURSIVE one (value) AS (
      SELECT (${next("''")})
      UNION ALL SELECT (${next('one.value')}) FROM one WHERE one.value IS NOT NULL
      LIMIT ${String(MOST)}
    )
    SELECT value FROM one WHERE value IS NOT NULL`;
};

export const evidenceFacets = ({ db }: OpenVault): Output<'evidence', 'facets'> => {
  const values = (sql: string): string[] => db.prepare(sql).pluck().all() as string[];
  const counts = db
    .prepare('SELECT state, count(*) AS items FROM listed_evidence GROUP BY state_place')
    .all() as { state: EvidenceState; items: number }[];
  const none = Object.fromEntries(EVIDENCE_STATES.map((state) => [state, 0]));
  return {
    owners: values(valuesOf('owner', 'listed_evidence', 'NOCASE')),
    tags: values(valuesOf('tag', 'evidence_tag', 'BINARY')),
    sources: values(valuesOf('source', 'evidence_version', 'BINARY')),
    states: {
      ...none,
      ...Object.fromEntries(counts.map(({ state, items }) => [state, items])),
    } as Record<EvidenceState, number>,
  };
};
