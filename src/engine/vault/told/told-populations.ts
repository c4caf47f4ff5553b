// What the journal tells of populations: the list and its record, who picked which rows and how, and what was
// collected for each of them.
import { controlId, evidenceId, populationId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { linkKey, type PopulationHistory, populationHistory } from './population-history';
import { digestOf, type ToldKind, type Untold, WHAT_IT_SAYS } from './told-kind';

const WHAT_IS_PICKED = 'which rows are picked from it';
const WHAT_IS_COLLECTED = 'what is collected for its samples';

interface PopulationRow {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly state_note: string;
  readonly replaces: number | null;
  readonly evidence: number;
  readonly version: number;
  readonly position: number;
  readonly sha256: string;
  readonly sheet: string | null;
  readonly row_count: number;
  readonly record: string;
  readonly created_at: string;
}

const POPULATIONS = `SELECT p.*, blob.sha256 FROM population AS p
  LEFT JOIN evidence_file AS f ON f.evidence = p.evidence AND f.version = p.version AND f.position = p.position
  LEFT JOIN blob ON blob.id = f.blob ORDER BY p.number`;

const saysTheSame = (db: ReadableDb, row: PopulationRow, told: PopulationHistory): boolean => {
  const controls = db
    .prepare('SELECT control FROM population_control WHERE population = ? ORDER BY control')
    .pluck()
    .all(row.number) as number[];
  const columns = db
    .prepare(
      `SELECT position, name, digest, blank_count AS blankCount FROM population_column
       WHERE population = ? ORDER BY position`,
    )
    .all(row.number);
  const list = {
    evidence: {
      id: evidenceId(row.evidence),
      version: row.version,
      position: row.position,
      sha256: row.sha256,
    },
    sheet: row.sheet,
    rowCount: row.row_count,
    columns,
    replaces: row.replaces === null ? null : populationId(row.replaces),
  };
  const statement = {
    title: row.title,
    controlIds: controls.map(controlId),
    record: JSON.parse(row.record) as unknown,
  };
  return (
    digestOf(list) === digestOf(told.list) &&
    digestOf(statement) === digestOf(told.statement) &&
    row.state === told.state &&
    row.state_note === told.stateNote &&
    row.created_at === told.createdAt
  );
};

interface SelectionRow {
  readonly number: number;
  readonly picker: string;
  readonly method: string | null;
  readonly seed: string | null;
  readonly picked_on: string | null;
  readonly source_sha256: string | null;
  readonly match_by: string | null;
  readonly note: string;
  readonly attributes: string;
  readonly created_at: string;
}

interface SampleRow {
  readonly number: number;
  readonly row: number;
  readonly cells: string;
  readonly state: string;
  readonly note: string;
}

const picksTheSame = (db: ReadableDb, population: number, told: PopulationHistory): boolean => {
  const selections = db
    .prepare('SELECT * FROM selection WHERE population = ? ORDER BY number')
    .all(population) as SelectionRow[];
  const itemsOf = db.prepare(
    `SELECT number, row, cells, state, note FROM sample_item
     WHERE population = ? AND selection = ? ORDER BY number`,
  );
  let count = 0;
  const same = selections.every((row) => {
    const items = itemsOf.all(population, row.number) as SampleRow[];
    count += items.length;
    const first = items[0]?.number ?? 0;
    const digest = digestOf({
      picker: row.picker,
      method: row.method,
      seed: row.seed,
      pickedOn: row.picked_on,
      sourceSha256: row.source_sha256,
      matchBy: row.match_by,
      note: row.note,
      attributes: JSON.parse(row.attributes) as unknown,
      first,
      rows: items.map((one) => one.row),
      cells: digestOf(items.map((one) => JSON.parse(one.cells) as unknown)),
      time: row.created_at,
    });
    return digest === told.selections.get(row.number) && items.every((one, at) => one.number === first + at);
  });
  return same && selections.length === told.selections.size && count === told.samples.size;
};

const collectedTheSame = (db: ReadableDb, population: number, told: PopulationHistory): boolean => {
  const samples = db
    .prepare('SELECT number, state, note FROM sample_item WHERE population = ?')
    .all(population) as SampleRow[];
  const links = db
    .prepare('SELECT number, attribute, evidence, reason FROM sample_evidence WHERE population = ?')
    .all(population) as { number: number; attribute: string; evidence: number; reason: string }[];
  return (
    samples.every(({ number, state, note }) => {
      const known = told.samples.get(number);
      return known?.state === state && known.note === note;
    }) &&
    links.length === told.links.size &&
    links.every(
      (one) => told.links.get(linkKey(one.number, one.attribute, evidenceId(one.evidence))) === one.reason,
    )
  );
};

export const toldPopulations = (): ToldKind => {
  const { take, populations } = populationHistory();
  return {
    take,
    *compare(db) {
      const missing = new Set(populations.keys());
      for (const row of db.prepare(POPULATIONS).all() as PopulationRow[]) {
        const subject = populationId(row.number);
        missing.delete(subject);
        const known = populations.get(subject);
        const what =
          known === undefined || !saysTheSame(db, row, known)
            ? WHAT_IT_SAYS
            : !picksTheSame(db, row.number, known)
              ? WHAT_IS_PICKED
              : !collectedTheSame(db, row.number, known)
                ? WHAT_IS_COLLECTED
                : null;
        const sentence = known?.broken ?? null;
        const cannotBe = sentence === null ? [] : [{ subject, what: WHAT_IT_SAYS, sentence }];
        yield [...(what === null ? [] : [{ subject, what }]), ...cannotBe] satisfies Untold[];
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
