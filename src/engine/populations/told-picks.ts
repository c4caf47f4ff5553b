// Rows an auditor picked in their own program, by number: they hold for exactly the list they were picked from. Reading
// the list takes time and comes before the change; keeping them is part of one.
import { UserError } from '../../shared/errors';
import { numberOf, type PopulationId, type Sha256 } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import type { Job } from '../environment';
import type { Change, OpenVault } from '../vault/open-vault';
import { findPopulation, type PopulationRow, populationRow } from './population-rows';
import { matchRows, pickedByAuditor } from './pick-rows';
import { insertSelection, type PickedRow } from './selection-rows';

export interface ToldPicks {
  readonly id: PopulationId;
  /** Of the file the list is in, as whoever picked had it. */
  readonly listSha256: Sha256;
  /** As a spreadsheet counts, each once. */
  readonly rows: readonly number[];
}

export interface FoundPicks {
  readonly title: string;
  /** All of them, in the order of the rows named; empty where there is a problem. */
  readonly picked: readonly PickedRow[];
  /** How many the auditor had picked before. */
  readonly known: number;
  /** Why none of them can be taken in; empty if they can. */
  readonly problem: string;
}

const rowOf = (db: ReadableDb, id: PopulationId): PopulationRow | null => {
  try {
    return populationRow(db, id);
  } catch (error) {
    if (error instanceof UserError && error.code === 'use.unknown-population') return null;
    throw error;
  }
};

/**
 * The rows as the list has them, or why they cannot be its rows.
 * @throws UserError integrity.*, job.cancelled
 */
export const findPicks = async (vault: OpenVault, told: ToldPicks, job: Job): Promise<FoundPicks> => {
  const row = rowOf(vault.db, told.id);
  if (row === null) return { title: '', picked: [], known: 0, problem: 'There is no such population.' };
  const { title, evidence } = findPopulation(vault, told.id);
  const refused = (problem: string): FoundPicks => ({ title, picked: [], known: 0, problem });
  if (evidence.sha256 !== told.listSha256)
    return refused('Picked from another list than the one that stands here under this number.');
  if (row.state === 'returned')
    return refused('The population was returned; picks go to the one that replaces it.');
  const wanted = told.rows.map((one, at) => ({ line: at + 2, value: String(one) }));
  const { found } = await matchRows(vault, row, wanted, null, job);
  const picked = told.rows.flatMap((one) => found.get(String(one))?.picked ?? []);
  const missing = told.rows.length - picked.length;
  if (missing > 0)
    return refused(
      `The list does not have ${missing === 1 ? 'one of the rows' : `${String(missing)} of the rows`}.`,
    );
  const before = pickedByAuditor(vault.db, row.number);
  return { title, picked, known: picked.filter((one) => before.has(one.row)).length, problem: '' };
};

/**
 * Inside a change: those that were not picked before, as one selection of the auditor's. Answers its number, or null
 * when there is nothing new.
 */
export const keepPicks = (
  change: Change,
  id: PopulationId,
  picked: readonly PickedRow[],
  how: {
    readonly pickedOn: CalendarDate;
    /** Of the file they came in. */
    readonly sourceSha256: Sha256;
    readonly note: string;
    readonly attributes: readonly string[];
  },
): number | null => {
  const row = populationRow(change.db, id);
  if (row.state === 'returned') throw new UserError('population.state', { id, state: row.state });
  const before = pickedByAuditor(change.db, numberOf(id));
  const fresh = picked.filter((one) => !before.has(one.row));
  if (fresh.length === 0) return null;
  return insertSelection(
    change,
    row.number,
    {
      picker: 'auditor',
      method: null,
      seed: null,
      matchBy: null,
      ...how,
      attributes: [...how.attributes],
    },
    fresh,
  );
};
