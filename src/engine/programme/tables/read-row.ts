// One row of a file as facts of the register: what it states, what of it is told and left out, and what is wrong with it.
import type { Field } from '../../../shared/domain/programme/field';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { Register, RegisterSpec } from '../../../shared/domain/programme/register';
import { type ControlId, controlId, type EvidenceId, evidenceId, numberOf } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { isCriterion } from '../../catalog';
import type { ReadableDb } from '../../db/handles';
import { type CellRead, heldAgainst, readFieldCell, saysNothing } from './field-cell';
import type { NamedRecords } from './named-records';
import type { GivenCell, GivenRow } from './read-given';
import type { Telling } from './telling';

/** Numbers of what the vault has, for thousands of rows. */
export interface KnownTargets {
  readonly controls: ReadonlySet<number>;
  readonly evidence: ReadonlySet<number>;
  readonly engagements: ReadonlySet<string>;
}

export const knownTargets = (db: ReadableDb): KnownTargets => {
  const numbers = (table: string): Set<number> =>
    new Set(db.prepare(`SELECT number FROM ${table}`).pluck().all() as number[]);
  const engagements = [...numbers('engagement')].map((number) => `ENG-${String(number).padStart(2, '0')}`);
  return { controls: numbers('control'), evidence: numbers('evidence'), engagements: new Set(engagements) };
};

export interface RowReading {
  readonly spec: RegisterSpec;
  readonly isOurs: boolean;
  readonly dayFirst: boolean | null;
  readonly known: KnownTargets;
  readonly named: NamedRecords;
  readonly tell: Telling['tell'];
}

const shortened = (word: string): string => {
  const [line = ''] = word.split('\n');
  return visibleText(line.length > 60 ? `${line.slice(0, 60)}…` : line);
};

interface Stated {
  readonly facts: Record<string, unknown>;
  readonly problems: string[];
}

/** A record that is named; undefined where it is told and left out. */
const readNamed = (
  { isOurs, named, tell }: RowReading,
  field: Field,
  text: string,
  problems: string[],
): string | undefined => {
  if (text === '') return '';
  const found = named.find(field.of as Register, text);
  if (found !== null) return found;
  const sentence = `“${field.label}” names “${shortened(text)}”, and no record, or more than one, is called so`;
  if (isOurs || field.isRequired) problems.push(`${sentence}.`);
  else tell(`${sentence}; left out.`);
  return isOurs ? '' : undefined;
};

/** Ids of a list that this vault does not have. */
const unknownIn = (field: Field, ids: readonly string[], known: KnownTargets): string[] => {
  const isKnown: Readonly<Record<string, (id: string) => boolean>> = {
    controls: (id) =>
      known.controls.has(numberOf(id as ControlId)) && controlId(numberOf(id as ControlId)) === id,
    evidence: (id) =>
      known.evidence.has(numberOf(id as EvidenceId)) && evidenceId(numberOf(id as EvidenceId)) === id,
    criteria: (id) => isCriterion(id as never),
  };
  return ids.filter((id) => !(isKnown[field.type]?.(id) ?? true));
};

const readCell = (reading: RowReading, field: Field, cell: GivenCell): CellRead => {
  if ('text' in cell) return readFieldCell(field, cell.text, reading);
  const value = cell.value;
  return field.type === 'record'
    ? typeof value === 'string'
      ? { value: value.trim() }
      : { problem: 'is no number of a record' }
    : heldAgainst(field, value);
};

/** Ids named inside the rows of a field too. */
const unknownWithin = (field: Field, value: unknown, known: KnownTargets): string[] => {
  if (field.type !== 'rows' || field.fields === null)
    return Array.isArray(value) ? unknownIn(field, value as string[], known) : [];
  const { fields } = field;
  return (value as Readonly<Record<string, unknown>>[]).flatMap((row) =>
    Object.entries(fields).flatMap(([name, one]) => unknownWithin(one, row[name], known)),
  );
};

const readOne = (reading: RowReading, name: string, field: Field, cell: GivenCell, into: Stated): void => {
  const { isOurs, tell, known } = reading;
  if (!isOurs && 'text' in cell && saysNothing(field, cell.text)) return;
  const read = readCell(reading, field, cell);
  if ('problem' in read) {
    into.problems.push(`“${field.label}” ${read.problem}.`);
    return;
  }
  if ('unknownWord' in read) {
    const sentence = `“${field.label}” is “${shortened(read.unknownWord)}”, which is none of its choices`;
    if (isOurs) into.problems.push(`${sentence}.`);
    else tell(`${sentence}; left as it was.`);
    return;
  }
  if (field.type === 'record') {
    const id = readNamed(reading, field, String(read.value), into.problems);
    if (id !== undefined) into.facts[name] = id;
    return;
  }
  const unknown = unknownWithin(field, read.value, known);
  if (unknown.length === 0) {
    into.facts[name] = read.value;
    return;
  }
  const sentence = `“${field.label}” names ${unknown.slice(0, 5).join(', ')}, which this vault does not have`;
  if (isOurs || field.type === 'rows') into.problems.push(`${sentence}.`);
  else {
    tell(`${sentence}; left out.`);
    into.facts[name] = (read.value as string[]).filter((id) => !unknown.includes(id));
  }
};

const isSelf = ({ spec }: RowReading, field: Field): boolean =>
  field.type === 'record' && field.of === spec.register;

/**
 * Facts by name, those that the row says nothing of left out; problems in sentences for people. Records of the same
 * register are read later ({@link readSelfNames}): rows may name rows below them.
 */
export const readRowFacts = (reading: RowReading, { cells }: GivenRow): Stated => {
  const stated: Stated = { facts: {}, problems: [] };
  for (const [name, cell] of cells) {
    const field = reading.spec.fields[name];
    if (field !== undefined && !isSelf(reading, field)) readOne(reading, name, field, cell, stated);
  }
  return stated;
};

/** The records of the same register that a row names. Tables often call the head of a company their own manager. */
export const readSelfNames = (
  reading: RowReading,
  { cells }: GivenRow,
  self: RecordId,
  problems: string[],
): RecordFacts => {
  const stated: Stated = { facts: {}, problems };
  for (const [name, cell] of cells) {
    const field = reading.spec.fields[name];
    if (field === undefined || !isSelf(reading, field)) continue;
    const one: Stated = { facts: {}, problems };
    readOne(reading, name, field, cell, one);
    if (one.facts[name] !== self || reading.isOurs) Object.assign(stated.facts, one.facts);
    else reading.tell(`“${field.label}” names the record itself; left out.`);
  }
  return stated.facts;
};

/** That what a record cannot be without is there, and what it belongs to. */
export const missingIn = (
  { spec, known }: Pick<RowReading, 'spec' | 'known'>,
  facts: Readonly<Record<string, unknown>>,
): string[] => {
  const missing = Object.entries(spec.fields)
    .filter(([name, field]) => field.isRequired && (facts[name] ?? '') === '')
    .map(([, field]) => `“${field.label}” is missing.`);
  const { parent } = spec;
  if (parent === null || spec.fields[parent]?.type === 'record' || missing.length > 0) return missing;
  return known.engagements.has(String(facts[parent]))
    ? []
    : [`“${spec.fields[parent]?.label ?? ''}” is none of this vault; it looks like ENG-01.`];
};
