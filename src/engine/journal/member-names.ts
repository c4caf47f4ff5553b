// Names of members as the journal tells them: a name in the table may have been changed beside it.
import type { ReadableDb } from '../db/handles';
import { NOTHING_READ, readRoster } from './read-roster';

/** Number → name; for MEM-01 of the first draft, whose journal has none, the table's. */
export const memberNames = (db: ReadableDb): ReadonlyMap<number, string> => {
  const { roster } = readRoster(db, NOTHING_READ);
  const rows = db.prepare('SELECT number, name FROM member').all() as { number: number; name: string }[];
  const told = new Map(roster?.members.map((member) => [member.number, member.name]));
  return new Map(rows.map((row) => [row.number, told.get(row.number) ?? row.name]));
};
