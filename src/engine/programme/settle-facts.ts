// Holds what somebody states of a record against its register: nothing unknown, nothing of a wrong form, nothing named
// that is not there, and no circle of people who manage each other.
import { type Field, type Fields, isStated } from '../../shared/domain/programme/field';
import { SPECS } from '../../shared/domain/programme';
import type { RecordFacts } from '../../shared/domain/programme/record';
import { RecordId } from '../../shared/domain/programme/record-id';
import type { Register, RegisterSpec } from '../../shared/domain/programme/register';
import { UserError } from '../../shared/errors';
import {
  type ControlId,
  type CriterionId,
  EngagementId,
  engagementId,
  type EvidenceId,
  numberOf,
} from '../../shared/ids';
import { isCriterion } from '../catalog';
import type { ReadableDb } from '../db/handles';
import { canonical, LONGEST_FACTS } from '../records/canonical';
import { requireControls, requireEvidence } from './record-links';
import { findRecord } from './record-rows';

const refused = (spec: RegisterSpec, what: string): UserError =>
  new UserError('programme.facts', { register: spec.one, what });

/** Never with what somebody wrote: only names of ours go into an error. */
const reasonOf = (field: Field): string => {
  if (field.type === 'day') return 'It wants a day of the form 2026-05-04.';
  if (field.type === 'choice' || field.type === 'yes-no' || field.type === 'choices')
    return 'It wants one of the choices of the field.';
  if (field.type === 'count') return 'It wants a whole number from 0.';
  if (field.type === 'record' || field.type === 'evidence' || field.type === 'controls')
    return 'It wants numbers such as stand in the vault.';
  if (field.type === 'criteria') return 'It wants criteria such as CC6.1.';
  if (field.type === 'rows') return 'It wants rows.';
  return 'It is too long, or it is no text.';
};

/** SQLite and JSON would each make something else of half a surrogate pair, and a zero ends a text too early. */
export const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  return !Array.isArray(value) || value.every(isStorable);
};

/** One way to end a line, and none in a line. */
export const inOneSpelling = (field: Field, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (field.type === 'line') return value.replace(/\s*[\r\n\t\u2028\u2029]+\s*/g, ' ');
  return field.type === 'text' || field.type === 'markdown' ? value.replace(/\r\n?/g, '\n') : value;
};

const settleFields = (
  spec: RegisterSpec,
  fields: Fields,
  given: Readonly<Record<string, unknown>>,
  where: string,
): Record<string, unknown> => {
  // Without its name, which is somebody's word and not ours.
  if (Object.keys(given).some((name) => !Object.hasOwn(fields, name)))
    throw refused(spec, `There is a field${where} that the register does not have.`);
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, settleField(spec, field, given[name], where)]),
  );
};

const settleField = (spec: RegisterSpec, field: Field, given: unknown, where: string): unknown => {
  if (given === undefined) {
    if (field.isRequired && !isStated(field.nothing))
      throw refused(spec, `“${field.label}” is needed${where}.`);
    return field.nothing;
  }
  if (field.type === 'rows' && field.fields !== null && Array.isArray(given)) {
    const { fields, label } = field;
    const rows = given.map((row: unknown, at) => {
      if (typeof row !== 'object' || row === null || Array.isArray(row))
        throw refused(spec, `“${label}”: row ${String(at + 1)} is no row.`);
      return settleFields(
        spec,
        fields,
        row as Record<string, unknown>,
        ` in row ${String(at + 1)} of “${label}”`,
      );
    });
    if (rows.length > 1000) throw refused(spec, `“${label}” has more than 1,000 rows.`);
    return rows;
  }
  const parsed = field.schema.safeParse(inOneSpelling(field, given));
  if (!parsed.success || !isStorable(parsed.data))
    throw refused(spec, `“${field.label}”${where}: ${reasonOf(field)}`);
  const value: unknown = Array.isArray(parsed.data) ? [...new Set<unknown>(parsed.data)] : parsed.data;
  if (field.isRequired && !isStated(value)) throw refused(spec, `“${field.label}” is needed${where}.`);
  return value;
};

