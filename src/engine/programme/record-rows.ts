// Records of the registers and their versions, between their tables and what the rest of the engine asks of them.
import type { z } from 'zod';
import { SPECS } from '../../shared/domain/programme';
import type { Fields } from '../../shared/domain/programme/field';
import type { RecordFacts, Via } from '../../shared/domain/programme/record';
import { partsOf, recordId, type RecordId } from '../../shared/domain/programme/record-id';
import type { Register } from '../../shared/domain/programme/register';
import { UserError } from '../../shared/errors';
import type { CalendarDate, Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { titleOf } from '../records/record-columns';

/** A record in one of its versions: the current one, or the one that held on the day that was asked about. */
export interface StoredRecord {
  readonly id: RecordId;
  readonly register: Register;
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly state: string;
  readonly facts: RecordFacts;
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
  /** The day from which this version holds. */
  readonly on: CalendarDate;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

export interface StoredVersion {
  readonly version: number;
  readonly state: string;
  readonly facts: RecordFacts;
  readonly on: CalendarDate;
  readonly note: string;
  readonly via: Via;
  readonly at: Instant;
  /** Number of a member. */
  readonly by: number;
}

interface RecordRow {
  readonly register: Register;
  readonly number: number;
  readonly version: number;
  readonly state: string;
  readonly facts: string;
  readonly on_day: CalendarDate;
  readonly withdrawn: string | null;
  readonly created_at: Instant;
  readonly changed_at: Instant;
}

const COLUMNS = `r.register, r.number, v.version, v.state, v.facts, v.on_day, r.withdrawn, r.created_at, r.changed_at`;
const CURRENT = `SELECT ${COLUMNS} FROM register_record AS r
  JOIN register_version AS v ON v.register = r.register AND v.number = r.number AND v.version = r.version`;

/**
 * A row somebody has changed beside the program is told as damage, and not met as a bug on every screen.
 * @throws UserError integrity.database-damaged
 */
export const factsIn = (text: string): RecordFacts => {
  try {
    const facts: unknown = JSON.parse(text);
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return facts as RecordFacts;
  } catch {
    // As below.
  }
  throw new UserError('integrity.database-damaged', { reason: 'register' });
};

/**
 * Fields are only added: what was written before one of them came says nothing of it. A signature and the journal speak of
 * what was written, not of this.
 */
const completed = (fields: Fields, facts: RecordFacts): RecordFacts => {
  for (const [name, field] of Object.entries(fields)) {
    const value = facts[name];
    if (value === undefined) facts[name] = field.nothing;
    else if (field.fields !== null && Array.isArray(value))
      for (const row of value as RecordFacts[]) completed(field.fields, row);
  }
  return facts;
};

const readFacts = (register: Register, text: string): RecordFacts =>
  completed(SPECS[register].fields, factsIn(text));

const fromRow = (row: RecordRow): StoredRecord => {
  const facts = readFacts(row.register, row.facts);
  return {
    id: recordId(row.register, row.number),
    register: row.register,
    number: row.number,
    version: row.version,
    title: titleOf(SPECS[row.register], facts),
    state: row.state,
    facts,
    withdrawn: row.withdrawn,
    on: row.on_day,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
};

/** The current version; null when there is no such record. */
export const findRecord = (db: ReadableDb, id: RecordId): StoredRecord | null => {
  const { register, number } = partsOf(id);
  const row = db.prepare(`${CURRENT} WHERE r.register = ? AND r.number = ?`).get(register, number);
  // `VND-3` and `VND-03` would be the same row, and only one of them is its id.
  return row === undefined || recordId(register, number) !== id ? null : fromRow(row as RecordRow);
};

/**
 * The current version, also of a record that was withdrawn.
 * @throws UserError programme.unknown-record
 */
export const readRecord = (db: ReadableDb, id: RecordId): StoredRecord => {
  const found = findRecord(db, id);
  if (found === null) throw new UserError('programme.unknown-record', { id });
  return found;
};

export interface RecordsOfOptions {
  /** As the register stood on that day: of each record the last version that held by then. Left out: as it stands now. */
  readonly asAt?: CalendarDate;
  /** Left out: without. With a day, "withdrawn" means withdrawn by that day. */
  readonly withWithdrawn?: boolean;
  /** Only those that belong to this record or engagement. */
  readonly parent?: string;
}

/**
 * Records of one register in the order of their numbers. As at a day, a record that came later is not there yet, and one
 * that was withdrawn on that day or before is there no longer.
 */
export const recordsOf = (
  db: ReadableDb,
  register: Register,
  { asAt, withWithdrawn = false, parent }: RecordsOfOptions = {},
): StoredRecord[] => {
  if (asAt === undefined) {
    const rows = db
      .prepare(
        `${CURRENT} WHERE r.register = @register ${withWithdrawn ? '' : 'AND r.withdrawn IS NULL'}
         ${parent === undefined ? '' : 'AND r.parent = @parent'} ORDER BY r.number`,
      )
      .all({ register, ...(parent === undefined ? {} : { parent }) }) as RecordRow[];
    return rows.map(fromRow);
  }
  // A later version was written by somebody who knew the earlier ones: of those that hold by that day, it is the last.
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM register_record AS r
       JOIN register_version AS v ON v.register = r.register AND v.number = r.number AND v.version =
         (SELECT max(w.version) FROM register_version AS w
          WHERE w.register = r.register AND w.number = r.number AND w.on_day <= @asAt)
       WHERE r.register = @register
         ${withWithdrawn ? '' : 'AND (r.withdrawn IS NULL OR substr(r.changed_at, 1, 10) > @asAt)'}
       ORDER BY r.number`,
    )
    .all({ register, asAt }) as RecordRow[];
  const spec = SPECS[register];
  const records = rows.map(fromRow);
  return parent === undefined || spec.parent === null
    ? records
    : records.filter(({ facts }) => facts[spec.parent ?? ''] === parent);
};

interface VersionRow {
  readonly version: number;
  readonly state: string;
  readonly facts: string;
  readonly on_day: CalendarDate;
  readonly note: string;
  readonly via: Via;
  readonly at: Instant;
  readonly by: number;
}

/**
 * All versions of a record, the newest first.
 * @throws UserError programme.unknown-record
 */
export const versionsOf = (db: ReadableDb, id: RecordId): StoredVersion[] => {
  const { register, number } = readRecord(db, id);
  const rows = db
    .prepare('SELECT * FROM register_version WHERE register = ? AND number = ? ORDER BY version DESC')
    .all(register, number) as VersionRow[];
  return rows.map(({ version, state, facts, on_day, note, via, at, by }) => ({
    version,
    state,
    facts: readFacts(register, facts),
    on: on_day,
    note,
    via,
    at,
    by,
  }));
};

/** What the record says, in the shape of its register. It was held against that shape when it was written. */
export const factsAs = <S extends { readonly schema: z.ZodType }>(
  _spec: S,
  stored: { readonly facts: RecordFacts },
): z.output<S['schema']> => stored.facts as z.output<S['schema']>;
