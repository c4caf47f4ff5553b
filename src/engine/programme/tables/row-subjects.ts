// Which record each row of a file is about, and the number a new one gets.
import type { RecordFacts } from '../../../shared/domain/programme/record';
import {
  HIGHEST_BROUGHT,
  partsOf,
  recordId,
  type RecordId,
} from '../../../shared/domain/programme/record-id';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import type { StoredRecord } from '../record-rows';
import { idOf } from './named-records';
import type { GivenRow, GivenTable } from './read-given';
import { recordKeys } from './record-keys';

export type RowSubject =
  | {
      readonly id: RecordId;
      readonly before: StoredRecord | null;
      /** Nothing but its name, or another later key, says that the row is about it. */
      readonly byLaterKey?: boolean;
    }
  | { readonly problem: string };

export interface RowSubjects {
  /** Rows are asked for in the order of the file; a record that an earlier row is about refuses the later one. */
  readonly of: (row: GivenRow, said: RecordFacts) => RowSubject;
}

/** `all` are the records of the register, withdrawn ones too. */
export const rowSubjects = (
  spec: RegisterSpec,
  all: readonly StoredRecord[],
  given: GivenTable,
): RowSubjects => {
  const { register } = spec;
  const stored = new Map(all.map((one) => [one.id, one]));
  /** A file of ours brings its numbers into a register that has none. */
  const keepsNumbers = all.length === 0 && given.isOurs;
  const highest = (numbers: readonly number[]): number =>
    numbers.reduce((most, one) => Math.max(most, one), 0);
  const brought = keepsNumbers ? given.rows.map(({ id }) => idOf(register, id)) : [];
  let last = Math.max(
    highest(all.map(({ number }) => number)),
    highest(brought.map((id) => (id === null ? 0 : partsOf(id).number))),
  );
  const keys = recordKeys<RecordId>(register);
  for (const one of all) if (one.withdrawn === null) keys.add(one.facts, one.id);
  const rowOf = new Map<RecordId, number>();

  const named = (row: GivenRow): RowSubject => {
    const id = idOf(register, row.id);
    if (id === null)
      return { problem: `The id is none of ${spec.many}; they look like ${recordId(register, 1)}.` };
    const before = stored.get(id);
    if (before === undefined && partsOf(id).number > HIGHEST_BROUGHT)
      return { problem: `${id} is a number no register comes to; leave the id empty.` };
    if (before === undefined && !keepsNumbers)
      return { problem: `The register has no ${id}. Leave the id empty to add a record.` };
    return before !== undefined && before.withdrawn !== null
      ? { problem: `${id} was withdrawn.` }
      : { id, before: before ?? null };
  };

  const found = (row: GivenRow, said: RecordFacts): RowSubject => {
    if (row.id !== '') return named(row);
    const match = keys.match(said);
    if (match !== null && 'several' in match)
      return { problem: 'More than one record of the register is called so; say which by its id.' };
    if (match !== null)
      return {
        id: match.found,
        before: stored.get(match.found) ?? null,
        byLaterKey: match.byLaterKey,
      };
    last += 1;
    return { id: recordId(register, last), before: null };
  };

  return {
    of: (row, said) => {
      const subject = found(row, said);
      if ('problem' in subject) return subject;
      const first = rowOf.get(subject.id);
      if (first !== undefined) return { problem: `Row ${String(first)} is about the same record already.` };
      rowOf.set(subject.id, row.row);
      if (subject.before === null) keys.add(said, subject.id);
      return subject;
    },
  };
};
