// The rows and the journal entry of one version of a record. Whoever calls has held its facts against the register.
import type { RecordFacts, Via } from '../../shared/domain/programme/record';
import { HIGHEST_NUMBER, recordId, type RecordId } from '../../shared/domain/programme/record-id';
import type { RegisterSpec } from '../../shared/domain/programme/register';
import { UserError } from '../../shared/errors';
import type { CalendarDate } from '../../shared/period';
import type { Change } from '../vault/open-vault';
import { canonical, LONGEST_FACTS } from '../records/canonical';
import { columnsOf } from '../records/record-columns';
import { linksOfFacts } from '../records/field-links';
import { rewriteFieldLinks } from './record-links';

export interface How {
  /** The day from which it holds, as a person says. */
  readonly on: CalendarDate;
  readonly note: string;
  readonly via: Via;
}

interface Said {
  readonly state: string;
  readonly facts: RecordFacts;
}

/** @throws UserError programme.facts (more than one entry of the journal should hold, whoever brings it) */
const insertVersion = (
  { db, now, by }: Change,
  { register, one }: RegisterSpec,
  number: number,
  version: number,
  { state, facts }: Said,
  { on, note, via }: How,
): void => {
  const said = canonical(facts);
  if (said.length > LONGEST_FACTS)
    throw new UserError('programme.facts', { register: one, what: 'It is too long as a whole.' });
  db.prepare(
    `INSERT INTO register_version (register, number, version, state, facts, on_day, note, via, at, by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(register, number, version, state, said, on, note, via, now, by);
};

/**
 * Writes a record with its first version.
 * @throws UserError programme.facts (too long as a whole, or there is no such number)
 */
export const insertRecord = (
  change: Change,
  spec: RegisterSpec,
  number: number,
  { state, facts }: Said,
  how: How,
): RecordId => {
  const { db, now, record } = change;
  const { register, one } = spec;
  if (number > HIGHEST_NUMBER)
    throw new UserError('programme.facts', { register: one, what: 'The register has no number left.' });
  const id = recordId(register, number);
  db.prepare(
    `INSERT INTO register_record (register, number, version, title, state, is_ended, grouped, owner, due_on, parent,
       withdrawn, created_at, changed_at)
     VALUES (@register, @number, 1, @title, @state, @isEnded, @grouped, @owner, @dueOn, @parent, NULL, @now, @now)`,
  ).run({ register, number, state, now, ...columnsOf(spec, state, facts) });
  insertVersion(change, spec, number, 1, { state, facts }, how);
  rewriteFieldLinks(db, register, number, linksOfFacts(spec, facts));
  record('register.added', id, { version: 1, state, facts, on: how.on, note: how.note, via: how.via });
  return id;
};

/** Writes the version that follows the current one. */
export const insertNextVersion = (
  change: Change,
  spec: RegisterSpec,
  number: number,
  version: number,
  { state, facts }: Said,
  how: How,
): void => {
  const { db, now, record } = change;
  const { register } = spec;
  insertVersion(change, spec, number, version, { state, facts }, how);
  db.prepare(
    `UPDATE register_record SET version = @version, title = @title, state = @state, is_ended = @isEnded,
       grouped = @grouped, owner = @owner, due_on = @dueOn, parent = @parent, changed_at = @now
     WHERE register = @register AND number = @number`,
  ).run({ register, number, version, state, now, ...columnsOf(spec, state, facts) });
  rewriteFieldLinks(db, register, number, linksOfFacts(spec, facts));
  record('register.changed', recordId(register, number), {
    ...{ version, state, facts },
    ...{ on: how.on, note: how.note, via: how.via },
  });
};
