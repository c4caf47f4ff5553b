// What came, changed and went in a register within some days, with what differs from the version before.
import { SPECS } from '../../shared/domain/programme';
import { fieldText } from '../../shared/domain/programme/field-text';
import type { RecordFacts, RegisterChange } from '../../shared/domain/programme/record';
import { recordId } from '../../shared/domain/programme/record-id';
import type { Register, RegisterSpec } from '../../shared/domain/programme/register';
import type { CalendarDate, Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { memberNames } from '../journal/member-names';
import { canonical } from '../records/canonical';
import { titleOf } from '../records/record-columns';
import { factsIn } from './record-rows';

interface Said {
  readonly state: string;
  readonly facts: RecordFacts;
}

/** The fields in which two versions differ, in the order of the register, the state last. */
export const differencesOf = (
  spec: RegisterSpec,
  before: Said | null,
  after: Said,
): RegisterChange['fields'] => {
  const fields = Object.entries(spec.fields)
    .filter(([name, field]) =>
      before === null
        ? fieldText(field, after.facts[name]) !== ''
        : canonical(before.facts[name] ?? field.nothing) !== canonical(after.facts[name] ?? field.nothing),
    )
    .map(([name, field]) => ({
      field: field.label,
      before: before === null ? '' : fieldText(field, before.facts[name]),
      after: fieldText(field, after.facts[name]),
    }));
  if (before?.state === after.state) return fields;
  const labelOf = (state: string | undefined): string =>
    state === undefined ? '' : (spec.states[state] ?? state);
  return [...fields, { field: 'State', before: labelOf(before?.state), after: labelOf(after.state) }];
};

interface ChangeRow {
  readonly number: number;
  /** Null for a withdrawal. */
  readonly version: number | null;
  readonly day: CalendarDate;
  readonly at: Instant;
}

/** A withdrawal is of the day on which it was written down. */
const CHANGES = `
  SELECT number, version, on_day AS day, at FROM register_version
    WHERE register = @register AND on_day BETWEEN @from AND @to
  UNION ALL
  SELECT number, NULL, substr(changed_at, 1, 10), changed_at FROM register_record
    WHERE register = @register AND withdrawn IS NOT NULL AND substr(changed_at, 1, 10) BETWEEN @from AND @to`;

interface VersionRow {
  readonly state: string;
  readonly facts: string;
  readonly note: string;
  readonly by: number;
}

const saidIn = (row: VersionRow): Said => ({ state: row.state, facts: factsIn(row.facts) });

/** One page of the changes, the newest first; `limit` -1 for all. */
export const pageOfChanges = (
  db: ReadableDb,
  register: Register,
  from: CalendarDate,
  to: CalendarDate,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly rows: RegisterChange[]; readonly total: number } => {
  const spec = SPECS[register];
  const asked = { register, from, to };
  const total = db.prepare(`SELECT count(*) FROM (${CHANGES})`).pluck().get(asked) as number;
  const rows = db
    .prepare(
      `${CHANGES} ORDER BY day DESC, at DESC, number DESC, version DESC NULLS FIRST LIMIT @limit OFFSET @offset`,
    )
    .all({ ...asked, offset, limit }) as ChangeRow[];
  const names = memberNames(db);
  const version = db.prepare(
    'SELECT state, facts, note, by FROM register_version WHERE register = ? AND number = ? AND version = ?',
  );
  const current = db.prepare(
    `SELECT v.state, v.facts, r.withdrawn AS note, v.by FROM register_record AS r JOIN register_version AS v
       ON v.register = r.register AND v.number = r.number AND v.version = r.version
     WHERE r.register = ? AND r.number = ?`,
  );
  const withdrawer = db
    .prepare(
      "SELECT member FROM journal WHERE subject = ? AND action = 'register.withdrawn' ORDER BY seq DESC",
    )
    .pluck();
  return {
    total,
    rows: rows.map((row): RegisterChange => {
      const id = recordId(register, row.number);
      const common = { id, on: row.day, at: row.at };
      if (row.version === null) {
        const last = current.get(register, row.number) as VersionRow;
        return {
          ...common,
          title: titleOf(spec, saidIn(last).facts),
          what: 'withdrawn',
          by: names.get(withdrawer.get(id) as number) ?? '',
          note: last.note,
          fields: [],
        };
      }
      const after = version.get(register, row.number, row.version) as VersionRow;
      const before = version.get(register, row.number, row.version - 1) as VersionRow | undefined;
      return {
        ...common,
        title: titleOf(spec, saidIn(after).facts),
        what: before === undefined ? 'added' : 'changed',
        by: names.get(after.by) ?? '',
        note: after.note,
        fields: differencesOf(spec, before === undefined ? null : saidIn(before), saidIn(after)),
      };
    }),
  };
};

/** What came, changed and went from `from` to `to`, both included; the newest first. */
export const changesBetween = (
  db: ReadableDb,
  register: Register,
  from: CalendarDate,
  to: CalendarDate,
): RegisterChange[] => pageOfChanges(db, register, from, to, { offset: 0, limit: -1 }).rows;
