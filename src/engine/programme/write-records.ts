// Records are added, changed, withdrawn, linked and signed: always inside a change, so that whoever makes something out
// of a record (an edition of a policy, a task) writes both or neither. Nothing is edited and nothing is deleted.
import { SPECS } from '../../shared/domain/programme';
import { stateAfterChange } from '../../shared/domain/programme/draft-again';
import type { RecordFacts, RecordTarget } from '../../shared/domain/programme/record';
import { recordId, type RecordId } from '../../shared/domain/programme/record-id';
import type { Register, RegisterSpec } from '../../shared/domain/programme/register';
import { UserError } from '../../shared/errors';
import type { CalendarDate } from '../../shared/period';
import { rememberingStatements } from '../db/remembering-statements';
import type { Change } from '../vault/open-vault';
import { canonical, digestOfVersion } from '../records/canonical';
import { BY_HAND, requireTarget } from './record-links';
import { factsIn, readRecord, type StoredRecord } from './record-rows';
import { requireState, settleFacts } from './settle-facts';
import { type How, insertNextVersion, insertRecord } from './write-versions';

export type { How } from './write-versions';

export interface NewRecord {
  /** Fields that are left out are not stated. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Left out or null: the first state of the register. */
  readonly state?: string | null;
  /** A number nobody has had, of a file that brings its own; left out: the next one. */
  readonly number?: number;
}

const withMemory = (change: Change): Change => ({ ...change, db: rememberingStatements(change.db) });

const addOne = (change: Change, spec: RegisterSpec, number: number, given: NewRecord, how: How): RecordId => {
  const id = recordId(spec.register, number);
  const state = requireState(spec, given.state ?? spec.firstState);
  insertRecord(change, spec, number, { state, facts: settleFacts(change.db, spec, given.facts, id) }, how);
  return id;
};

/**
 * Adds records and answers their ids in order. A number is never used again.
 * @throws UserError programme.facts, programme.unknown-record, use.unknown-*
 */
export const addRecords = (
  change: Change,
  register: Register,
  records: readonly NewRecord[],
  how: How,
): RecordId[] => {
  const within = withMemory(change);
  const last = within.db
    .prepare('SELECT coalesce(max(number), 0) FROM register_record WHERE register = ?')
    .pluck()
    .get(register) as number;
  let next = last + 1;
  return records.map((given) => {
    const number = given.number ?? next;
    next = Math.max(next, number + 1);
    return addOne(within, SPECS[register], number, given, how);
  });
};

/**
 * That it stands and, when a version is named, that nobody has changed it since.
 * @throws UserError programme.unknown-record, programme.withdrawn, programme.changed-meanwhile
 */
const openRecord = ({ db }: Change, id: RecordId, version?: number): StoredRecord => {
  const before = readRecord(db, id);
  if (before.withdrawn !== null) throw new UserError('programme.withdrawn', { id });
  if (version !== undefined && before.version !== version)
    throw new UserError('programme.changed-meanwhile', { id });
  return before;
};

/** Whether it is said anew as a whole, and not on top of what is there. */
const saysAll = (
  spec: RegisterSpec,
  { facts = {}, state = null }: { readonly facts?: RecordFacts; readonly state?: string | null },
): boolean => state !== null && Object.keys(spec.fields).every((name) => Object.hasOwn(facts, name));

/**
 * A version is a whole: a part of it, said from an earlier day on, would carry what was said since into the days before.
 * A step of the program, which no one gives a day, holds from the current version's day at the earliest.
 * @throws UserError programme.day-before-version
 */
const dayOfNext = (
  spec: RegisterSpec,
  before: StoredRecord,
  what: Parameters<typeof saysAll>[1],
  { on, via }: How,
): CalendarDate => {
  if (on >= before.on || saysAll(spec, what)) return on;
  if (via === 'step' || via === 'answers') return before.on;
  throw new UserError('programme.day-before-version', { id: before.id, after: before.on });
};

/**
 * Another version of a record: facts that are left out stay, as does the state. Answers its number, or null and writes
 * nothing when nothing differs. A day before that of the current version wants all facts and the state.
 * @throws UserError programme.unknown-record, programme.withdrawn, programme.changed-meanwhile (`version` is not the
 * current one), programme.day-before-version, programme.facts, use.unknown-*
 */
