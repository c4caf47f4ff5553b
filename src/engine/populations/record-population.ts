// Recording a population: a sealed list with the record of how it was made. What the auditor told us about it
// is a state with a note; nothing here concludes anything.
import type { Output } from '../../shared/contract';
import {
  NEXT_POPULATION_STATES,
  needsNote,
  type Population,
  type PopulationState,
  PopulationStatement,
} from '../../shared/domain/population';
import { UserError } from '../../shared/errors';
import {
  type ControlId,
  type EvidenceId,
  evidenceId,
  numberOf,
  type PopulationId,
  populationId,
  type Sha256,
} from '../../shared/ids';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { Job } from '../environment';
import type { Change, OpenVault } from '../vault/open-vault';
import { type ListFile, openList } from './list-file';
import { columnNames, type ListSummary, summarizeList } from './list-summary';
import { controlsOf, fileOf, findPopulation, populationRow, recordOf } from './population-rows';

const SHOWN_ROWS = 20;

export interface ListPlace {
  readonly evidenceId: EvidenceId;
  readonly position: number;
  readonly sheet: string | null;
}

interface Found {
  readonly evidence: number;
  readonly version: number;
  readonly position: number;
  readonly file: ListFile;
}

/** @throws UserError use.unknown-evidence, evidence.state (withdrawn) */
const currentFile = (db: ReadableDb, { evidenceId, position }: ListPlace): Found => {
  const evidence = numberOf(evidenceId);
  const item = db
    .prepare('SELECT current_version, withdrawn_at FROM evidence WHERE number = ?')
    .get(evidence) as { current_version: number; withdrawn_at: string | null } | undefined;
  const version = item?.current_version ?? 0;
  const file = fileOf(db, { evidence, version, position });
  if (file === undefined) throw new UserError('use.unknown-evidence', { id: evidenceId, position });
  if (item?.withdrawn_at !== null)
    throw new UserError('evidence.state', { id: evidenceId, state: 'withdrawn' });
  return { evidence, version, position, file };
};

/**
 * What a file of the current version would be as a population. Nothing is stored.
 * @throws UserError use.unknown-evidence, evidence.state, population.not-a-list, table.too-large, integrity.*,
 * job.cancelled
 */
export const lookAtList = async (
  vault: OpenVault,
  place: ListPlace,
  job: Job,
): Promise<Output<'populations', 'look'>> => {
  const { file } = currentFile(vault.db, place);
  const list = await openList(vault, file, place.sheet);
  const { rowCount, columns } = await summarizeList(list, job);
  const firstRows: string[][] = [];
  for await (const batch of list.rows(0)) {
    for (const { cells } of batch.slice(0, SHOWN_ROWS - firstRows.length))
      firstRows.push(columns.map((_column, at) => cells[at] ?? ''));
    if (firstRows.length >= SHOWN_ROWS) break;
  }
  return {
    sheets: [...list.sheets],
    sheet: list.sheet,
    columns: columnNames(list.head, columns.length),
    rowCount,
    firstRows,
  };
};

/** @throws UserError evidence.state */
const proveNotWithdrawn = (db: ReadableDb, evidence: number): void => {
  const isOut = db.prepare('SELECT 1 FROM evidence WHERE number = ? AND withdrawn_at IS NOT NULL');
  if (isOut.get(evidence) !== undefined)
    throw new UserError('evidence.state', { id: evidenceId(evidence), state: 'withdrawn' });
};

const settled = (input: PopulationStatement): PopulationStatement => {
  const statement = PopulationStatement.parse(input);
  return { ...statement, controlIds: [...new Set(statement.controlIds)].sort() };
};

const proveControls = (db: ReadableDb, controlIds: readonly ControlId[]): void => {
  const find = db.prepare('SELECT 1 FROM control WHERE number = ?');
  for (const id of controlIds)
    if (find.get(numberOf(id)) === undefined) throw new UserError('use.unknown-control', { id });
};

const linkControls = (db: WritableDb, number: number, controlIds: readonly ControlId[]): void => {
  db.prepare('DELETE FROM population_control WHERE population = ?').run(number);
  const insert = db.prepare('INSERT INTO population_control (population, control) VALUES (?, ?)');
  for (const id of controlIds) insert.run(number, numberOf(id));
};

const refused = (id: PopulationId, state: PopulationState): UserError =>
  new UserError('population.state', { id, state });

/** Only what was returned is replaced, and only once. Answers its number. */
const proveReplaceable = (db: ReadableDb, id: PopulationId): number => {
  const { number, state } = populationRow(db, id);
  const isReplaced = db.prepare('SELECT 1 FROM population WHERE replaces = ?').get(number) !== undefined;
  if (state !== 'returned' || isReplaced) throw refused(id, state);
  return number;
};

/** A file of an evidence version, as a list. */
interface ListOfVersion extends ListSummary {
  readonly evidence: number;
  readonly version: number;
  readonly position: number;
  readonly sha256: Sha256;
  readonly sheet: string | null;
}