const requireCriteria = (ids: readonly CriterionId[]): void => {
  for (const id of ids) if (!isCriterion(id)) throw new UserError('use.unknown-criterion', { id });
};

const requireRecord = (db: ReadableDb, spec: RegisterSpec, field: Field, id: string): void => {
  if (id === '') return;
  const parsed = RecordId.safeParse(id);
  const of = SPECS[field.of as Register];
  if (!parsed.success) throw refused(spec, `“${field.label}” wants a number such as ${of.prefix}-01.`);
  const found = findRecord(db, parsed.data);
  if (found === null) throw new UserError('programme.unknown-record', { id });
  if (found.register !== of.register)
    throw refused(spec, `“${field.label}” wants a number of the register of ${of.many}.`);
};

const requireNamed = (db: ReadableDb, spec: RegisterSpec, fields: Fields, facts: RecordFacts): void => {
  for (const [name, field] of Object.entries(fields)) {
    const value = facts[name];
    if (field.type === 'evidence') requireEvidence(db, value as EvidenceId[]);
    if (field.type === 'controls') requireControls(db, value as ControlId[]);
    if (field.type === 'criteria') requireCriteria(value as CriterionId[]);
    if (field.type === 'record') requireRecord(db, spec, field, value as string);
    if (field.type === 'rows' && field.fields !== null)
      for (const row of value as RecordFacts[]) requireNamed(db, spec, field.fields, row);
  }
};

/** Of a document: what it belongs to is no record but an engagement. */
const requireEngagement = (db: ReadableDb, spec: RegisterSpec, facts: RecordFacts): void => {
  const { parent } = spec;
  if (parent === null || spec.fields[parent]?.type === 'record') return;
  const id = EngagementId.safeParse(facts[parent]);
  if (!id.success)
    throw refused(spec, `“${spec.fields[parent]?.label ?? ''}” wants a number such as ENG-01.`);
  const has = db.prepare('SELECT 1 FROM engagement WHERE number = ?').get(numberOf(id.data));
  if (has === undefined || engagementId(numberOf(id.data)) !== id.data)
    throw new UserError('use.unknown-engagement', { id: id.data });
};

/** A person their own manager's manager, a model based on what is based on it. */
const requireNoCircle = (db: ReadableDb, spec: RegisterSpec, facts: RecordFacts, self: RecordId): void => {
  for (const [name, field] of Object.entries(spec.fields)) {
    if (field.type !== 'record' || field.of !== spec.register) continue;
    const seen = new Set<string>();
    let next = facts[name] as string;
    while (next !== '' && !seen.has(next)) {
      if (next === self) throw refused(spec, `“${field.label}” leads back to ${self} itself.`);
      seen.add(next);
      next = (findRecord(db, next as RecordId)?.facts[name] as string | undefined) ?? '';
    }
  }
};

/**
 * What is written down of a record: every field of its register, those nobody stated included.
 * @param self The record, when it is there already.
 * @throws UserError programme.facts, programme.unknown-record, use.unknown-evidence, use.unknown-control,
 * use.unknown-criterion, use.unknown-engagement
 */
export const settleFacts = (
  db: ReadableDb,
  spec: RegisterSpec,
  given: Readonly<Record<string, unknown>>,
  self: RecordId | null,
): RecordFacts => {
  const facts = settleFields(spec, spec.fields, given, '');
  if (canonical(facts).length > LONGEST_FACTS) throw refused(spec, 'It is too long as a whole.');
  requireNamed(db, spec, spec.fields, facts);
  requireEngagement(db, spec, facts);
  if (self !== null) requireNoCircle(db, spec, facts, self);
  return facts;
};

/** @throws UserError programme.facts */
export const requireState = (spec: RegisterSpec, state: string): string => {
  if (!Object.hasOwn(spec.states, state)) throw refused(spec, 'There is no such state.');
  return state;
};
