// Selections and picked rows between their tables and the domain's shapes.
import { sha256Hex } from '../crypto/hash';
import canonicalize from 'canonicalize';
import type { Output } from '../../shared/contract';
import type { EvidenceState } from '../../shared/domain/evidence';
import type { SampleItem, Selection } from '../../shared/domain/population';
import { invariant, UserError } from '../../shared/errors';
import {
  evidenceId,
  type PopulationId,
  populationId,
  type SampleItemId,
  sampleItemId,
} from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import type { Change, OpenVault } from '../vault/open-vault';
import { IS_ANSWERED, SHOWN_STATE } from './collected-sql';
import { findPopulation, populationRow } from './population-rows';

interface SelectionRow {
  readonly number: number;
  readonly picker: Selection['picker'];
  readonly method: Selection['method'];
  readonly seed: string | null;
  readonly picked_on: CalendarDate | null;
  readonly source_sha256: Selection['sourceSha256'];
  readonly match_by: string | null;
  readonly note: string;
  readonly attributes: string;
  readonly item_count: number;
}

const namesOf = (json: string): string[] => JSON.parse(json) as string[];

/** Of one population, by number. */
export const selectionsOf = (db: ReadableDb, population: number): Selection[] =>
  (
    db
      .prepare(
        `SELECT s.*, (SELECT count(*) FROM sample_item AS i
           WHERE i.population = s.population AND i.selection = s.number) AS item_count
         FROM selection AS s WHERE population = ? ORDER BY number`,
      )
      .all(population) as SelectionRow[]
  ).map((row) => ({
    number: row.number,
    picker: row.picker,
    method: row.method,
    seed: row.seed,
    pickedOn: row.picked_on,
    sourceSha256: row.source_sha256,
    matchBy: row.match_by,
    note: row.note,
    attributes: namesOf(row.attributes),
    itemCount: row.item_count,
  }));

/** @throws UserError use.unknown-population */
export const getPopulation = (vault: OpenVault, id: PopulationId): Output<'populations', 'get'> => {
  const population = findPopulation(vault, id);
  return { population, selections: selectionsOf(vault.db, populationRow(vault.db, id).number) };
};

export interface PickedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Stands in the journal for what the picked rows said: SHA-256 of the RFC 8785 text of their cells. */
export const cellsDigest = (items: readonly Pick<PickedRow, 'cells'>[]): string =>
  sha256Hex(canonicalize(items.map((one) => one.cells)) ?? '');

/** Inside a change: a selection with its rows, numbered on through the population. Answers its number. */
export const insertSelection = (
  { db, now, record }: Change,
  population: number,
  selection: Omit<Selection, 'number' | 'itemCount'>,
  picked: readonly PickedRow[],
): number => {
  invariant(picked.length > 0, 'a selection picks at least one row');
  const next = (table: 'selection' | 'sample_item'): number =>
    Number(
      db
        .prepare(`SELECT ifnull(max(number), 0) + 1 FROM ${table} WHERE population = ?`)
        .pluck()
        .get(population),
    );
  const number = next('selection');
  const first = next('sample_item');
  db.prepare(
    `INSERT INTO selection (population, number, picker, method, seed, picked_on, source_sha256, match_by, note,
       attributes, created_at)
     VALUES (@population, @number, @picker, @method, @seed, @pickedOn, @sourceSha256, @matchBy, @note,
       @attributes, @now)`,
  ).run({ ...selection, attributes: JSON.stringify(selection.attributes), population, number, now });
  const insert = db.prepare(
    `INSERT INTO sample_item (population, number, selection, row, cells, state, note)
     VALUES (@population, @number, @selection, @row, @cells, 'selected', '')`,
  );
  picked.forEach(({ row, cells }, at) => {
    insert.run({ population, number: first + at, selection: number, row, cells: JSON.stringify(cells) });
  });
  record('sample.selected', populationId(population), {
    selection: number,
    ...selection,
    first,
    rows: picked.map((one) => one.row),
    cells: cellsDigest(picked),
  });
  return number;
};

interface ItemRow {
  readonly population: number;
  readonly number: number;
  readonly selection: number;
  readonly picker: SampleItem['picker'];
  readonly row: number;
  readonly cells: string;
  readonly state: SampleItem['state'];
  readonly shown_state: SampleItem['state'];
  readonly note: string;
  readonly attributes: string;
}