/** Writes a population whose list has been read, inside a change. `replaces` is a number. */
const insertPopulation = (
  { db, now, record }: Change,
  list: ListOfVersion,
  statement: PopulationStatement,
  replaces: number | null,
): PopulationId => {
  const { evidence, version, position, sheet, rowCount, columns, sha256 } = list;
  const number = Number(
    db
      .prepare(
        `INSERT INTO population (title, state, replaces, evidence, version, position, sheet, row_count, record,
           created_at)
         VALUES (@title, 'draft', @replaces, @evidence, @version, @position, @sheet, @rowCount, @record, @now)`,
      )
      .run({
        ...{ title: statement.title, replaces, evidence, version, position, sheet, rowCount, now },
        record: JSON.stringify(statement.record),
      }).lastInsertRowid,
  );
  linkControls(db, number, statement.controlIds);
  const insert = db.prepare(
    `INSERT INTO population_column (population, position, name, digest, blank_count)
     VALUES (@number, @position, @name, @digest, @blankCount)`,
  );
  for (const column of columns) insert.run({ number, ...column });
  const made = populationId(number);
  record('population.recorded', made, {
    after: statement,
    evidence: { id: evidenceId(evidence), version, position, sha256 },
    sheet,
    rowCount,
    columns,
    replaces: replaces === null ? null : populationId(replaces),
  });
  return made;
};

/**
 * Records a list that the app itself has made, in the change that makes its file evidence.
 * @throws UserError use.unknown-control
 */
export const recordMadeList = (
  change: Change,
  list: ListOfVersion,
  input: PopulationStatement,
): PopulationId => {
  const statement = settled(input);
  proveControls(change.db, statement.controlIds);
  return insertPopulation(change, list, statement, null);
};

/**
 * Reads the list, and records it with how it was made, as a draft. It stays on this version of the evidence.
 * @throws UserError as lookAtList, and use.unknown-control, use.unknown-population, population.state (the one
 * to be replaced was not returned, or is replaced already)
 */
export const recordPopulation = async (
  vault: OpenVault,
  input: ListPlace & { readonly statement: PopulationStatement; readonly replaces: PopulationId | null },
  job: Job,
): Promise<Population> => {
  vault.requireMay('population.recorded');
  const statement = settled(input.statement);
  proveControls(vault.db, statement.controlIds);
  if (input.replaces !== null) proveReplaceable(vault.db, input.replaces);
  const { file, ...place } = currentFile(vault.db, input);
  const list = await openList(vault, file, input.sheet);
  const { rowCount, columns } = await summarizeList(list, job);
  const id = vault.write((change) => {
    proveNotWithdrawn(change.db, place.evidence);
    proveControls(change.db, statement.controlIds);
    const replaces = input.replaces === null ? null : proveReplaceable(change.db, input.replaces);
    const { sha256 } = file.blob;
    return insertPopulation(
      change,
      { ...place, sha256, sheet: list.sheet, rowCount, columns },
      statement,
      replaces,
    );
  });
  return findPopulation(vault, id);
};

/**
 * Replaces what is stated of a draft. Nothing is written when nothing changes.
 * @throws UserError use.unknown-population, use.unknown-control, population.state
 */
export const changePopulation = (
  vault: OpenVault,
  id: PopulationId,
  input: PopulationStatement,
): Population => {
  const after = settled(input);
  const stated = (db: ReadableDb): PopulationStatement => {
    const row = populationRow(db, id);
    if (row.state !== 'draft') throw refused(id, row.state);
    return settled({ title: row.title, controlIds: controlsOf(db, row.number), record: recordOf(row) });
  };
  if (JSON.stringify(stated(vault.db)) === JSON.stringify(after)) return findPopulation(vault, id);
  vault.write(({ db, record }) => {
    const before = stated(db);
    proveControls(db, after.controlIds);
    const number = numberOf(id);
    db.prepare('UPDATE population SET title = ?, record = ? WHERE number = ?').run(
      after.title,
      JSON.stringify(after.record),
      number,
    );
    linkControls(db, number, after.controlIds);
    record('population.changed', id, { before, after });
  });
  return findPopulation(vault, id);
};

/**
 * Says that it was submitted, what the auditor told us about it, or that it is a draft again.
 * @throws UserError use.unknown-population, population.state (not from here), evidence.state (withdrawn),
 * use.bad-input (the step needs a note)
 */
export const setPopulationState = (
  vault: OpenVault,
  id: PopulationId,
  state: PopulationState,
  note: string,
): Population => {
  if (needsNote(state) && note === '')
    throw new UserError('use.bad-input', { field: 'note', problem: 'missing' });
  vault.write(({ db, record }) => {
    const { state: before, evidence } = populationRow(db, id);
    // What stands on evidence that was taken out meanwhile is given to nobody.
    if (state === 'submitted' || state === 'accepted') proveNotWithdrawn(db, evidence);
    if (!NEXT_POPULATION_STATES[before].includes(state)) throw refused(id, before);
    db.prepare('UPDATE population SET state = ?, state_note = ? WHERE number = ?').run(
      state,
      note,
      numberOf(id),
    );
    record('population.state-changed', id, { before, after: state, note });
  });
  return findPopulation(vault, id);
};
