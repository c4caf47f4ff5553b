// Picking rows of a list: the auditor's picks out of the file they sent, and our own by a seed. Both keep the
// cells of each picked row, read from the sealed file at that moment.
import type { Output } from '../../shared/contract';
import {
  MOST_PICKS,
  type PickProblem,
  type SelfMethod,
  type Selection,
} from '../../shared/domain/population';
import { UserError } from '../../shared/errors';
import type { PopulationId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { goOnOrStop, type Job } from '../environment';
import { fromCell, namedColumns, readTable, USUAL_LIMITS } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { type ListRow, openList } from './list-file';
import { columnsOf, fileOf, type PopulationRow, populationRow } from './population-rows';
import { placesOf } from './sampling';
import { insertSelection, type PickedRow, selectionsOf } from './selection-rows';

const PICK_LIMITS = { ...USUAL_LIMITS, rows: MOST_PICKS };
const SEED_BYTES = 8;

/** Spaces around it, and how its letters are composed, do not tell one value from another. */
const compared = (cell: string): string => fromCell(cell).trim().normalize('NFC');

const listOf = (vault: OpenVault, row: PopulationRow) => {
  const file = fileOf(vault.db, row);
  if (file === undefined) throw new UserError('use.unknown-evidence', { id: row.evidence });
  return openList(vault, file, row.sheet);
};

/** As wide as the population has columns. */
const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_none, at) => cells[at] ?? '');

const eachRow = async (
  vault: OpenVault,
  row: PopulationRow,
  job: Job,
  take: (one: ListRow, place: number) => void,
): Promise<void> => {
  const list = await listOf(vault, row);
  let place = 0;
  for await (const batch of list.rows(0)) {
    goOnOrStop(job);
    for (const one of batch) {
      take(one, place);
      place += 1;
    }
    job.progress({ phase: 'reading', done: place, total: row.row_count, unit: 'items' });
  }
};

/** One page of the list itself. @throws UserError use.unknown-population, integrity.* */
export const populationRows = async (
  vault: OpenVault,
  { id, offset, limit }: { readonly id: PopulationId; readonly offset: number; readonly limit: number },
): Promise<Output<'populations', 'rows'>> => {
  const row = populationRow(vault.db, id);
  const width = columnsOf(vault.db, row.number).length;
  const rows: { row: number; cells: string[] }[] = [];
  if (offset < row.row_count) {
    const list = await listOf(vault, row);
    for await (const batch of list.rows(offset)) {
      for (const one of batch.slice(0, limit - rows.length))
        rows.push({ row: one.row, cells: padded(one.cells, width) });
      if (rows.length >= limit) break;
    }
  }
  return { rows, total: row.row_count };
};

interface Wanted {
  readonly line: number;
  readonly value: string;
}

/** The values of one column of the picks' file, in their order; its head too where that is a value itself. */
const wantedIn = (
  table: Awaited<ReturnType<typeof readTable>>,
  names: readonly [string, ...string[]],
  isValue: (head: string) => boolean,
): Wanted[] => {
  const column =
    names.find((name) => namedColumns(table.headers, { wanted: name }).has('wanted')) ?? names[0];
  const titles = { wanted: column };
  const named = namedColumns(table.headers, titles);
  const filled = table.headers.filter(
    (header, at) => header !== '' || table.rows.some((row) => row[at] !== ''),
  );
  // A single column needs no name; of several we do not guess.
  if (!named.has('wanted') && filled.length > 1) throw new UserError('table.column-missing', { column });
  const at = table.headers.findIndex(
    (header, place) => header !== '' || table.rows.some((row) => row[place] !== ''),
  );
  const head = compared(table.headers[Math.max(0, at)] ?? '');
  const cell = (row: readonly string[]): string =>
    compared(named.has('wanted') ? (named.cell(row, 'wanted') ?? '') : (row[Math.max(0, at)] ?? ''));
  return [
    ...(!named.has('wanted') && isValue(head) ? [{ line: 1, value: head }] : []),
    ...table.rows
      .map((row, place) => ({ line: place + 2, value: cell(row) }))
      .filter((one) => one.value !== ''),
  ];
};

const ROW_NAMES = ['Row', 'Row number', 'Row no.', 'Line', '#'] as const;
const ROW_NUMBER = /^\d{1,9}$/;

interface Matches {
  /** The first row with this value, and how many there are. */
  readonly found: ReadonlyMap<string, { readonly picked: PickedRow; count: number }>;
}

export const matchRows = async (
  vault: OpenVault,
  row: PopulationRow,
  wanted: readonly Wanted[],
  column: number | null,
  job: Job,
): Promise<Matches> => {
  const width = columnsOf(vault.db, row.number).length;
  const asked = new Set(wanted.map((one) => one.value));
  const found = new Map<string, { picked: PickedRow; count: number }>();
  await eachRow(vault, row, job, (one) => {
    const value = column === null ? String(one.row) : compared(one.cells[column] ?? '');
    if (!asked.has(value)) return;
    const known = found.get(value);
    if (known === undefined)
      found.set(value, { picked: { row: one.row, cells: padded(one.cells, width) }, count: 1 });
    else known.count += 1;
  });
  return { found };
};

/** `007` is row 7. */
const asNumber = ({ line, value }: Wanted): Wanted => ({
  line,
  value: ROW_NUMBER.test(value) ? String(Number(value)) : value,
});

interface Pick {
  readonly line: number;
  readonly value: string;
  readonly row: number | null;
  readonly problem: PickProblem | null;
}

export interface PicksToImport {
  readonly id: PopulationId;
  readonly path: string;
  readonly matchBy: string | null;
  readonly attributes: readonly string[];
  readonly pickedOn: CalendarDate | null;
  readonly note: string;
  readonly sha256: string | null;
  readonly apply: boolean;
}

