// Rows the auditor picks from a population of the package, bound to the list by its hash: the same row numbers of another
// list mean nothing.
import type { ReviewedPicks } from '../../../shared/domain/review';
import { UserError } from '../../../shared/errors';
import type { CalendarDate } from '../../../shared/period';
import { isPlainlyVisible } from '../../../shared/visible-text';
import type { ReadableDb } from '../../db/handles';
import type { OpenVault } from '../../vault/open-vault';
import type { OpenedReceived } from '../opened-received';
import { knowIn } from './known-packages';
import { requireText, workingFile } from './working-file';

export interface PicksToMake {
  readonly id: string;
  /** As a spreadsheet counts: the first one below the head is 2. */
  readonly rows: readonly number[];
  readonly attributes: readonly string[];
  readonly pickedOn: CalendarDate;
  readonly note: string;
}

const unsuitable = (what: string): UserError => new UserError('use.bad-input', { what });

const FIRST_ROW = 2;

/** Each once, in order; all of them rows of the list. */
const rowsOf = (rows: readonly number[], count: number): number[] => {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  const strange = sorted.find((row) => row < FIRST_ROW || row >= count + FIRST_ROW);
  if (strange !== undefined)
    throw unsuitable(
      `The list has the rows ${String(FIRST_ROW)} to ${String(count + 1)}, not ${String(strange)}.`,
    );
  return sorted;
};

const attributesOf = (attributes: readonly string[]): string[] => {
  const named = [...new Set(attributes.map((one) => one.trim()))];
  if (!named.every((one) => isPlainlyVisible(one) && one.isWellFormed()))
    throw unsuitable('An attribute is one line of visible characters.');
  return named;
};

interface PicksRow {
  readonly number: number;
  readonly populationId: ReviewedPicks['populationId'];
  readonly rows: string;
  readonly attributes: string;
  readonly pickedOn: CalendarDate;
  readonly note: string;
  readonly byName: string;
  readonly response: number | null;
}

/** Of one package, as they were made; of one population with `id`. */
export const picksOf = (db: ReadableDb, seal: string, id: string | null = null): ReviewedPicks[] =>
  (
    db
      .prepare(
        `SELECT s.number, s.population AS populationId, s.rows, s.attributes, s.picked_on AS pickedOn, s.note,
           m.name AS byName, s.response
         FROM review_selection AS s JOIN member AS m ON m.number = s.made_by
         WHERE s.seal = ? AND ifnull(?, s.population) = s.population ORDER BY s.number`,
      )
      .all(seal, id) as PicksRow[]
  ).map(({ rows, attributes, response, ...picks }) => ({
    ...picks,
    rows: JSON.parse(rows) as number[],
    attributes: JSON.parse(attributes) as string[],
    isSent: response !== null,
  }));

/** @throws UserError review.no-working-file, use.unknown-population, use.bad-input */
export const pickRows = (
  open: OpenVault | null,
  received: OpenedReceived,
  picks: PicksToMake,
): ReviewedPicks => {
  const vault = workingFile(open);
  requireText(picks.note);
  const list = received.listOf(picks.id);
  if (list === null) throw new UserError('use.unknown-population', { id: picks.id });
  const { sealNumber: seal } = received;
  const facts = {
    population: picks.id,
    listSha256: list.sha256,
    pickedOn: picks.pickedOn,
    note: picks.note,
    attributes: attributesOf(picks.attributes),
    rows: rowsOf(picks.rows, list.rowCount),
  };
  const number = vault.write((change) => {
    knowIn(change, received);
    const { db, now, record } = change;
    const next = db
      .prepare('SELECT ifnull(max(number), 0) + 1 FROM review_selection')
      .pluck()
      .get() as number;
    db.prepare(
      `INSERT INTO review_selection (number, seal, population, list_sha256, picked_on, note, attributes, rows, made_at, made_by)
       VALUES (@next, @seal, @population, @listSha256, @pickedOn, @note, @attributes, @rows, @now, @by)`,
    ).run({
      ...facts,
      attributes: JSON.stringify(facts.attributes),
      rows: JSON.stringify(facts.rows),
      next,
      seal,
      now,
      by: vault.member.number,
    });
    const { population, ...told } = facts;
    record('review.picked', population, { number: next, seal, ...told });
    return next;
  });
  const made = picksOf(vault.db, seal).find((one) => one.number === number);
  if (made === undefined) throw new Error('invariant broken: what was picked is there');
  return made;
};

/** @throws UserError review.no-working-file, use.unknown-record, review.already-sent */
export const unpickRows = (open: OpenVault | null, received: OpenedReceived, number: number): void => {
  workingFile(open).write(({ db, record }) => {
    const row = db
      .prepare('SELECT population, response FROM review_selection WHERE number = ? AND seal = ?')
      .get(number, received.sealNumber) as { population: string; response: number | null } | undefined;
    if (row === undefined) throw new UserError('use.unknown-record', { id: number });
    if (row.response !== null) throw new UserError('review.already-sent');
    db.prepare('DELETE FROM review_selection WHERE number = ?').run(number);
    record('review.unpicked', row.population, { number });
  });
};