export const changeRecord = (
  change: Change,
  id: RecordId,
  what: { readonly facts?: Readonly<Record<string, unknown>>; readonly state?: string | null },
  how: How & { readonly version?: number },
): number | null => {
  const before = openRecord(change, id, how.version);
  const spec = SPECS[before.register];
  const asked = requireState(spec, what.state ?? before.state);
  const facts = settleFacts(change.db, spec, { ...before.facts, ...what.facts }, id);
  // A file tells a history that has happened, states and all.
  const state =
    asked === before.state && how.via !== 'file'
      ? stateAfterChange(before.register, asked, before.facts, facts)
      : asked;
  const isSame = state === before.state && canonical(facts) === canonical(before.facts);
  // The same as a whole from an earlier day on is something else: it was so before.
  if (isSame && !(how.on < before.on && saysAll(spec, what))) return null;
  const on = dayOfNext(spec, before, what, how);
  const version = before.version + 1;
  insertNextVersion(change, spec, before.number, version, { state, facts }, { ...how, on });
  return version;
};

/**
 * Says that a record is not to be there. It stays readable with the reason; its versions stand.
 * @throws UserError programme.unknown-record, programme.withdrawn
 */
export const withdrawRecord = (change: Change, id: RecordId, reason: string): void => {
  const { register, number } = openRecord(change, id);
  change.db
    .prepare('UPDATE register_record SET withdrawn = ?, changed_at = ? WHERE register = ? AND number = ?')
    .run(reason, change.now, register, number);
  change.record('register.withdrawn', id, { reason });
};

/**
 * Links records by hand, each to all of the targets; what is linked by hand already is passed over, and nothing is
 * written where all is.
 * @throws UserError programme.unknown-record, programme.withdrawn, use.unknown-*
 */
export const linkRecords = (
  change: Change,
  ids: readonly RecordId[],
  targets: readonly RecordTarget[],
  note: string,
): void => {
  const { db, record } = withMemory(change);
  const wanted = [...new Set(targets)];
  for (const target of wanted) requireTarget(db, target);
  const insert = db.prepare(
    'INSERT OR IGNORE INTO register_link (register, number, field, target, note) VALUES (?, ?, ?, ?, ?)',
  );
  for (const id of new Set(ids)) {
    const { register, number } = openRecord(change, id);
    const added = wanted
      .filter((target) => target !== (id as RecordTarget))
      .filter((target) => insert.run(register, number, BY_HAND, target, note).changes > 0);
    if (added.length > 0) record('register.linked', id, { targets: added, note });
  }
};

/**
 * Takes away links made by hand; those of fields go when the field no longer names them.
 * @throws UserError programme.unknown-record, programme.withdrawn
 */
export const unlinkRecord = (change: Change, id: RecordId, targets: readonly RecordTarget[]): void => {
  const { register, number } = openRecord(change, id);
  const remove = change.db.prepare(
    "DELETE FROM register_link WHERE register = ? AND number = ? AND field = '' AND target = ?",
  );
  const removed = [...new Set(targets)].filter((target) => remove.run(register, number, target).changes > 0);
  if (removed.length > 0) change.record('register.unlinked', id, { targets: removed });
};

/**
 * The member puts their name to the current version: the entry, which their key signs, names its digest. Twice the same
 * changes nothing.
 * @throws UserError programme.unknown-record, programme.withdrawn, programme.changed-meanwhile
 */
export const signRecord = (
  change: Change,
  id: RecordId,
  version: number,
  meaning: 'approved' | 'reviewed' | 'signed',
  note: string,
): void => {
  const { db, now, by, record } = change;
  const { register, number, state } = openRecord(change, id, version);
  const written = db
    .prepare('SELECT facts FROM register_version WHERE register = ? AND number = ? AND version = ?')
    .pluck()
    .get(register, number, version) as string;
  const digest = digestOfVersion(factsIn(written), state);
  const { changes } = db
    .prepare(
      `INSERT OR IGNORE INTO register_signature (register, number, version, meaning, member, digest, note, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(register, number, version, meaning, by, digest, note, now);
  if (changes > 0) record('register.signed', id, { version, meaning, digest, note });
};