export const pickedByAuditor = (db: ReadableDb, population: number): Set<number> =>
  new Set(
    db
      .prepare(
        `SELECT i.row FROM sample_item AS i JOIN selection AS s ON s.population = i.population
           AND s.number = i.selection WHERE i.population = ? AND s.picker = 'auditor'`,
      )
      .pluck()
      .all(population) as number[],
  );

/**
 * Reads the auditor's picks: a preview, or with `apply` the change itself. Rows named twice, or picked before,
 * are passed over; while a pick names no single row, nothing is stored.
 * @throws UserError use.unknown-population, population.state (returned), table.*, table.changed-since-preview,
 * sample.row-unknown, integrity.*, job.cancelled
 */
export const importPicks = async (
  vault: OpenVault,
  input: PicksToImport,
  job: Job,
): Promise<Output<'populations', 'importPicks'>> => {
  if (input.apply) vault.requireMay('sample.selected');
  const row = populationRow(vault.db, input.id);
  const refuseReturned = ({ state }: PopulationRow): void => {
    if (state === 'returned') throw new UserError('population.state', { id: input.id, state });
  };
  refuseReturned(row);
  const columns = columnsOf(vault.db, row.number);
  const column = input.matchBy === null ? null : columns.findIndex((one) => one.name === input.matchBy);
  if (column === -1) throw new UserError('table.column-missing', { column: input.matchBy ?? '' });
  const table = await readTable(input.path, PICK_LIMITS);
  if (input.sha256 !== null && input.sha256 !== table.sha256)
    throw new UserError('table.changed-since-preview');
  const wanted =
    input.matchBy === null
      ? wantedIn(table, ROW_NAMES, (head) => ROW_NUMBER.test(head)).map(asNumber)
      : wantedIn(table, [input.matchBy], (head) => head !== '');
  const { found } = await matchRows(vault, row, wanted, column, job);
  const before = pickedByAuditor(vault.db, row.number);
  const seen = new Set<number>();
  const fresh: PickedRow[] = [];
  const picks = wanted.flatMap(({ line, value }): Pick[] => {
    const match = found.get(value);
    const problem = (what: PickProblem): Pick[] => [
      { line, value, row: match?.count === 1 ? match.picked.row : null, problem: what },
    ];
    // The head of a single column may be just its name. A number is none, nor is most of what has digits in it: a
    // pick that is not in the list tells that the list is not complete, and must not be lost as a head.
    if (match === undefined) return line === 1 && !/\p{Nd}/u.test(value) ? [] : problem('not-found');
    if (match.count > 1) return problem('several');
    if (seen.has(match.picked.row)) return problem('twice');
    seen.add(match.picked.row);
    if (before.has(match.picked.row)) return problem('already-picked');
    fresh.push(match.picked);
    return [{ line, value, row: match.picked.row, problem: null }];
  });
  const answer = { columns: columns.map((one) => one.name), picks, sha256: table.sha256 };
  if (!input.apply) return { ...answer, selection: null, applied: false };
  const unknown = picks.filter((one) => one.problem === 'not-found' || one.problem === 'several').length;
  if (unknown > 0) throw new UserError('sample.row-unknown', { count: unknown });
  if (fresh.length === 0) return { ...answer, selection: null, applied: false };
  const selection = vault.write((change) => {
    refuseReturned(populationRow(change.db, input.id));
    return insertSelection(
      change,
      row.number,
      {
        picker: 'auditor',
        method: null,
        seed: null,
        pickedOn: input.pickedOn,
        sourceSha256: table.sha256,
        matchBy: input.matchBy,
        note: input.note,
        attributes: [...new Set(input.attributes)],
      },
      fresh,
    );
  });
  return { ...answer, selection, applied: true };
};

/**
 * Picks rows ourselves, for readiness. An empty seed is made by the vault and recorded.
 * @throws UserError use.unknown-population, use.bad-input (more than the list has, a seed with hidden
 * characters), integrity.*, job.cancelled
 */
export const selfSample = async (
  vault: OpenVault,
  input: {
    readonly id: PopulationId;
    readonly method: SelfMethod;
    readonly size: number;
    readonly seed: string;
    readonly attributes: readonly string[];
    readonly note: string;
  },
  job: Job,
): Promise<Selection> => {
  vault.requireMay('sample.selected');
  const row = populationRow(vault.db, input.id);
  if (input.size > row.row_count || input.size > MOST_PICKS)
    throw new UserError('use.bad-input', { field: 'size', problem: 'more-than-the-list-has' });
  if (/\p{Cc}/u.test(input.seed)) throw new UserError('use.bad-input', { field: 'seed', problem: 'hidden' });
  const made = (): string => Buffer.from(vault.environment.random(SEED_BYTES)).toString('hex');
  const seed = input.seed === '' ? made() : input.seed;
  const places = new Set(placesOf(input.method, seed, input.size, row.row_count));
  const width = columnsOf(vault.db, row.number).length;
  const picked: PickedRow[] = [];
  await eachRow(vault, row, job, (one, place) => {
    if (places.has(place)) picked.push({ row: one.row, cells: padded(one.cells, width) });
  });
  const number = vault.write((change) =>
    insertSelection(
      change,
      row.number,
      {
        picker: 'self',
        method: input.method,
        seed,
        pickedOn: null,
        sourceSha256: null,
        matchBy: null,
        note: input.note,
        attributes: [...new Set(input.attributes)],
      },
      picked,
    ),
  );
  const selection = selectionsOf(vault.db, row.number).find((one) => one.number === number);
  if (selection === undefined) throw new Error('a selection that was just made is there');
  return selection;
};