const ITEMS = `SELECT i.*, ${SHOWN_STATE} AS shown_state, s.picker, s.attributes FROM sample_item AS i
  JOIN selection AS s ON s.population = i.population AND s.number = i.selection`;

/** Title of the current version, or of what was asked for. */
const LINKED = `SELECT l.attribute, l.evidence, l.reason, ifnull(v.title, e.requested_title) AS title,
    listed.state, listed.counts
  FROM sample_evidence AS l JOIN evidence AS e ON e.number = l.evidence
  JOIN listed_evidence AS listed ON listed.evidence = l.evidence
  LEFT JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
  WHERE l.population = ? AND l.number = ? ORDER BY l.evidence`;

const shownItem = (db: ReadableDb, item: ItemRow): SampleItem => {
  const linked = db.prepare(LINKED).all(item.population, item.number) as {
    attribute: string;
    evidence: number;
    reason: string;
    title: string;
    state: EvidenceState;
    counts: number;
  }[];
  return {
    id: sampleItemId(item.population, item.number),
    selection: item.selection,
    picker: item.picker,
    row: item.row,
    cells: namesOf(item.cells),
    state: item.shown_state,
    note: item.note,
    attributes: ['', ...namesOf(item.attributes)].map((attribute) => ({
      attribute,
      evidence: linked
        .filter((one) => one.attribute === attribute)
        .map(({ evidence, title, reason, state, counts }) => ({
          ...{ id: evidenceId(evidence), title, reason, state },
          counts: counts === 1,
        })),
    })),
  };
};

/** The population and the number in `POP-03.S-07`. */
export const partsOf = (id: SampleItemId): { population: number; number: number } => {
  const [population = 0, number = 0] = [...id.matchAll(/\d+/g)].map(Number);
  return { population, number };
};

/** @throws UserError use.unknown-sample */
export const findSample = (db: ReadableDb, id: SampleItemId): SampleItem => {
  const { population, number } = partsOf(id);
  const row = db.prepare(`${ITEMS} WHERE i.population = ? AND i.number = ?`).get(population, number) as
    ItemRow | undefined;
  if (row === undefined) throw new UserError('use.unknown-sample', { id });
  return shownItem(db, row);
};

/**
 * What the journal tells of a row: its state and note as they were said or settled by links, and whether
 * evidence that counts answers it now.
 * @throws UserError use.unknown-sample
 */
export const storedSample = (
  db: ReadableDb,
  id: SampleItemId,
): { state: SampleItem['state']; note: string; isAnswered: boolean } => {
  const { population, number } = partsOf(id);
  const row = db
    .prepare(
      `SELECT i.state, i.note, ${IS_ANSWERED} AS answered FROM sample_item AS i
       JOIN selection AS s ON s.population = i.population AND s.number = i.selection
       WHERE i.population = ? AND i.number = ?`,
    )
    .get(population, number) as { state: SampleItem['state']; note: string; answered: number } | undefined;
  if (row === undefined) throw new UserError('use.unknown-sample', { id });
  return { state: row.state, note: row.note, isAnswered: row.answered === 1 };
};

/**
 * One page of picked rows: of one selection, of all of one side, or of all.
 * @throws UserError use.unknown-population
 */
export const pageOfSamples = (
  db: ReadableDb,
  id: PopulationId,
  of: { readonly selection: number | null; readonly picker: Selection['picker'] | null },
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { rows: SampleItem[]; total: number } => {
  const population = populationRow(db, id).number;
  const where = `i.population = @population AND (@selection IS NULL OR i.selection = @selection)
    AND (@picker IS NULL OR s.picker = @picker)`;
  const parameters = { population, selection: of.selection, picker: of.picker };
  const total = Number(db.prepare(`SELECT count(*) FROM (${ITEMS} WHERE ${where})`).pluck().get(parameters));
  const rows = db
    .prepare(`${ITEMS} WHERE ${where} ORDER BY i.number LIMIT @limit OFFSET @offset`)
    .all({ ...parameters, limit, offset }) as ItemRow[];
  return { rows: rows.map((row) => shownItem(db, row)), total };
};
