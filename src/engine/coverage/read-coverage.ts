// Reads what coverage is worked out from, in few statements: 100,000 rows come as one text, because an
// object for each would take longer than all the arithmetic.
import type { Cadence } from '../../shared/domain/catalog';
import { type EngagementId, numberOf } from '../../shared/ids';
import { addDays, type CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { type Day, dayAt, dayOf } from './calendar';
import { NO_DAY } from './count-evidence';
import type { VersionDays } from './occurrences';

export interface ReadVersion extends VersionDays {
  readonly version: number;
}

export interface ReadControl {
  readonly number: number;
  readonly title: string;
  readonly ownerRole: string;
  readonly owner: string;
  /** As it is now. */
  readonly cadence: Cadence;
  readonly versions: readonly ReadVersion[];
}

interface VersionRow {
  readonly control: number;
  readonly version: number;
  readonly is_current: 0 | 1;
  readonly title: string | null;
  readonly owner_role: string | null;
  readonly owner: string | null;
  readonly cadence: Cadence;
  readonly weekdays_only: 0 | 1;
  readonly grace_days: number | null;
  readonly valid_from: CalendarDate | null;
  readonly valid_to: CalendarDate | null;
}

const orNull = (date: CalendarDate | null): Day | null => (date === null ? null : dayOf(date));

/** All controls of the vault, by number. */
export const readControls = (db: ReadableDb): ReadControl[] => {
  const rows = db
    .prepare(
      `SELECT v.control, v.version, v.version = c.current_version AS is_current, v.title, v.owner_role,
         v.owner, v.cadence, v.weekdays_only, v.grace_days, v.valid_from, v.valid_to
       FROM control AS c JOIN control_version AS v ON v.control = c.number
       ORDER BY v.control, v.version`,
    )
    .all() as VersionRow[];
  const controls: (ReadControl & { versions: ReadVersion[] })[] = [];
  for (const row of rows) {
    const version: ReadVersion = {
      version: row.version,
      cadence: row.cadence,
      weekdaysOnly: row.weekdays_only === 1,
      graceDays: row.grace_days,
      from: orNull(row.valid_from),
      to: orNull(row.valid_to),
    };
    const last = controls.at(-1);
    const versions = last?.number === row.control ? last.versions : [];
    versions.push(version);
    if (row.is_current === 1 || versions.length === 1) {
      const { control: number, title, owner_role: ownerRole, owner, cadence } = row;
      const control = {
        ...{ number, cadence, versions },
        ...{ title: title ?? '', ownerRole: ownerRole ?? '', owner: owner ?? '' },
      };
      if (versions.length > 1) controls.pop();
      controls.push(control);
    }
  }
  return controls;
};

/** First and last effective days by number of item; `NO_DAY` where it has none that could matter. */
export interface EvidenceDays {
  readonly froms: Int32Array;
  readonly tos: Int32Array;
}

/** Longer than any days of grace. */
const BEHIND_THE_END = 400;
/** EVD-9999999. A row behind it is nobody's evidence, and asks for memory up to its number. */
const HIGHEST_NUMBER = 9_999_999;
const DATE = 10;

/** Items that count (docs/evidence.md) and speak about a day from `from` on and not only about days long after `to`. */
export const readEvidenceDays = (db: ReadableDb, from: CalendarDate, to: CalendarDate): EvidenceDays => {
  const { most, days } = db
    .prepare(
      `SELECT (SELECT max(number) FROM evidence WHERE number <= ${String(HIGHEST_NUMBER)}) AS most,
         (SELECT group_concat(effective_from || effective_to || evidence) FROM listed_evidence
            WHERE effective_to >= @from AND effective_from <= @latest AND counts = 1) AS days`,
    )
    .get({ from, latest: addDays(to, BEHIND_THE_END) }) as { most: number | null; days: string | null };
  const froms = new Int32Array((most ?? 0) + 1).fill(NO_DAY);
  const tos = new Int32Array((most ?? 0) + 1).fill(NO_DAY);
  const text = days ?? '';
  let at = 0;
  while (at < text.length) {
    const begin = at;
    let item = 0;
    for (at += 2 * DATE; at < text.length; at += 1) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0) break;
      item = item * 10 + digit;
    }
    froms[item] = dayAt(text, begin);
    tos[item] = dayAt(text, begin + DATE);
    at += 1;
  }
  return { froms, tos };
};

/** Numbers of the items that are policies (docs/coverage.md, what evidence counts for). */
export const readPolicies = (db: ReadableDb): ReadonlySet<number> =>
  new Set(
    (
      db.prepare(`SELECT evidence FROM listed_evidence WHERE kind = 'policy' AND counts = 1`).all() as {
        evidence: number;
      }[]
    ).map((row) => row.evidence),
  );

/** Numbers out of a text that has them between commas. */
const numbersIn = (text: string): Int32Array => {
  const numbers: number[] = [];
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      numbers.push(number);
      number = 0;
    }
  }
  numbers.push(number);
  return Int32Array.from(numbers);
};

/** Numbers of the items linked to each control, ascending, by number of control. */
export const readLinks = (db: ReadableDb): ReadonlyMap<number, Int32Array> => {
  const rows = db
    .prepare('SELECT control, group_concat(evidence) AS items FROM evidence_control GROUP BY control')
    .all() as { control: number; items: string }[];
  return new Map(rows.map(({ control, items }) => [control, numbersIn(items).sort()]));
};

interface Excused {
  readonly control: number;
  readonly from: CalendarDate;
}

/** First days of excused occurrences, by number of control. */
export const readExcuses = (db: ReadableDb, engagement: EngagementId): ReadonlyMap<number, Set<Day>> => {
  const rows = db
    .prepare('SELECT control, occurrence_from AS "from" FROM excuse WHERE engagement = ?')
    .all(numberOf(engagement)) as Excused[];
  const byControl = Map.groupBy(rows, (row) => row.control);
  return new Map(
    [...byControl].map(([control, all]) => [control, new Set(all.map((row) => dayOf(row.from)))]),
  );
};

/** By number of control: by number of item, the first day of the occurrence it was assigned to. */
export const readAssignments = (
  db: ReadableDb,
  engagement: EngagementId,
): ReadonlyMap<number, ReadonlyMap<number, Day>> => {
  const rows = db
    .prepare(
      `SELECT control, evidence, occurrence_from AS "from" FROM assigned_occurrence WHERE engagement = ?`,
    )
    .all(numberOf(engagement)) as (Excused & { evidence: number })[];
  const byControl = Map.groupBy(rows, (row) => row.control);
  return new Map(
    [...byControl].map(([control, all]) => [
      control,
      new Map(all.map((row) => [row.evidence, dayOf(row.from)])),
    ]),
  );
};
